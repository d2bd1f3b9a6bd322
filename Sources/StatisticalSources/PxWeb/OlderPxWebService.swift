public import Problems
public import StatisticalTables

/// A service that speaks PxWebApi v1, at addresses such as `https://data.ssb.no/api/v0/no/table`.
///
/// Lists of codes (`agg:…` and `vs:…`, also written `agg_…` and `vs_…`) cannot be looked up in this version:
/// their codes must be named one by one.
public struct OlderPxWebService: TableService {
  /// The address that a table's id follows.
  public let base: String
  /// The most cells of one request, where the service does not say.
  public let usualLimit: Int

  /// A service.
  ///
  /// - Parameters:
  ///   - base: the address that a table's id follows.
  ///   - usualLimit: the most cells of one request, where the service does not say.
  public init(base: String, usualLimit: Int = 100_000) {
    self.base = AddressText.base(base)
    self.usualLimit = usualLimit
  }

  /// The base address and the language.
  public var address: String { base }

  /// The most cells of one request, as the service tells.
  public func largestRequest(by client: SourceClient) throws(InputRefused) -> Int {
    let request = Request.get("\(base)/?config")
    guard let bytes = try? client.bytes(request, keeping: PxWebService.dayLong),
      let reply = try? JSONNode.read(bytes, file: request.address)
    else { return usualLimit }
    if let calls = reply["maxCalls"]?.int, let seconds = reply["timeWindow"]?.int, calls > 0 {
      // Some services name more calls than their guides allow: the slower of the two is kept.
      let perMinute = calls * 60 / max(seconds, 1)
      if perMinute <= 30 { client.limit(calls, in: Double(seconds), of: request.host) }
    }
    let told = reply["maxCells"]?.int ?? reply["maxValues"]?.int ?? 0
    return told > 0 ? told : usualLimit
  }

  /// The description of a table, asked for each time and sent anew where it has changed.
  public func metadata(
    of table: String, codelists: [String: String], by client: SourceClient
  ) throws(InputRefused) -> TableMetadata {
    let request = Request.get(path(of: table))
    let reply = try JSONNode.read(
      client.bytes(request, keeping: .seconds(0)), file: request.address)
    guard let list = reply["variables"]?.elements else {
      throw InputRefused([Problem("source.reply-unreadable", at: Place(request.address))])
    }
    let listed = Set(codelists.keys.map { $0.lowercased() })
    return TableMetadata(
      id: table, label: reply["title"]?.string ?? table, source: reply["source"]?.string,
      variables: list.compactMap { item in
        guard let code = item["code"]?.string else { return nil }
        let codes = (item["values"]?.elements ?? []).compactMap(\.string)
        let texts = (item["valueTexts"]?.elements ?? []).compactMap(\.string)
        let values = codes.enumerated().map { index, code in
          TableMetadata.Value(code: code, label: index < texts.count ? texts[index] : code)
        }
        return TableMetadata.Variable(
          code: code, label: item["text"]?.string ?? code, values: values,
          isEliminable: item["elimination"]?.bool ?? false, isTime: item["time"]?.bool ?? false,
          isListed: !listed.contains(code.lowercased()))
      })
  }

  /// What the service shows of a table where nothing is chosen.
  public func defaultSelection(
    of metadata: TableMetadata, by client: SourceClient
  ) throws(InputRefused) -> TableSelection? { nil }

  /// The request for the cells of a query, by POST.
  public func request(_ query: TableQuery) -> Request {
    .post(json: OlderPxWebService.body(query), to: path(of: query.table))
  }

  /// The cells in a reply.
  public func cube(_ bytes: [UInt8], at place: String) throws(InputRefused) -> Cube {
    try DataReply.jsonStat(bytes, at: place)
  }

  private func path(of table: String) -> String {
    let parts = table.split(separator: "/").map { AddressText.escape(String($0)) }
    return "\(base)/\(parts.joined(separator: "/"))"
  }

  /// What is sent for a query.
  static func body(_ query: TableQuery) -> JSONText {
    let parts = query.parts.map { part -> JSONText in
      let selection: JSONText = .object([
        ("filter", .string(filter(part.codelist))),
        ("values", .array(part.codes.map(JSONText.string))),
      ])
      return .object([("code", .string(part.variable)), ("selection", selection)])
    }
    return .object([
      ("query", .array(parts)), ("response", .object([("format", .string("json-stat2"))])),
    ])
  }

  private static func filter(_ list: String?) -> String {
    guard let list else { return "item" }
    for kind in ["agg", "vs"] where list.hasPrefix("\(kind)_") {
      return "\(kind):\(list.dropFirst(kind.count + 1))"
    }
    return list.contains(":") ? list : "agg:\(list)"
  }
}
