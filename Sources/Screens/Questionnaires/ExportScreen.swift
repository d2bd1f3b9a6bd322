public import Languages
import Pages
public import Problems

/// What other programs will not know of a questionnaire, shown before its file is taken along.
public struct ExportScreen: Sendable {
  private let file: String
  private let href: String
  private let back: String
  private let problems: [Problem]

  /// What other programs will not know.
  ///
  /// - Parameters:
  ///   - file: the name of the file.
  ///   - href: where the file is.
  ///   - back: the address of the page before.
  ///   - problems: what is lost.
  public init(file: String, href: String, back: String, problems: [Problem]) {
    self.file = file
    self.href = href
    self.back = back
    self.problems = problems
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(
      title: language.text("builder.export-title", ["file": file]),
      main: templates.render(
        "questionnaires/export",
        View(
          [
            "href": href, "back": back,
            "faults": BuilderPage.views(problems, in: language),
          ], language: language)))
  }
}
