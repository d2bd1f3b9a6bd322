import Accounts
import Languages
import Office
import Screens

/// Makes what stands around a page: whose it is, who is signed in, the ways to other pages.
struct FrameMaker: Sendable {
  let office: ReviewOffice
  let visitor: Doorkeeper.Visitor
  let parameters: [String: String]

  /// The ways to the parts of an owner's office, each for those who may read it.
  private static let ways: [(path: String, permission: Permission, key: String)] = [
    ("campaigns", .campaignRead, "way.campaigns"),
    ("questionnaires", .questionnaireRead, "way.questionnaires"),
    ("cases", .caseRead, "way.cases"),
    ("calls", .callRead, "way.calls"),
    ("accounts", .accountRead, "way.accounts"),
    ("audit", .auditRead, "way.audit"),
    ("settings", .settingsEdit, "way.settings"),
  ]

  func frame(from plain: ScreenFrame, done: String?) async throws -> ScreenFrame {
    var frame = plain
    let language = frame.language
    if let done, language.has("done.\(done)") { frame.notice = language.text("done.\(done)") }
    frame.person = visitor.signedIn.map(\.account.name)
    let id = parameters["owner"] ?? visitor.holder?.principal.owner
    guard let id, let owner = try await office.accounts.owner(id) else { return frame }
    frame.site = owner.name.text(in: language.tag)
    guard visitor.signedIn != nil else { return frame }
    let home = "/\(language.tag.rawValue)/o/\(id)"
    frame.home = home
    for way in Self.ways
    where
      Authorisation.decide(visitor.principal, way.permission, on: Resource(owner: id)).isAllowed
    {
      frame.navigation.append(
        ScreenFrame.Way(
          text: language.text(way.key), href: "\(home)/\(way.path)",
          isCurrent: frame.path.hasPrefix("/o/\(id)/\(way.path)")))
    }
    if office.ground.settings.hasReports {
      frame.navigation.append(
        ScreenFrame.Way(
          text: language.text("serve.title"), href: "/\(language.tag.rawValue)/reports"))
    }
    return frame
  }
}
