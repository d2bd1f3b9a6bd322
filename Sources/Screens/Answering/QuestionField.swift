import Fieldwork
import Languages
import Pages
import Surveys

/// A question as it stands on a page to be answered: its words, help, control and what is wrong.
struct QuestionField {
  let question: Question
  let entry: QuestionEntry
  /// How it is asked now; nil where it is not.
  let asked: FormState.Asked?
  let levels: [String]
  let words: AnswerWords
  var suggestion: Answer?
  var suggestedOther: String?
  var isLocked = false
  /// The address of the page that the ways of the question begin with.
  var base = ""
  var commentCount = 0
  /// Who gave the answer and when; nil where one person answers alone.
  var given: String?

  private var language: Language { words.language }
  var id: String { question.id }

  /// The question as HTML.
  func html() -> String {
    let isNote = question.kind == .note
    let help = question.help(for: levels).map(words.text)
    let hint = hint
    let faults = faultWords
    let described = [
      help.map { _ in "h.\(id)" }, hint.map { _ in "n.\(id)" },
      faults.isEmpty ? nil : "p.\(id)",
    ].compactMap { $0 }.joined(separator: " ")
    let earlier = suggestion.map {
      words.lines($0, to: question, other: suggestedOther).joined(separator: "; ")
    }
    return templates.render(
      "answering/question",
      View(
        [
          "id": id, "is-note": isNote, "is-hidden": asked == nil,
          "text": words.text(question.text(for: levels)), "is-required": question.isRequired,
          "is-group": isGroup, "has-help": help != nil, "help": help ?? "",
          "has-hint": hint != nil, "hint": hint ?? "", "has-problem": !faults.isEmpty,
          "problem": faults, "has-description": !described.isEmpty, "description": described,
          "control": isNote ? "" : control(described), "version": "\(entry.version)",
          "has-given": given != nil && entry.answer.isGiven, "given": given ?? "",
          "answered": entry.given?.value.isGiven ?? false ? "yes" : "",
          "has-earlier": earlier != nil && !isLocked, "earlier": earlier ?? "",
          "has-clear": canClear && !isLocked, "is-empty": !entry.answer.isGiven,
          "is-asked": !isNote, "base": base,
          "comments": commentCount == 0
            ? language.text("answering.comment")
            : language.text("answering.comments", count: commentCount),
        ], language: language))
  }

  /// Several controls under one question, or one control with the question as its label.
  private var isGroup: Bool {
    switch question.kind {
    case .single, .multiple, .scale, .matrix, .ranking, .place: true
    case .number, .text, .date, .file, .note: question.dontKnow != nil
    }
  }

  /// Buttons that mark one of several cannot be taken back by themselves.
  private var canClear: Bool {
    switch question.kind {
    case .single, .scale, .matrix: true
    default: false
    }
  }

  private var faultWords: String {
    entry.faults.map { fault in
      let item = question.items.first { $0.code == fault.part }
      let message = readable(fault).message(in: language)
      return item.map { "\(words.text($0.text)): \(message)" } ?? message
    }.joined(separator: " ")
  }

  /// The fault with the words of options and the reader's form of numbers.
  private func readable(_ fault: AnswerFault) -> AnswerFault {
    var values = fault.values
    for (name, value) in values {
      if let number = Double(value), number.magnitude < 1e12 {
        let digits = value.contains(".") && number != number.rounded() ? 2 : 0
        values[name] = language.number(number, decimals: digits)
      }
      if name == "option", let option = question.options.first(where: { $0.code == value }) {
        values[name] = words.text(option.text)
      }
    }
    return AnswerFault(fault.code, values, part: fault.part, message: fault.message)
  }

  /// How many can be chosen, or which numbers are taken.
  var hint: String? {
    func number(_ value: Double) -> String {
      language.number(value, decimals: value == value.rounded() ? 0 : 2)
    }
    switch (question.kind, question.minimum, question.maximum) {
    case (.multiple, _, let most?):
      return language.text("answering.hint.most", ["number": number(most)])
    case (.multiple, let fewest?, _):
      return language.text("answering.hint.fewest", ["number": number(fewest)])
    case (.multiple, _, _): return language.text("answering.hint.several")
    case (.ranking, _, _): return language.text("answering.hint.ranking")
    case (.number, let low?, let high?):
      return language.text(
        "answering.hint.between", ["low": number(low), "high": number(high)])
    case (.text, _, let most?):
      return language.text("answering.hint.characters", ["number": number(most)])
    case (.file, _, _):
      return language.text(
        "answering.hint.file",
        ["size": words.size(min(question.files.largest ?? 10_000_000, 10_000_000))])
    default: return nil
    }
  }

  func view(_ values: [String: Any]) -> View { View(values, language: language) }
}
