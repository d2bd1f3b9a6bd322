public import Languages
import Pages

/// Where everybody begins: to sign in, or to type the code of a letter.
public struct StartScreen: Sendable {
  /// What was typed as the code of a letter.
  public var code: String
  /// Whether that was no code.
  public var isWrong: Bool
  /// Whether the server shows built reports too.
  public var hasReports: Bool

  /// The page where everybody begins.
  ///
  /// - Parameters:
  ///   - code: what was typed as the code of a letter.
  ///   - isWrong: whether that was no code.
  ///   - hasReports: whether the server shows built reports too.
  public init(code: String = "", isWrong: Bool = false, hasReports: Bool) {
    self.code = code
    self.isWrong = isWrong
    self.hasReports = hasReports
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let problems =
      isWrong ? [FieldProblem(language.text("start.code-wrong"), field: "code")] : []
    let base = "/\(language.tag.rawValue)"
    let form = LetterCodeForm(
      heading: language.text("start.letter"), paragraphs: [language.text("start.letter-why")],
      code: code)
    return Screen(
      title: language.text("start.title"),
      main: templates.render(
        "accounts/start",
        View(
          [
            "sign-in": base + "/sign-in", "form": form.html(problems, in: language),
            "has-reports": hasReports,
          ],
          language: language)), problems: problems)
  }
}

/// The field for the code of a letter, which becomes the address of an answer.
struct LetterCodeForm {
  let heading: String
  let paragraphs: [String]
  var code = ""

  /// The form as HTML.
  func html(_ problems: [FieldProblem], in language: Language) -> String {
    AccountForm(
      action: "/\(language.tag.rawValue)/letter", token: "",
      button: language.text("start.code-button"), paragraphs: paragraphs,
      fields: FormField(
        name: "code", label: language.text("start.code"), value: code,
        help: language.text("start.code-help"), autocomplete: "off", isRequired: true
      ).html(problems, in: language), asks: true, heading: heading
    ).html(in: language)
  }
}

/// The organisations that somebody has a role in, to choose from.
public struct OwnersScreen: Sendable {
  private let owners: [(id: String, name: String)]

  /// The organisations to choose from.
  ///
  /// - Parameter owners: ids and names; none where the account has no role.
  public init(owners: [(id: String, name: String)]) {
    self.owners = owners
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(
      title: language.text("owners.title"),
      main: templates.render(
        "accounts/owners",
        View(
          [
            "account": "/\(language.tag.rawValue)/account", "is-empty": owners.isEmpty,
            "owners": owners.map {
              View(
                ["href": "/\(language.tag.rawValue)/o/\($0.id)", "name": $0.name],
                language: language)
            },
          ], language: language)))
  }
}
