public import Problems
public import StatisticalTables

/// The global SDG database of the United Nations Statistics Division (UNSDG API, `v1/sdg`).
///
/// Made after the documentation at unstats.un.org/sdgapi/swagger: figures of a series come in pages with
/// `data`, `totalPages` and `totalElements`; numbers are written as texts, times with a decimal point.
public struct UNSDService {
  /// The base address, such as `https://unstats.un.org/sdgapi/v1/sdg`.
  public let base: String
  static let pageSize = 1000
  static let mostPages = 10_000

  /// A service.
  ///
  /// - Parameter base: its base address.
  public init(base: String) {
    self.base = AddressText.base(base)
  }

  /// A series of figures.
  public struct Series: Hashable, Sendable {
    /// The code, such as `SI_POV_DAY1`.
    public let code: String
    /// What it measures.
    public let description: String
    /// The indicators it belongs to, such as `1.1.1`.
    public let indicators: [String]
  }

  /// All series.
  ///
  /// - Parameter client: asks.
  /// - Returns: the series.
  /// - Throws: `InputRefused` where the service does not answer.
  public func series(by client: SourceClient) throws(InputRefused) -> [Series] {
    let request = Request.get("\(base)/Series/List?allreleases=false")
    let reply = try JSONNode.read(
      client.bytes(request, keeping: PxWebService.dayLong), file: request.address)
    return (reply.elements ?? []).compactMap { item in
      item["code"]?.string.map { code in
        Series(
          code: code, description: item["description"]?.string ?? code,
          indicators: (item["indicator"]?.elements ?? []).compactMap(\.string))
      }
    }
  }

  /// Fetches a series.
  ///
  /// - Parameters:
  ///   - series: its code.
  ///   - areas: M49 codes of areas, such as `578` for Norway; all where empty.
  ///   - years: from the first to the last that is named; all where empty.
  ///   - client: asks.
  /// - Returns: a cube by `series`, `area`, the breakdowns of the series and `year`; what the service says of
  ///   a figure's nature, unit and source stands as attributes.
  /// - Throws: `InputRefused` where the service does not answer or has nothing.
  public func cube(
    _ series: String, areas: [String] = [], years: [String] = [], by client: SourceClient
  ) throws(InputRefused) -> Cube {
    let span = years.compactMap { Int($0) }
    let query: [(name: String, value: String?)] =
      [("seriesCode", series)] + areas.map { ("areaCode", $0) } + [
        ("timePeriodStart", span.min().map(String.init)),
        ("timePeriodEnd", span.max().map(String.init)),
      ]
    var items: [JSONNode] = []
    for page in 1...UNSDService.mostPages {
      let address = AddressText.with(
        "\(base)/Series/Data",
        query + [("pageSize", String(UNSDService.pageSize)), ("page", String(page))])
      let reply = try JSONNode.read(client.bytes(.get(address)), file: address)
      guard let data = reply["data"]?.elements else {
        throw InputRefused([Problem("source.reply-unreadable", at: Place(address))])
      }
      items += data
      let total = reply["totalElements"]?.int ?? items.count
      client.notice(.cells(done: min(items.count, total), of: total))
      if data.isEmpty || items.count >= total { break }
    }
    let wanted = Set(years)
    let kept = items.filter { wanted.isEmpty || wanted.contains(UNSDService.year(of: $0)) }
    return try UNSDService.cube(of: kept, series: series, at: Place("\(base)/Series/Data"))
  }

  private static func cube(
    of items: [JSONNode], series: String, at place: Place
  ) throws(InputRefused) -> Cube {
    guard let first = items.first else {
      throw InputRefused([Problem("source.nothing-found", at: place)])
    }
    let names = Array(Set(items.flatMap { $0["dimensions"]?.members?.keys ?? [] })).sorted()
    var result = RecordCube(
      dimensions: [("series", "series", .metric), ("area", "area", .geo)]
        + names.map { ($0, $0, nil) } + [("year", "year", .time)],
      labels: [[String: String]](repeating: [:], count: names.count + 3))
    for item in items {
      let code = item["series"]?.string ?? series
      let area = item["geoAreaCode"]?.string ?? item["geoAreaCode"]?.int.map(String.init) ?? ""
      result.labels[0][code] = item["seriesDescription"]?.string
      result.labels[1][area] = item["geoAreaName"]?.string
      let text = item["value"]?.string ?? item["value"]?.number.map { "\($0)" } ?? ""
      let number = Double(text).flatMap { $0.isFinite ? $0 : nil }
      // "<2.5", ">95" and "N" are no numbers: they stand as they are.
      let isWord = number == nil && !text.isEmpty && text != "NaN"
      var attributes: [String: String] = [:]
      for (name, value) in item["attributes"]?.members?.pairs.map({ ($0, $1) }) ?? [] {
        attributes[name] = value.string
      }
      attributes["source"] = item["source"]?.string
      let breakdown = names.map { item["dimensions"]?[$0]?.string ?? "" }
      result.records.append(
        RecordCube.Record(
          codes: [code, area] + breakdown + [year(of: item)], number: number,
          status: isWord ? text : nil, attributes: attributes))
    }
    let label = first["seriesDescription"]?.string ?? series
    var cube = try result.cube(id: series, label: label, at: place)
    cube.source = "United Nations Statistics Division"
    return cube
  }

  /// The year of a record: `2020.0` is 2020.
  private static func year(of item: JSONNode) -> String {
    if let year = item["timePeriodStart"]?.int { return String(year) }
    return item["timePeriodStart"]?.string ?? ""
  }
}
