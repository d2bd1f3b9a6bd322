import LinkedData
import Problems
import StatisticalTables
import Surveys

/// A reader of files that anybody may send.
enum Reader: String, CaseIterable {
  case jsonStat = "json-stat"
  case px, sdmx, csv, turtle, expression, plan, docx, odt

  /// Reads a file made up by libFuzzer: it may be refused, but nothing else.
  func read(_ bytes: [UInt8]) {
    do throws(InputRefused) {
      switch self {
      case .jsonStat: for cube in try JSONStat.read(bytes, file: "a").cubes { look(cube) }
      case .px:
        let file = try PXFile(bytes, file: "a")
        look(try file.cube())
        for language in file.languages.dropFirst().prefix(3) { look(try file.cube(in: language)) }
      case .sdmx: for cube in try SDMXMessage(bytes, file: "a").cubes().cubes { look(cube) }
      case .csv: try readDelimited(bytes)
      case .turtle: _ = try Turtle.read(bytes, file: "a")
      case .expression: try evaluate(String(decoding: bytes, as: UTF8.self))
      case .plan: try FuzzedPlan.readText(bytes)
      case .docx: try FuzzedPlan.readWord(bytes)
      case .odt: try FuzzedPlan.readOpenDocument(bytes)
      }
    } catch {
      precondition(!error.problems.isEmpty, "a refusal has reasons")
      for problem in error.problems { _ = problem.report(in: .standard) }
    }
  }

  /// What every cube holds to.
  private func look(_ cube: Cube) {
    let count = cube.dimensions.reduce(1) { $0 * $1.categories.count }
    precondition(cube.cells.count == count, "a cell for each combination")
    var last = -1
    for (position, number) in cube.cells.known {
      precondition(position > last && position < count && number.isFinite, "numbers in order")
      last = position
    }
    precondition(cube.cells.statuses.keys.allSatisfy { 0..<count ~= $0 }, "statuses of cells")
    for dimension in cube.dimensions {
      precondition(
        Set(dimension.categories.map(\.code)).count == dimension.categories.count,
        "a code is met once")
    }
  }

  /// Reads a CSV file whole and in pieces, with the same outcome.
  private func readDelimited(_ bytes: [UInt8]) throws(InputRefused) {
    let whole = try DelimitedFile(bytes, file: "a")
    _ = try Sheet(delimited: bytes, file: "a")
    var position = 0
    let columns = try ColumnFile(
      whole.header.map { .init($0, as: .categories(.asMet)) }, file: "a"
    ) { buffer in
      let count = min(buffer.count, 7, bytes.count - position)
      buffer.copyBytes(from: bytes[position..<(position + count)])
      position += count
      return count
    }
    precondition(
      columns.rows == whole.rows.count && columns.header == whole.header, "the same rows")
  }

  /// Reads an expression, holds it against a questionnaire and evaluates it.
  private func evaluate(_ text: String) throws(InputRefused) {
    let expression = try AnswerExpression(text, at: Place("a", line: 1, column: 1))
    let survey = FuzzedSurvey(expression)
    for problem in survey.questionnaire.problems(
      levels: ["municipality"], at: { Place("a", cell: $0) })
    {
      _ = problem.report(in: .standard)
    }
    for answers in survey.answers {
      _ = survey.questionnaire.value(
        of: expression, respondent: Respondent(levels: ["municipality"]), answers: answers)
      _ = survey.questionnaire.state(
        respondent: Respondent(levels: ["municipality"]), answers: answers)
    }
  }
}
