public import Languages
import Pages
public import Problems

/// What an import has passed over or changed, before the questionnaire is looked at.
public struct ImportedScreen: Sendable {
  private let href: String
  private let problems: [Problem]
  private let questions: Int

  /// What an import has passed over.
  ///
  /// - Parameters:
  ///   - href: the address of the questionnaire.
  ///   - problems: what was passed over or changed.
  ///   - questions: how many questions were taken over.
  public init(href: String, problems: [Problem], questions: Int) {
    self.href = href
    self.problems = problems
    self.questions = questions
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(
      title: language.text("builder.imported"),
      main: templates.render(
        "questionnaires/imported",
        View(
          [
            "href": href, "count": language.text("builder.imported.count", count: questions),
            "faults": BuilderPage.views(problems, in: language),
          ], language: language)))
  }
}
