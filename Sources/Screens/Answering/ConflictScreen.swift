public import Fieldwork
import Languages
import Pages
import Surveys

/// Two answers to the same question, of which one is to be chosen.
public struct ConflictScreen: Sendable {
  /// Two answers to one question.
  public struct Choice: Sendable {
    let conflict: AnswerConflict
    let mine: String

    /// Two answers.
    ///
    /// - Parameters:
    ///   - conflict: what is wanted and what holds.
    ///   - mine: what is wanted, as the form is to send it again.
    public init(_ conflict: AnswerConflict, mine: String) {
      self.conflict = conflict
      self.mine = mine
    }
  }

  private let respondent: RespondentView
  private let choices: [Choice]
  private let page: String
  private let part: String

  /// Two answers to one or several questions.
  ///
  /// - Parameters:
  ///   - choices: the questions.
  ///   - part: the section to go back to.
  ///   - respondent: who is to choose.
  ///   - page: the id of this page, so that what is sent twice is stored once.
  public init(_ choices: [Choice], part: String, of respondent: RespondentView, page: String) {
    self.choices = choices
    self.part = part
    self.respondent = respondent
    self.page = page
  }

  /// The page.
  public func screen() -> Screen {
    let language = respondent.language
    return Screen(
      title: language.text("answering.conflict"),
      main: templates.render(
        "answering/conflict",
        View(
          [
            "action": "\(respondent.base)/choose", "page": page, "part": part.isEmpty ? "-" : part,
            "back": respondent.address(ofPart: part),
            "choices": choices.enumerated().map { choice($1, $0 + 1) },
          ], language: language)))
  }

  private func choice(_ choice: Choice, _ number: Int) -> View {
    let key = choice.conflict.wanted.question
    let question = respondent.question(key)
    let words = respondent.words
    func lines(_ answer: Answer) -> [String] {
      if case .text(let text) = answer { return [text] }
      return question.map { words.lines(answer, to: $0) } ?? []
    }
    return View(
      [
        "number": "\(number)", "key": key, "question": question.map(respondent.text(of:)) ?? key,
        "theirs": lines(choice.conflict.now.value), "who": words.given(choice.conflict.now),
        "own": lines(choice.conflict.wanted.value), "mine": choice.mine,
        "basis": "\(choice.conflict.now.number)",
      ], language: respondent.language)
  }
}
