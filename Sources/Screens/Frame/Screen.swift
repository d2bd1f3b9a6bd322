public import Languages
import Pages

/// The templates of the screens.
let templates = TemplateShelf(files: EmbeddedData.files)

/// A page of the server: its title and what stands in the middle.
public struct Screen: Sendable {
  /// The title, which is the page's first heading too.
  public let title: String
  /// What stands below the heading, as HTML.
  let main: String
  /// Problems to be told at the top, each with the id of the field that it is about.
  let problems: [FieldProblem]
  /// The scripts that the page can do without, by the names of the assets.
  let scripts: [String]

  init(
    title: String, main: String, problems: [FieldProblem] = [], scripts: [String] = []
  ) {
    self.title = title
    self.main = main
    self.problems = problems
    self.scripts = scripts
  }

  /// The whole page.
  ///
  /// - Parameter frame: what stands around it.
  /// - Returns: HTML.
  public func html(in frame: ScreenFrame) -> String {
    let language = frame.language
    let marked = problems.isEmpty ? title : language.text("screen.problem-title", ["title": title])
    return templates.render(
      "frame/screen",
      View(
        [
          "lang": language.tag.rawValue, "title": title, "page-title": marked,
          "site": frame.site ?? "Samstemt", "home": frame.home, "main": main,
          "has-problems": !problems.isEmpty,
          "problems": problems.map {
            View(
              ["text": $0.text, "field": $0.field ?? "", "has-field": $0.field != nil],
              language: language)
          },
          "has-notice": frame.notice != nil, "notice": frame.notice ?? "",
          "languages": Language.all.map { other in
            View(
              [
                "tag": other.tag.rawValue, "name": other.name,
                "href": "/\(other.tag.rawValue)\(frame.path)",
                "is-current": other.tag == language.tag,
              ], language: language)
          },
          "has-navigation": !frame.navigation.isEmpty,
          "navigation": frame.navigation.map {
            View(
              ["text": $0.text, "href": $0.href, "is-current": $0.isCurrent], language: language)
          },
          "is-signed-in": frame.person != nil, "person": frame.person ?? "",
          "sign-out": "/\(language.tag.rawValue)/sign-out", "token": frame.formToken,
          "account": "/\(language.tag.rawValue)/account",
          "scripts": scripts.map { View(["src": "/assets/\($0)"], language: language) },
        ], language: language))
  }
}

/// What stands around the middle of a page.
public struct ScreenFrame: Sendable {
  /// The reader's language.
  public var language: Language
  /// The path of the page without its language, such as `/o/ks/campaigns`.
  public var path: String
  /// The name of the organisation whose page it is.
  public var site: String?
  /// Where the name leads to.
  public var home: String
  /// Who is signed in.
  public var person: String?
  /// What the page's forms send along to show that they came from a page of ours.
  public var formToken: String
  /// The ways to other pages.
  public var navigation: [Way]
  /// What was just done, in words.
  public var notice: String?

  /// A way to another page.
  public struct Way: Sendable {
    let text: String
    let href: String
    let isCurrent: Bool

    /// A way to another page.
    ///
    /// - Parameters:
    ///   - text: its words.
    ///   - href: the address.
    ///   - isCurrent: whether it is the page that is shown.
    public init(text: String, href: String, isCurrent: Bool = false) {
      self.text = text
      self.href = href
      self.isCurrent = isCurrent
    }
  }

  /// What stands around a page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - path: the path of the page without its language.
  ///   - formToken: what its forms send along.
  public init(language: Language, path: String, formToken: String = "") {
    self.language = language
    self.path = path
    self.formToken = formToken
    home = "/\(language.tag.rawValue)/"
    navigation = []
  }
}

/// Something that is wrong with what was typed, in words beside its field.
public struct FieldProblem: Hashable, Sendable {
  /// What is wrong and what to do.
  public let text: String
  /// The id of the field; nil where it is about all.
  public let field: String?

  /// Something that is wrong.
  ///
  /// - Parameters:
  ///   - text: what is wrong and what to do.
  ///   - field: the id of the field.
  public init(_ text: String, field: String? = nil) {
    self.text = text
    self.field = field
  }
}
