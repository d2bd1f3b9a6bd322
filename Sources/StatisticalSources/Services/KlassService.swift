public import Measures
public import Problems
import StatisticalTables

/// KLASS, Statistics Norway's system for classifications (data.ssb.no/api/klass/v1).
public struct KlassService {
  /// The base address, such as `https://data.ssb.no/api/klass/v1`.
  public let base: String
  /// The language of names: `nb`, `nn` or `en`.
  public let language: String?

  /// A service.
  ///
  /// - Parameters:
  ///   - base: its base address.
  ///   - language: the language of names.
  public init(base: String, language: String? = nil) {
    self.base = AddressText.base(base)
    self.language = language
  }

  /// A code of a classification.
  public struct Code: Hashable, Sendable {
    /// The code.
    public let code: String
    /// The code above it.
    public let parent: String?
    /// The level, from 1.
    public let level: String
    /// The name.
    public let name: String
    /// From when it holds, where the service says.
    public let validFrom: Day?
    /// The day from which it does not hold any more.
    public let validTo: Day?
  }

  /// A change from a code to another, or of a code's name.
  public struct Change: Hashable, Sendable {
    /// The code before; nil where the new one has none before it.
    public let oldCode: String?
    /// The name before.
    public let oldName: String?
    /// The code after; nil where the old one has none after it.
    public let newCode: String?
    /// The name after.
    public let newName: String?
    /// From which day.
    public let day: Day
  }

  /// A code of one classification and a code of another that covers some of the same.
  public struct Correspondence: Hashable, Sendable {
    /// The code of the first.
    public let sourceCode: String
    /// Its name.
    public let sourceName: String
    /// The code of the second.
    public let targetCode: String
    /// Its name.
    public let targetName: String
    /// From when they correspond.
    public let validFrom: Day?
    /// The day from which they do not any more.
    public let validTo: Day?
  }

  /// The codes of a classification on a day.
  ///
  /// - Parameters:
  ///   - classification: its number, such as 131 for municipalities.
  ///   - day: the day.
  ///   - client: asks.
  /// - Returns: the codes in the order of the service.
  /// - Throws: `InputRefused` where the service does not answer.
  public func codes(
    of classification: Int, at day: Day, by client: SourceClient
  ) throws(InputRefused) -> [Code] {
    try items(
      "classifications/\(classification)/codesAt", "codes", [("date", day.description)],
      by: client
    ) { item in
      guard let code = item["code"]?.string else { return nil }
      return Code(
        code: code, parent: text(item["parentCode"]), level: item["level"]?.string ?? "1",
        name: item["name"]?.string ?? code,
        validFrom: date(item["validFrom"] ?? item["validFromInRequestedRange"]),
        validTo: date(item["validTo"] ?? item["validToInRequestedRange"]))
    }
  }

  /// What changed in a classification between two days.
  ///
  /// - Parameters:
  ///   - classification: its number.
  ///   - start: the first day.
  ///   - end: the last day; until today where nil.
  ///   - client: asks.
  /// - Returns: the changes; of a code that was divided there are several.
  /// - Throws: `InputRefused` where the service does not answer.
  public func changes(
    of classification: Int, from start: Day, to end: Day?, by client: SourceClient
  ) throws(InputRefused) -> [Change] {
    try items(
      "classifications/\(classification)/changes", "codeChanges",
      [("from", start.description), ("to", end?.description)], by: client
    ) { item in
      guard let day = date(item["changeOccurred"]) else { return nil }
      return Change(
        oldCode: text(item["oldCode"]), oldName: text(item["oldName"]),
        newCode: text(item["newCode"]), newName: text(item["newName"]), day: day)
    }
  }

  /// How two classifications correspond on a day.
  ///
  /// - Parameters:
  ///   - source: the number of the first.
  ///   - target: the number of the second.
  ///   - day: the day.
  ///   - client: asks.
  /// - Returns: the pairs.
  /// - Throws: `InputRefused` where the service does not answer.
  public func correspondence(
    of source: Int, with target: Int, at day: Day, by client: SourceClient
  ) throws(InputRefused) -> [Correspondence] {
    try items(
      "classifications/\(source)/correspondsAt", "correspondenceItems",
      [("targetClassificationId", String(target)), ("date", day.description)], by: client
    ) { item in
      guard let source = item["sourceCode"]?.string, let target = item["targetCode"]?.string else {
        return nil
      }
      return Correspondence(
        sourceCode: source, sourceName: item["sourceName"]?.string ?? "",
        targetCode: target, targetName: item["targetName"]?.string ?? "",
        validFrom: date(item["validFrom"]), validTo: date(item["validTo"]))
    }
  }

  private func items<Item>(
    _ path: String, _ key: String, _ query: [(name: String, value: String?)],
    by client: SourceClient, _ read: (JSONNode) -> Item?
  ) throws(InputRefused) -> [Item] {
    let address = AddressText.with("\(base)/\(path)", query + [("language", language)])
    // Without this header the service writes XML.
    let request = Request.get(address, headers: ["Accept": "application/json"])
    let reply = try JSONNode.read(
      client.bytes(request, keeping: PxWebService.dayLong), file: address)
    guard let list = reply[key]?.elements else {
      throw InputRefused([Problem("source.reply-unreadable", at: Place(address))])
    }
    return list.compactMap(read)
  }

  private func text(_ node: JSONNode?) -> String? {
    node?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func date(_ node: JSONNode?) -> Day? { node?.string.flatMap { Day($0) } }
}
