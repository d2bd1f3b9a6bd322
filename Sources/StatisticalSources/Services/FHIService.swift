public import Problems
public import StatisticalTables

/// The statistics interface of the Norwegian Institute of Public Health (FHI Statistikk Open API, v1).
///
/// A table is named with its bank: `nokkel/337`. Every dimension must be chosen, also the measures
/// (`MEASURE_TYPE`). Source: the institute's user guide, github.com/folkehelseinstituttet/Fhi.Statistikk.OpenAPI.
public struct FHIService: TableService {
  /// The base address, such as `https://statistikk-data.fhi.no/api/open/v1`.
  public let base: String
  /// How many values are asked for at once.
  ///
  /// The service sets no limit; the guide's example uses this one.
  public static let mostValues = 50_000

  /// A service.
  ///
  /// - Parameter base: its base address.
  public init(base: String) {
    self.base = AddressText.base(base)
  }

  /// The base address.
  public var address: String { base }

  /// The most cells of one request.
  public func largestRequest(by client: SourceClient) throws(InputRefused) -> Int {
    FHIService.mostValues
  }

  /// The description of a table: its title and the tree of each dimension's categories.
  public func metadata(
    of table: String, codelists: [String: String], by client: SourceClient
  ) throws(InputRefused) -> TableMetadata {
    let about = try json(Request.get(try path(of: table)), by: client)
    let request = Request.get(try path(of: table) + "/dimension")
    guard let list = try json(request, by: client)["dimensions"]?.elements else {
      throw InputRefused([Problem("source.reply-unreadable", at: Place(request.address))])
    }
    return TableMetadata(
      id: table, label: about["title"]?.string ?? table,
      updated: about["modifiedAt"]?.string ?? about["publishedAt"]?.string,
      variables: list.compactMap { item in
        guard let code = item["code"]?.string else { return nil }
        return TableMetadata.Variable(
          code: code, label: item["label"]?.string ?? code,
          values: FHIService.values(item["categories"]?.elements ?? []),
          isTime: code.uppercased() == "AAR")
      })
  }

  /// The categories of a tree, each before those below it.
  static func values(_ categories: [JSONNode]) -> [TableMetadata.Value] {
    categories.flatMap { item -> [TableMetadata.Value] in
      let below = values(item["children"]?.elements ?? [])
      guard let code = item["value"]?.string else { return below }
      return [TableMetadata.Value(code: code, label: item["label"]?.string ?? code)] + below
    }
  }

  /// Nothing: the service shows no table by itself.
  public func defaultSelection(
    of metadata: TableMetadata, by client: SourceClient
  ) throws(InputRefused) -> TableSelection? { nil }

  /// The request for the cells of a query, by POST.
  public func request(_ query: TableQuery) -> Request {
    let parts = query.parts.map { part -> JSONText in
      .object([
        ("code", .string(part.variable)), ("filter", .string("item")),
        ("values", .array(part.codes.map(JSONText.string))),
      ])
    }
    let body: JSONText = .object([
      ("dimensions", .array(parts)), ("response", .object([("format", .string("json-stat2"))])),
    ])
    let path = (try? path(of: query.table)) ?? base
    return .post(json: body, to: path + "/data")
  }

  /// The cells in a reply.
  public func cube(_ bytes: [UInt8], at place: String) throws(InputRefused) -> Cube {
    try DataReply.jsonStat(bytes, at: place)
  }

  /// The tables of a bank.
  ///
  /// - Parameters:
  ///   - bank: the bank's id, such as `nokkel`.
  ///   - text: words that the title has; all tables where it is empty.
  ///   - client: asks.
  /// - Returns: the tables, their ids with the bank's.
  /// - Throws: `InputRefused` where the service does not answer.
  public func search(
    _ text: String, in bank: String, by client: SourceClient
  ) throws(InputRefused) -> [PxWebService.Listing] {
    let request = Request.get("\(base)/\(AddressText.escape(bank))/Table")
    let reply = try JSONNode.read(
      client.bytes(request, keeping: .seconds(3600)), file: request.address)
    let words = text.lowercased().split(separator: " ")
    return (reply.elements ?? []).compactMap { item in
      guard let id = item["tableId"]?.int, let title = item["title"]?.string,
        words.allSatisfy({ title.lowercased().contains($0) })
      else { return nil }
      return PxWebService.Listing(
        id: "\(bank)/\(id)", label: title, updated: item["modifiedAt"]?.string, periods: nil,
        isDiscontinued: false)
    }
  }

  private func path(of table: String) throws(InputRefused) -> String {
    let parts = table.split(separator: "/")
    guard parts.count == 2 else {
      throw InputRefused([Problem("source.fhi-table", at: Place(table), ["text": table])])
    }
    return
      "\(base)/\(AddressText.escape(String(parts[0])))/Table/\(AddressText.escape(String(parts[1])))"
  }

  private func json(
    _ request: Request, by client: SourceClient
  ) throws(InputRefused) -> JSONNode {
    try JSONNode.read(client.bytes(request, keeping: .seconds(0)), file: request.address)
  }
}
