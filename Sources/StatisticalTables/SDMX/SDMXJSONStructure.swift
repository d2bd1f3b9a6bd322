/// What an SDMX-JSON message says of the components of a data set.
struct SDMXJSONStructure {
  /// A dimension or attribute: its id, and its codes by place.
  struct Part {
    let id: String
    var codes: [String]
    var keyPosition: Int?
  }

  private(set) var id: String?
  private(set) var names = SDMXText()
  private(set) var wholeDimensions: [Part] = []
  private(set) var seriesDimensions: [Part] = []
  private(set) var observationDimensions: [Part] = []
  private(set) var wholeAttributes: [Part] = []
  private(set) var groupAttributes: [Part] = []
  private(set) var seriesAttributes: [Part] = []
  private(set) var observationAttributes: [Part] = []
  /// The values of an observation; one where the message names none.
  private(set) var measures: [Part] = []
  /// The components in the order of the key.
  private(set) var components: [SDMXComponent] = []

  init(_ node: JSONNode) {
    names = SDMXJSONStructure.names(node)
    let links = node["links"]?.elements ?? []
    let link =
      links.first { $0["rel"]?.string == "dataflow" }
      ?? links.first { $0["rel"]?.string == "datastructure" }
    id = link?["urn"]?.string.map { SDMXStructure.id(in: $0) } ?? node["id"]?.string
    let dimensions = node["dimensions"]
    let attributes = node["attributes"]
    wholeDimensions = parts(dimensions?["dataSet"], isAttribute: false)
    seriesDimensions = parts(dimensions?["series"], isAttribute: false)
    observationDimensions = parts(dimensions?["observation"], isAttribute: false)
    wholeAttributes = parts(attributes?["dataSet"], isAttribute: true)
    groupAttributes = parts(attributes?["dimensionGroup"], isAttribute: true)
    seriesAttributes = parts(attributes?["series"], isAttribute: true)
    observationAttributes = parts(attributes?["observation"], isAttribute: true)
    for measure in node["measures"]?["observation"]?.elements ?? [] {
      measures.append(Part(id: measure["id"]?.string ?? "", codes: []))
    }
    if measures.isEmpty { measures = [Part(id: "OBS_VALUE", codes: [])] }
    let order = Dictionary(
      keyDimensions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    components = components.enumerated()
      .sorted { left, right in
        (order[left.element.id] ?? order.count, left.offset)
          < (order[right.element.id] ?? order.count, right.offset)
      }
      .map(\.element)
  }

  /// All dimensions as the keys of groups have them.
  var groupDimensions: [Part] { wholeDimensions + seriesDimensions + observationDimensions }

  /// All dimensions in the order of the key.
  private var keyDimensions: [Part] {
    let all = groupDimensions
    return all.enumerated()
      .sorted {
        ($0.element.keyPosition ?? $0.offset, $0.offset) < (
          $1.element.keyPosition ?? $1.offset, $1.offset
        )
      }
      .map(\.element)
  }

  private mutating func parts(_ node: JSONNode?, isAttribute: Bool) -> [Part] {
    var parts: [Part] = []
    for part in node?.elements ?? [] {
      let id = part["id"]?.string ?? ""
      var component = SDMXComponent(id: id)
      component.names = SDMXJSONStructure.names(part)
      let roles =
        (part["roles"]?.elements ?? [part["role"]].compactMap(\.self)).compactMap(\.string)
      let isTime = id == "TIME_PERIOD" || roles.contains("TIME_PERIOD") || roles.contains("time")
      component.kind = isAttribute ? .attribute : isTime ? .time : .dimension
      var codes: [String] = []
      for value in part["values"]?.elements ?? [] {
        let code = value["id"]?.string ?? value["value"].map(SDMXJSONStructure.text) ?? ""
        codes.append(code)
        guard value["id"] != nil else { continue }
        component.codes.append(
          SDMXStructure.Code(
            id: code, names: SDMXJSONStructure.names(value), parent: value["parent"]?.string))
      }
      components.append(component)
      parts.append(Part(id: id, codes: codes, keyPosition: part["keyPosition"]?.int))
    }
    return parts
  }

  private static func text(_ node: JSONNode) -> String {
    if let text = node.string { return text }
    if let number = node.number { return Int(exactly: number).map(String.init) ?? "\(number)" }
    return node.bool.map { $0 ? "true" : "false" } ?? ""
  }

  /// The names of an object: `names` by language, else `name`.
  static func names(_ node: JSONNode) -> SDMXText {
    var names = SDMXText()
    for (language, text) in node["names"]?.members?.pairs.map({ ($0, $1) }) ?? [] {
      names.add(text.string ?? "", language.lowercased())
    }
    // In 1.0 a name may itself be an object by language.
    for (language, text) in node["name"]?.members?.pairs.map({ ($0, $1) }) ?? [] {
      names.add(text.string ?? "", language.lowercased())
    }
    if names.isEmpty { names.add(node["name"]?.string ?? "", nil) }
    return names
  }

  /// A data structure of a structure message.
  static func dataStructure(_ node: JSONNode) -> SDMXStructure.DataStructure {
    var structure = SDMXStructure.DataStructure(id: node["id"]?.string ?? "", names: names(node))
    let parts = node["dataStructureComponents"]
    let lists: [(list: String, members: String, kind: SDMXStructure.Component.Kind)] = [
      ("dimensionList", "dimensions", .dimension),
      ("dimensionList", "measureDimensions", .measureDimension),
      ("dimensionList", "timeDimensions", .time), ("dimensionList", "timeDimension", .time),
      ("measureList", "measures", .measure), ("measureList", "primaryMeasure", .measure),
      ("attributeList", "attributes", .attribute),
    ]
    for (list, members, kind) in lists {
      guard let found = parts?[list]?[members] else { continue }
      for part in found.elements ?? [found] {
        let representation = part["localRepresentation"]?["enumeration"]?.string
        structure.components.append(
          SDMXStructure.Component(
            id: part["id"]?.string ?? "", kind: kind,
            concept: part["conceptIdentity"]?.string.map { SDMXStructure.id(in: $0) },
            codelist: representation.map { SDMXStructure.id(in: $0) }))
      }
    }
    return structure
  }
}
