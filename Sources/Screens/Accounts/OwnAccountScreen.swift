public import Accounts
public import Languages
import Pages

/// Somebody's own account.
public struct OwnAccountScreen: Sendable {
  private let account: Account
  /// The name that was typed, where it is not the one that is kept.
  public var name: String?
  /// What is wrong, by the field `name`.
  public var problems: [FieldProblem] = []
  /// Whether there are identity providers to sign in at.
  public var hasProviders: Bool

  /// Somebody's own account.
  ///
  /// - Parameters:
  ///   - account: the account.
  ///   - hasProviders: whether there are identity providers to sign in at.
  public init(_ account: Account, hasProviders: Bool) {
    self.account = account
    self.hasProviders = hasProviders
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - token: what shows where the form came from.
  ///   - owners: the names of organisations by their ids.
  public func screen(
    in language: Language, token: String, owners: [String: String]
  ) -> Screen {
    let base = "/\(language.tag.rawValue)/account"
    let fields =
      FormField(
        name: "name", label: language.text("account.name"), value: name ?? account.name,
        autocomplete: "name", isRequired: true
      ).html(problems, in: language)
      + ChoiceField(
        name: "language", label: language.text("account.language"),
        options: Language.all.map { ($0.tag.rawValue, $0.name) }, chosen: [account.language],
        help: language.text("account.language-help")
      ).html(problems, in: language)
    let form = AccountForm(
      action: base, token: token, button: language.text("account.save"), fields: fields,
      heading: language.text("account.about"))
    let left = account.secondFactor?.recovery.left ?? 0
    return Screen(
      title: language.text("account.title"),
      main: templates.render(
        "accounts/own",
        View(
          [
            "base": base, "token": token, "form": form.html(in: language),
            "email": account.email, "has-password": account.password != nil,
            "has-factor": account.secondFactor != nil,
            "codes": language.text("recovery.left", count: left), "has-providers": hasProviders,
            "roles": account.memberships.map {
              language.text(
                "account.role-in",
                [
                  "role": RoleWords.text($0, in: language),
                  "owner": owners[$0.owner] ?? $0.owner,
                ])
            },
          ], language: language)), problems: problems)
  }
}

/// A role with what it is bound to, in words.
enum RoleWords {
  static func text(_ membership: Membership, in language: Language) -> String {
    let role = membership.role.name(in: language)
    if let county = membership.county {
      return language.text("role.of-county", ["role": role, "county": county])
    }
    if let unit = membership.unit {
      return language.text("role.of-unit", ["role": role, "unit": unit])
    }
    return role
  }
}

/// The page to choose a new password.
public struct PasswordScreen: Sendable {
  private let hasPassword: Bool
  private let problems: [FieldProblem]

  /// The page to choose a new password.
  ///
  /// - Parameters:
  ///   - hasPassword: whether there is one so far.
  ///   - problems: what is wrong, by the fields `current`, `password` and `again`.
  public init(hasPassword: Bool, problems: [FieldProblem] = []) {
    self.hasPassword = hasPassword
    self.problems = problems
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - token: what shows where the form came from.
  public func screen(in language: Language, token: String) -> Screen {
    let base = "/\(language.tag.rawValue)/account"
    let current =
      hasPassword
      ? FormField(
        name: "current", label: language.text("account.password-current"), kind: .password,
        autocomplete: "current-password", isRequired: true
      ).html(problems, in: language) : ""
    let form = AccountForm(
      action: base + "/password", token: token, button: language.text("account.password-save"),
      paragraphs: [language.text("account.password-why")],
      fields: current + NewPassword.html(problems, in: language),
      way: .init(text: language.text("account.back"), href: base))
    return Screen(
      title: language.text("account.password-title"), main: form.html(in: language),
      problems: problems)
  }
}

/// The browsers that are signed in to an account.
public struct SessionsScreen: Sendable {
  private let sessions: [Session]
  private let current: String

  /// The browsers that are signed in.
  ///
  /// - Parameters:
  ///   - sessions: their sessions.
  ///   - current: the hash of the session of this browser.
  public init(_ sessions: [Session], current: String) {
    self.sessions = sessions
    self.current = current
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - token: what shows where the form came from.
  public func screen(in language: Language, token: String) -> Screen {
    Screen(
      title: language.text("sessions.title"),
      main: templates.render(
        "accounts/sessions",
        View(
          [
            "base": "/\(language.tag.rawValue)/account", "token": token,
            "sessions": sessions.map {
              View(
                [
                  "hash": $0.hash, "began": language.clock($0.began),
                  "seen": language.clock($0.lastSeen), "is-current": $0.hash == current,
                  "has-provider": $0.provider != nil, "provider": $0.provider?.issuer ?? "",
                ], language: language)
            },
          ], language: language)))
  }
}

/// Who somebody is at identity providers.
public struct IdentitiesScreen: Sendable {
  private let identities: [Account.Identity]
  private let ways: [ProviderWay]

  /// Who somebody is at identity providers.
  ///
  /// - Parameters:
  ///   - identities: what is connected.
  ///   - ways: ways to connect more.
  public init(_ identities: Set<Account.Identity>, ways: [ProviderWay]) {
    self.identities = identities.sorted { ($0.issuer, $0.subject) < ($1.issuer, $1.subject) }
    self.ways = ways
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - token: what shows where the form came from.
  public func screen(in language: Language, token: String) -> Screen {
    Screen(
      title: language.text("identities.title"),
      main: templates.render(
        "accounts/identities",
        View(
          [
            "base": "/\(language.tag.rawValue)/account", "token": token,
            "is-empty": identities.isEmpty, "has-ways": !ways.isEmpty,
            "ways": ways.map {
              View(
                ["href": $0.href, "text": language.text("identities.add", ["provider": $0.name])],
                language: language)
            },
            "identities": identities.map {
              View(["issuer": $0.issuer, "subject": $0.subject], language: language)
            },
          ], language: language)))
  }
}
