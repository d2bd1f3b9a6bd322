import Accounts
import HTTPTypes
import Languages
import Office
import Screens

/// The log and the settings of an organisation.
extension AccountRoutes {
  static let owner: [Route] = [
    .get("/o/:owner/audit", .may(.auditRead, on: .owner)) { call in
      let desk = call.office.accounts
      let owner = call["owner"]
      let people = try await desk.accounts(of: owner)
      let action = call.query("action").flatMap(AuditAction.init)
      let person = call.query("person").flatMap { id in people.first { $0.id == id }?.id }
      let entries = try await desk.log(
        of: owner, action: action, by: person, before: call.query("before").flatMap { Int64($0) },
        most: onePage + 1)
      let check: LogScreen.Check =
        switch try await desk.checkLog(of: owner) {
        case .whole: .whole
        case .altered(let number): .altered(number)
        }
      var screen = LogScreen(
        owner: owner, entries: Array(entries.prefix(onePage)),
        people: people.map { ($0.id, $0.name.isEmpty ? $0.email : $0.name) }, check: check)
      screen.action = action
      screen.person = person
      if entries.count > onePage { screen.older = entries[onePage - 1].number }
      return .page(screen.screen(in: call.language))
    },
    .get("/o/:owner/settings", .may(.settingsEdit, on: .owner)) { call in
      let owner = try await settings(call)
      var screen = OwnerSettingsScreen(owner)
      screen.basis = Basis(owner.fields).text
      return .page(screen.screen(in: call.language, token: call.formToken))
    },
    .post("/o/:owner/settings", .may(.settingsEdit, on: .owner)) { call in
      var screen = OwnerSettingsScreen(try await settings(call))
      screen.basis = call.seen.text
      var names: [LanguageTag: String] = [:]
      var days: [Retention.Kind: Int] = [:]
      for language in Language.all {
        let field = "name-\(language.tag.rawValue)"
        let name = call.field(field)
        screen.typed[field] = name
        names[language.tag] = name
        guard name.isEmpty || name.count > 200 else { continue }
        screen.problems.append(
          FieldProblem(call.language.text("settings.name-missing"), field: field))
      }
      for kind in Retention.Kind.allCases {
        let field = "days-\(kind.rawValue)"
        screen.typed[field] = call.field(field)
        if let number = Int(call.field(field)), kind.choice.contains(number) {
          days[kind] = number
        } else {
          let range = [
            "least": String(kind.choice.lowerBound), "most": String(kind.choice.upperBound),
          ]
          screen.problems.append(
            FieldProblem(call.language.text("settings.days-wrong", range), field: field))
        }
      }
      guard screen.problems.isEmpty else {
        return .page(
          screen.screen(in: call.language, token: call.formToken), .unprocessableContent)
      }
      do {
        try await call.office.accounts.change(
          owner: call["owner"], name: LocalizedText(names), retention: Retention(days),
          seen: call.seen, by: try call.account())
        return .seeOther("/o/\(call["owner"])/settings?done=settings-saved")
      } catch let changed as ChangedMeanwhile {
        screen.typed = changed.fields
        screen.basis = changed.basis.text
        let meanwhile = call.meanwhile(changed, OwnerSettingsScreen.names) { name, value in
          (OwnerSettingsScreen.label(of: name, in: call.language), value)
        }
        return .page(
          screen.screen(in: call.language, token: call.formToken)
            .showing(meanwhile, in: call.language), .conflict)
      }
    },
  ]

  /// How many entries of the log stand on a page.
  private static let onePage = 100

  private static func settings(_ call: Call) async throws -> Owner {
    guard let owner = try await call.office.accounts.owner(call["owner"]) else {
      throw Doorkeeper.Stop.notFound
    }
    return owner
  }
}
