import Problems

extension QuestionnaireCheck {
  mutating func checkOptions(of question: Question, path: String) {
    let values = ["question": question.id, "kind": question.kind.rawValue]
    let options = question.options
    guard question.kind.hasOptions else {
      if !options.isEmpty {
        log.error("questionnaire.options-unneeded", at: place("\(path).options"), values)
      }
      return
    }
    // One box to tick, such as a consent, is a choice of any number.
    let needed = question.kind == .multiple ? 1 : 2
    if question.answers.count < needed {
      log.error(
        options.isEmpty ? "questionnaire.options-missing" : "questionnaire.options-too-few",
        at: place(options.isEmpty ? path : "\(path).options"),
        values.merging(["found": String(question.answers.count), "minimum": String(needed)]) { $1 })
    }
    var seen: Set<String> = []
    for (index, option) in options.enumerated() {
      checkOption(option, of: question, path: "\(path).options.\(index)", seen: &seen)
    }
    if let second = options.indices.filter({ options[$0].isDontKnow }).dropFirst().first {
      log.error(
        "questionnaire.two-dont-know", at: place("\(path).options.\(second).dont-know"), values)
    }
  }

  private mutating func checkOption(
    _ option: Question.Option, of question: Question, path: String, seen: inout Set<String>
  ) {
    let values = [
      "question": question.id, "option": option.code, "kind": question.kind.rawValue,
    ]
    checkCode(option.code, at: "\(path).code")
    if !seen.insert(option.code).inserted {
      log.error("questionnaire.duplicate-option", at: place("\(path).code"), values)
    }
    if Questionnaire.reservedCodes.contains(option.code),
      !(option.isDontKnow && option.code == "dont-know")
    {
      log.error("questionnaire.reserved-code", at: place("\(path).code"), values)
    }
    if question.kind == .scale || question.kind == .matrix, option.value == nil,
      !option.isDontKnow
    {
      log.error("questionnaire.scale-value-missing", at: place("\(path).value"), values)
    }
    if option.isExclusive, question.kind != .multiple {
      log.error("questionnaire.exclusive-unneeded", at: place("\(path).exclusive"), values)
    }
  }

  mutating func checkItems(of question: Question, path: String) {
    let values = ["question": question.id, "kind": question.kind.rawValue]
    guard question.kind == .matrix else {
      if !question.items.isEmpty {
        log.error("questionnaire.items-unneeded", at: place("\(path).items"), values)
      }
      return
    }
    if question.items.isEmpty {
      log.error("questionnaire.items-missing", at: place(path), values)
    }
    var seen: Set<String> = []
    for (index, item) in question.items.enumerated() {
      let path = "\(path).items.\(index)"
      checkCode(item.code, at: "\(path).code")
      if !seen.insert(item.code).inserted {
        log.error(
          "questionnaire.duplicate-item", at: place("\(path).code"),
          ["question": question.id, "item": item.code])
      }
      checkLevels(item.levels, at: "\(path).levels")
    }
  }

  mutating func checkLimits(of question: Question, path: String) {
    let limits = [("minimum", question.minimum), ("maximum", question.maximum)]
    let values = ["question": question.id, "kind": question.kind.rawValue]
    for (key, limit) in limits {
      guard let limit else { continue }
      switch question.kind {
      case .number: break
      case .text:
        if limit != limit.rounded() || limit < (key == "maximum" ? 1 : 0) || limit > 1e6 {
          log.error(
            "questionnaire.limit-impossible", at: place("\(path).\(key)"),
            values.merging(["found": plain(limit), "maximum": "1000000"]) { $1 })
        }
      case .multiple, .ranking:
        let most = Double(question.answers.count)
        if limit != limit.rounded() || limit < (key == "maximum" ? 1 : 0) || limit > most {
          log.error(
            "questionnaire.limit-impossible", at: place("\(path).\(key)"),
            values.merging(["found": plain(limit), "maximum": plain(most)]) { $1 })
        }
      case .single, .scale, .matrix, .date, .file, .place, .note:
        log.error(
          "questionnaire.limit-unneeded", at: place("\(path).\(key)"),
          values.merging(["key": key]) { $1 })
      }
    }
    if let minimum = question.minimum, let maximum = question.maximum, minimum > maximum {
      log.error(
        "questionnaire.minimum-above-maximum", at: place("\(path).minimum"),
        values.merging(["minimum": plain(minimum), "maximum": plain(maximum)]) { $1 })
    }
  }
}
