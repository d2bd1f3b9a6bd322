import Problems

/// Reads SDMX-JSON: data messages 1.0 (with `structure`) and 2.x (with `structures`), and structures.
struct SDMXJSON {
  private(set) var message: SDMXMessage
  private let scanner: JSONScanner
  /// The bytes that end a line.
  private let lineEnds: [Int]

  init(_ bytes: [UInt8], file: String) throws(InputRefused) {
    let root = try JSONNode.read(bytes, file: file)
    scanner = try JSONScanner(bytes, file: file)
    lineEnds = bytes.indices.filter { bytes[$0] == 0x0A }
    message = SDMXMessage(file: file)
    let meta = root["meta"] ?? root["header"]
    message.id = meta?["id"]?.string
    message.prepared = meta?["prepared"]?.string
    message.sender = meta?["sender"]?["name"]?.string ?? meta?["sender"]?["id"]?.string
    let data = root["data"] ?? root
    let structures = data["structures"]?.elements ?? data["structure"].map { [$0] } ?? []
    let sets = data["dataSets"]?.elements
    readStructure(data)
    let holdsStructure = message.structure != SDMXStructure()
    guard sets != nil || holdsStructure || root["errors"]?.elements != nil else {
      throw scanner.refusal("sdmx.unknown", at: root.offset)
    }
    if sets == nil, !holdsStructure, let error = root["errors"]?.elements?.first {
      let detail = error["title"]?.string ?? error["message"]?.string ?? error["detail"]?.string
      throw scanner.refusal(
        "sdmx.service-error", at: error.offset, ["detail": detail ?? error.string ?? "?"])
    }
    for set in sets ?? [] {
      let index = set["structure"]?.int ?? 0
      guard structures.indices.contains(index) else {
        throw scanner.refusal("sdmx.no-structure", at: set.offset)
      }
      message.dataSets.append(try dataSet(set, SDMXJSONStructure(structures[index])))
    }
  }

  private typealias Value = SDMXObservations.Value

  private mutating func dataSet(
    _ node: JSONNode, _ structure: SDMXJSONStructure
  ) throws(InputRefused) -> SDMXDataSet {
    var set = SDMXDataSet()
    set.action = node["action"]?.string.flatMap { SDMXDataSet.Action($0) }
    set.structureID = structure.id
    set.names = structure.names
    set.components = structure.components
    var shared: [Value] = []
    for dimension in structure.wholeDimensions {
      if let code = dimension.codes.first {
        shared.append(try value(dimension.id, .dimension, code, &set, at: node))
      }
    }
    shared += try attributes(
      node["attributes"], structure.wholeAttributes, &set)
    for (key, values) in node["dimensionGroupAttributes"]?.members.map({ Array($0.pairs) }) ?? [] {
      let codes = try self.codes(key, structure.groupDimensions, at: values, mayBeEmpty: true)
      var told: [(id: String, text: String)] = []
      for (dimension, code) in zip(structure.groupDimensions, codes) {
        if let code { told.append((dimension.id, code)) }
      }
      for (attribute, value) in zip(structure.groupAttributes, values.elements ?? []) {
        if let text = try text(value, attribute) { told.append((attribute.id, text)) }
      }
      set.groups.append(SDMXDataSet.Group(values: told))
    }
    for (key, series) in node["series"]?.members.map({ Array($0.pairs) }) ?? [] {
      var values = shared
      let codes = try self.codes(key, structure.seriesDimensions, at: series, mayBeEmpty: false)
      for (dimension, code) in zip(structure.seriesDimensions, codes) {
        if let code {
          values.append(try value(dimension.id, .dimension, code, &set, at: series))
        }
      }
      values += try attributes(series["attributes"], structure.seriesAttributes, &set)
      try readObservations(
        series["observations"], structure.observationDimensions, structure, values, &set)
    }
    // Outside a series the key of an observation holds the dimensions of both.
    try readObservations(
      node["observations"], structure.seriesDimensions + structure.observationDimensions,
      structure, shared, &set)
    return set
  }

  private mutating func readObservations(
    _ node: JSONNode?, _ dimensions: [SDMXJSONStructure.Part], _ structure: SDMXJSONStructure,
    _ shared: [Value],
    _ set: inout SDMXDataSet
  ) throws(InputRefused) {
    guard let members = node?.members else { return }
    for (key, content) in members.pairs {
      let line = line(of: content.offset)
      var values = shared
      let codes = try self.codes(
        key, dimensions, at: content, mayBeEmpty: false)
      for (dimension, code) in zip(dimensions, codes) {
        if let code { values.append(try value(dimension.id, .dimension, code, &set, at: content)) }
      }
      let parts = content.elements ?? []
      let measures = structure.measures
      var numbers: [Double] = []
      if let first = parts.first, let text = first.string, SDMXObservations.number(text) == nil,
        measures.count == 1, structure.observationAttributes.first?.codes.isEmpty == true
      {
        // Only attributes were asked for.
      } else {
        for part in parts.prefix(measures.count) { numbers.append(try number(part)) }
      }
      values += try attributes(
        Array(parts.dropFirst(numbers.count)), structure.observationAttributes, &set)
      if measures.count == 1 {
        set.observations.add(values, numbers.first ?? .nan, line: line)
        continue
      }
      for (measure, number) in zip(measures, numbers) {
        let code = try value("MEASURE", .dimension, measure.id, &set, at: content)
        set.observations.add(values + [code], number, line: line)
      }
    }
  }

  private func line(of offset: Int) -> Int {
    var low = 0
    var high = lineEnds.count
    while low < high {
      let middle = (low + high) / 2
      if lineEnds[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }

  private func number(_ node: JSONNode) throws(InputRefused) -> Double {
    if let number = node.number { return number }
    if node.isNull { return .nan }
    guard let text = node.string, let number = SDMXObservations.number(text) else {
      throw scanner.refusal(
        "sdmx.not-a-number", at: node.offset, ["found": String((node.string ?? "…").prefix(40))])
    }
    return number
  }

  /// The codes of a key such as `0:2:1`; an empty part is no code where that may be.
  private func codes(
    _ key: String, _ dimensions: [SDMXJSONStructure.Part], at node: JSONNode, mayBeEmpty: Bool
  ) throws(InputRefused) -> [String?] {
    var codes: [String?] = []
    if key.isEmpty, dimensions.isEmpty { return [] }
    for part in key.split(separator: ":", omittingEmptySubsequences: false) {
      if part.isEmpty, mayBeEmpty {
        codes.append(nil)
      } else if codes.count < dimensions.count, let index = Int(part),
        dimensions[codes.count].codes.indices.contains(index)
      {
        codes.append(dimensions[codes.count].codes[index])
      } else {
        throw scanner.refusal("sdmx.key", at: node.offset, ["key": String(key.prefix(80))])
      }
    }
    guard codes.count == dimensions.count || mayBeEmpty else {
      throw scanner.refusal("sdmx.key", at: node.offset, ["key": String(key.prefix(80))])
    }
    return codes
  }

  private mutating func attributes(
    _ node: JSONNode?, _ known: [SDMXJSONStructure.Part], _ set: inout SDMXDataSet
  ) throws(InputRefused) -> [Value] {
    try attributes(node?.elements ?? [], known, &set)
  }

  private mutating func attributes(
    _ nodes: [JSONNode], _ known: [SDMXJSONStructure.Part], _ set: inout SDMXDataSet
  ) throws(InputRefused) -> [Value] {
    var values: [Value] = []
    for (attribute, node) in zip(known, nodes) {
      if let text = try text(node, attribute) {
        values.append(try value(attribute.id, .attribute, text, &set, at: node))
      }
    }
    return values
  }

  /// The text of an attribute: the place of one of its values, or the value itself.
  private mutating func text(
    _ node: JSONNode, _ attribute: SDMXJSONStructure.Part
  ) throws(InputRefused) -> String? {
    switch node.value {
    case .null: return nil
    case .string(let text): return text
    case .bool(let value): return value ? "true" : "false"
    case .number(let number):
      guard !attribute.codes.isEmpty else {
        return Int(exactly: number).map(String.init) ?? "\(number)"
      }
      guard let index = Int(exactly: number), attribute.codes.indices.contains(index) else {
        if message.warnings.count < ColumnFile.mostProblems {
          message.warnings.append(
            Problem(
              "sdmx.unknown-value", .warning, at: Place(scanner.file, line: line(of: node.offset)),
              [
                "attribute": attribute.id,
                "index": Int(exactly: number).map(String.init) ?? "\(number)",
              ]))
        }
        return nil
      }
      return attribute.codes[index].isEmpty ? nil : attribute.codes[index]
    case .array(let parts):
      var texts: [String] = []
      for part in parts { if let text = try text(part, attribute) { texts.append(text) } }
      return texts.isEmpty ? nil : texts.joined(separator: "; ")
    case .object(let members):
      var names = SDMXText()
      for (language, part) in members.pairs { names.add(part.string ?? "", language) }
      return names.text(in: nil)
    }
  }

  private func value(
    _ id: String, _ kind: SDMXObservations.Kind, _ text: String, _ set: inout SDMXDataSet,
    at node: JSONNode
  ) throws(InputRefused) -> Value {
    guard let value = set.observations.value(id, kind, text) else {
      throw scanner.refusal(
        "sdmx.too-many-components", at: node.offset,
        ["limit": String(SDMXObservations.mostColumns)])
    }
    return value
  }

  /// Reads the code lists and so on of a structure message.
  private mutating func readStructure(_ data: JSONNode) {
    for node in data["codelists"]?.elements ?? [] {
      var list = SDMXStructure.Codelist(id: node["id"]?.string ?? "")
      list.agency = node["agencyID"]?.string
      list.version = node["version"]?.string
      list.names = SDMXJSONStructure.names(node)
      for code in node["codes"]?.elements ?? [] {
        list.codes.append(
          SDMXStructure.Code(
            id: code["id"]?.string ?? "", names: SDMXJSONStructure.names(code),
            parent: code["parent"]?.string))
      }
      message.structure.codelists.append(list)
    }
    for scheme in data["conceptSchemes"]?.elements ?? [] {
      for node in scheme["concepts"]?.elements ?? [] {
        message.structure.concepts[node["id"]?.string ?? ""] = SDMXJSONStructure.names(node)
      }
    }
    for node in data["dataflows"]?.elements ?? [] {
      message.structure.dataflows.append(
        SDMXStructure.Dataflow(
          id: node["id"]?.string ?? "", names: SDMXJSONStructure.names(node),
          dataStructure: node["structure"]?.string.map { SDMXStructure.id(in: $0) }))
    }
    for node in data["dataStructures"]?.elements ?? [] {
      message.structure.dataStructures.append(SDMXJSONStructure.dataStructure(node))
    }
  }
}
