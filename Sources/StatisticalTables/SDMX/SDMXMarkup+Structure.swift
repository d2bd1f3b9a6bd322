import Problems

extension SDMXMarkup {
  /// Reads a list of codes.
  mutating func readCodelist() throws(InputRefused) {
    var list = SDMXStructure.Codelist(id: xml["id"] ?? "")
    list.agency = xml["agencyID"] ?? xml["agency"]
    list.version = xml["version"]
    while let child = try xml.nextChild() {
      switch child {
      case "Name": try readText(into: &list.names)
      case "Code", "GeoFeatureSetCode", "GeoGridCode": list.codes.append(try code())
      default: try xml.skip()
      }
    }
    message.structure.codelists.append(list)
  }

  private func code() throws(InputRefused) -> SDMXStructure.Code {
    var code = SDMXStructure.Code(id: xml["id"] ?? xml["value"] ?? "")
    code.parent = xml["parentCode"]
    var descriptions = SDMXText()
    while let child = try xml.nextChild() {
      switch child {
      case "Name": try readText(into: &code.names)
      case "Description": try readText(into: &descriptions)
      case "Parent": code.parent = try reference()
      default: try xml.skip()
      }
    }
    // In 2.0 a code has a description and no name.
    if code.names.isEmpty { code.names = descriptions }
    return code
  }

  /// Reads a tree over the codes of lists, and gives them the parents that it tells.
  mutating func readHierarchy() throws(InputRefused) {
    var above: [String?] = []
    var parents: [String: String] = [:]
    var depth = 1
    while depth > 0, let event = try xml.next() {
      switch event {
      case .start(let name):
        depth += 1
        if name == "CodeRef" || name == "HierarchicalCode" {
          above.append(nil)
        } else if name == "CodeID" || name == "Code", !above.isEmpty {
          depth -= 1
          let code = try reference()
          above[above.count - 1] = code
          if let code, let parent = above.dropLast().last ?? nil {
            parents[code] = parents[code] ?? parent
          }
        }
      case .end(let name):
        depth -= 1
        if name == "CodeRef" || name == "HierarchicalCode" { _ = above.popLast() }
      case .text: break
      }
    }
    for list in message.structure.codelists.indices {
      let known = Set(message.structure.codelists[list].codes.map(\.id))
      for code in message.structure.codelists[list].codes.indices
      where message.structure.codelists[list].codes[code].parent == nil {
        let id = message.structure.codelists[list].codes[code].id
        if let parent = parents[id], known.contains(parent) {
          message.structure.codelists[list].codes[code].parent = parent
        }
      }
    }
  }

  /// Reads a concept.
  mutating func readConcept() throws(InputRefused) {
    let id = xml["id"] ?? ""
    var names = SDMXText()
    while let child = try xml.nextChild() {
      if child == "Name" { try readText(into: &names) } else { try xml.skip() }
    }
    if message.structure.concepts[id] == nil { message.structure.concepts[id] = names }
  }

  /// Reads a data flow.
  mutating func readDataflow() throws(InputRefused) {
    var flow = SDMXStructure.Dataflow(id: xml["id"] ?? "")
    while let child = try xml.nextChild() {
      switch child {
      case "Name": try readText(into: &flow.names)
      case "Structure", "KeyFamilyRef": flow.dataStructure = try reference()
      default: try xml.skip()
      }
    }
    message.structure.dataflows.append(flow)
  }

  /// Reads a data structure.
  mutating func readDataStructure() throws(InputRefused) {
    var structure = SDMXStructure.DataStructure(id: xml["id"] ?? "")
    var depth = 1
    while depth > 0, let event = try xml.next() {
      switch event {
      case .start("Name") where depth == 1: try readText(into: &structure.names)
      case .start("Group"): try xml.skip()
      case .start(let name):
        if let kind = componentKind(name) {
          structure.components.append(try component(kind))
        } else {
          depth += 1
        }
      case .end: depth -= 1
      case .text: break
      }
    }
    message.structure.dataStructures.append(structure)
  }

  /// What the element that has just begun declares.
  private func componentKind(_ name: String) -> SDMXStructure.Component.Kind? {
    switch name {
    case "Dimension": xml["isMeasureDimension"] == "true" ? .measureDimension : .dimension
    case "MeasureDimension": .measureDimension
    case "TimeDimension": .time
    case "PrimaryMeasure", "Measure": .measure
    case "Attribute": .attribute
    default: nil
    }
  }

  private func component(
    _ kind: SDMXStructure.Component.Kind
  ) throws(InputRefused) -> SDMXStructure.Component {
    var component = SDMXStructure.Component(id: xml["id"] ?? xml["conceptRef"] ?? "", kind: kind)
    component.concept = xml["conceptRef"]
    component.codelist = xml["codelist"]
    while let child = try xml.nextChild() {
      switch child {
      case "ConceptIdentity": component.concept = try reference()
      case "LocalRepresentation":
        while let part = try xml.nextChild() {
          if part == "Enumeration" {
            component.codelist = try reference()
          } else {
            try xml.skip()
          }
        }
      default: try xml.skip()
      }
    }
    if component.id.isEmpty { component.id = component.concept ?? "" }
    return component
  }
}
