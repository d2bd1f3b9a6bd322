import Fieldwork
import Languages
import Pages
public import Surveys

/// A section of the questionnaire to be answered.
public struct SectionScreen: Sendable {
  private let respondent: RespondentView
  private let part: String
  private let page: String
  private let entries: [String: QuestionEntry]
  private let suggestions: Suggestions?

  /// A section.
  ///
  /// - Parameters:
  ///   - part: the id of the section.
  ///   - respondent: who answers.
  ///   - entries: what stands in its questions, by their ids.
  ///   - suggestions: what was answered in the wave before.
  ///   - page: the id of this page, so that what is sent twice is stored once.
  public init(
    _ part: String, of respondent: RespondentView, entries: [String: QuestionEntry],
    suggestions: Suggestions?, page: String
  ) {
    self.part = part
    self.respondent = respondent
    self.entries = entries
    self.suggestions = suggestions
    self.page = page
  }

  /// The page.
  public func screen() -> Screen {
    let language = respondent.language
    let parts = respondent.parts.map(\.id)
    let position = parts.firstIndex(of: part)
    let next = position.flatMap { parts.indices.contains($0 + 1) ? parts[$0 + 1] : nil }
    let before = position.flatMap { $0 > 0 ? parts[$0 - 1] : nil }
    let lock = respondent.lock
    let seen = respondent.view.entries.filter { $0.part == part }
    let fields = seen.compactMap { seen -> QuestionField? in
      guard let question = respondent.rules.questionnaire.question(seen.question),
        let entry = entries[seen.question]
      else { return nil }
      return field(question, entry, isLocked: lock != nil)
    }
    let problems = fields.filter { $0.asked != nil }.flatMap { field in
      field.entry.faults.map {
        FieldProblem(
          "\(respondent.text(of: field.question)) – \($0.message(in: language))",
          field: "a.\(field.id)")
      }
    }
    let counts = respondent.summary.parts.first { $0.id == part }
    func place(_ answered: String, _ asked: String) -> String {
      language.text(
        "answering.place-in",
        [
          "number": "\((position ?? 0) + 1)", "of": "\(max(parts.count, 1))",
          "answered": answered, "asked": asked,
        ])
    }
    let main = templates.render(
      "answering/section",
      View(
        [
          "action": respondent.address(ofPart: part), "base": respondent.base, "page": page,
          "is-locked": lock != nil, "lock": respondent.lockWords ?? "",
          "has-files": fields.contains { $0.question.kind == .file },
          "questions": fields.map { $0.html() },
          "place": place("\(counts?.answered ?? 0)", "\(counts?.asked ?? 0)"),
          "place-template": place("{answered}", "{asked}"), "is-shared": respondent.isShared,
          "has-next": next != nil,
          "next": next.map(respondent.address(ofPart:)) ?? "\(respondent.base)/summary",
          "next-title": next.map(respondent.title(ofPart:)) ?? "",
          "is-last": next == nil && respondent.isCoordinator,
          "is-end": next == nil && !respondent.isCoordinator,
          "has-before": before != nil,
          "before": before.map(respondent.address(ofPart:)) ?? "",
          "said-stored": language.text("answering.said.stored"),
          "said-sending": language.text("answering.said.sending"),
          "said-waiting": language.text("answering.said.waiting"),
          "said-conflict": language.text("answering.said.conflict"),
          "said-refused": language.text("answering.said.refused"),
        ], language: language))
    return Screen(
      title: respondent.title(ofPart: part), main: main, problems: problems,
      scripts: lock == nil ? ["answer.js"] : [])
  }

  private func field(
    _ question: Question, _ entry: QuestionEntry, isLocked: Bool
  ) -> QuestionField {
    var suggestion = suggestions?.answers[question.id]
    if suggestion == entry.answer || entry.answer.isGiven { suggestion = nil }
    var other: String?
    if let column = question.otherColumn, case .text(let text) = suggestions?.answers[column] {
      other = text
    }
    return QuestionField(
      question: question, entry: entry, asked: respondent.form[question.id],
      levels: respondent.response.levels, words: respondent.words, suggestion: suggestion,
      suggestedOther: other, isLocked: isLocked, base: respondent.base,
      commentCount: respondent.view.comments.count { $0.question == question.id },
      given: entry.given.flatMap(respondent.given))
  }
}
