public import Languages
import Pages
public import Problems
public import Surveys

/// A questionnaire as a list of its sections and questions.
public struct OutlineScreen: Sendable {
  private let page: BuilderPage
  private let questionnaire: Questionnaire
  private let draft: String
  private let errors: Int
  private let problems: [Problem]

  /// A questionnaire as a list.
  ///
  /// - Parameters:
  ///   - page: the questionnaire.
  ///   - questionnaire: what it asks.
  ///   - draft: how the draft stands, in words.
  ///   - errors: how many errors it has.
  ///   - problems: why something could not be done.
  public init(
    _ page: BuilderPage, questionnaire: Questionnaire, draft: String, errors: Int,
    problems: [Problem] = []
  ) {
    self.page = page
    self.questionnaire = questionnaire
    self.draft = draft
    self.errors = errors
    self.problems = problems
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let told = problems.map {
      FieldProblem("\($0.message(in: language)) \($0.advice(in: language))")
    }
    let numbers = Dictionary(
      questionnaire.questions.filter(\.kind.isAsked).enumerated().map { ($1.id, $0 + 1) },
      uniquingKeysWith: { first, _ in first })
    var parts = questionnaire.sections.map { section in
      part(
        section, questionnaire.questions.filter { $0.section == section.id }, numbers, language)
    }
    let known = Set(questionnaire.sections.map(\.id))
    let rest = questionnaire.questions.filter { !($0.section.map(known.contains) ?? false) }
    if !rest.isEmpty || parts.isEmpty { parts.append(part(nil, rest, numbers, language)) }
    return Screen(
      title: page.title,
      main: templates.render(
        "questionnaires/outline",
        page.view(
          .outline,
          [
            "draft": draft, "has-errors": errors > 0,
            "errors": language.text("builder.list.errors", count: errors),
            "wave": questionnaire.wave.id,
            "languages": language.list(
              questionnaire.languages.map { Language.named($0)?.name ?? $0.rawValue }),
            "parts": parts,
          ], in: language)), problems: told)
  }

  private func part(
    _ section: Questionnaire.Section?, _ questions: [Question], _ numbers: [String: Int],
    _ language: Language
  ) -> View {
    let title =
      section?.title.text(in: language.tag) ?? language.text("builder.section.none")
    return View(
      [
        "is-section": section != nil, "section": section?.id ?? "", "title": title,
        "has-condition": section?.condition != nil, "condition": section?.condition?.typed ?? "",
        "is-empty": questions.isEmpty,
        "questions": questions.map { question in
          var marks = [language.text("builder.kind.\(question.kind.rawValue)")]
          if question.isRequired { marks.append(language.text("builder.mark.required")) }
          marks += question.levels.map { BuilderPage.name(ofLevel: $0, in: language) }
          if !question.options.isEmpty {
            marks.append(language.text("builder.mark.options", count: question.options.count))
          }
          if !question.items.isEmpty {
            marks.append(language.text("builder.mark.items", count: question.items.count))
          }
          return View(
            [
              "question": question.id, "number": numbers[question.id].map { "\($0)." } ?? "",
              "text": question.text.text(in: language.tag),
              "marks": marks.joined(separator: " · "),
              "has-condition": question.condition != nil,
              "condition": question.condition?.typed ?? "",
            ], language: language)
        },
      ], language: language)
  }
}
