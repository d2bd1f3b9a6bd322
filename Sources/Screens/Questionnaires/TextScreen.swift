public import Languages
import Pages
public import Problems

/// A questionnaire as the text of its file.
public struct TextScreen: Sendable {
  private let page: BuilderPage
  private let text: String
  private let problems: [Problem]
  private let refused: [Problem]

  /// A questionnaire as text.
  ///
  /// - Parameters:
  ///   - page: the questionnaire.
  ///   - text: what stands in the field.
  ///   - problems: everything that is wrong in the text, with its lines.
  ///   - refused: why it could not be stored.
  public init(_ page: BuilderPage, text: String, problems: [Problem], refused: [Problem] = []) {
    self.page = page
    self.text = text
    self.problems = problems
    self.refused = refused
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let told = refused.map {
      FieldProblem("\($0.message(in: language)) \($0.advice(in: language))", field: "text")
    }
    return Screen(
      title: language.text("builder.text-title", ["title": page.title]),
      main: templates.render(
        "questionnaires/yaml",
        page.view(
          .yaml,
          [
            "text": text, "has-faults": !problems.isEmpty,
            "faults": BuilderPage.views(problems, in: language),
            "lines": String(min(60, max(20, text.split(separator: "\n").count + 3))),
          ], in: language)), problems: told, scripts: ["builder.js"])
  }
}
