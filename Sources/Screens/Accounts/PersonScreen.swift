public import Accounts
public import Languages
import Pages

/// One account of an organisation, as its administrator sees it.
public struct PersonScreen: Sendable {
  private let owner: String
  private let account: Account
  private let isSelf: Bool
  /// What was typed for another role.
  public var typed = RoleFormScreen.Typed()
  /// What is wrong.
  public var problems: [FieldProblem] = []

  /// One account of an organisation.
  ///
  /// - Parameters:
  ///   - owner: the organisation's id.
  ///   - account: the account.
  ///   - isSelf: whether it is the administrator's own.
  public init(owner: String, account: Account, isSelf: Bool) {
    self.owner = owner
    self.account = account
    self.isSelf = isSelf
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - token: what shows where the form came from.
  public func screen(in language: Language, token: String) -> Screen {
    let all = "/\(language.tag.rawValue)/o/\(owner)/accounts"
    let base = "\(all)/\(account.id)"
    let here = account.memberships.filter { $0.owner == owner }
    let form = AccountForm(
      action: base + "/roles", token: token, button: language.text("person.role-add"),
      fields: RoleFormScreen.fields(typed, problems, in: language),
      heading: language.text("person.role-add"))
    return Screen(
      title: account.name.isEmpty ? account.email : account.name,
      main: templates.render(
        "accounts/person",
        View(
          [
            "all": all, "base": base, "token": token, "email": account.email,
            "state": PersonState.text(account, in: language),
            "factor": language.text(
              account.secondFactor == nil ? "person.no-factor" : "person.has-factor"),
            "roles": here.map { membership in
              View(
                [
                  "role": membership.role.rawValue, "county": membership.county ?? "",
                  "unit": membership.unit ?? "",
                  "text": RoleWords.text(membership, in: language),
                  "purpose": membership.role.purpose(in: language),
                  "button": language.text(
                    "person.role-remove", ["role": membership.role.name(in: language)]),
                ], language: language)
            },
            "has-elsewhere": here.count < account.memberships.count,
            "form": form.html(in: language),
            "is-open": account.isOpen, "is-closed": !account.isOpen,
            "may-unlock": account.isOpen && account.password != nil && !isSelf, "is-self": isSelf,
            "is-other": !isSelf,
          ], language: language)), problems: problems)
  }
}

/// The page that explains what is erased, and asks once more.
public struct EraseScreen: Sendable {
  private let owner: String
  private let account: Account
  private let problems: [FieldProblem]

  /// The page that explains what is erased.
  ///
  /// - Parameters:
  ///   - owner: the organisation's id.
  ///   - account: the account.
  ///   - problems: what is wrong, by the field `sure`.
  public init(owner: String, account: Account, problems: [FieldProblem] = []) {
    self.owner = owner
    self.account = account
    self.problems = problems
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - token: what shows where the form came from.
  public func screen(in language: Language, token: String) -> Screen {
    let base = "/\(language.tag.rawValue)/o/\(owner)/accounts/\(account.id)"
    let form = AccountForm(
      action: base + "/erase", token: token, button: language.text("erase.button"),
      fields: ChoiceField(
        name: "sure", label: language.text("erase.sure"),
        options: [("yes", language.text("erase.sure-yes", ["name": account.name]))],
        takesSeveral: true
      ).html(problems, in: language),
      way: .init(text: language.text("erase.back"), href: base), isDangerous: true)
    func kinds(_ fates: [Erasure.Fate]) -> [String] {
      Erasure.Kind.allCases.filter { fates.contains($0.fate) }.map { $0.text(in: language) }
    }
    return Screen(
      title: language.text("erase.title", ["name": account.name]),
      main: templates.render(
        "accounts/erase",
        View(
          [
            "gone": kinds([.deleted, .blanked]), "kept": kinds([.kept]),
            "form": form.html(in: language),
          ], language: language)), problems: problems)
  }
}
