import Accounts
import Fieldwork
import HTTPTypes
import Languages
import Measures
import Office
import Problems
import Screens

/// The owner's home, its campaigns, and the plan of each.
enum CampaignPages {
  static let routes: [Route] = [
    .get("/o/:owner", .may(.reportRead, on: .owner)) { call in try await HomePage.page(call) },
    .get("/o/:owner/campaigns", .may(.campaignRead, on: .owner)) { call in
      .page(
        try await list(call, call.language.text("way.campaigns"), lead: nil)
          .screen(in: call.language))
    },
    .get("/o/:owner/campaigns/new", .may(.campaignEdit, on: .owner)) { call in
      guard let owner = try await call.office.accounts.owner(call["owner"]) else {
        throw Doorkeeper.Stop.notFound
      }
      return try await form(
        call, nil, call.office.campaigns.newForm(for: owner), problems: [])
    },
    .post("/o/:owner/campaigns", .may(.campaignEdit, on: .owner)) { call in
      let typed = CampaignForm { call.form[$0] }
      do {
        let id = try await call.office.campaigns.create(
          typed, of: call["owner"], by: call.actor)
        return call.done("campaign-made", at: "\(call.ownerPath)/campaigns/\(id)")
      } catch let refused as InputRefused {
        return try await form(call, nil, typed, problems: call.fieldProblems(refused))
      }
    },
    .get("/o/:owner/campaigns/:campaign", .may(.campaignRead, on: .campaign)) { call in
      try await CampaignOverview.page(call)
    },
    .get("/o/:owner/campaigns/:campaign/plan", .may(.campaignEdit, on: .campaign)) { call in
      let campaign = try await call.campaign()
      let shown = CampaignForm(campaign.plan)
      return try await form(call, campaign, shown, basis: Basis(shown.fields), problems: [])
    },
    .post("/o/:owner/campaigns/:campaign/plan", .may(.campaignEdit, on: .campaign)) { call in
      let typed = CampaignForm { call.form[$0] }
      func again(_ problems: [FieldProblem]) async throws -> Reply {
        try await form(call, call.campaign(), typed, basis: call.seen, problems: problems)
      }
      do {
        try await call.office.campaigns.change(
          call["campaign"], of: call["owner"], to: typed, seen: call.seen, by: call.actor)
        return call.done("stored", at: call.campaignPath)
      } catch let refused as InputRefused {
        return try await again(call.fieldProblems(refused))
      } catch let refusal as Fieldwork.Refusal {
        return try await again(call.fieldProblems(refusal))
      } catch let changed as ChangedMeanwhile {
        return try await form(
          call, call.campaign(), CampaignForm { changed.fields[$0] }, basis: changed.basis,
          meanwhile: meanwhile(changed, call), problems: [])
      }
    },
    .post("/o/:owner/campaigns/:campaign/open", .may(.campaignEdit, on: .campaign)) { call in
      try await CampaignOverview.doing(call, "campaign-opened") {
        try await call.office.campaigns.open(
          call["campaign"], of: call["owner"], by: call.actor)
      }
    },
    .post("/o/:owner/campaigns/:campaign/close", .may(.campaignClose, on: .campaign)) { call in
      try await CampaignOverview.doing(call, "campaign-closed") {
        try await call.office.campaigns.apply(
          .close, to: call["campaign"], of: call["owner"], by: call.actor)
      }
    },
    .post("/o/:owner/campaigns/:campaign/reopen", .may(.campaignClose, on: .campaign)) { call in
      try await CampaignOverview.doing(call, "campaign-opened") {
        try await call.office.campaigns.reopen(
          call["campaign"], of: call["owner"], until: call.form["closes"] ?? "", by: call.actor)
      }
    },
    .post("/o/:owner/campaigns/:campaign/publicity", .may(.campaignEdit, on: .campaign)) { call in
      guard let chosen = CampaignChoices.Publicity(rawValue: call.form["publicity"] ?? "") else {
        throw Doorkeeper.Stop.form(.malformed)
      }
      try await call.office.campaigns.choose(
        CampaignChoices(publicity: chosen), for: call["campaign"], of: call["owner"],
        by: call.actor)
      return call.done("stored", at: call.campaignPath)
    },
    .get("/o/:owner/campaigns/:campaign/export", .may(.exportAll, on: .campaign)) { call in
      let zip = try await call.office.campaigns.exportArchive(
        call["campaign"], of: call["owner"], by: call.actor)
      return .file(zip, type: "application/zip", name: "\(call["owner"])-\(call["campaign"]).zip")
    },
  ]

  /// All campaigns, for those who run or follow them all.
  static func list(
    _ call: Call, _ title: String, lead: String?
  ) async throws -> CampaignListScreen {
    var rows: [CampaignListScreen.Row] = []
    for campaign in try await call.office.campaigns.campaigns(of: call["owner"]) {
      guard
        let progress = try await call.office.campaigns.progress(
          in: campaign.id, of: call["owner"])
      else { continue }
      let overview = ResponseOverview(progress.units)
      let path = call.address("\(call.ownerPath)/campaigns/\(campaign.id)")
      rows.append(
        row(
          call, campaign, campaign.state == .draft ? nil : overview, href: path,
          next: CampaignOverview.next(call, progress, path: path)))
    }
    let mayEdit = call.may(.campaignEdit, on: Resource(owner: call["owner"]))
    return CampaignListScreen(
      title: title, lead: lead, rows: rows,
      new: mayEdit ? call.address("\(call.ownerPath)/campaigns/new") : nil)
  }

  static func row(
    _ call: Call, _ campaign: Campaign, _ overview: ResponseOverview?, href: String,
    next: ScreenFrame.Way?
  ) -> CampaignListScreen.Row {
    CampaignListScreen.Row(
      title: campaign.plan.title.text(in: call.language.tag), href: href,
      state: CampaignOverview.state(call, campaign),
      answered: overview.map { ResponsePages.headline(call, $0.total) }, next: next)
  }

  private static func form(
    _ call: Call, _ campaign: Campaign?, _ typed: CampaignForm, basis: Basis? = nil,
    meanwhile: MeanwhilePart? = nil, problems: [FieldProblem]
  ) async throws -> Reply {
    let language = call.language
    var known = try await call.office.campaigns.questionnaires(of: call["owner"])
      .map {
        (
          value: "\($0.id) \($0.number)",
          label: "\($0.id), \(language.text("campaign.version", ["number": String($0.number)]))"
        )
      }
    if !typed.questionnaire.isEmpty, !known.contains(where: { $0.value == typed.questionnaire }) {
      known.append((typed.questionnaire, typed.questionnaire))
    }
    var values = CampaignFormScreen.Values()
    values.texts = typed.texts
    values.questionnaire = typed.questionnaire
    values.needsSignOff = typed.needsSignOff
    values.language = typed.language
    values.basis = basis?.text ?? ""
    values.fields = [
      "opens": typed.opens, "closes": typed.closes, "reminders": typed.reminders,
      "sender-name": typed.senderName, "sender-address": typed.senderAddress,
      "replies": typed.replies,
    ]
    let screen = CampaignFormScreen(
      title: campaign.map {
        language.text("campaign.edit", ["title": $0.plan.title.text(in: language.tag)])
      } ?? language.text("campaigns.new"),
      base: call.address(campaign == nil ? "\(call.ownerPath)/campaigns" : call.campaignPath),
      isNew: campaign == nil, values: values, questionnaires: known, problems: problems,
      token: call.formToken)
    if let meanwhile {
      return .page(screen.screen(in: language).showing(meanwhile, in: language), .conflict)
    }
    return .page(screen.screen(in: language), problems.isEmpty ? .ok : .unprocessableContent)
  }

  /// What others stored of the plan, in words.
  private static func meanwhile(_ changed: ChangedMeanwhile, _ call: Call) -> MeanwhilePart {
    call.meanwhile(changed, CampaignForm.names) { name, value in
      let language = call.language
      let words =
        switch name {
        case "opens", "closes": Day(value).map { call.words($0) } ?? value
        case "sign-off":
          language.text(value == "yes" ? "campaign.sign-off-yes" : "campaign.sign-off-no")
        case "language": Language.named(LanguageTag(rawValue: value))?.name ?? value
        default: value
        }
      return (CampaignFormScreen.label(of: name, in: language), words)
    }
  }
}
