public import Languages
import Pages

/// A way to sign in elsewhere.
public struct ProviderWay: Sendable {
  let name: String
  let href: String

  /// A way to sign in elsewhere.
  ///
  /// - Parameters:
  ///   - name: the provider's name, as the button says it.
  ///   - href: the address that begins it.
  public init(name: String, href: String) {
    self.name = name
    self.href = href
  }

  static func html(_ ways: [ProviderWay], in language: Language) -> String {
    guard !ways.isEmpty else { return "" }
    return templates.render(
      "accounts/providers",
      View(
        [
          "providers": ways.map {
            View(
              ["href": $0.href, "text": language.text("sign-in.with", ["provider": $0.name])],
              language: language)
          }
        ], language: language))
  }
}

/// The page to sign in with a password, or elsewhere.
public struct SignInScreen: Sendable {
  /// The address of e-mail that was typed.
  public var email: String
  /// The path to go to afterwards.
  public var to: String
  /// Whether address or password was wrong.
  public var isWrong: Bool
  /// Ways to sign in elsewhere.
  public var providers: [ProviderWay]
  /// What went wrong elsewhere.
  public var failure: String?

  /// The page to sign in.
  ///
  /// - Parameters:
  ///   - email: the address of e-mail that was typed.
  ///   - to: the path to go to afterwards.
  ///   - isWrong: whether address or password was wrong.
  ///   - providers: ways to sign in elsewhere.
  ///   - failure: what went wrong elsewhere.
  public init(
    email: String = "", to: String, isWrong: Bool = false, providers: [ProviderWay] = [],
    failure: String? = nil
  ) {
    self.email = email
    self.to = to
    self.isWrong = isWrong
    self.providers = providers
    self.failure = failure
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - token: what shows where the form came from.
  public func screen(in language: Language, token: String) -> Screen {
    var problems: [FieldProblem] = []
    if isWrong { problems.append(FieldProblem(language.text("sign-in.wrong"), field: "email")) }
    if let failure { problems.append(FieldProblem(failure)) }
    let fields =
      FormField(
        name: "email", label: language.text("account.email"), kind: .email, value: email,
        autocomplete: "username", isRequired: true
      ).html(problems, in: language)
      + FormField(
        name: "password", label: language.text("account.password"), kind: .password,
        autocomplete: "current-password", isRequired: true
      ).html(problems, in: language)
    let form = AccountForm(
      action: "/\(language.tag.rawValue)/sign-in", token: token,
      button: language.text("sign-in.title"), hidden: [("to", to)], fields: fields,
      heading: providers.isEmpty ? nil : language.text("sign-in.by-password"))
    return Screen(
      title: language.text("sign-in.title"),
      main: ProviderWay.html(providers, in: language) + form.html(in: language)
        + templates.render("accounts/forgotten", View([:], language: language)),
      problems: problems)
  }
}

/// The page that asks for the second factor.
public struct CodeScreen: Sendable {
  /// The path to go to afterwards.
  public var to: String
  /// Whether the code was wrong.
  public var isWrong: Bool

  /// The page that asks for the second factor.
  ///
  /// - Parameters:
  ///   - to: the path to go to afterwards.
  ///   - isWrong: whether the code was wrong.
  public init(to: String, isWrong: Bool = false) {
    self.to = to
    self.isWrong = isWrong
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - token: what shows where the form came from.
  public func screen(in language: Language, token: String) -> Screen {
    let problems =
      isWrong ? [FieldProblem(language.text("sign-in.code-wrong"), field: "code")] : []
    let form = AccountForm(
      action: "/\(language.tag.rawValue)/sign-in/code", token: token,
      button: language.text("sign-in.go-on"), paragraphs: [language.text("sign-in.code-why")],
      hidden: [("to", to)],
      fields: FormField(
        name: "code", label: language.text("sign-in.code"),
        help: language.text("sign-in.code-help"), autocomplete: "one-time-code", isRequired: true
      ).html(problems, in: language))
    return Screen(
      title: language.text("sign-in.code-title"), main: form.html(in: language),
      problems: problems)
  }
}
