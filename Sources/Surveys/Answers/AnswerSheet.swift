import Measures
public import Problems

/// Reads a file of answers: one row for each response, one column for each question.
public enum AnswerSheet {
  /// The responses in the rows, with everything that is wrong in them.
  ///
  /// A field that cannot be used is an error in the log, and stands as not answered in the response;
  /// the answers to a question that was not put are set aside with a warning.
  ///
  /// - Parameters:
  ///   - header: the names of the columns.
  ///   - rows: the rows with their line in the file.
  ///   - file: the file's name, for problems.
  ///   - questionnaire: a questionnaire without errors.
  ///   - population: those who were asked.
  ///   - units: the levels of every unit that is known, by its code, asked or not.
  ///   - attributes: what is known of the units, by code, for routing that asks about it.
  ///   - decimalComma: whether "1,5" is one and a half.
  ///   - log: where problems are noted.
  /// - Returns: the responses in the order of the rows; none where a column is missing.
  public static func read(
    header: [String], rows: [(line: Int, fields: [String])], file: String,
    questionnaire: Questionnaire, population: Population, units: [String: Set<String>],
    attributes: [String: [String: AnswerValue]] = [:], decimalComma: Bool = false,
    log: inout ProblemLog
  ) -> [Response] {
    guard
      let columns = Columns(header: header, file: file, questionnaire: questionnaire, log: &log)
    else { return [] }
    var reader = RowReader(
      columns: columns, file: file, questionnaire: questionnaire, population: population,
      units: units, attributes: attributes, decimalComma: decimalComma)
    var responses: [Response] = []
    responses.reserveCapacity(rows.count)
    for row in rows {
      guard row.fields.count == header.count else {
        log.error(
          "answers.width", at: Place(file, line: row.line),
          ["found": String(row.fields.count), "expected": String(header.count)])
        continue
      }
      if let response = reader.read(line: row.line, fields: row.fields, log: &log) {
        responses.append(response)
      }
    }
    return responses
  }

  /// Where the columns are that the questionnaire asks for.
  struct Columns {
    let unit: Int
    let submitted: Int
    let status: Int?
    let level: Int?
    /// The columns of each question, in the order of its items.
    let questions: [[Int]]
    /// The column of the words to an option of each question, where there is one.
    let others: [Int?]

    init?(header: [String], file: String, questionnaire: Questionnaire, log: inout ProblemLog) {
      let place = Place(file, line: 1)
      let wanted = questionnaire.questions.map(\.columns)
      let fixed = Questionnaire.fixedColumns
      let words = questionnaire.questions.map(\.otherColumn)
      let known = Set(fixed + wanted.joined() + words.compactMap { $0 })
      var positions: [String: Int] = [:]
      var complete = true
      for (index, name) in header.enumerated() {
        if positions.updateValue(index, forKey: name) != nil {
          log.error("answers.duplicate-column", at: place.cell(name), ["column": name])
          complete = false
        } else if !known.contains(name) {
          log.unknown(
            "answers.unknown-column", found: name, known: known.sorted(), at: place.cell(name))
        }
      }
      for name in fixed.prefix(2) + wanted.joined() where positions[name] == nil {
        log.error("answers.missing-column", at: place, ["column": name])
        complete = false
      }
      guard complete, let unit = positions["unit"], let submitted = positions["submitted"] else {
        return nil
      }
      self.unit = unit
      self.submitted = submitted
      status = positions["status"]
      level = positions["level"]
      others = words.map { $0.flatMap { positions[$0] } }
      questions = wanted.map { $0.compactMap { positions[$0] } }
    }
  }
}
