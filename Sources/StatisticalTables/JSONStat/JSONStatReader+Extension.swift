import Problems

extension JSONStatReader {
  /// What the source says that a status means.
  ///
  /// The Norwegian Institute of Public Health has `extension.flags.label`, Eurostat `extension.status.label`.
  func statusLabels(_ extra: JSONNode?) -> [String: String] {
    var labels: [String: String] = [:]
    for found in [extra?["flags"]?["label"], extra?["status"]?["label"]] {
      for (code, label) in found?.members.map({ Array($0.pairs) }) ?? [] {
        labels[code] = label.string
      }
    }
    return labels
  }

  /// What all numbers measure.
  ///
  /// PxWeb has it in a dimension that the numbers are not divided by, where there is one measure alone.
  func commonUnit(_ extra: JSONNode?, _ dimensions: [Cube.Dimension]) -> Cube.Unit? {
    if let unit = extra?["unit"].flatMap(JSONStatReader.unit) { return unit }
    if dimensions.contains(where: { $0.categories.contains { $0.unit != nil } }) { return nil }
    let told = Set(dimensions.map(\.id))
    for (id, node) in draft.members["dimension"]?.members.map({ Array($0.pairs) }) ?? []
    where !told.contains(id) {
      if let unit = node["category"]?["unit"]?.members?.values.first.flatMap(JSONStatReader.unit) {
        return unit
      }
    }
    return nil
  }

  /// Other texts about single cells, as the writer of this package puts them down.
  mutating func attributes(_ extra: JSONNode?, count: Int) -> [String: [Int: String]] {
    var attributes: [String: [Int: String]] = [:]
    for (name, texts) in extra?["attributes"]?.members.map({ Array($0.pairs) }) ?? [] {
      var placed: [Int: String] = [:]
      for (key, text) in texts.members.map({ Array($0.pairs) }) ?? [] {
        if let position = Int(key), (0..<count).contains(position) {
          placed[position] = text.string
        }
      }
      if !placed.isEmpty { attributes[name] = placed }
    }
    return attributes
  }

  /// The notes of the whole, of dimensions and of categories.
  func notes(_ dimensions: [Cube.Dimension]) -> [Cube.Note] {
    var notes = JSONStatReader.texts(draft.members["note"]).enumerated().map { place, text in
      Cube.Note(
        text,
        isMandatory: draft.members["extension"]?["noteMandatory"]?[String(place)]?.bool ?? false)
    }
    for dimension in dimensions {
      guard let node = draft.members["dimension"]?[dimension.id] else { continue }
      let extra = node["extension"]
      for (place, text) in JSONStatReader.texts(node["note"]).enumerated() {
        notes.append(
          Cube.Note(
            text, isMandatory: extra?["noteMandatory"]?[String(place)]?.bool ?? false,
            dimension: dimension.id))
      }
      for (code, texts) in node["category"]?["note"]?.members.map({ Array($0.pairs) }) ?? [] {
        let mandatory = extra?["categoryNoteMandatory"]?[code]
        for (place, text) in JSONStatReader.texts(texts).enumerated() {
          notes.append(
            Cube.Note(
              text, isMandatory: mandatory?[String(place)]?.bool ?? false,
              dimension: dimension.id, category: code))
        }
      }
    }
    return notes
  }

  /// Everything else that the source says of the whole, by the path of its keys: `px.copyright`.
  func properties(_ extra: JSONNode?) -> [String: String] {
    var properties: [String: String] = [:]
    for (key, node) in extra?.members.map({ Array($0.pairs) }) ?? [] {
      switch key {
      case "noteMandatory", "flags", "status", "attributes", "lang", "id", "unit": continue
      // Eurostat counts in it what the values leave out already.
      case "positions-with-no-data": continue
      default: JSONStatReader.flatten(node, key, into: &properties)
      }
    }
    properties["px.tableid"] = nil
    properties["px.language"] = nil
    return properties
  }

  /// Reads what PxWeb says of a dimension and its categories.
  func readExtension(of node: JSONNode, into dimension: inout Cube.Dimension) {
    let places = Dictionary(
      dimension.categories.enumerated().map { ($1.code, $0) },
      uniquingKeysWith: { first, _ in first })
    for (key, value) in node["extension"]?.members.map({ Array($0.pairs) }) ?? [] {
      switch key {
      case "codelists", "codeLists":
        dimension.codelists = (value.elements ?? []).compactMap(codelist)
      case "elimination":
        // With numbers it is true only where the reply has the category that stands for all.
        let isTold =
          value.bool == true || draft.values == nil || draft.values?.numbers.isEmpty == true
        dimension.isEliminable = isTold ? value.bool : nil
      case "eliminationValueCode": dimension.eliminationCode = value.string
      case "noteMandatory", "categoryNoteMandatory": continue
      default:
        if let members = value.members, !members.keys.isEmpty,
          members.keys.allSatisfy({ places[$0] != nil })
        {
          for (code, text) in members.pairs {
            guard let place = places[code] else { continue }
            JSONStatReader.flatten(text, key, into: &dimension.categories[place].properties)
          }
        } else {
          JSONStatReader.flatten(value, key, into: &dimension.properties)
        }
      }
    }
    dimension.classifications = classifications(node["link"]?["describedby"]?.elements ?? [])
  }

  /// Reads where the categories lie: longitude and latitude.
  func setCoordinates(_ coordinates: JSONNode.Members?, of dimension: inout Cube.Dimension) {
    guard let coordinates else { return }
    for place in dimension.categories.indices {
      let pair = coordinates[dimension.categories[place].code]?.elements?.compactMap(\.number) ?? []
      guard pair.count == 2 else { continue }
      dimension.categories[place].properties["coordinates"] =
        "\(JSONStatReader.plain(pair[0])) \(JSONStatReader.plain(pair[1]))"
    }
  }

  private func codelist(_ node: JSONNode) -> Cube.Dimension.Codelist? {
    node["id"]?.string.map {
      Cube.Dimension.Codelist(
        id: $0, label: node["label"]?.string ?? $0,
        isAggregation: node["type"]?.string?.lowercased() == "aggregation")
    }
  }

  /// The URNs in `{"Region": "urn:ssb:classification:klass:104 urn:…"}`; the blank has been seen missing.
  private func classifications(_ links: [JSONNode]) -> [String] {
    var found: [String] = []
    for node in links.compactMap({ $0["extension"]?.members }).flatMap(\.values) {
      var rest = Substring(node.string ?? "")
      while !rest.isEmpty {
        let next = rest.dropFirst().firstRange(of: "urn:")?.lowerBound ?? rest.endIndex
        let urn = rest[..<next].split(separator: " ").joined(separator: " ")
        if !urn.isEmpty, !found.contains(urn) { found.append(urn) }
        rest = rest[next...]
      }
    }
    return found
  }

  /// The texts of a note: a list, or one alone.
  private static func texts(_ node: JSONNode?) -> [String] {
    node?.elements?.map { $0.string ?? "" } ?? node?.string.map { [$0] } ?? []
  }

  /// Adds texts, numbers and truth values by the path of their keys.
  private static func flatten(
    _ node: JSONNode, _ path: String, into properties: inout [String: String]
  ) {
    switch node.value {
    case .null: break
    case .bool(let value): properties[path] = value ? "true" : "false"
    case .number(let number): properties[path] = plain(number)
    case .string(let text): properties[path] = text.isEmpty ? nil : text
    case .array(let elements):
      for (place, element) in elements.enumerated() {
        flatten(element, "\(path).\(place)", into: &properties)
      }
    case .object(let members):
      for (key, member) in members.pairs { flatten(member, "\(path).\(key)", into: &properties) }
    }
  }

  static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }
}
