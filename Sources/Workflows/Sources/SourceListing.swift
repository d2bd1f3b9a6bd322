import Languages
public import Problems
import StatisticalSources

/// What services there are, which tables they have, and what a table is divided by.
public struct SourceListing {
  private let access: SourceAccess

  /// Listings.
  ///
  /// - Parameter access: how services are asked.
  public init(by access: SourceAccess) {
    self.access = access
  }

  /// The known services.
  ///
  /// - Returns: a line for each: short name, interface, whose it is, base address, licence.
  public func services() -> [String] {
    let rows = KnownService.all.map {
      [$0.id, $0.kind.rawValue, $0.name, $0.licence.isEmpty ? "–" : $0.licence, $0.base]
    }
    return SourceListing.aligned(rows)
  }

  /// Looks for tables, or for key figures and series where a service has no tables.
  ///
  /// - Parameters:
  ///   - text: words.
  ///   - service: a short name, or an interface and an address.
  ///   - page: which part of the list, from 1.
  ///   - textLanguage: the language of texts at the service.
  /// - Returns: a line for each table, and a last one that says how many there are.
  /// - Throws: `InputRefused` where the service does not answer.
  public func search(
    _ text: String, service: String, page: Int = 1, textLanguage: String? = nil
  ) throws(InputRefused) -> [String] {
    let known = try named(service)
    let language = known.language(for: access.reader.tag, wish: textLanguage)
    let client = access.client
    let rows: [[String]]
    var total: Int
    var pages = 1
    switch known.kind {
    case .pxWeb:
      let found = try PxWebService(base: known.base, language: language)
        .search(text, page: page, by: client)
      rows = found.tables.map(row)
      (total, pages) = (found.total, found.of)
    case .fhi:
      rows = try FHIService(base: known.base).search(text, in: "nokkel", by: client).map(row)
      total = rows.count
    case .kolada:
      rows = try KoladaService(base: known.base).keyFigures(text, by: client)
        .map { [$0.id, $0.title] }
      total = rows.count
    case .unsd:
      let words = text.lowercased().split(separator: " ")
      rows = try UNSDService(base: known.base).series(by: client)
        .filter { item in
          let all = "\(item.code) \(item.indicators.joined(separator: " ")) \(item.description)"
          return words.allSatisfy { all.lowercased().contains($0) }
        }
        .map { [$0.code, $0.indicators.joined(separator: " "), $0.description] }
      total = rows.count
    case .olderPxWeb, .klass:
      throw InputRefused([
        Problem("source.no-search", at: Place(""), ["service": known.id])
      ])
    }
    if rows.isEmpty { total = 0 }
    let end = access.reader.text(
      "command.sources.found", count: total, ["page": String(page), "pages": String(pages)])
    return SourceListing.aligned(rows) + [end]
  }

  /// Describes a table.
  ///
  /// - Parameters:
  ///   - table: its id.
  ///   - service: a short name, or an interface and an address.
  ///   - variable: the variable whose codes are wanted; the variables themselves where nil.
  ///   - textLanguage: the language of texts at the service.
  /// - Returns: lines.
  /// - Throws: `InputRefused` where the service does not have the table or the variable.
  public func show(
    _ table: String, service: String, variable: String? = nil, textLanguage: String? = nil
  ) throws(InputRefused) -> [String] {
    let known = try named(service)
    let language = known.language(for: access.reader.tag, wish: textLanguage)
    guard let tables = known.tables(in: language) else {
      throw InputRefused([
        Problem("source.no-tables", at: Place(""), ["service": known.id])
      ])
    }
    let metadata = try tables.metadata(of: table, codelists: [:], by: access.client)
    if let variable { return try codes(of: variable, in: metadata) }
    var lines = [metadata.label]
    if let updated = metadata.updated {
      lines.append(access.reader.text("command.sources.updated", ["updated": updated]))
    }
    return lines + SourceListing.aligned(metadata.variables.map(row))
      + metadata.variables.flatMap { variable in
        variable.codelists.map { list in
          let key = list.isAggregation ? "command.sources.aggregation" : "command.sources.valueset"
          return access.reader.text(
            key, ["variable": variable.code, "list": list.id, "label": list.label])
        }
      }
  }

  private func codes(
    of variable: String, in metadata: TableMetadata
  ) throws(InputRefused) -> [String] {
    let found = metadata.variables.first { $0.code.lowercased() == variable.lowercased() }
    guard let found else {
      throw InputRefused([
        Problem(
          "source.variable-unknown", at: Place(metadata.id),
          [
            "text": variable,
            "known": metadata.variables.map(\.code).joined(separator: ", "),
          ])
      ])
    }
    return SourceListing.aligned(found.values.map { [$0.code, $0.label] })
  }

  private func row(_ table: PxWebService.Listing) -> [String] {
    [table.id, String((table.updated ?? "–").prefix(10)), table.periods ?? "–", table.label]
  }

  private func row(_ variable: TableMetadata.Variable) -> [String] {
    let values = access.reader.text("command.sources.values", count: variable.values.count)
    let ends = [variable.values.first?.code, variable.values.last?.code].compactMap { $0 }
    return [
      variable.code, variable.label, values, ends.joined(separator: " … "),
      variable.isEliminable ? access.reader.text("command.sources.eliminable") : "",
    ]
  }

  private func named(_ service: String) throws(InputRefused) -> KnownService {
    try NamedService(service.split(separator: " ").map(String.init)).service
  }

  /// Rows as lines whose columns stand below each other.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, text) in row.enumerated() {
        line +=
          column == row.count - 1
          ? text : text + String(repeating: " ", count: widths[column] - text.count + 2)
      }
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
