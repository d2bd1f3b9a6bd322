public import Languages
import Pages

/// What stands where a personal link leads to nothing: what may have happened, and what to do.
public struct LostLinkScreen: Sendable {
  /// The page.
  public init() {}

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(
      title: language.text("answering.lost-link"),
      main: templates.render(
        "answering/lost",
        View(
          [
            "form": LetterCodeForm(
              heading: language.text("answering.lost-link-code"),
              paragraphs: [language.text("answering.lost-link-code-why")]
            ).html([], in: language)
          ], language: language)))
  }
}
