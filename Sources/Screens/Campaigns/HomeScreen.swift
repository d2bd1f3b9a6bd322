public import Accounts
public import Fieldwork
public import Languages
import Pages

/// The first page of an organisation for one person: what waits, and what the person can do there.
public struct HomeScreen: Sendable {
  /// A survey that asks the person's own unit.
  public struct Asked: Sendable {
    let title: String
    let state: String
    let unit: String
    let href: String
    let button: WorkButton?

    /// A survey that asks the person's own unit.
    ///
    /// - Parameters:
    ///   - title: its title.
    ///   - state: how far the survey has come, with its days.
    ///   - unit: the unit and how far its answer has come.
    ///   - href: the unit's page.
    ///   - button: leads to the answer; nil where there is none to lead to.
    public init(title: String, state: String, unit: String, href: String, button: WorkButton?) {
      self.title = title
      self.state = state
      self.unit = unit
      self.href = href
      self.button = button
    }
  }

  /// The cases that the person tells.
  public struct Cases: Sendable {
    let cases: [FiledCase]
    let path: String
    let mayTell: Bool

    /// The cases that the person tells.
    ///
    /// - Parameters:
    ///   - cases: the cases.
    ///   - path: the path below which each stands, without language.
    ///   - mayTell: whether another one can be told there.
    public init(_ cases: [FiledCase], path: String, mayTell: Bool) {
      self.cases = cases
      self.path = path
      self.mayTell = mayTell
    }
  }

  private let title: String
  private let roles: [Membership]
  /// The surveys that the person runs or follows; nil for those who follow none.
  public var campaigns: CampaignListScreen?
  /// The surveys that ask the person's own units; nil for those who answer for none.
  public var asked: [Asked]?
  /// The cases that the person tells; nil for those who tell none.
  public var cases: Cases?
  /// Where the reports are listed; nil where the server shows none.
  public var reports: String?

  /// A first page.
  ///
  /// - Parameters:
  ///   - title: the organisation's name.
  ///   - roles: the person's roles there, to be told what they are for; none for those who run it all.
  public init(title: String, roles: [Membership]) {
    self.title = title
    self.roles = roles
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - token: what its forms send along.
  public func screen(in language: Language, token: String) -> Screen {
    Screen(
      title: title,
      main: templates.render(
        "campaigns/home",
        View(
          [
            "has-list": campaigns != nil, "list": campaigns?.html(in: language) ?? "",
            "has-asked": asked != nil, "is-asked": asked?.isEmpty == false,
            "asked": (asked ?? []).map { row in
              View(
                [
                  "title": row.title, "state": row.state, "unit": row.unit, "href": row.href,
                  "button": row.button?.html(token, in: language) ?? "",
                ], language: language)
            },
            "has-cases": cases != nil, "may-tell": cases?.mayTell ?? false,
            "new-case": cases.map { "/\(language.tag)\($0.path)/new" } ?? "",
            "is-told": cases?.cases.isEmpty == false,
            "cases": (cases?.cases ?? []).map { filed in
              View(
                [
                  "title": filed.work.form.title.text(in: language.tag),
                  "href": "/\(language.tag)\(cases?.path ?? "")/\(filed.work.id)",
                  "status": filed.work.status.text(in: language),
                  "next": language.text(
                    "case.next.contributor.\(filed.work.status.rawValue)"),
                ], language: language)
            },
            "tells-of-reports": reports != nil || !roles.isEmpty,
            "has-reports": reports != nil, "reports": reports ?? "",
            "lacks-reports": reports == nil && !roles.isEmpty, "has-roles": !roles.isEmpty,
            "roles": roles.map { role in
              View(
                [
                  "role": RoleWords.text(role, in: language),
                  "purpose": role.role.purpose(in: language),
                ], language: language)
            },
          ], language: language)))
  }
}
