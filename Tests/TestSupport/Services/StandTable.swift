import Foundation

/// A table of a statistical service in tests, with its numbers.
public struct StandTable: Sendable {
  /// One way in which it is divided.
  public struct Dimension: Sendable {
    /// The code.
    public let code: String
    /// The codes of its values, in order.
    public var values: [String]
    /// Whether it may be left out: the sum is then given.
    public let isEliminable: Bool

    /// A dimension.
    public init(_ code: String, _ values: [String], isEliminable: Bool = false) {
      self.code = code
      self.values = values
      self.isEliminable = isEliminable
    }
  }

  /// The title.
  public let label: String
  /// When it was changed.
  public var updated: String?
  /// When single contents were changed, where a service says so of those that are asked for.
  public var contentUpdated: [String: String] = [:]
  /// The dimensions, the last varying fastest.
  public var dimensions: [Dimension]
  /// The numbers.
  public var numbers: [Double?]
  /// What is said of single cells.
  public var statuses: [Int: String] = [:]

  /// A table with given numbers.
  public init(
    label: String, updated: String? = "2026-02-25T07:00:00Z", dimensions: [Dimension],
    numbers: [Double?], statuses: [Int: String] = [:]
  ) {
    self.label = label
    self.updated = updated
    self.dimensions = dimensions
    self.numbers = numbers
    self.statuses = statuses
  }

  /// A table of which every number is its place, but for some that are missing and have a status.
  public static func counting(_ dimensions: [Dimension]) -> StandTable {
    let count = dimensions.reduce(1) { $0 * $1.values.count }
    let missing = (0..<count).filter { $0 % 97 == 13 }
    return StandTable(
      label: "Counting", dimensions: dimensions,
      numbers: (0..<count).map { $0 % 97 == 13 ? nil : Double($0) },
      statuses: Dictionary(uniqueKeysWithValues: missing.map { ($0, ".") }))
  }

  /// A table of the size and shape of Statistics Norway's 07459: 756 840 cells.
  public static func largeCounting() -> StandTable {
    .counting([
      Dimension("Region", (0..<357).map { String(1000 + $0) }, isEliminable: true),
      Dimension("Kjonn", ["1", "2"], isEliminable: true),
      Dimension("Alder", (0..<106).map { String(1000 + $0).dropFirst() + "" }, isEliminable: true),
      Dimension("ContentsCode", ["Personer1"]),
      Dimension("Tid", (2017...2026).map(String.init)),
    ])
  }

  /// The table in a file of JSON-stat 2, read by Foundation and not by the readers under test.
  public init(jsonStat bytes: [UInt8]) throws {
    let root = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
    let all = root["dimension"] as? [String: Any] ?? [:]
    let dimensions = (root["id"] as? [String] ?? []).map { id in
      let category = (all[id] as? [String: Any])?["category"] as? [String: Any]
      let index = category?["index"] as? [String: Int] ?? [:]
      return Dimension(
        id, index.sorted { $0.value < $1.value }.map(\.key),
        isEliminable: !["ContentsCode", "Tid"].contains(id))
    }
    let statuses = root["status"] as? [String: String] ?? [:]
    self.init(
      label: root["label"] as? String ?? "", updated: root["updated"] as? String,
      dimensions: dimensions,
      numbers: (root["value"] as? [Any] ?? []).map { ($0 as? NSNumber)?.doubleValue },
      statuses: Dictionary(
        uniqueKeysWithValues: statuses.compactMap { key, value in Int(key).map { ($0, value) } }))
  }

  /// The description of the table by PxWebApi v2.
  var metadata: String { jsonStat(sizes: dimensions.map(\.values), value: "null", statuses: "{}") }

  /// The description of the table by PxWebApi v1.
  var olderMetadata: String {
    let variables = dimensions.map { dimension in
      let codes = StandTable.list(dimension.values)
      return """
        {"code":"\(dimension.code)","text":"\(dimension.code.lowercased())","values":\(codes),\
        "valueTexts":\(codes)\(dimension.isEliminable ? ",\"elimination\":true" : "")\
        \(dimension.code == "Tid" ? ",\"time\":true" : "")}
        """
    }
    return "{\"title\":\"\(label)\",\"variables\":[\(variables.joined(separator: ","))]}"
  }

  /// The cells of a selection; sums over what is left out.
  ///
  /// - Parameter selection: for each dimension that is not left out, the codes, in any order.
  /// - Returns: the reply, or nil where a code or a name is not known; and how many cells it has.
  func slice(_ selection: [String: [String]]) -> (text: String, cells: Int)? {
    var places: [[Int]] = []
    for dimension in dimensions {
      guard let codes = selection[dimension.code] else {
        guard dimension.isEliminable else { return nil }
        places.append(Array(dimension.values.indices))
        continue
      }
      let found = codes.compactMap { code in dimension.values.firstIndex(of: code) }
      guard found.count == codes.count else { return nil }
      places.append(found.sorted())
    }
    let kept = dimensions.indices.filter { selection[dimensions[$0].code] != nil }
    var steps = [Int](repeating: 1, count: dimensions.count)
    for index in dimensions.indices.dropLast().reversed() {
      steps[index] = steps[index + 1] * dimensions[index + 1].values.count
    }
    let left = dimensions.indices.filter { !kept.contains($0) }
    func offsets(_ which: [Int]) -> [Int] {
      which.reduce([0]) { bases, index in
        bases.flatMap { base in places[index].map { base + $0 * steps[index] } }
      }
    }
    let sums = offsets(left)
    let cells = offsets(kept)
    var values = ""
    var statuses: [String] = []
    for (position, cell) in cells.enumerated() {
      if position > 0 { values += "," }
      let numbers = sums.map { self.numbers[cell + $0] }
      let known = numbers.compactMap { $0 }
      values += known.isEmpty ? "null" : StandTable.text(known.reduce(0, +))
      if sums.count == 1, let status = self.statuses[cell] {
        statuses.append("\"\(position)\":\"\(status)\"")
      }
    }
    let text = jsonStat(
      sizes: dimensions.indices.map { index in
        kept.contains(index) ? places[index].map { dimensions[index].values[$0] } : []
      }, value: "[\(values)]", statuses: "{\(statuses.joined(separator: ","))}")
    return (text, cells.count)
  }

  private func jsonStat(sizes: [[String]], value: String, statuses: String) -> String {
    let kept = dimensions.indices.filter { !sizes[$0].isEmpty }
    let texts = kept.map { index in
      let pairs = sizes[index].enumerated()
      return """
        "\(dimensions[index].code)":{"label":"\(dimensions[index].code.lowercased())","category":{"index":{\
        \(pairs.map { "\"\($1)\":\($0)" }.joined(separator: ","))},"label":{\
        \(pairs.map { "\"\($1)\":\"\($1)\"" }.joined(separator: ","))}},\
        "extension":{"elimination":\(dimensions[index].isEliminable),"codelists":[]}}
        """
    }
    let time = kept.contains { dimensions[$0].code == "Tid" } ? "[\"Tid\"]" : "[]"
    let contents = dimensions.firstIndex { $0.code == "ContentsCode" }.map { sizes[$0] } ?? []
    let updated = contents.compactMap { contentUpdated[$0] }.max() ?? self.updated
    return """
      {"version":"2.0","class":"dataset","label":"\(label)","source":"Stand",\
      \(updated.map { "\"updated\":\"\($0)\"," } ?? "")"role":{"time":\(time)},\
      "id":\(StandTable.list(kept.map { dimensions[$0].code })),\
      "size":[\(kept.map { String(sizes[$0].count) }.joined(separator: ","))],\
      "dimension":{\(texts.joined(separator: ","))},"value":\(value),"status":\(statuses)}
      """
  }

  private static func list(_ texts: [String]) -> String {
    "[\(texts.map { "\"\($0)\"" }.joined(separator: ","))]"
  }

  private static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}
