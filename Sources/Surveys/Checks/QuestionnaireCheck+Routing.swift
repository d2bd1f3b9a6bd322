import Problems

extension QuestionnaireCheck {
  mutating func check(_ condition: Condition, of question: Question, at index: Int, path: String) {
    switch condition {
    case .all(let parts), .any(let parts):
      let key = if case .all = condition { "all" } else { "any" }
      if parts.isEmpty {
        log.error("questionnaire.routing-empty", at: place(path), ["question": question.id])
      }
      for (number, part) in parts.enumerated() {
        check(part, of: question, at: index, path: "\(path).\(key).\(number)")
      }
    case .not(let part):
      check(part, of: question, at: index, path: "\(path).not")
    case .expression(let expression):
      check(expression, of: question, at: index, path: path)
    case .answered(let id, let item):
      _ = target(id, item: item, of: question, at: index, path: path)
    case .isAny(let id, let item, let options):
      guard let target = target(id, item: item, of: question, at: index, path: path) else { return }
      check(options, of: target, asking: question, path: path)
    case .atLeast(let id, let item, let limit), .atMost(let id, let item, let limit):
      guard let target = target(id, item: item, of: question, at: index, path: path) else { return }
      let key = if case .atLeast = condition { "at-least" } else { "at-most" }
      if ![.number, .scale, .matrix].contains(target.kind) {
        wrongKind(key, target: target, question: question, path: path)
      } else if limit.isNaN || limit.isInfinite {
        log.error("questionnaire.routing-empty", at: place(path), ["question": question.id])
      }
    }
  }

  /// The question that a condition asks about, where it may ask about it.
  private mutating func target(
    _ id: String, item: String?, of question: Question, at index: Int, path: String
  ) -> Question? {
    let values = ["question": question.id, "found": id]
    guard let position = positions[id] else {
      log.unknown(
        "questionnaire.routing-unknown-question", found: id,
        known: questionnaire.questions[..<index].map(\.id), at: place("\(path).question"), values)
      return nil
    }
    let target = questionnaire.questions[position]
    if id == question.id {
      log.error("questionnaire.routing-self", at: place("\(path).question"), values)
      return nil
    }
    if position > index {
      log.error(
        questionnaire.depends(target, on: question.id)
          ? "questionnaire.routing-cycle" : "questionnaire.routing-forward",
        at: place("\(path).question"), values)
      return nil
    }
    checkItem(item, of: target, asking: question, path: path)
    return target
  }

  private mutating func checkItem(
    _ item: String?, of target: Question, asking question: Question, path: String
  ) {
    let values = ["question": question.id, "found": target.id, "kind": target.kind.rawValue]
    if let item {
      if target.kind != .matrix {
        log.error("questionnaire.routing-item-unneeded", at: place("\(path).item"), values)
      } else if !target.items.contains(where: { $0.code == item }) {
        log.unknown(
          "questionnaire.routing-unknown-item", found: item, known: target.items.map(\.code),
          at: place("\(path).item"), ["question": target.id])
      }
    } else if target.kind == .matrix {
      log.error(
        "questionnaire.routing-item-missing", at: place(path),
        values.merging(["allowed": target.items.map(\.code).joined(separator: ", ")]) { $1 })
    }
  }

  private mutating func check(
    _ options: [String], of target: Question, asking question: Question, path: String
  ) {
    guard target.kind.hasOptions else {
      wrongKind("is", target: target, question: question, path: path)
      return
    }
    if options.isEmpty {
      log.error("questionnaire.routing-empty", at: place(path), ["question": question.id])
    }
    let known = target.options.map(\.code)
    for option in options where !known.contains(option) {
      log.unknown(
        "questionnaire.routing-unknown-option", found: option, known: known,
        at: place("\(path).is"), ["question": target.id])
    }
  }

  private mutating func wrongKind(
    _ key: String, target: Question, question: Question, path: String
  ) {
    log.error(
      "questionnaire.routing-wrong-kind", at: place("\(path).\(key)"),
      ["question": question.id, "found": target.id, "kind": target.kind.rawValue, "key": key])
  }
}
