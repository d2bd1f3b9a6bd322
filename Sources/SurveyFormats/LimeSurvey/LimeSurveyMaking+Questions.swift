import Languages
import Problems
import Surveys

extension LimeSurveyMaking {
  /// Decides what a question becomes: one of ours, or several.
  mutating func plan(_ question: LimeSurvey.Question, section: String) {
    if question["hidden"] == "1" {
      log.warning("lss.hidden", at: question.place, ["name": question.code])
      return
    }
    note(question)
    switch question.type {
    case "5": points(question, section, 1...5)
    case "L", "!", "O": list(question, section)
    case "G", "Y": fixed(question, section)
    case "A", "B", "C", "E", "F", "H", "1": array(question, section)
    case "M", "P": boxes(question, section)
    case "R": ranking(question, section)
    case "N": number(question, section)
    case "K", "Q": several(question, section)
    case ":", ";": cells(question, section)
    case "S", "T", "U":
      var draft = draft(question, section, .text)
      draft.isLong = question.type != "S"
      if question["numbers_only"] == "1" { draft.kind = .number }
      draft.maximum = draft.kind == .text ? limit("maximum_chars", of: question) : nil
      add(draft, as: question.code)
    case "D":
      if ["H", "i", ":"].contains(where: question["date_format"].contains) {
        log.warning("lss.time", at: question.place, ["name": question.code])
      }
      add(draft(question, section, .date), as: question.code)
    case "|": add(draft(question, section, .file), as: question.code)
    case "X": add(draft(question, section, .note), as: question.code)
    case "*":
      let text =
        question["equation"].isEmpty
        ? question.text.values.min() ?? "" : question["equation"]
      formulas[question.code] = try? ExpressionScript.expression(text) { [variables] in
        variables[$0]
      }
      variables[question.code] = .question(question.code)
      log.warning("lss.equation", at: question.place, ["name": question.code])
    default:
      log.warning(
        "lss.type-unsupported", at: question.place,
        ["found": question.type, "name": question.code])
    }
  }

  /// Settings that change what is asked and that a questionnaire does not have.
  private mutating func note(_ question: LimeSurvey.Question) {
    for name in [
      "random_order", "random_group", "array_filter_exclude", "time_limit", "equals_num_value",
      "em_validation_sq", "other_comment_mandatory", "max_subquestions",
    ] {
      let value = question[name]
      if !value.isEmpty, value != "0", value != "N" {
        log.warning(
          "lss.attribute-unsupported", at: question.place,
          ["attribute": name, "found": value, "name": question.code])
      }
    }
  }

  func draft(
    _ question: LimeSurvey.Question, _ section: String, _ kind: Question.Kind
  ) -> Draft {
    Draft(id: "", section: section, kind: kind, source: question, text: question.text)
  }

  /// Adds a question under a name of LimeSurvey, which expressions know it by.
  @discardableResult
  mutating func add(_ draft: Draft, as name: String) -> String {
    var draft = draft
    draft.id = ids.code(for: name, else: "question")
    if draft.id != name {
      renamed[name] = draft.id
      if draft.id != name.lowercased() {
        log.warning("form.renamed", at: draft.source.place, ["found": name, "id": draft.id])
      }
    }
    let codes = Dictionary(
      draft.names.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    func target(_ item: String?, _ kind: Question.Kind) -> FormTarget {
      FormTarget(
        kind: kind, question: draft.id, item: item, codes: codes,
        dontKnow: draft.options.first(where: \.isDontKnow)?.code,
        valuesAreNames: draft.options.allSatisfy {
          $0.isDontKnow || Double(draft.names[$0.code] ?? "") == $0.value
        }, index: drafts.count)
    }
    let source = draft.source
    let column = "\(survey.id)X\(source.group)X\(source.id)"
    func know(_ names: [String], _ target: FormTarget) {
      for name in names {
        variables[name] = .question(name)
        targets[name] = target
      }
    }
    switch draft.kind {
    case .matrix:
      let scale = name.hasPrefix(source.code + "_scale") ? "_1" : source.type == "1" ? "_0" : ""
      for (code, part) in draft.items {
        let own = target(code, .matrix)
        know(["\(source.code)_\(part.code)\(scale)", "\(column)\(part.code)\(scale)"], own)
      }
    case .multiple:
      know([name], target(nil, .multiple))
      for (code, choice) in draft.names {
        for box in ["\(source.code)_\(choice)", "\(column)\(choice)"] {
          variables[box] = .box(name, draft.names[code] ?? choice)
        }
      }
    default:
      know([name], target(nil, draft.kind))
      if draft.isMain { know([column], target(nil, draft.kind)) }
    }
    if draft.options.contains(where: \.takesText) {
      know(["\(source.code)_other", "\(column)other"], target("other", .text))
    }
    drafts.append(draft)
    return draft.id
  }

  private mutating func points(
    _ question: LimeSurvey.Question, _ section: String, _ range: ClosedRange<Int>
  ) {
    var draft = draft(question, section, .scale)
    draft.options = range.map {
      Question.Option(code: String($0), text: LocalizedText(same: String($0)), value: Double($0))
    }
    draft.names = Dictionary(uniqueKeysWithValues: range.map { (String($0), String($0)) })
    add(draft, as: question.code)
  }

  private mutating func fixed(_ question: LimeSurvey.Question, _ section: String) {
    var draft = draft(question, section, .single)
    let codes =
      question.type == "Y"
      ? [("y", "Y", "yes"), ("n", "N", "no")]
      : [("f", "F", "female"), ("m", "M", "male")]
    for (code, name, key) in codes {
      draft.options.append(
        Question.Option(code: code, text: LocalizedText { $0.text("lss.option.\(key)") }))
      draft.names[code] = name
    }
    add(draft, as: question.code)
  }

  /// Options of answers or rows, "other" added where the question has it.
  private mutating func fill(
    _ draft: inout Draft, _ parts: [LimeSurvey.Part], withOther: Bool
  ) {
    var codes = CodeNames(reserved: CodeNames.reservedOptions)
    let alone = draft.source["exclude_all_others"].split(separator: ";").map { $0.trimmed }
    for part in parts {
      let code = codes.code(for: part.code, else: "option")
      let words = text(part.text, at: part.place)
      draft.options.append(
        Question.Option(
          code: code, text: words.isEmpty ? LocalizedText(same: part.code) : words,
          isExclusive: draft.kind == .multiple && alone.contains(part.code)))
      draft.names[code] = part.code
      if draft.kind == .multiple, !part.relevance.isEmpty {
        draft.optionRelevance[code] = part.relevance
      }
    }
    guard withOther else { return }
    let words = text(draft.source.attributes["other_replace_text"] ?? [:], at: draft.source.place)
    let code = codes.code(for: "other", else: "other")
    draft.options.append(
      Question.Option(code: code, text: words.isEmpty ? FormWords.other : words, takesText: true))
    draft.names[code] = draft.kind == .multiple ? "other" : "-oth-"
  }

  private mutating func list(_ question: LimeSurvey.Question, _ section: String) {
    var draft = draft(question, section, .single)
    fill(&draft, question.answers, withOther: question.hasOther)
    if draft.options.count < 2 {
      log.warning("lss.one-choice", at: question.place, ["name": question.code])
      draft.kind = .multiple
      draft.maximum = 1
      guard !draft.options.isEmpty else { return }
    }
    let id = add(draft, as: question.code)
    guard question.type == "O" else { return }
    comment(question, section, name: question.code + "_comment", after: .answered(question: id))
  }

  /// The words that go with a choice: a question of its own.
  private mutating func comment(
    _ question: LimeSurvey.Question, _ section: String, name: String, after: Condition,
    option: Question.Option? = nil
  ) {
    var draft = draft(question, section, .text)
    draft.text = [:]
    for (language, words) in question.text {
      let tag = LimeSurveyMaking.tag(language)
      let own = (Language.named(tag) ?? .standard).text("lss.comment")
      let choice = option.map { ": " + $0.text.text(in: tag) } ?? ""
      draft.text[language] = "\(PlainText.reading(words).text) – \(own)\(choice)"
    }
    (draft.isMain, draft.besides, draft.isLong) = (false, after, false)
    add(draft, as: name)
  }

  private mutating func boxes(_ question: LimeSurvey.Question, _ section: String) {
    var draft = draft(question, section, .multiple)
    fill(&draft, question.rows, withOther: question.hasOther)
    guard !draft.options.isEmpty else {
      log.warning("lss.one-choice", at: question.place, ["name": question.code])
      return
    }
    let most = Double(draft.options.count)
    draft.minimum = limit("min_answers", of: question).flatMap { $0 <= most ? $0 : nil }
    draft.maximum = limit("max_answers", of: question).flatMap {
      (1...most).contains($0) ? $0 : nil
    }
    let (options, names) = (draft.options, draft.names)
    let id = add(draft, as: question.code)
    guard question.type == "P" else { return }
    for option in options where !option.takesText {
      comment(
        question, section, name: "\(question.code)_\(names[option.code] ?? option.code)comment",
        after: .isAny(question: id, options: [option.code]), option: option)
    }
  }

  private mutating func ranking(_ question: LimeSurvey.Question, _ section: String) {
    var draft = draft(question, section, .ranking)
    // Since LimeSurvey 6.6 the items are rows, before they were answers.
    fill(&draft, question.answers.isEmpty ? question.rows : question.answers, withOther: false)
    guard draft.options.count > 1 else {
      log.warning("lss.one-choice", at: question.place, ["name": question.code])
      return
    }
    let most = Double(draft.options.count)
    draft.minimum = limit("min_answers", of: question).flatMap { $0 <= most ? $0 : nil }
    draft.maximum = limit("max_answers", "max_subquestions", of: question)
      .flatMap { (1...most).contains($0) ? $0 : nil }
    add(draft, as: question.code)
  }

  private mutating func number(_ question: LimeSurvey.Question, _ section: String) {
    var draft = draft(question, section, .number)
    draft.minimum = limit("min_num_value_n", "min_num_value", of: question)
    draft.maximum = limit("max_num_value_n", "max_num_value", of: question)
    draft.isWhole = question["num_value_int_only"] == "1"
    add(draft, as: question.code)
  }

  /// A question with a field for each row: a question for each.
  private mutating func several(_ question: LimeSurvey.Question, _ section: String) {
    for part in question.rows {
      var draft = draft(question, section, question.type == "K" ? .number : .text)
      draft.text = joined(question.text, part.text)
      draft.isLong = false
      draft.isWhole = question.type == "K" && question["num_value_int_only"] == "1"
      draft.isMain = part.code == question.rows.first?.code
      if question.type == "K" {
        draft.minimum = limit("min_num_value_n", of: question)
        draft.maximum = limit("max_num_value_n", of: question)
      }
      add(draft, as: "\(question.code)_\(part.code)")
    }
  }

  /// A table of fields: a question for each.
  private mutating func cells(_ question: LimeSurvey.Question, _ section: String) {
    let isNumber = question.type == ":"
    for row in question.rows where row.scale == 0 {
      for column in question.rows where column.scale == 1 {
        var draft = draft(question, section, isNumber ? .number : .text)
        draft.text = joined(joined(question.text, row.text), column.text)
        (draft.isLong, draft.isMain) = (false, false)
        add(draft, as: "\(question.code)_\(row.code)_\(column.code)")
      }
    }
    log.warning("lss.table-of-fields", at: question.place, ["name": question.code])
  }

  private func joined(_ one: [String: String], _ other: [String: String]) -> [String: String] {
    one.merging(other) { "\($0) – \($1)" }
  }
}
