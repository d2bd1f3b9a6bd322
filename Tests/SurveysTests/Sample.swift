import Languages
import Measures
import Problems
import Surveys

/// Small questionnaires for tests.
enum Sample {
  static func text(_ text: String) -> LocalizedText { LocalizedText(same: text) }

  static func options(
    _ codes: [String], values: [Double]? = nil, dontKnow: Bool = false, exclusive: String? = nil
  ) -> [Question.Option] {
    codes.enumerated().map { index, code in
      Question.Option(
        code: code, text: text(code), value: values?[index], isExclusive: code == exclusive)
    } + (dontKnow ? [Question.Option(code: "dont-know", text: text("?"), isDontKnow: true)] : [])
  }

  static func single(
    _ id: String, _ codes: [String] = ["yes", "no"], levels: [String] = [],
    condition: Condition? = nil, isRequired: Bool = false
  ) -> Question {
    Question(
      id: id, kind: .single, text: text(id), isRequired: isRequired, levels: levels,
      condition: condition, options: options(codes, dontKnow: true))
  }

  static func number(
    _ id: String, minimum: Double? = nil, maximum: Double? = nil, condition: Condition? = nil
  ) -> Question {
    Question(
      id: id, kind: .number, text: text(id), condition: condition, minimum: minimum,
      maximum: maximum)
  }

  static func scale(_ id: String, condition: Condition? = nil) -> Question {
    Question(
      id: id, kind: .scale, text: text(id), condition: condition,
      options: options(["1", "2", "3", "4", "5"], values: [1, 2, 3, 4, 5], dontKnow: true))
  }

  static func multiple(
    _ id: String, minimum: Double? = nil, maximum: Double? = nil
  ) -> Question {
    Question(
      id: id, kind: .multiple, text: text(id),
      options: options(["a", "b", "c", "none"], dontKnow: true, exclusive: "none"),
      minimum: minimum, maximum: maximum)
  }

  static func ranking(
    _ id: String, minimum: Double? = nil, maximum: Double? = nil
  ) -> Question {
    Question(
      id: id, kind: .ranking, text: text(id), options: options(["a", "b", "c", "d"]),
      minimum: minimum, maximum: maximum)
  }

  static func matrix(_ id: String, itemLevels: [String] = []) -> Question {
    Question(
      id: id, kind: .matrix, text: text(id),
      options: options(["1", "2", "3", "4"], values: [1, 2, 3, 4], dontKnow: true),
      items: [
        Question.Item(code: "time", text: text("time")),
        Question.Item(code: "money", text: text("money"), levels: itemLevels),
      ])
  }

  static func questionnaire(
    _ questions: [Question], sections: [Questionnaire.Section] = [],
    opens: Day? = Day("2026-03-01"), closes: Day? = Day("2026-04-15")
  ) -> Questionnaire {
    Questionnaire(
      id: "sample", title: text("Sample"),
      wave: Questionnaire.Wave(id: "2026", opens: opens, closes: closes), sections: sections,
      questions: questions)
  }

  /// Three municipalities, a county, Oslo, which is both, and one that is left out.
  static func population(_ counts: Population.Counts = .organisations) -> Population {
    Population(
      asked: [
        .init(unit: "4001", level: "municipality"), .init(unit: "4003", level: "municipality"),
        .init(unit: "4005", level: "municipality"), .init(unit: "40", level: "county"),
        .init(unit: "0301", level: "municipality"), .init(unit: "0301", level: "county"),
        .init(unit: "4010", level: "municipality"),
      ],
      excluded: [.init(unit: "4010", levels: ["municipality"], reason: text("merged"))],
      counts: counts)
  }

  static let units: [String: Set<String>] = [
    "4001": ["municipality"], "4003": ["municipality"], "4005": ["municipality"],
    "40": ["county"], "0301": ["municipality", "county"], "4010": ["municipality"],
    "5001": ["municipality"],
  ]

  /// Reads rows with the columns `unit`, `submitted`, `status`, `level` and one for each question.
  static func read(
    _ questions: [Question], _ rows: [[String]], counts: Population.Counts = .organisations,
    decimalComma: Bool = false
  ) -> (responses: [Response], problems: [Problem]) {
    let header = ["unit", "submitted", "status", "level"] + questions.flatMap(\.columns)
    return read(
      header: header, rows, questions: questions, counts: counts, decimalComma: decimalComma)
  }

  static func read(
    header: [String], _ rows: [[String]], questions: [Question],
    counts: Population.Counts = .organisations, decimalComma: Bool = false
  ) -> (responses: [Response], problems: [Problem]) {
    var log = ProblemLog()
    let responses = AnswerSheet.read(
      header: header, rows: rows.enumerated().map { (line: $0 + 2, fields: $1) },
      file: "answers.csv", questionnaire: questionnaire(questions),
      population: population(counts), units: units, decimalComma: decimalComma, log: &log)
    return (responses, log.problems)
  }
}
