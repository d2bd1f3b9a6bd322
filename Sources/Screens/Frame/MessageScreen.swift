public import Languages
import Pages

/// A page that says one thing, such as that something is not there.
public struct MessageScreen: Sendable {
  private let title: String
  private let paragraphs: [String]
  private let way: ScreenFrame.Way?

  /// A page that says one thing.
  ///
  /// - Parameters:
  ///   - title: the heading.
  ///   - paragraphs: what it says.
  ///   - way: where to go from there.
  public init(title: String, paragraphs: [String], way: ScreenFrame.Way? = nil) {
    self.title = title
    self.paragraphs = paragraphs
    self.way = way
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(
      title: title,
      main: templates.render(
        "frame/message",
        View(
          [
            "paragraphs": paragraphs, "has-way": way != nil, "href": way?.href ?? "",
            "way": way?.text ?? "",
          ], language: language)))
  }
}
