public import Accounts
public import Languages
import Pages

/// The accounts of an organisation, and the invitations that are under way.
public struct PeopleScreen: Sendable {
  private let owner: String
  private let accounts: [Account]
  private let invitations: [Invited]

  /// An invitation that nobody has accepted yet.
  public struct Invited: Sendable {
    let hash: String
    let email: String
    let membership: Membership
    let expires: Timestamp

    /// An invitation that nobody has accepted yet.
    ///
    /// - Parameters:
    ///   - hash: the hash of its secret.
    ///   - email: the address of e-mail.
    ///   - membership: the role.
    ///   - expires: when it ends.
    public init(hash: String, email: String, membership: Membership, expires: Timestamp) {
      self.hash = hash
      self.email = email
      self.membership = membership
      self.expires = expires
    }
  }

  /// The accounts of an organisation.
  ///
  /// - Parameters:
  ///   - owner: the organisation's id.
  ///   - accounts: its accounts.
  ///   - invitations: invitations that nobody has accepted yet.
  public init(owner: String, accounts: [Account], invitations: [Invited]) {
    self.owner = owner
    self.accounts = accounts
    self.invitations = invitations
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - token: what shows where the form came from.
  public func screen(in language: Language, token: String) -> Screen {
    let base = "/\(language.tag.rawValue)/o/\(owner)"
    return Screen(
      title: language.text("people.title"),
      main: templates.render(
        "accounts/people",
        View(
          [
            "base": base, "token": token, "is-alone": accounts.count < 2 && invitations.isEmpty,
            "people": accounts.map { account in
              View(
                [
                  "href": "\(base)/accounts/\(account.id)",
                  "name": account.name.isEmpty ? account.email : account.name,
                  "email": account.email,
                  "roles": account.memberships.filter { $0.owner == owner }
                    .map { RoleWords.text($0, in: language) },
                  "state": PersonState.text(account, in: language),
                ], language: language)
            },
            "has-invitations": !invitations.isEmpty,
            "invitations": invitations.map {
              View(
                [
                  "hash": $0.hash, "email": $0.email,
                  "role": RoleWords.text($0.membership, in: language),
                  "expires": language.clock($0.expires),
                ], language: language)
            },
          ], language: language)))
  }
}

/// How it stands with an account, in words.
enum PersonState {
  static func text(_ account: Account, in language: Language) -> String {
    if account.erased != nil { return language.text("people.erased") }
    if let closed = account.closed {
      return language.text("people.closed", ["time": language.clock(closed)])
    }
    guard let last = account.lastSignIn else { return language.text("people.never") }
    return language.text("people.last", ["time": language.clock(last)])
  }
}

/// The page to invite somebody to a role, or to give somebody another one.
public struct RoleFormScreen: Sendable {
  /// What was typed.
  public struct Typed: Sendable {
    /// The address of e-mail.
    public var email = ""
    /// The role.
    public var role = ""
    /// The county.
    public var county = ""
    /// The unit.
    public var unit = ""

    /// Nothing yet.
    public init() {}
  }

  private let owner: String
  private let typed: Typed
  private let problems: [FieldProblem]

  /// The page to invite somebody.
  ///
  /// - Parameters:
  ///   - owner: the organisation's id.
  ///   - typed: what was typed.
  ///   - problems: what is wrong, by the fields `email`, `role`, `county` and `unit`.
  public init(owner: String, typed: Typed = Typed(), problems: [FieldProblem] = []) {
    self.owner = owner
    self.typed = typed
    self.problems = problems
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - token: what shows where the form came from.
  public func screen(in language: Language, token: String) -> Screen {
    let base = "/\(language.tag.rawValue)/o/\(owner)/accounts"
    let email = FormField(
      name: "email", label: language.text("account.email"), kind: .email, value: typed.email,
      help: language.text("invite.email-help"), autocomplete: "off", isRequired: true
    ).html(problems, in: language)
    let form = AccountForm(
      action: base + "/invite", token: token, button: language.text("invite.button"),
      paragraphs: [language.text("invite.why")],
      fields: email + Self.fields(typed, problems, in: language),
      way: .init(text: language.text("people.back"), href: base))
    return Screen(
      title: language.text("invite.title"), main: form.html(in: language), problems: problems)
  }

  /// The fields for a role and what it is bound to.
  static func fields(
    _ typed: Typed, _ problems: [FieldProblem], in language: Language
  ) -> String {
    let roles = Role.allCases.filter(\.isAssignable).map {
      ($0.rawValue, "\($0.name(in: language)): \($0.purpose(in: language))")
    }
    return ChoiceField(
      name: "role", label: language.text("invite.role"), options: roles, chosen: [typed.role]
    ).html(problems, in: language)
      + FormField(
        name: "county", label: language.text("invite.county"), value: typed.county,
        help: language.text("invite.county-help"), autocomplete: "off"
      ).html(problems, in: language)
      + FormField(
        name: "unit", label: language.text("invite.unit"), value: typed.unit,
        help: language.text("invite.unit-help"), autocomplete: "off"
      ).html(problems, in: language)
  }
}

/// An address that is shown once, to be sent on to somebody.
public struct OnceScreen: Sendable {
  private let isInvitation: Bool
  private let address: String
  private let email: String
  private let way: String

  /// An address that is shown once.
  ///
  /// - Parameters:
  ///   - isInvitation: whether it invites; else it is for a new password.
  ///   - address: the address.
  ///   - email: whom it is for.
  ///   - way: the path to go back to, without the language.
  public init(isInvitation: Bool, address: String, email: String, way: String) {
    self.isInvitation = isInvitation
    self.address = address
    self.email = email
    self.way = way
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(
      title: language.text(isInvitation ? "once.invitation" : "once.password"),
      main: templates.render(
        "accounts/once",
        View(
          [
            "why": language.text("once.why", ["email": email]), "address": address,
            "lasts": language.text(
              isInvitation ? "once.lasts-invitation" : "once.lasts-password"),
            "href": "/\(language.tag.rawValue)\(way)",
          ], language: language)))
  }
}
