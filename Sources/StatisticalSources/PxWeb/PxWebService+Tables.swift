public import Problems
import StatisticalTables

extension PxWebService {
  /// A table in a list.
  public struct Listing: Hashable, Sendable {
    /// The id.
    public let id: String
    /// The title.
    public let label: String
    /// When it was last changed, as the service writes it.
    public let updated: String?
    /// The first and the last period.
    public let periods: String?
    /// Whether no more figures come.
    public let isDiscontinued: Bool
  }

  /// A part of a list of tables.
  public struct Page: Hashable, Sendable {
    /// The tables.
    public let tables: [Listing]
    /// Which part, from 1.
    public let number: Int
    /// How many parts there are.
    public let of: Int
    /// How many tables there are in all.
    public let total: Int
  }

  /// Looks for tables.
  ///
  /// - Parameters:
  ///   - text: words, or a query in the service's own form, such as `title:barnehage*`.
  ///   - page: which part of the list, from 1.
  ///   - size: how many tables a part has.
  ///   - client: asks.
  /// - Returns: a part of the list.
  /// - Throws: `InputRefused` where the service does not answer.
  public func search(
    _ text: String, page: Int = 1, size: Int = 50, by client: SourceClient
  ) throws(InputRefused) -> Page {
    let request = Request.get(
      path(
        "tables",
        [("query", text), ("pageNumber", String(page)), ("pageSize", String(size))]))
    let reply = try json(request, by: client, keeping: .seconds(3600))
    guard let tables = reply["tables"]?.elements else {
      throw InputRefused([Problem("source.reply-unreadable", at: Place(request.address))])
    }
    let listings = tables.compactMap { item -> Listing? in
      guard let id = item["id"]?.string else { return nil }
      let ends = [item["firstPeriod"]?.string, item["lastPeriod"]?.string].compactMap { $0 }
      return Listing(
        id: id, label: item["label"]?.string ?? id, updated: item["updated"]?.string,
        periods: ends.isEmpty ? nil : ends.joined(separator: "–"),
        isDiscontinued: item["discontinued"]?.bool ?? false)
    }
    let place = reply["page"]
    return Page(
      tables: listings, number: place?["pageNumber"]?.int ?? page,
      of: place?["totalPages"]?.int ?? 1, total: place?["totalElements"]?.int ?? listings.count)
  }

  /// A list of codes that values of a table can be chosen from.
  public struct CodelistContent: Hashable, Sendable {
    /// The id.
    public let id: String
    /// The name.
    public let label: String
    /// Whether values of the table are added up to those of the list.
    public let isAggregation: Bool
    /// Its values, and for each the values of the table that it holds.
    public let values: [(code: String, label: String, holds: [String])]

    /// Equal where everything is the same.
    public static func == (left: CodelistContent, right: CodelistContent) -> Bool {
      left.id == right.id && left.label == right.label
        && left.isAggregation == right.isAggregation
        && left.values.elementsEqual(right.values, by: ==)
    }

    /// Hashes the id and how many values there are.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(id)
      hasher.combine(values.count)
    }
  }

  /// Reads a list of codes.
  ///
  /// - Parameters:
  ///   - id: its id, in which capitals count.
  ///   - client: asks.
  /// - Returns: the list.
  /// - Throws: `InputRefused` where the service does not have it.
  public func codelist(
    _ id: String, by client: SourceClient
  ) throws(InputRefused) -> CodelistContent {
    let request = Request.get(path("codelists/\(AddressText.escape(id))", []))
    let reply = try json(request, by: client, keeping: PxWebService.dayLong)
    guard let values = reply["values"]?.elements else {
      throw InputRefused([Problem("source.reply-unreadable", at: Place(request.address))])
    }
    return CodelistContent(
      id: reply["id"]?.string ?? id, label: reply["label"]?.string ?? id,
      isAggregation: reply["type"]?.string?.lowercased() == "aggregation",
      values: values.compactMap { item in
        item["code"]?.string.map { code in
          // The specification's drafts wrote `value` for what is now `label`.
          let label = item["label"]?.string ?? item["value"]?.string ?? code
          return (code, label, (item["valueMap"]?.elements ?? []).compactMap(\.string))
        }
      })
  }

  /// The table and selection of a saved query.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - client: asks.
  /// - Returns: the table's id and what is selected.
  /// - Throws: `InputRefused` where the service does not have it.
  public func savedQuery(
    _ id: String, by client: SourceClient
  ) throws(InputRefused) -> (table: String, selection: TableSelection) {
    let request = Request.get("\(base)/savedqueries/\(AddressText.escape(id))")
    let reply = try json(request, by: client, keeping: .never)
    guard let table = reply["tableId"]?.string, let holder = reply["selection"],
      let selection = PxWebService.selection(holder) ?? PxWebService.selection(reply)
    else { throw InputRefused([Problem("source.reply-unreadable", at: Place(request.address))]) }
    return (table, selection)
  }
}
