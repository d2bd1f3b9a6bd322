import Languages
import Pages
import Surveys

/// The questions of an open call as fields, one below the other.
struct CallQuestions {
  let questionnaire: Questionnaire
  let draft: CallAnswerDraft
  let problems: [FieldProblem]

  func html(in language: Language) -> String {
    var html = ""
    var section: String?
    for question in questionnaire.questions {
      if question.section != section {
        section = question.section
        if let found = questionnaire.sections.first(where: { $0.id == section }) {
          html += heading(found.title.text(in: language.tag), in: language)
        }
      }
      html += field(question, in: language)
    }
    return html
  }

  private func heading(_ text: String, in language: Language) -> String {
    templates.render(
      "calls/section", View(["heading": text, "is-note": false], language: language))
  }

  private func field(_ question: Question, in language: Language) -> String {
    let tag = language.tag
    let label = question.text.text(in: tag)
    var help = question.help?.text(in: tag)
    if questionnaire.condition(of: question) != nil {
      help = [help, language.text("call.if-it-applies")].compactMap { $0 }.joined(separator: " ")
    }
    let name = CallAnswerDraft.name(question)
    switch question.kind {
    case .note:
      return templates.render(
        "calls/section", View(["heading": label, "is-note": true], language: language))
    case .matrix:
      return heading(label, in: language)
        + question.items.map { item in
          choice(
            question, CallAnswerDraft.name(question, item), item.text.text(in: tag), nil,
            in: language)
        }.joined()
    case .single, .scale, .multiple:
      var html = choice(question, name, label, help, in: language)
      if let other = question.other {
        html += FormField(
          name: CallAnswerDraft.words(question),
          label: language.text("call.other-words", ["option": other.text.text(in: tag)]),
          value: draft.first(CallAnswerDraft.words(question))
        ).html(problems, in: language)
      }
      return html
    case .number, .date, .text, .place, .ranking, .file:
      // A number is a text field: browsers throw away what is no number before anybody can see it.
      let kind: FormField.Kind =
        question.kind == .date ? .date : question.kind == .text && question.isLong ? .long : .text
      return FormField(
        name: name, label: label, kind: kind, value: draft.first(name), help: help,
        isRequired: false
      ).html(problems, in: language)
    }
  }

  private func choice(
    _ question: Question, _ name: String, _ label: String, _ help: String?, in language: Language
  ) -> String {
    ChoiceField(
      name: name, label: label,
      options: question.options.map { ($0.code, $0.text.text(in: language.tag)) },
      chosen: Set(draft.values[name] ?? []), takesSeveral: question.kind == .multiple, help: help
    ).html(problems, in: language)
  }
}

/// What somebody answered, in words.
enum CallWords {
  /// The answers of a submission, in the order of the questions.
  static func answers(
    _ answers: [String: Answer], to questionnaire: Questionnaire, in language: Language
  ) -> [(question: String, answer: String)] {
    questionnaire.questions.compactMap { question in
      var words = answers[question.id].map { text(of: $0, to: question, in: language) } ?? ""
      if let column = question.otherColumn, case .text(let own)? = answers[column] {
        words += words.isEmpty ? own : " – \(own)"
      }
      return words.isEmpty ? nil : (question.name.text(in: language.tag), words)
    }
  }

  private static func text(
    of answer: Answer, to question: Question, in language: Language
  ) -> String {
    func label(_ code: String) -> String {
      question.options.first { $0.code == code }?.text.text(in: language.tag) ?? code
    }
    switch answer {
    case .notAsked, .notAnswered, .file: return ""
    case .dontKnow: return question.dontKnow?.text.text(in: language.tag) ?? ""
    case .choices(let codes), .ranking(let codes): return codes.map(label).joined(separator: "; ")
    case .number(let number):
      let decimals = number.rounded() == number ? 0 : 2
      return language.number(number, decimals: decimals)
    case .text(let text): return text
    case .date(let day): return day.text(in: language)
    case .place(let place): return place.text
    case .items(let items):
      return question.items.compactMap { item in
        guard let own = items[item.code] else { return nil }
        let words = text(of: own, to: question, in: language)
        return words.isEmpty ? nil : "\(item.text.text(in: language.tag)): \(words)"
      }.joined(separator: "; ")
    }
  }
}
