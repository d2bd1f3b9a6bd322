import Languages
import Measures
import Problems

/// Turns the rows of a file of answers into responses, one after the other.
struct RowReader {
  let columns: AnswerSheet.Columns
  let file: String
  let questionnaire: Questionnaire
  let counts: Population.Counts
  let units: [String: Set<String>]
  let attributes: [String: [String: AnswerValue]]
  let decimalComma: Bool
  private let members: [String: [Population.Member]]
  private let excluded: Set<String>
  private let columnNames: [[String]]
  /// Whether answers to a question are held against more than its limits.
  private let hasRules: [Bool]
  /// The line of the first response of each who was asked.
  private var lines: [Population.Link: Int] = [:]

  init(
    columns: AnswerSheet.Columns, file: String, questionnaire: Questionnaire,
    population: Population, units: [String: Set<String>],
    attributes: [String: [String: AnswerValue]], decimalComma: Bool
  ) {
    self.columns = columns
    self.file = file
    self.questionnaire = questionnaire
    self.units = units
    self.attributes = attributes
    self.decimalComma = decimalComma
    counts = population.counts
    members = Dictionary(grouping: population.members, by: \.unit)
    excluded = Set(population.excluded.map(\.unit))
    columnNames = questionnaire.questions.map(\.columns)
    hasRules = questionnaire.questions.map { question in
      !question.checks.isEmpty || question.options.contains { $0.condition != nil || $0.takesText }
    }
  }

  mutating func read(line: Int, fields: [String], log: inout ProblemLog) -> Response? {
    let place = Place(file, line: line)
    let before = log.problems.count
    let who = respondent(fields, at: place, line: line, log: &log)
    let submitted = day(fields[columns.submitted], at: place.cell("submitted"), log: &log)
    let status = status(fields, at: place.cell("status"), log: &log)
    let levels = who?.levels ?? units[fields[columns.unit]]?.sorted() ?? []
    let respondent = Respondent(
      levels: levels, attributes: attributes[fields[columns.unit]] ?? [:], day: submitted)
    var answers: [String: Answer] = [:]
    for (index, question) in questionnaire.questions.enumerated() {
      let answer = answer(
        to: question, at: index, fields: fields, respondent: respondent, before: answers,
        place: place, checksRouting: who != nil, log: &log)
      answers[question.id] = answer
      if let column = question.otherColumn {
        answers[column] = words(
          to: question, column, at: index, fields: fields, answer: answer, place: place, log: &log)
      }
      guard hasRules[index], who != nil else { continue }
      let faults = questionnaire.faults(
        of: answer, to: question, respondent: respondent, answers: answers)
      for fault in faults { note(fault, question, place, log: &log) }
      if !faults.isEmpty { answers[question.id] = .notAnswered }
    }
    guard let who, let submitted, let status else { return nil }
    let response = Response(
      unit: who.unit, levels: who.levels, submitted: submitted, status: status, answers: answers)
    let isSpoilt = log.problems[before...].contains { $0.severity == .error }
    if !response.hasAnswers, !isSpoilt {
      log.warning("answers.empty-response", at: place, ["unit": who.unit])
    }
    if status == .complete {
      for question in questionnaire.questions
      where question.isRequired && response[question.id] == .notAnswered {
        log.warning(
          "answers.required", at: place.cell(question.id),
          ["question": question.id, "unit": who.unit])
      }
    }
    return response
  }

  private mutating func respondent(
    _ fields: [String], at place: Place, line: Int, log: inout ProblemLog
  ) -> (unit: String, levels: [String])? {
    let unit = fields[columns.unit]
    guard units[unit] != nil else {
      var values = ["found": unit]
      values["nearest"] = Nearest.word(to: unit, among: units.keys.sorted())
      log.error(
        values["nearest"] == nil ? "answers.unknown-unit" : "answers.unknown-unit-near",
        at: place.cell("unit"), values)
      return nil
    }
    guard let asked = members[unit] else {
      log.error(
        excluded.contains(unit) ? "answers.excluded-unit" : "answers.outside-frame",
        at: place.cell("unit"), ["unit": unit])
      return nil
    }
    let known = asked.flatMap(\.levels)
    let named = columns.level.map { fields[$0] } ?? ""
    if !named.isEmpty, !known.contains(named) {
      log.unknown(
        "answers.unknown-level", found: named, known: known, at: place.cell("level"),
        ["unit": unit])
      return nil
    }
    if named.isEmpty, asked.count > 1 {
      log.error(
        "answers.level-missing", at: place.cell("level"),
        ["unit": unit, "allowed": known.joined(separator: ", ")])
      return nil
    }
    let levels = named.isEmpty ? known : [named]
    // Where organisations are counted, a second response is one too many whatever its level.
    let key = Population.Link(unit: unit, level: counts == .links ? levels.first ?? "" : "")
    if let first = lines[key] {
      log.error(
        "answers.duplicate-response", at: place.cell("unit"),
        ["unit": unit, "line": String(first)])
      return nil
    }
    lines[key] = line
    return (unit, levels)
  }

  private func day(_ text: String, at place: Place, log: inout ProblemLog) -> Day? {
    guard let day = Day(text) else {
      log.error("answers.bad-date", at: place, ["found": text])
      return nil
    }
    let wave = questionnaire.wave
    if let opens = wave.opens, day < opens {
      log.warning(
        "answers.before-wave", at: place, ["found": text, "opens": opens.description])
    } else if let closes = wave.closes, day > closes {
      log.warning(
        "answers.after-wave", at: place, ["found": text, "closes": closes.description])
    }
    return day
  }

  private func status(
    _ fields: [String], at place: Place, log: inout ProblemLog
  ) -> Response.Status? {
    let text = columns.status.map { fields[$0] } ?? ""
    if text.isEmpty { return .complete }
    if let status = Response.Status(rawValue: text) { return status }
    log.unknown(
      "answers.bad-status", found: text, known: Response.Status.allCases.map(\.rawValue),
      at: place)
    return nil
  }

  private func answer(
    to question: Question, at index: Int, fields: [String], respondent: Respondent,
    before answers: [String: Answer], place: Place, checksRouting: Bool, log: inout ProblemLog
  ) -> Answer {
    if !question.kind.isAsked { return .notAsked }
    let names = columnNames[index]
    func value(_ item: Question.Item?, _ position: Int) -> Answer {
      let place = place.cell(names[position])
      let field = fields[columns.questions[index][position]]
      let isAsked = questionnaire.asks(
        question, item: item, respondent: respondent, answers: answers)
      if !isAsked {
        if !field.isEmpty, checksRouting {
          log.warning(
            "answers.not-asked", at: place, ["question": names[position], "found": field])
        }
        return .notAsked
      }
      if field.isEmpty { return .notAnswered }
      return FieldReader(question: question, decimalComma: decimalComma, place: place)
        .read(field, log: &log)
    }
    guard question.kind == .matrix else { return value(nil, 0) }
    var items: [String: Answer] = [:]
    for (position, item) in question.items.enumerated() {
      items[item.code] = value(item, position)
    }
    if items.values.allSatisfy({ $0 == .notAsked }) { return .notAsked }
    return .items(items)
  }

  /// The words to an option, where there is a column for them and the option is chosen.
  private func words(
    to question: Question, _ column: String, at index: Int, fields: [String], answer: Answer,
    place: Place, log: inout ProblemLog
  ) -> Answer {
    guard let position = columns.others[index], !fields[position].isEmpty else {
      return question.choosesOther(answer) ? .notAnswered : .notAsked
    }
    if question.choosesOther(answer) { return .text(fields[position]) }
    log.warning(
      "answers.other-not-chosen", at: place.cell(column),
      ["question": question.id, "option": question.other?.code ?? "", "found": fields[position]])
    return .notAsked
  }

  /// A fault that shows only where an answer is held against those before it.
  private func note(
    _ fault: AnswerFault, _ question: Question, _ place: Place, log: inout ProblemLog
  ) {
    let column = [question.id, fault.part].compactMap { $0 }.joined(separator: ".")
    var values = fault.values.merging(["question": column]) { $1 }
    if let message = fault.message { values["message"] = message.text(in: .nb) }
    values["found"] = values["found"] ?? values["option"] ?? ""
    log.error(fault.code.problem, at: place.cell(column), values)
  }
}
