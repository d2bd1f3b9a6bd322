import Accounts
import Fieldwork
import HTTPTypes
import Languages
import Office
import Screens

/// Where everybody begins.
extension AccountRoutes {
  static let start: [Route] = [
    .get("/", .everybody) { call in
      guard let signedIn = call.signedIn else {
        return .page(
          StartScreen(hasReports: call.office.ground.settings.hasPublicReports)
            .screen(in: call.language))
      }
      guard signedIn.session.assurance == .twoFactors else { return .seeOther("/sign-in/code") }
      let ids = Set(signedIn.account.memberships.map(\.owner)).sorted()
      if ids.count == 1 { return .seeOther("/o/\(ids[0])") }
      let names = try await ownerNames(call)
      return .page(
        OwnersScreen(owners: ids.map { ($0, names[$0] ?? $0) }).screen(in: call.language))
    },
    // Nothing is changed and nothing told: the code only becomes an address, which is looked at there.
    .get("/letter", .everybody) { call in
      let code = call.query("code") ?? ""
      let token = code.split(separator: "/").last { LinkToken(String($0)) != nil }
      if let token, let token = LinkToken(String(token)) { return .seeOther("/answer/\(token)") }
      return .page(
        StartScreen(
          code: code, isWrong: true, hasReports: call.office.ground.settings.hasPublicReports
        ).screen(in: call.language), .unprocessableContent)
    },
  ]

  /// The names of all organisations by their ids.
  static func ownerNames(_ call: Call) async throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try await call.office.accounts.owners().map {
        ($0.id, $0.name.text(in: call.language.tag))
      })
  }
}
