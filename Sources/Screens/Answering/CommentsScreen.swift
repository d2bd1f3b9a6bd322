import Fieldwork
import Languages
import Pages
import Surveys

/// What colleagues have said to each other, of one question or of all.
public struct CommentsScreen: Sendable {
  private let respondent: RespondentView
  private let question: String?
  private let page: String
  private let typed: String
  private let problems: [FieldProblem]

  /// What colleagues have said.
  ///
  /// - Parameters:
  ///   - respondent: who reads.
  ///   - question: the question; nil for all.
  ///   - page: the id of this page, so that what is sent twice is said once.
  ///   - typed: what was typed.
  ///   - problems: what is wrong with it.
  public init(
    _ respondent: RespondentView, question: String?, page: String, typed: String = "",
    problems: [FieldProblem] = []
  ) {
    self.respondent = respondent
    self.question = question.flatMap { id in
      respondent.view.entries.contains { $0.question == id } ? id : nil
    }
    self.page = page
    self.typed = typed
    self.problems = problems
  }

  /// The page.
  public func screen() -> Screen {
    let language = respondent.language
    let words = respondent.words
    let about = question.flatMap(respondent.question)
    let comments = respondent.view.comments.filter { question == nil || $0.question == question }
    return Screen(
      title: language.text("answering.talk"),
      main: templates.render(
        "answering/comments",
        View(
          [
            "base": respondent.base, "page": page, "question": question ?? "",
            "has-question": about != nil, "about": about.map(respondent.text(of:)) ?? "",
            "back": about.map { respondent.address(ofQuestion: $0.id) } ?? respondent.base,
            "has-comments": !comments.isEmpty,
            "comments": comments.map { comment in
              let subject = question == nil ? comment.question.flatMap(respondent.question) : nil
              return View(
                [
                  "text": comment.text, "has-subject": subject != nil,
                  "subject": subject.map(respondent.text(of:)) ?? "",
                  "href": subject.map { respondent.address(ofQuestion: $0.id) } ?? "",
                  "said": comment.said.map {
                    language.text(
                      "answering.said-by",
                      ["name": words.name($0.by), "time": words.moment($0.at)])
                  } ?? "",
                ], language: language)
            },
            "can-say": respondent.isOpen && respondent.access != .reader,
            "field": FormField(
              name: "words", label: language.text("answering.your-words"), kind: .long,
              value: typed, help: language.text("answering.your-words-help")
            ).html(problems, in: language),
          ], language: language)), problems: problems)
  }
}
