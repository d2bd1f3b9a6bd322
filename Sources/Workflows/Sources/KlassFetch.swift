import Languages
import Measures
import Problems
import StatisticalSources
import StatisticalTables

/// Fetches codes, changes or correspondences of a classification as CSV.
struct KlassFetch {
  let service: KnownService
  let klass: KlassService
  let access: SourceAccess

  init(_ service: KnownService, _ language: String?, _ access: SourceAccess) {
    self.service = service
    klass = KlassService(base: service.base, language: language)
    self.access = access
  }

  func run(
    _ classification: String, _ selection: TableSelection, to output: String
  ) throws(InputRefused) -> FetchFigures.Outcome {
    guard let number = Int(classification) else {
      throw InputRefused([
        Problem("source.classification-unnamed", at: Place(""), ["text": classification])
      ])
    }
    let chosen = try values(selection, of: classification)
    let client = access.client
    var rows: [[String]]
    guard let day = try day(chosen, "date") ?? client.today else {
      throw InputRefused([Problem("source.not-a-day", at: Place(""), ["text": ""])])
    }
    if let start = try self.day(chosen, "from") {
      let changes = try klass.changes(
        of: number, from: start, to: self.day(chosen, "to"), by: client)
      rows = [["day", "old_code", "old_name", "new_code", "new_name"]]
      rows += changes.map {
        [
          $0.day.description, $0.oldCode ?? "", $0.oldName ?? "", $0.newCode ?? "",
          $0.newName ?? "",
        ]
      }
    } else if let other = chosen["with"] {
      guard let target = Int(other) else {
        throw InputRefused([
          Problem("source.classification-unnamed", at: Place(""), ["text": other])
        ])
      }
      let pairs = try klass.correspondence(of: number, with: target, at: day, by: client)
      rows = [["source_code", "source_name", "target_code", "target_name"]]
      rows += pairs.map { [$0.sourceCode, $0.sourceName, $0.targetCode, $0.targetName] }
    } else {
      let codes = try klass.codes(of: number, at: day, by: client)
      rows = [["code", "parent", "level", "name"]]
      rows += codes.map { [$0.code, $0.parent ?? "", $0.level, $0.name] }
    }
    var writer = DelimitedWriter()
    for row in rows { writer.row(row) }
    let bytes = Array(writer.text.utf8)
    let query = chosen.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var record = SourceRecord(
      service: service.id, table: classification, title: "KLASS \(classification)",
      address: "\(klass.base)/classifications/\(classification)",
      query: query.isEmpty ? "date=\(day)" : query.joined(separator: "&"),
      retrieved: client.time.now, product: access.product, file: bytes)
    record.licence = service.licence
    record.source = service.source
    var fetch = FetchFigures([], by: access)
    fetch.output = output
    let said = access.reader.text(
      "command.fetch.done-records", count: rows.count - 1, ["file": output])
    return try fetch.write(bytes, record, [said])
  }

  private func day(_ chosen: [String: String], _ name: String) throws(InputRefused) -> Day? {
    guard let text = chosen[name] else { return nil }
    guard let day = Day(text) else {
      throw InputRefused([
        Problem("source.not-a-day", at: Place("", cell: name), ["text": text])
      ])
    }
    return day
  }

  private func values(
    _ selection: TableSelection, of classification: String
  ) throws(InputRefused) -> [String: String] {
    let known = ["date", "from", "to", "with"]
    var log = ProblemLog()
    var result: [String: String] = [:]
    for choice in selection.choices {
      guard known.contains(choice.variable.lowercased()), choice.values.count == 1 else {
        log.error(
          "source.variable-unknown", at: Place(classification),
          ["text": choice.variable, "known": known.joined(separator: ", ")])
        continue
      }
      result[choice.variable.lowercased()] = choice.values[0].description
    }
    try log.throwErrors()
    return result
  }
}
