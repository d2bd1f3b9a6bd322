import Languages
import Problems
import StatisticalSources
import StatisticalTables

/// Fetches from services that have single records and no tables: Kolada and the UN's SDG database.
struct RecordFetch {
  let service: KnownService
  let access: SourceAccess

  init(_ service: KnownService, _ access: SourceAccess) {
    self.service = service
    self.access = access
  }

  func run(
    _ table: String, _ selection: TableSelection, _ fetch: FetchFigures
  ) throws(InputRefused) -> FetchFigures.Outcome {
    let client = access.client
    let isKolada = service.kind == .kolada
    let unit = isKolada ? "municipality" : "area"
    let chosen = try codes(selection, among: [unit, "year"], of: table)
    let units = chosen[unit] ?? []
    let years = chosen["year"] ?? []
    let cube: Cube
    let address: String
    if isKolada {
      let kolada = KoladaService(base: service.base)
      let figures = table.split(separator: ",").map(String.init)
      cube = try kolada.cube(figures, municipalities: units, years: years, by: client)
      address = "\(kolada.base)/data/"
    } else {
      let unsd = UNSDService(base: service.base)
      cube = try unsd.cube(table, areas: units, years: years, by: client)
      address = "\(unsd.base)/Series/Data"
    }
    let bytes = fetch.file(of: cube)
    let query = [
      table, "\(unit)=\(units.joined(separator: ","))", "year=\(years.joined(separator: ","))",
    ]
    var record = SourceRecord(
      service: service.id, table: table, title: cube.label, address: address,
      query: query.filter { !$0.hasSuffix("=") }.joined(separator: "&"),
      retrieved: client.time.now, product: access.product, file: bytes)
    record.licence = service.licence
    record.source = cube.source ?? service.source
    let said = access.reader.text(
      "command.fetch.done-records", count: cube.cells.known.reduce(0) { sum, _ in sum + 1 },
      ["file": fetch.output])
    return try fetch.write(bytes, record, [said])
  }

  /// The codes that are named of each; expressions are of no use where the codes are not known beforehand.
  private func codes(
    _ selection: TableSelection, among known: [String], of table: String
  ) throws(InputRefused) -> [String: [String]] {
    var log = ProblemLog()
    var result: [String: [String]] = [:]
    for choice in selection.choices {
      let name = choice.variable.lowercased()
      guard known.contains(name) else {
        log.error(
          "source.variable-unknown", at: Place(table),
          ["text": choice.variable, "known": known.joined(separator: ", ")])
        continue
      }
      for value in choice.values {
        switch value {
        case .code(let code): result[name, default: []].append(code)
        case .range(let first, let last) where name == "year":
          guard let start = Int(first), let end = Int(last), start <= end, end - start < 300 else {
            fallthrough
          }
          result[name, default: []] += (start...end).map(String.init)
        default:
          log.error(
            "source.only-codes", at: Place(table, cell: name), ["text": value.description])
        }
      }
    }
    try log.throwErrors()
    return result
  }
}
