import Languages
import Problems
import Surveys

extension LimeSurveyMaking {
  /// A table of rows with one scale, or two beside each other.
  mutating func array(_ question: LimeSurvey.Question, _ section: String) {
    let scales = question.type == "1" ? [0, 1] : [0]
    for scale in scales {
      var draft = draft(question, section, .matrix)
      fill(&draft, scale: scale)
      var codes = CodeNames()
      for part in question.rows where part.scale == 0 {
        draft.items.append((codes.code(for: part.code, else: "row"), part))
      }
      guard !draft.items.isEmpty, draft.options.count > 1 else {
        log.warning("lss.one-choice", at: question.place, ["name": question.code])
        continue
      }
      let header = question.attributes[scale == 0 ? "dualscale_headerA" : "dualscale_headerB"]
      if scales.count > 1, let header {
        draft.text = question.text.merging(header.filter { !$0.key.isEmpty }) { "\($0) – \($1)" }
      }
      draft.isMain = scale == 0
      add(draft, as: scale == 0 ? question.code : question.code + "_scale2")
    }
  }

  private mutating func fill(_ draft: inout Draft, scale: Int) {
    let question = draft.source
    func add(_ name: String, _ text: LocalizedText, _ value: Double?, isDontKnow: Bool = false) {
      let code = CodeNames.plain(name)
      draft.options.append(
        Question.Option(code: code, text: text, value: value, isDontKnow: isDontKnow))
      draft.names[code] = name
    }
    switch question.type {
    case "A", "B":
      for point in 1...(question.type == "A" ? 5 : 10) {
        add(String(point), LocalizedText(same: String(point)), Double(point))
      }
    case "C":
      add("Y", LocalizedText { $0.text("lss.option.yes") }, 1)
      add("N", LocalizedText { $0.text("lss.option.no") }, 0)
      add("U", LocalizedText { $0.text("lss.option.uncertain") }, nil, isDontKnow: true)
    case "E":
      add("I", LocalizedText { $0.text("lss.option.increase") }, 1)
      add("S", LocalizedText { $0.text("lss.option.same") }, 0)
      add("D", LocalizedText { $0.text("lss.option.decrease") }, -1)
    default:
      let answers = question.answers.filter { $0.scale == scale }
      let hasPoints = Set(answers.map(\.points)).count == answers.count && answers.count > 1
      let areNumbers = answers.allSatisfy { Double($0.code) != nil }
      var codes = CodeNames(reserved: CodeNames.reservedOptions)
      for (index, answer) in answers.enumerated() {
        let words = text(answer.text, at: answer.place)
        let code = codes.code(for: answer.code, else: "option")
        draft.options.append(
          Question.Option(
            code: code, text: words.isEmpty ? LocalizedText(same: answer.code) : words,
            value: hasPoints ? answer.points : areNumbers ? Double(answer.code) : Double(index + 1))
        )
        draft.names[code] = answer.code
      }
      if !hasPoints, !areNumbers {
        log.warning(
          "lss.values-made", at: question.place,
          ["name": question.code, "count": String(answers.count)])
      }
    }
  }
}
