public import Fieldwork
public import Languages
import Pages

/// The cases that somebody tells by a personal link.
public struct OwnCasesScreen: Sendable {
  private let cases: [FiledCase]
  private let path: String
  /// The way back to the answer.
  private let back: String

  /// A list.
  ///
  /// - Parameters:
  ///   - cases: the cases.
  ///   - path: the path of the list, without language.
  ///   - back: the path of the answer, without language.
  public init(_ cases: [FiledCase], path: String, back: String) {
    self.cases = cases
    self.path = path
    self.back = back
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(
      title: language.text("cases.own.title"),
      main: templates.render(
        "cases/own",
        View(
          [
            "is-empty": cases.isEmpty, "has-any": !cases.isEmpty,
            "new": "/\(language.tag)\(path)/new", "back": "/\(language.tag)\(back)",
            "cases": cases.map { filed in
              View(
                [
                  "href": "/\(language.tag)\(path)/\(filed.work.id)",
                  "title": filed.work.form.title.text(in: language.tag),
                  "status": filed.work.status.text(in: language),
                  "next": language.text(
                    "case.next.contributor.\(filed.work.status.rawValue)"),
                ], language: language)
            },
          ], language: language)))
  }
}
