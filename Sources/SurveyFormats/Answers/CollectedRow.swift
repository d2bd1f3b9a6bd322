import Languages
import Measures
import Problems
import Surveys

/// Reads the answers in one row of collected answers.
struct CollectedRow {
  private let row: CollectedTable.Row
  private let columns: [AnswerColumn?]
  private let names: [String]
  private let file: String
  private let questionnaire: Questionnaire

  init(
    _ row: CollectedTable.Row, columns: [AnswerColumn?], names: [String], file: String,
    questionnaire: Questionnaire
  ) {
    self.row = row
    self.columns = columns
    self.names = names
    self.file = file
    self.questionnaire = questionnaire
  }

  private func place(_ position: Int) -> Place {
    Place(file, line: row.line, cell: names[position])
  }

  /// The day on which the response was handed in.
  func submitted(_ log: inout ProblemLog) -> Day? {
    guard let position = columns.firstIndex(of: .submitted) else { return nil }
    let field = row.fields[position]
    guard !field.isEmpty else { return nil }
    if let day = Self.day(field) { return day }
    log.warning("collected.bad-date", at: place(position), ["found": field])
    return nil
  }

  /// The answers that are given.
  func answers(_ log: inout ProblemLog) -> [String: Answer] {
    var answers: [String: Answer] = [:]
    var chosen: [String: [String]] = [:]
    var ranked: [String: [(number: Int, code: String)]] = [:]
    var items: [String: [String: Answer]] = [:]
    for (position, column) in columns.enumerated() {
      let field = row.fields[position]
      guard let column, !field.isEmpty else { continue }
      switch column {
      case .unit, .submitted, .nothing: break
      case .other(let id): answers["\(id).other"] = .text(field)
      case .question(let id):
        if let answer = answer(id, field, position, &log) { answers[id] = answer }
      case .item(let id, let item):
        if let answer = answer(id, field, position, &log) { items[id, default: [:]][item] = answer }
      case .option(let id, let option):
        switch Self.isTicked(field, option: questionnaire.question(id)?.option(option)) {
        case true?: chosen[id, default: []].append(option)
        case false?: break
        case nil: note(id, field, position, &log)
        }
      case .rank(let id, let number):
        if let code = questionnaire.question(id)?.code(of: field) {
          ranked[id, default: []].append((number, code))
        } else {
          note(id, field, position, &log)
        }
      }
    }
    for (id, codes) in chosen { add(id, codes, to: &answers, &log) }
    for (id, codes) in ranked {
      add(id, codes.sorted { $0.number < $1.number }.map(\.code), to: &answers, &log)
    }
    for (id, given) in items { answers[id] = .items(given) }
    for (id, answer) in answers {
      guard let question = questionnaire.question(id) else { continue }
      for fault in question.faults(of: answer) {
        log.warning(
          "collected.outside", at: Place(file, line: row.line, cell: id),
          ["question": id, "why": fault.code.rawValue])
      }
    }
    return answers
  }

  private func add(
    _ id: String, _ codes: [String], to answers: inout [String: Answer], _ log: inout ProblemLog
  ) {
    guard let question = questionnaire.question(id) else { return }
    let separator = question.kind == .ranking ? ">" : "|"
    do throws(AnswerFault) {
      answers[id] = try question.answer(field: codes.joined(separator: separator))
    } catch {
      log.error(
        "collected.bad-field", at: Place(file, line: row.line, cell: id),
        ["question": id, "found": codes.joined(separator: separator)])
    }
  }

  /// The answer that a field gives; nil with a problem where it gives none.
  private func answer(
    _ id: String, _ field: String, _ position: Int, _ log: inout ProblemLog
  ) -> Answer? {
    guard let question = questionnaire.question(id) else { return nil }
    if let answer = try? question.answer(field: question.written(field), decimalComma: true),
      answer != .notAnswered
    {
      return answer
    }
    note(id, field, position, &log)
    return nil
  }

  private func note(_ id: String, _ field: String, _ position: Int, _ log: inout ProblemLog) {
    log.error("collected.bad-field", at: place(position), ["question": id, "found": field])
  }

  /// Whether a field says that an option is chosen; nil where it says neither.
  private static func isTicked(_ field: String, option: Question.Option?) -> Bool? {
    let key = AnswerMatching.key(field)
    if ["y", "yes", "ja", "1", "x", "true", "checked"].contains(key) { return true }
    if ["n", "no", "nei", "0", "false", "-", "not selected", "unchecked"].contains(key) {
      return false
    }
    let words = option.map { [$0.code] + $0.text.texts.values } ?? []
    return words.contains { AnswerMatching.key($0) == key } ? true : nil
  }

  /// A day as tools write it: with the time after it, or as 31.12.2026.
  static func day(_ field: String) -> Day? {
    let first = String(field.prefix { $0 != " " && $0 != "T" })
    if let day = Day(first) { return day }
    let parts = first.split(separator: ".").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    return Day(year: parts[2], month: parts[1], day: parts[0])
  }
}

extension Question {
  func option(_ code: String) -> Option? { options.first { $0.code == code } }

  /// The code of the option that a field names, by its code or its words in any language.
  func code(of field: String) -> String? {
    if let option = options.first(where: { $0.code == field }) { return option.code }
    let key = AnswerMatching.key(field)
    let found = options.filter { option in
      AnswerMatching.key(option.code) == key
        || option.text.texts.values.contains { AnswerMatching.key($0) == key }
    }
    if found.count == 1 { return found[0].code }
    // LimeSurvey writes "-oth-" where the answer is in the words beside.
    return key == "-oth-" || key == "other" ? other?.code : nil
  }

  /// A field in the writing of the answers' file: words are made codes, days and numbers plain.
  func written(_ field: String) -> String {
    switch kind {
    case .single, .scale, .matrix: return code(of: field) ?? field
    case .multiple, .ranking:
      let separator: Character = kind == .ranking ? ">" : "|"
      if let code = code(of: field) { return code }
      // Tools join several answers by bars, semicolons, commas or blanks.
      for mark in [separator, ";", "|", ",", " "] {
        let parts = field.split(separator: mark).map { code(of: $0.trimmed) }
        if parts.count > 1, parts.allSatisfy({ $0 != nil }) {
          return parts.compactMap { $0 }.joined(separator: String(separator))
        }
      }
      return field
    case .date: return CollectedRow.day(field)?.description ?? field
    case .number: return field.filter { !$0.isWhitespace }
    case .text, .file, .place, .note: return field
    }
  }
}
