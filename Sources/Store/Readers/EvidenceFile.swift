import Problems
import StatisticalTables
import SurveyEstimates

/// Reads `survey/evidence.csv`: where it can be seen that a unit meets a criterion of maturity.
struct EvidenceFile {
  private static let columns = ["unit", "criterion", "link", "checked"]

  let file: DelimitedFile

  /// The evidence of the file.
  ///
  /// - Parameters:
  ///   - scale: the criteria.
  ///   - units: the codes of the units that answered.
  ///   - log: takes what does not fit.
  /// - Returns: a row for each unit and criterion.
  func read(
    _ scale: MaturityScale, units: Set<String>, log: inout ProblemLog
  ) -> [MaturityEvidence] {
    for name in Self.columns where file.column(name) == nil {
      log.error("evidence.missing-column", at: Place(file.file, line: 1), ["column": name])
    }
    for name in file.header where !Self.columns.contains(name) {
      log.error(
        "evidence.unknown-column", at: Place(file.file, line: 1, cell: name),
        ["column": name, "known": Self.columns.joined(separator: ", ")])
    }
    guard let unit = file.column("unit"), let criterion = file.column("criterion"),
      let link = file.column("link"), let checked = file.column("checked")
    else { return [] }
    let known = scale.allCriteria.map(\.id)
    var seen: [[String]: Int] = [:]
    var found: [MaturityEvidence] = []
    for row in file.rows {
      let fields = [unit, criterion, link, checked].map { row.fields[$0] }
      if !units.contains(fields[0]) {
        log.error("evidence.unknown-unit", at: file.place(row, "unit"), ["found": fields[0]])
      } else if !known.contains(fields[1]) {
        log.error(
          "evidence.unknown-criterion", at: file.place(row, "criterion"),
          ["found": fields[1], "known": known.joined(separator: ", ")])
      } else if !fields[2].isEmpty, !fields[2].hasPrefix("https://"),
        !fields[2].hasPrefix("http://")
      {
        log.error("evidence.link", at: file.place(row, "link"), ["found": fields[2]])
      } else if !["", "yes", "no"].contains(fields[3]) {
        log.error("evidence.checked", at: file.place(row, "checked"), ["found": fields[3]])
      } else if let first = seen.updateValue(row.line, forKey: Array(fields.prefix(2))) {
        log.error(
          "evidence.duplicate", at: file.place(row, "unit"),
          ["unit": fields[0], "criterion": fields[1], "line": String(first)])
      } else {
        found.append(
          MaturityEvidence(
            unit: fields[0], criterion: fields[1], link: fields[2].isEmpty ? nil : fields[2],
            isConfirmed: fields[3].isEmpty ? nil : fields[3] == "yes"))
      }
    }
    return found
  }
}
