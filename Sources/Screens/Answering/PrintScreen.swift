import Fieldwork
import Languages
import Pages
import Surveys

/// The questionnaire without answers, to be printed and talked about.
public struct PrintScreen: Sendable {
  private let respondent: RespondentView

  /// The questionnaire of one who holds a link: only the parts that the link reaches.
  ///
  /// - Parameter respondent: who prints it.
  public init(_ respondent: RespondentView) {
    self.respondent = respondent
  }

  /// The page.
  public func screen() -> Screen {
    let language = respondent.language
    let words = respondent.words
    var seen: Set<String> = []
    let parts = respondent.view.entries.map(\.part).filter { seen.insert($0).inserted }
    return Screen(
      title: words.text(respondent.rules.campaign.plan.title),
      main: templates.render(
        "answering/print",
        View(
          [
            "lead": language.text("answering.for", ["unit": respondent.unit]),
            "deadline": language.text("answering.deadline", ["date": respondent.deadline]),
            "base": respondent.base,
            "parts": parts.map { part in
              View(
                [
                  "title": respondent.title(ofPart: part),
                  "questions": respondent.view.entries.filter { $0.part == part }.compactMap {
                    respondent.rules.questionnaire.question($0.question)
                  }.filter(isForUnit).map(question),
                ], language: language)
            },
          ], language: language)))
  }

  private func isForUnit(_ question: Question) -> Bool {
    question.levels.isEmpty || respondent.response.levels.contains(where: question.levels.contains)
  }

  private func question(_ question: Question) -> View {
    let language = respondent.language
    let words = respondent.words
    let help = question.help(for: respondent.response.levels).map(words.text)
    let isConditional =
      question.condition != nil
      || respondent.rules.questionnaire.condition(of: question) != nil
    return View(
      [
        "text": respondent.text(of: question), "has-help": help != nil, "help": help ?? "",
        "is-conditional": isConditional,
        "options": question.options.map { View(["text": words.text($0.text)], language: language) },
        "has-options": !question.options.isEmpty && question.kind != .matrix,
        "has-items": question.kind == .matrix,
        "items": question.items.map { item in
          View(
            [
              "text": words.text(item.text),
              "options": question.options.map { words.text($0.text) }.joined(separator: " · "),
            ], language: language)
        },
        "has-lines": !question.kind.hasOptions && question.kind.isAsked,
      ], language: language)
  }
}
