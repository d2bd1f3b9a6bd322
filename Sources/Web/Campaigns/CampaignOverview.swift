import Accounts
import Fieldwork
import HTTPTypes
import Languages
import Measures
import Office
import Problems
import Screens

/// The page of one campaign: what it is and what to do next.
enum CampaignOverview {
  static func page(_ call: Call, problems: [FieldProblem] = []) async throws -> Reply {
    let progress = try await call.progress()
    let campaign = progress.campaign
    let language = call.language
    var content = CampaignScreen.Content()
    content.title = campaign.plan.title.text(in: language.tag)
    content.state = state(call, campaign)
    content.facts = facts(call, progress)
    content.steps = try await steps(call, progress)
    let path = call.address(call.campaignPath)
    if campaign.state == .draft, call.mayHere(.campaignEdit) {
      content.missing = try await missing(call, progress)
      if content.missing.isEmpty {
        content.buttons.append(
          WorkButton(language.text("campaign.open"), action: "\(path)/open"))
      }
    }
    if campaign.state.takesAnswers, call.mayHere(.campaignClose) {
      content.close = WorkButton(
        language.text("campaign.close-now"), action: "\(path)/close", isSecond: true)
    }
    if campaign.state == .closed, call.mayHere(.campaignClose) {
      content.reopen = "\(path)/reopen"
      content.reopenDay =
        call.form["closes"]
        ?? campaign.plan.time.day(of: call.office.ground.now).adding(days: 14).description
    }
    if campaign.state != .draft, call.mayHere(.campaignEdit) {
      content.publicity = "\(path)/publicity"
      content.chosenPublicity = progress.choices.publicity.rawValue
      content.publicPage = call.address("/responses/\(campaign.owner)/\(campaign.id)")
    }
    return .page(
      CampaignScreen(content, problems: problems, token: call.formToken).screen(in: language),
      problems.isEmpty ? .ok : .unprocessableContent)
  }

  /// Does something with the campaign; where it is refused, the page says why.
  static func doing(
    _ call: Call, _ key: String, _ work: () async throws -> Void
  ) async throws -> Reply {
    do {
      try await work()
      return call.done(key, at: call.campaignPath)
    } catch let refused as InputRefused {
      return try await page(call, problems: call.fieldProblems(refused))
    } catch let refusal as Fieldwork.Refusal {
      return try await page(call, problems: call.fieldProblems(refusal))
    }
  }

  /// How far a campaign has come, with its days.
  static func state(_ call: Call, _ campaign: Campaign) -> String {
    let time = campaign.plan.time
    let isOver = campaign.state.takesAnswers && call.office.ground.now > campaign.plan.closes
    let isEarly = campaign.state == .open && call.office.ground.now < campaign.plan.opens
    if campaign.state == .closed, let closed = campaign.closed {
      return call.language.text(
        "campaign.state.closed-on",
        ["closed": call.words(time.day(of: closed)), "closes": call.words(campaign.lastDay)])
    }
    let key =
      isOver
      ? "over" : isEarly ? "early" : campaign.state == .reopened ? "open" : campaign.state.rawValue
    return call.language.text(
      "campaign.state.\(key)",
      [
        "opens": call.words(time.day(of: campaign.plan.opens)),
        "closes": call.words(campaign.lastDay),
      ])
  }

  /// What to do next, for those who may.
  static func next(_ call: Call, _ progress: CampaignProgress, path: String) -> ScreenFrame.Way? {
    let campaign = progress.campaign
    guard call.may(.campaignEdit, on: Resource(owner: campaign.owner)) else {
      return campaign.state == .draft
        ? nil
        : ScreenFrame.Way(text: call.language.text("next.responses"), href: "\(path)/responses")
    }
    func way(_ key: String, _ href: String) -> ScreenFrame.Way {
      ScreenFrame.Way(text: call.language.text("next.\(key)"), href: href)
    }
    switch campaign.state {
    case .draft:
      if campaign.frame.size == 0 { return way("frame", "\(path)/frame") }
      if progress.units.allSatisfy({ $0.contacts.isEmpty }) {
        return way("contacts", "\(path)/contacts")
      }
      return way("open", path)
    case .open, .reopened:
      let waiting = call.office.campaigns.round(.invitation, progress).recipients
      return waiting.isEmpty
        ? way("responses", "\(path)/responses") : way("invite", "\(path)/messages")
    case .closed: return way("closed", path)
    }
  }

  private static func facts(
    _ call: Call, _ progress: CampaignProgress
  ) -> [(term: String, value: String)] {
    let plan = progress.campaign.plan
    let language = call.language
    let total = ResponseOverview(progress.units).total
    var facts: [(term: String, value: String)] = [
      (
        language.text("campaign.questionnaire"),
        "\(plan.questionnaire.id), \(language.text("campaign.version", ["number": String(plan.questionnaire.number)]))"
      ),
      (language.text("campaign.opens"), call.words(plan.time.day(of: plan.opens))),
      (language.text("campaign.closes"), call.words(progress.campaign.lastDay)),
      (language.text("campaign.sender"), "\(plan.sender.name), \(plan.sender.address)"),
    ]
    if progress.campaign.state != .draft {
      facts.append((language.text("responses.title"), ResponsePages.headline(call, total)))
    }
    return facts
  }

  private static func steps(
    _ call: Call, _ progress: CampaignProgress
  ) async throws -> [CampaignScreen.Step] {
    let campaign = progress.campaign
    let path = call.address(call.campaignPath)
    func text(_ key: String, _ values: [String: String] = [:]) -> String {
      call.language.text("step.\(key)", values)
    }
    let asked = progress.units.filter { !$0.isExcluded }
    let reachable = asked.count { !$0.contacts.reachable(unit: $0.unit.code).isEmpty }
    let invited = asked.count { $0.messages.contains { $0.kind == .invitation } }
    let overview = ResponseOverview(progress.units).total
    var steps: [CampaignScreen.Step] = []
    if call.mayHere(.campaignEdit) {
      steps.append(
        .init(text("plan"), href: "\(path)/plan", status: text("plan-status"), isDone: true))
    }
    steps.append(
      .init(
        text("frame"), href: "\(path)/frame",
        status: text(
          "frame-status",
          ["asked": call.number(overview.asked), "excluded": call.number(overview.excluded)]),
        isDone: overview.asked > 0))
    if call.mayHere(.contactRead) {
      steps.append(
        .init(
          text("contacts"), href: "\(path)/contacts",
          status: text(
            "contacts-status",
            ["reachable": call.number(reachable), "asked": call.number(overview.asked)]),
          isDone: overview.asked > 0 && reachable == overview.asked))
      steps.append(
        .init(
          text("messages"), href: "\(path)/messages",
          status: text("messages-status", ["invited": call.number(invited)]),
          isDone: overview.asked > 0 && invited == overview.asked))
    }
    steps.append(
      .init(
        text("responses"), href: "\(path)/responses",
        status: ResponsePages.headline(call, overview), isDone: campaign.state == .closed))
    if campaign.state != .draft, call.mayHere(.responseImport) {
      steps.append(
        .init(text("import"), href: "\(path)/import", status: text("import-status"), isDone: false))
    }
    if call.mayHere(.exportAll) {
      steps.append(
        .init(text("export"), href: "\(path)/export", status: text("export-status"), isDone: false))
    }
    return steps
  }

  /// What is missing before the campaign can be opened, in words.
  private static func missing(
    _ call: Call, _ progress: CampaignProgress
  ) async throws -> [String] {
    let campaign = progress.campaign
    var missing: [String] = []
    if campaign.frame.size == 0 { missing.append(call.language.text("missing.units")) }
    let languages = try await call.office.campaigns.languages(of: campaign)
    let owed = campaign.plan.languagesMissing(of: languages)
    if !owed.isEmpty {
      let names = owed.map { Language.named($0)?.name ?? $0.rawValue }
      missing.append(
        call.language.text("missing.words", ["languages": call.language.list(names)]))
    }
    if campaign.plan.closes <= call.office.ground.now {
      missing.append(call.language.text("missing.deadline"))
    }
    return missing
  }
}
