import Measures
import Problems

extension QuestionnaireCheck {
  mutating func check(
    _ expression: AnswerExpression, of question: Question, at index: Int, path: String,
    isOwn: Bool = false
  ) {
    var check = ExpressionCheck(
      questionnaire: questionnaire, levels: levels, attributes: attributes, question: question,
      own: isOwn ? question : nil, reach: isOwn ? index + 1 : index, expression: expression,
      fallback: place(path))
    check.run()
    log.add(contentsOf: check.log.problems)
  }

  /// The conditions of options and items, and the checks of the answer.
  mutating func checkRules(of question: Question, at index: Int, path: String) {
    for (number, option) in question.options.enumerated() {
      if let condition = option.condition {
        check(condition, of: question, at: index, path: "\(path).options.\(number).ask-if")
      }
    }
    for (number, item) in question.items.enumerated() {
      if let condition = item.condition {
        check(condition, of: question, at: index, path: "\(path).items.\(number).ask-if")
      }
    }
    for (number, rule) in question.checks.enumerated() {
      check(
        rule.that, of: question, at: index, path: "\(path).check.\(number).that", isOwn: true)
    }
  }

  /// The conditions of sections: they stand before the first question of the section.
  mutating func checkSectionConditions() {
    for (number, section) in questionnaire.sections.enumerated() {
      guard let condition = section.condition,
        let index = questionnaire.questions.firstIndex(where: { $0.section == section.id })
      else { continue }
      check(
        condition, of: questionnaire.questions[index], at: index,
        path: "sections.\(number).ask-if")
    }
  }

  /// What only fits other kinds of questions.
  mutating func checkKeys(of question: Question, path: String) {
    let kind = question.kind
    var unneeded: [String] = []
    if kind != .date {
      if question.earliest != nil { unneeded.append("earliest") }
      if question.latest != nil { unneeded.append("latest") }
    }
    if kind != .file, question.files != Question.FileRule() { unneeded.append("files") }
    if kind != .text, !question.isLong { unneeded.append("length") }
    if !kind.isAsked, question.isRequired { unneeded.append("required") }
    if !kind.isAsked, !question.checks.isEmpty { unneeded.append("check") }
    for key in unneeded {
      log.error(
        "questionnaire.key-unneeded", at: place("\(path).\(key)"),
        ["question": question.id, "kind": kind.rawValue, "key": key])
    }
    if let earliest = question.earliest, let latest = question.latest, latest < earliest {
      log.error(
        "questionnaire.minimum-above-maximum", at: place("\(path).earliest"),
        [
          "question": question.id, "kind": kind.rawValue, "minimum": earliest.description,
          "maximum": latest.description,
        ])
    }
    if let largest = question.files.largest, largest < 1 {
      log.error(
        "questionnaire.limit-impossible", at: place("\(path).files.largest"),
        ["question": question.id, "found": String(largest), "maximum": "1000000000"])
    }
    if Questionnaire.fixedColumns.contains(question.id) {
      log.error("questionnaire.reserved-id", at: place("\(path).id"), ["question": question.id])
    }
    checkOther(of: question, path: path)
    for (number, variant) in question.variants.enumerated() {
      let path = "\(path).variants.\(number).levels"
      checkLevels(variant.levels, at: path)
      let never = variant.levels.filter { level in
        levels.contains(level) && !question.levels.isEmpty && !question.levels.contains(level)
      }
      if let level = never.first {
        log.error(
          "questionnaire.variant-never-seen", at: place(path),
          ["question": question.id, "level": level])
      }
    }
  }

  private mutating func checkOther(of question: Question, path: String) {
    let others = question.options.indices.filter { question.options[$0].takesText }
    guard let first = others.first else { return }
    let values = ["question": question.id, "kind": question.kind.rawValue]
    switch question.kind {
    case .single, .multiple, .ranking:
      if let second = others.dropFirst().first {
        log.error("questionnaire.two-other", at: place("\(path).options.\(second).other"), values)
      }
    default:
      log.error(
        "questionnaire.key-unneeded", at: place("\(path).options.\(first).other"),
        values.merging(["key": "other"]) { $1 })
    }
  }

  /// What is taken along from the wave before.
  mutating func checkPrevious() {
    for (number, carried) in (questionnaire.previous?.questions ?? []).enumerated() {
      let path = "previous.questions.\(number)"
      guard let question = questionnaire.question(carried.question) else {
        log.unknown(
          "questionnaire.previous-unknown-question", found: carried.question,
          known: questionnaire.questions.map(\.id), at: place("\(path).question"))
        continue
      }
      let known = question.options.map(\.code) + question.items.map(\.code)
      for (from, to) in carried.codes.sorted(by: { $0.key < $1.key }) where !known.contains(to) {
        log.unknown(
          "questionnaire.previous-unknown-code", found: to, known: known,
          at: place("\(path).codes.\(from)"), ["question": question.id])
      }
    }
  }
}

extension Questionnaire {
  /// The columns of a file of answers that are no questions.
  static let fixedColumns = ["unit", "submitted", "status", "level"]

  /// Whether a question is asked only after an answer to another, however far back.
  func depends(_ question: Question, on id: String) -> Bool {
    var open = condition(of: question)?.questions ?? []
    var seen: Set<String> = []
    while let next = open.popLast() {
      if next == id { return true }
      guard seen.insert(next).inserted, let found = self.question(next) else { continue }
      open += condition(of: found)?.questions ?? []
    }
    return false
  }
}
