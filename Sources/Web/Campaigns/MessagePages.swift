import Accounts
import Fieldwork
import HTTPTypes
import Languages
import Measures
import Office
import Problems
import Screens

/// The messages of a campaign.
enum MessagePages {
  static let routes: [Route] = [
    .get("/o/:owner/campaigns/:campaign/messages", .may(.contactRead, on: .campaign)) { call in
      try await page(call)
    },
    .post("/o/:owner/campaigns/:campaign/invite", .may(.campaignInvite, on: .campaign)) { call in
      _ = try await call.office.campaigns.send(
        .invitation, in: call["campaign"], of: call["owner"], by: call.actor)
      return call.done("invitations-queued", at: "\(call.campaignPath)/messages")
    },
    .post("/o/:owner/campaigns/:campaign/remind", .may(.campaignRemind, on: .campaign)) { call in
      _ = try await call.office.campaigns.send(
        .reminder, in: call["campaign"], of: call["owner"], by: call.actor)
      return call.done("reminders-queued", at: "\(call.campaignPath)/messages")
    },
    .post(
      "/o/:owner/campaigns/:campaign/counties/:county/remind", .may(.campaignRemind, on: .county)
    ) { call in
      _ = try await call.office.campaigns.send(
        .reminder, in: call["campaign"], of: call["owner"], county: call["county"],
        by: call.actor)
      return call.done(
        "reminders-queued", at: "\(call.campaignPath)/counties/\(call["county"])")
    },
    .post("/o/:owner/campaigns/:campaign/merge-list", .may(.campaignInvite, on: .campaign)) {
      call in
      let rows = try await rows(call)
      return .file(
        Array(("\u{FEFF}" + MergeList.csv(rows)).utf8), type: "text/csv; charset=utf-8",
        name: "\(call["campaign"]).csv")
    },
    .post("/o/:owner/campaigns/:campaign/letters", .may(.campaignInvite, on: .campaign)) { call in
      let campaign = try await call.campaign()
      return .html(
        LettersPage(
          title: campaign.plan.title.text(in: call.language.tag),
          sender: campaign.plan.sender.name, origin: call.office.ground.settings.origin,
          rows: try await rows(call)
        ).html(in: call.language))
    },
    .get(
      "/o/:owner/campaigns/:campaign/messages/:kind/:tag", .may(.campaignEdit, on: .campaign)
    ) { call in
      let (kind, language) = try template(call)
      let found = try await call.office.campaigns.template(
        kind, in: language, for: call.campaign())
      return try await edit(
        call, found.template, isOwn: found.isOwn, basis: Basis(found.template.fields), shows: true)
    },
    .post(
      "/o/:owner/campaigns/:campaign/messages/:kind/:tag", .may(.campaignEdit, on: .campaign)
    ) { call in
      let (kind, language) = try template(call)
      let isRestored = call.form["restore"] == "yes"
      func words(_ name: String) -> String {
        isRestored ? "" : String((call.form[name] ?? "").prefix(20_000))
      }
      let typed = MessageTemplate(
        kind: kind, language: language.tag, subject: words("subject"), body: words("body"))
      if call.form["preview"] == "yes" {
        return try await edit(call, typed, isOwn: false, basis: call.seen, shows: true)
      }
      do {
        try await call.office.campaigns.keep(
          typed, for: call["campaign"], of: call["owner"], seen: call.seen, by: call.actor)
        return call.done(
          "stored", at: "\(call.campaignPath)/messages/\(kind.rawValue)/\(language.tag)")
      } catch let refused as InputRefused {
        return try await edit(
          call, typed, isOwn: false, basis: call.seen, shows: false,
          problems: call.fieldProblems(refused))
      } catch let changed as ChangedMeanwhile {
        // Who wanted the product's own words back has typed nothing.
        let shown = isRestored ? changed.stored : changed.fields
        let template = MessageTemplate(
          kind: kind, language: language.tag, subject: shown["subject"] ?? "",
          body: shown["body"] ?? "")
        let isOwn = try await call.office.campaigns.template(
          kind, in: language, for: call.campaign()
        ).isOwn
        let meanwhile = call.meanwhile(changed, ["subject", "body"]) { name, value in
          (call.language.text(name == "subject" ? "template.subject" : "template.body"), value)
        }
        return try await edit(
          call, template, isOwn: isOwn, basis: changed.basis, shows: false, meanwhile: meanwhile)
      }
    },
  ]

  private static func rows(_ call: Call) async throws -> [MergeList.Row] {
    try await call.office.campaigns.mergeRows(
      for: CampaignDesk.Addressees(rawValue: call.form["units"] ?? "") ?? .all,
      in: call["campaign"], of: call["owner"], by: call.actor)
  }

  private static func template(_ call: Call) throws -> (MessageKind, Language) {
    guard let kind = MessageKind(rawValue: call["kind"]),
      let language = Language.named(LanguageTag(rawValue: call["tag"]))
    else { throw Doorkeeper.Stop.notFound }
    return (kind, language)
  }

  private static func edit(
    _ call: Call, _ template: MessageTemplate, isOwn: Bool, basis: Basis, shows: Bool,
    meanwhile: MeanwhilePart? = nil, problems: [FieldProblem] = []
  ) async throws -> Reply {
    let campaign = try await call.campaign()
    let book = call.office.campaigns.units(of: campaign)
    var preview: (unit: String, message: Message)?
    let wanted = call.query("unit").flatMap { campaign.frame.unit($0) }
    if shows, let unit = wanted ?? campaign.frame.units.first {
      preview = (
        book.name(unit.code, in: call.language),
        try await call.office.campaigns.preview(template, to: unit.code, of: campaign)
      )
    }
    let own = Language.named(template.language)?.name ?? template.language.rawValue
    let path = call.address("\(call.campaignPath)/messages")
    let screen = TemplateScreen(
      title: "\(call.language.text("message-kind.\(template.kind.rawValue)")), \(own)",
      base: "\(path)/\(template.kind.rawValue)/\(template.language)", back: path,
      template: template, isOwn: isOwn, basis: basis.text, preview: preview, problems: problems,
      token: call.formToken
    ).screen(in: call.language)
    if let meanwhile { return .page(screen.showing(meanwhile, in: call.language), .conflict) }
    return .page(screen, problems.isEmpty ? .ok : .unprocessableContent)
  }

  private static func page(_ call: Call) async throws -> Reply {
    let progress = try await call.progress()
    let campaign = progress.campaign
    let language = call.language
    let path = call.address(call.campaignPath)
    let letters = try await call.office.campaigns.letters(
      in: call["campaign"], of: call["owner"])
    let plan = campaign.plan
    // What is closed, or past, is not sent any more.
    let today = plan.time.day(of: call.office.ground.now)
    let days = plan.reminders.days(
      opens: plan.time.day(of: plan.opens), closes: campaign.lastDay
    ).filter { campaign.state != .closed && $0 >= today }.map { call.words($0) }
    var print: [WorkButton] = []
    if call.mayHere(.campaignInvite), campaign.state.takesAnswers {
      for (key, action) in [
        ("messages.merge-list", "merge-list"), ("messages.letters", "letters"),
      ] {
        print.append(
          WorkButton(
            language.text(key), action: "\(path)/\(action)", values: [("units", "all")],
            isSecond: true))
      }
      print.append(
        WorkButton(
          language.text("messages.letters-unreachable"), action: "\(path)/letters",
          values: [("units", "unreachable")], isSecond: true))
    }
    return .page(
      MessagesScreen(
        rounds: try await rounds(call, progress, path: path),
        planned: days.isEmpty
          ? language.text("messages.planned-none")
          : language.text("messages.planned-days", ["days": language.list(days)]),
        print: print, templates: templates(call, path: path),
        counts: counts(call, letters), trouble: trouble(call, letters, campaign),
        token: call.formToken
      ).screen(in: language))
  }

  private static func rounds(
    _ call: Call, _ progress: CampaignProgress, path: String
  ) async throws -> [MessagesScreen.Round] {
    let language = call.language
    let kinds: [(kind: MessageKind, permission: Permission, action: String, count: String)] = [
      (.invitation, .campaignInvite, "invite", "messages.invite-count"),
      (.reminder, .campaignRemind, "remind", "messages.remind-waiting"),
    ]
    var rounds: [MessagesScreen.Round] = []
    for item in kinds {
      let round = call.office.campaigns.round(item.kind, progress)
      let key = "messages.\(item.action)"
      let count = round.recipients.count
      let isOpen = progress.campaign.state.takesAnswers
      var message: Message?
      if let first = round.recipients.first,
        let own = Language.named(progress.campaign.plan.language)
      {
        let found = try await call.office.campaigns.template(
          item.kind, in: own, for: progress.campaign)
        message = try await call.office.campaigns.preview(
          found.template, to: first.unit, of: progress.campaign)
      }
      rounds.append(
        MessagesScreen.Round(
          title: language.text(key),
          text: isOpen
            ? count == 0
              ? language.text("\(key)-none") : language.text(item.count, count: count)
            : language.text("messages.not-open"),
          unreachable: round.unreachable.isEmpty
            ? nil
            : language.text(
              "messages.unreachable",
              [
                "units": language.list(
                  round.unreachable.prefix(20).map {
                    call.office.campaigns.units(of: progress.campaign).name($0, in: language)
                  }), "number": call.number(round.unreachable.count),
              ]),
          button: count > 0 && call.mayHere(item.permission)
            ? WorkButton(
              language.text("\(key)-send", count: count), action: "\(path)/\(item.action)") : nil,
          opening: language.text("\(key)-button"), message: message))
    }
    return rounds
  }

  private static func templates(_ call: Call, path: String) -> WorkTable {
    WorkTable(
      call.language.text("messages.words"),
      columns: [call.language.text("messages.kind")] + Language.all.map(\.name),
      rows: MessageKind.allCases.map { kind in
        let name = call.language.text("message-kind.\(kind.rawValue)")
        return [.init(name)]
          + Language.all.map { other in
            call.mayHere(.campaignEdit)
              ? .init(
                call.language.text("messages.edit", ["language": other.name]),
                href: "\(path)/messages/\(kind.rawValue)/\(other.tag)") : .init(other.name)
          }
      })
  }

  private static func counts(_ call: Call, _ letters: [Letter]) -> WorkTable? {
    guard !letters.isEmpty else { return nil }
    let kinds = MessageKind.allCases.filter { kind in letters.contains { $0.kind == kind } }
    return WorkTable(
      call.language.text("messages.outbox"),
      columns: [call.language.text("messages.kind")]
        + Letter.State.allCases.map { call.language.text("letter.state.\($0.rawValue)") },
      numbers: Set(1...Letter.State.allCases.count),
      rows: kinds.map { kind in
        [.init(call.language.text("message-kind.\(kind.rawValue)"))]
          + Letter.State.allCases.map { state in
            .init(call.number(letters.count { $0.kind == kind && $0.state == state }))
          }
      })
  }

  private static func trouble(
    _ call: Call, _ letters: [Letter], _ campaign: Campaign
  ) -> WorkTable? {
    let bad = letters.filter { $0.state == .retry || $0.state == .failed }.suffix(200)
    guard !bad.isEmpty else { return nil }
    let book = call.office.campaigns.units(of: campaign)
    return WorkTable(
      call.language.text("messages.trouble"),
      columns: [
        "frame.name", "contacts.address", "messages.kind", "messages.state", "messages.answer",
      ].map { call.language.text($0) },
      rows: bad.map { letter in
        [
          .init(
            book.name(letter.unit, in: call.language),
            href: call.address("\(call.campaignPath)/units/\(letter.unit)")),
          .init(letter.address.description),
          .init(call.language.text("message-kind.\(letter.kind.rawValue)")),
          .init(UnitPages.words(letter, call, campaign)), .init(letter.detail ?? ""),
        ]
      })
  }
}
