public import Languages
import Pages

/// The page of somebody who was invited, sets the server up, or sets a new password.
public struct JoinScreen: Sendable {
  /// Why somebody comes.
  public enum Kind: Sendable {
    /// The first administrator of an organisation.
    case setup
    /// Somebody who was invited to a role.
    case invitation(role: String, purpose: String)
    /// Somebody who needs a new password.
    case password
  }

  /// Why somebody comes.
  public let kind: Kind
  /// Where the form is sent: the path with its secret, without the language.
  public let path: String
  /// The organisation.
  public let owner: String
  /// The address of e-mail that the key was made for.
  public let email: String
  /// The name that was typed.
  public var name: String
  /// Ways to accept by signing in elsewhere.
  public var providers: [ProviderWay]
  /// What is wrong, by the fields `name`, `password` and `again`.
  public var problems: [FieldProblem]

  /// The page of somebody who comes with a key.
  ///
  /// - Parameters:
  ///   - kind: why somebody comes.
  ///   - path: where the form is sent.
  ///   - owner: the organisation.
  ///   - email: the address of e-mail that the key was made for.
  ///   - name: the name that was typed.
  ///   - providers: ways to accept by signing in elsewhere.
  ///   - problems: what is wrong.
  public init(
    _ kind: Kind, path: String, owner: String, email: String, name: String = "",
    providers: [ProviderWay] = [], problems: [FieldProblem] = []
  ) {
    self.kind = kind
    self.path = path
    self.owner = owner
    self.email = email
    self.name = name
    self.providers = providers
    self.problems = problems
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - token: what shows where the form came from.
  public func screen(in language: Language, token: String) -> Screen {
    var paragraphs: [String]
    let title: String
    var button = language.text("join.button")
    var asksName = true
    switch kind {
    case .setup:
      title = language.text("join.setup-title", ["owner": owner])
      paragraphs = [language.text("join.setup-why", ["owner": owner])]
    case .invitation(let role, let purpose):
      title = language.text("join.title", ["owner": owner])
      paragraphs = [
        language.text("join.why", ["owner": owner, "role": role]), purpose,
      ]
    case .password:
      title = language.text("join.password-title")
      paragraphs = [language.text("join.password-why")]
      button = language.text("account.password-save")
      asksName = false
    }
    paragraphs.append(language.text("join.address", ["email": email]))
    let names =
      asksName
      ? FormField(
        name: "name", label: language.text("account.name"), value: name,
        help: language.text("account.name-help"), autocomplete: "name", isRequired: true
      ).html(problems, in: language) : ""
    let form = AccountForm(
      action: "/\(language.tag.rawValue)\(path)", token: token, button: button,
      paragraphs: providers.isEmpty ? paragraphs : [],
      fields: names + NewPassword.html(problems, in: language),
      heading: providers.isEmpty ? nil : language.text("join.by-password"))
    let before =
      providers.isEmpty
      ? ""
      : templates.render(
        "accounts/paragraphs", View(["paragraphs": paragraphs], language: language))
        + ProviderWay.html(providers, in: language)
    return Screen(title: title, main: before + form.html(in: language), problems: problems)
  }
}

/// The two fields for a new password.
enum NewPassword {
  static func html(_ problems: [FieldProblem], in language: Language) -> String {
    FormField(
      name: "password", label: language.text("account.password-new"), kind: .password,
      help: language.text("password.advice", ["least": "12"]), autocomplete: "new-password",
      isRequired: true
    ).html(problems, in: language)
      + FormField(
        name: "again", label: language.text("account.password-again"), kind: .password,
        autocomplete: "new-password", isRequired: true
      ).html(problems, in: language)
  }
}

/// The page of somebody who was invited and has an account.
public struct JoinAsScreen: Sendable {
  private let path: String
  private let owner: String
  private let role: String
  private let name: String?

  /// The page of somebody who was invited and has an account.
  ///
  /// - Parameters:
  ///   - path: where the form is sent: the path with its secret, without the language.
  ///   - owner: the organisation.
  ///   - role: the role.
  ///   - name: the name of the account that is signed in; nil where nobody is.
  public init(path: String, owner: String, role: String, as name: String?) {
    self.path = path
    self.owner = owner
    self.role = role
    self.name = name
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - token: what shows where the form came from.
  public func screen(in language: Language, token: String) -> Screen {
    let title = language.text("join.title", ["owner": owner])
    let why = language.text("join.why", ["owner": owner, "role": role])
    let base = "/\(language.tag.rawValue)"
    guard let name else {
      return MessageScreen(
        title: title, paragraphs: [why, language.text("join.sign-in")],
        way: .init(text: language.text("sign-in.title"), href: "\(base)/sign-in?to=\(path)")
      ).screen(in: language)
    }
    let form = AccountForm(
      action: base + path, token: token, button: language.text("join.accept"),
      paragraphs: [why, language.text("join.as", ["name": name])], hidden: [("as", "me")])
    return Screen(title: title, main: form.html(in: language))
  }
}
