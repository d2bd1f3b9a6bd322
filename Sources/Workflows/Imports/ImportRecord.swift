import Languages
import OpenSDG
import Problems
import StatisticalTables

/// The three files that tell what an import did: every oddity, every field, and every row that stayed behind.
struct ImportRecord {
  let report: String
  let metadata: String
  let rows: String

  init(_ repository: Repository, _ conversion: ReviewConversion, language: Language) {
    var report = DelimitedWriter()
    report.row(["file", "line", "cell", "code", "what", "advice"])
    for problem in conversion.problems {
      report.row([
        problem.place.file, problem.place.line.map(String.init) ?? "", problem.place.cell ?? "",
        problem.code, problem.message(in: language), problem.advice(in: language),
      ])
    }
    self.report = report.text
    var fields = DelimitedWriter()
    fields.row(["indicator", "language", "field", "value"])
    for id in repository.ids {
      guard let metadata = repository.metadata[id] else { continue }
      for entry in metadata.fields.entries {
        fields.row([id, "", entry.name, entry.value.oneLine])
      }
      for (code, value) in metadata.languages.sorted(by: { $0.key < $1.key }) {
        for entry in value.entries { fields.row([id, code, entry.name, entry.value.oneLine]) }
      }
    }
    self.metadata = fields.text
    var rows = DelimitedWriter()
    rows.row(["indicator", "file", "line", "code", "columns", "fields"])
    for row in conversion.leftOut {
      rows.row([
        row.id, row.row.file, String(row.row.line), row.reason,
        row.columns.joined(separator: " | "), row.row.fields.joined(separator: " | "),
      ])
    }
    self.rows = rows.text
  }
}
