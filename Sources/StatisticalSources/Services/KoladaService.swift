public import Problems
public import StatisticalTables

/// Kolada, the database of Swedish municipalities and regions (api.kolada.se, v3).
///
/// Made after the documentation of the interface and its client koladapy 1.0.1: lists come in pages with
/// `values`, `count` and `next_url`; figures are asked for with at most 25 ids of a kind.
public struct KoladaService {
  /// The base address, such as `https://api.kolada.se/v3`.
  public let base: String
  /// The most ids of a kind in one request.
  public static let mostIds = 25
  /// The most items of a page.
  static let pageSize = 5000
  /// The most pages that are followed; a service that always names a next one must not be followed for ever.
  static let mostPages = 1000

  /// A service.
  ///
  /// - Parameter base: its base address.
  public init(base: String) {
    self.base = AddressText.base(base)
  }

  /// What can be asked for: an indicator or a unit.
  public struct Item: Hashable, Sendable {
    /// The id, such as `N00945` or `0180`.
    public let id: String
    /// The words.
    public let title: String
  }

  /// The key figures.
  ///
  /// - Parameters:
  ///   - title: words that the title has; all where nil.
  ///   - client: asks.
  /// - Returns: the key figures.
  /// - Throws: `InputRefused` where the service does not answer.
  public func keyFigures(
    _ title: String? = nil, by client: SourceClient
  ) throws(InputRefused) -> [Item] {
    try items("kpi", [("title", title)], by: client)
  }

  /// The municipalities and regions.
  ///
  /// - Parameter client: asks.
  /// - Returns: all of them.
  /// - Throws: `InputRefused` where the service does not answer.
  public func municipalities(by client: SourceClient) throws(InputRefused) -> [Item] {
    try items("municipality", [], by: client)
  }

  /// Fetches figures.
  ///
  /// - Parameters:
  ///   - keyFigures: ids of key figures.
  ///   - municipalities: ids of municipalities; all where empty.
  ///   - years: all where empty.
  ///   - client: asks.
  /// - Returns: a cube by `kpi`, `municipality`, `gender` (`T` all, `K` women, `M` men) and `period`.
  /// - Throws: `InputRefused` where the service does not answer or has nothing.
  public func cube(
    _ keyFigures: [String], municipalities: [String] = [], years: [String] = [],
    by client: SourceClient
  ) throws(InputRefused) -> Cube {
    var result = RecordCube(
      dimensions: [
        ("kpi", "kpi", .metric), ("municipality", "municipality", .geo), ("gender", "gender", nil),
        ("period", "period", .time),
      ],
      labels: [
        words(of: try self.keyFigures(by: client)),
        words(of: try self.municipalities(by: client)), ["T": "total", "K": "women", "M": "men"],
        [:],
      ])
    let parts = KoladaService.parts(keyFigures).flatMap { figures in
      KoladaService.parts(municipalities).flatMap { units in
        KoladaService.parts(years).map { (figures, units, $0) }
      }
    }
    for (number, (figures, units, years)) in parts.enumerated() {
      let query =
        figures.map { ("kpi_id", Optional($0)) } + units.map { ("municipality_id", Optional($0)) }
        + years.map { ("year", Optional($0)) }
      for item in try pages("data/", query, keeping: .never, by: client) {
        result.records += KoladaService.records(item)
      }
      client.notice(.cells(done: number + 1, of: parts.count))
    }
    let place = Place("\(base)/data/")
    guard !result.records.isEmpty else {
      throw InputRefused([Problem("source.nothing-found", at: place)])
    }
    let title = keyFigures.map { result.labels[0][$0] ?? $0 }.joined(separator: "; ")
    return try result.cube(id: keyFigures.joined(separator: ","), label: title, at: place)
  }

  /// The records of one key figure, unit and year: one for each sex.
  static func records(_ item: JSONNode) -> [RecordCube.Record] {
    guard let figure = item["kpi"]?.string, let unit = item["municipality"]?.string,
      let period = item["period"]?.int.map(String.init) ?? item["period"]?.string
    else { return [] }
    return (item["values"]?.elements ?? []).compactMap { value in
      if value["isdeleted"]?.bool == true { return nil }
      let gender = value["gender"]?.string ?? "T"
      let status = value["status"]?.string.flatMap { $0.isEmpty ? nil : $0 }
      return RecordCube.Record(
        codes: [figure, unit, gender, period], number: value["value"]?.number, status: status)
    }
  }

  private static func parts(_ ids: [String]) -> [[String]] {
    guard !ids.isEmpty else { return [[]] }
    return stride(from: 0, to: ids.count, by: mostIds).map {
      Array(ids[$0..<min($0 + mostIds, ids.count)])
    }
  }

  private func words(of items: [Item]) -> [String: String] {
    Dictionary(items.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }

  private func items(
    _ path: String, _ query: [(name: String, value: String?)], by client: SourceClient
  ) throws(InputRefused) -> [Item] {
    try pages(path, query, keeping: PxWebService.dayLong, by: client).compactMap { item in
      item["id"]?.string.map { Item(id: $0, title: item["title"]?.string ?? $0) }
    }
  }

  private func pages(
    _ path: String, _ query: [(name: String, value: String?)], keeping: SourceClient.Keeping,
    by client: SourceClient
  ) throws(InputRefused) -> [JSONNode] {
    var items: [JSONNode] = []
    for page in 1...KoladaService.mostPages {
      let address = AddressText.with(
        "\(base)/\(path)",
        query + [("page", String(page)), ("per_page", String(KoladaService.pageSize))])
      let reply = try JSONNode.read(
        client.bytes(.get(address), keeping: keeping), file: address)
      guard let values = reply["values"]?.elements else {
        throw InputRefused([Problem("source.reply-unreadable", at: Place(address))])
      }
      items += values
      if reply["next_url"]?.string == nil || values.isEmpty { break }
    }
    return items
  }
}
