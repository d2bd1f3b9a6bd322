import Fieldwork
import Languages
import Office
import Screens

/// What everybody can read of a campaign, and how a reader of its messages ends them.
enum PublicPages {
  static let routes: [Route] = [
    .shared("/responses/:owner/:campaign") { call in
      let progress = try await call.progress(withMail: false)
      let campaign = progress.campaign
      guard campaign.state != .draft, progress.choices.publicity != .nothing else {
        throw Doorkeeper.Stop.notFound
      }
      return page(call, progress)
    },
    .get("/unsubscribe/:owner/:campaign/:contact/:key", .everybody) { call in
      let found = try await subscription(call)
      let isOver: Bool = if case .unsubscribed = found.contact.status { true } else { false }
      let title = found.campaign.plan.title.text(in: call.language.tag)
      return .page(
        UnsubscribeScreen(
          text: call.language.text(
            isOver ? "unsubscribe.over" : "unsubscribe.ask",
            ["title": title, "address": found.contact.address.description]),
          action: isOver ? nil : call.address(call.path)
        ).screen(in: call.language))
    },
    .oneClick("/unsubscribe/:owner/:campaign/:contact/:key") { call in
      let found = try await subscription(call)
      try await call.office.campaigns.end(found)
      return .seeOther(call.path)
    },
  ]

  private static func subscription(_ call: Call) async throws -> CampaignDesk.Subscription {
    let found = try await call.office.campaigns.subscription(
      call["contact"], key: call["key"], in: call["campaign"], of: call["owner"])
    guard let found else { throw Doorkeeper.Stop.notFound }
    return found
  }

  private static func page(_ call: Call, _ progress: CampaignProgress) -> Reply {
    if call.wantsJSON {
      let total = ResponseOverview(progress.units).total
      return .json(
        "{\"asked\":\(total.asked),\"submitted\":\(total.submitted),\"underWay\":\(total.underWay),"
          + "\"excluded\":\(total.excluded)}")
    }
    let state = CampaignOverview.state(call, progress.campaign)
    let content = ProgressPages.Content(
      campaign: progress.campaign, publicity: progress.choices.publicity,
      standings: progress.units.map(\.response), state: state)
    return .page(
      pages.screen(of: content, in: call.language) { screen(call, progress, state: state) })
  }

  private static let pages = ProgressPages()

  private static func screen(
    _ call: Call, _ progress: CampaignProgress, state: String
  ) -> Screen {
    let campaign = progress.campaign
    let total = ResponseOverview(progress.units).total
    let book = call.office.campaigns.units(of: campaign)
    let language = call.language
    var content = ResponsesScreen.Content()
    content.title = language.text(
      "responses.of", ["title": campaign.plan.title.text(in: language.tag)])
    content.headline = ResponsePages.headline(call, total)
    content.note =
      ResponsePages.asked(call, total.asked, excluded: total.excluded) + " " + state
    content.breakdowns = ResponsePages.attributes(of: campaign).map {
      ResponsePages.breakdown(call, progress.units, by: $0, book)
    }
    if progress.choices.publicity == .names {
      // Who has handed in is told by name; how far the others have come is nobody's business.
      content.units = WorkTable(
        language.text("responses.units"),
        columns: [language.text("frame.name"), language.text("responses.state")],
        rows: progress.units.map { unit in
          let key =
            unit.isExcluded ? "excluded" : unit.response == .submitted ? "submitted" : "waiting"
          return [
            .init(book.name(unit.unit.code, in: language)),
            .init(language.text("public-state.\(key)")),
          ]
        })
    }
    return ResponsesScreen(content, token: "").screen(in: language)
  }
}
