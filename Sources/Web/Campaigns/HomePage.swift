import Accounts
import Fieldwork
import Languages
import Office
import Screens

/// The first page of an organisation: for each role what is theirs there.
enum HomePage {
  static func page(_ call: Call) async throws -> Reply {
    guard case .person(let person) = call.principal else { throw Doorkeeper.Stop.signIn }
    let owner = Resource(owner: call["owner"])
    let roles = person.memberships.filter { $0.owner == call["owner"] && $0.isComplete }
    let name = call.frame.site ?? call["owner"]
    var screen = HomeScreen(title: name, roles: call.may(.campaignEdit, on: owner) ? [] : roles)
    let counties = roles.filter { $0.role == .countyAdviser }.compactMap(\.county)
    if call.may(.campaignRead, on: owner) {
      screen.campaigns = try await CampaignPages.list(
        call, name, lead: call.language.text("home.lead"))
    } else if !counties.isEmpty {
      screen.campaigns = try await followed(call, counties)
    }
    let units = roles.filter { $0.role == .unitCoordinator }.compactMap(\.unit)
    if !units.isEmpty { screen.asked = try await asked(call, units) }
    let tells = roles.contains { $0.role == .contributor }
    if tells || !units.isEmpty {
      let own = try await call.office.cases.cases(of: call["owner"]).filter {
        $0.author == person.account || units.contains($0.work.unit)
      }
      screen.cases = .init(own, path: "\(call.ownerPath)/cases", mayTell: tells)
    }
    if call.office.ground.settings.hasReports { screen.reports = call.address("/reports") }
    return .page(screen.screen(in: call.language, token: call.formToken))
  }

  /// The campaigns that ask units of the counties that somebody follows.
  private static func followed(
    _ call: Call, _ counties: [String]
  ) async throws -> CampaignListScreen {
    var rows: [CampaignListScreen.Row] = []
    for campaign in try await call.office.campaigns.campaigns(of: call["owner"])
    where campaign.state != .draft {
      for county in counties {
        let path = "\(call.ownerPath)/campaigns/\(campaign.id)/counties/\(county)"
        rows.append(
          CampaignPages.row(call, campaign, nil, href: call.address(path), next: nil))
      }
    }
    return CampaignListScreen(
      title: "", lead: call.language.text("home.lead-own"), rows: rows, new: nil)
  }

  /// The campaigns that ask the units that somebody answers for, those that take answers first.
  private static func asked(_ call: Call, _ units: [String]) async throws -> [HomeScreen.Asked] {
    let now = call.office.ground.now
    let language = call.language
    let campaigns = try await call.office.campaigns.campaigns(of: call["owner"])
      .filter { $0.state != .draft }
    let ordered =
      campaigns.filter { $0.takesAnswers(at: now) } + campaigns.filter { !$0.takesAnswers(at: now) }
    var rows: [HomeScreen.Asked] = []
    for campaign in ordered {
      let asked = units.filter { campaign.frame.unit($0) != nil }
      let book = call.office.campaigns.units(of: campaign)
      for code in asked {
        guard
          let unit = try await call.office.campaigns.unit(
            code, in: campaign.id, of: call["owner"])
        else { continue }
        let path = call.address("\(call.ownerPath)/campaigns/\(campaign.id)/units/\(code)")
        let key = campaign.answerKey(unit.response, at: now)
        rows.append(
          HomeScreen.Asked(
            title: campaign.plan.title.text(in: language.tag),
            state: CampaignOverview.state(call, campaign),
            unit: language.text(
              "home.asked-unit",
              [
                "unit": book.name(code, in: language),
                "state": language.text("unit-state.\(unit.progress.state.rawValue)"),
              ]), href: path,
            button: key.map {
              WorkButton(
                language.text($0), action: "\(path)/answer", isSecond: $0 != "home.answer")
            }))
      }
    }
    return rows
  }
}
