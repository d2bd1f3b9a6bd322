public import Measures
public import Problems
public import Surveys

/// Answers that were collected elsewhere, read into those of a questionnaire.
public struct CollectedAnswers: Sendable {
  /// What each column holds; nil where that cannot be told.
  public let columns: [AnswerColumn?]
  /// The responses, in the order of the rows.
  public let responses: [Response]
  /// What is wrong, by the line.
  public let problems: [Problem]

  /// One response.
  public struct Response: Hashable, Sendable {
    /// The line in the file.
    public let line: Int
    /// The code of the unit.
    public let unit: String
    /// The day on which it was handed in, where that is told.
    public let submitted: Day?
    /// The answers that are given, by the question's id, and the words to options by their column.
    public let answers: [String: Answer]
  }

  /// Reads a table.
  ///
  /// A field that cannot be used is a problem at its line and no answer; the others of its row are taken.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - questionnaire: the questionnaire.
  ///   - mapping: what columns hold by their names, where that cannot be told from them.
  ///   - units: the codes of the units that may answer; any where nil.
  public init(
    _ table: CollectedTable, questionnaire: Questionnaire, mapping: [String: String] = [:],
    units: Set<String>? = nil
  ) {
    let matching = AnswerMatching(questionnaire, mapping: mapping)
    columns = table.columns.map { matching.column($0) }
    var log = ProblemLog()
    var seen: [AnswerColumn: String] = [:]
    for (name, column) in zip(table.columns, columns) where !name.isEmpty {
      let place = Place(table.file, line: 1, cell: name)
      guard let column else {
        log.warning("collected.unknown-column", at: place, ["column": name])
        continue
      }
      if column != .nothing, let first = seen.updateValue(name, forKey: column) {
        log.error("collected.column-twice", at: place, ["column": name, "first": first])
      }
    }
    var responses: [Response] = []
    if let position = columns.firstIndex(of: .unit) {
      var lines: [String: Int] = [:]
      for row in table.rows {
        let reader = CollectedRow(
          row, columns: columns, names: table.columns, file: table.file,
          questionnaire: questionnaire)
        guard let unit = Self.unit(row.fields[position], among: units) else {
          log.error(
            "collected.unknown-unit",
            at: Place(table.file, line: row.line, cell: table.columns[position]),
            ["found": row.fields[position]])
          continue
        }
        if let first = lines.updateValue(row.line, forKey: unit) {
          log.error(
            "collected.unit-twice", at: Place(table.file, line: row.line),
            ["unit": unit, "line": String(first)])
          continue
        }
        let answers = reader.answers(&log)
        responses.append(
          Response(
            line: row.line, unit: unit, submitted: reader.submitted(&log), answers: answers))
      }
    } else {
      log.error("collected.no-unit", at: Place(table.file, line: 1))
    }
    self.responses = responses
    problems = log.sorted
  }

  /// The unit that a field names; workbooks lose the zero that a number begins with.
  private static func unit(_ field: String, among units: Set<String>?) -> String? {
    guard !field.isEmpty else { return nil }
    guard let units else { return field }
    return [field, "0" + field].first(where: units.contains)
  }
}
