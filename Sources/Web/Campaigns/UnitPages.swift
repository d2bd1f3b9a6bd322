import Accounts
import Fieldwork
import Languages
import Measures
import Office
import Screens
import Surveys

/// One unit of a campaign.
enum UnitPages {
  static let routes: [Route] = [
    .get("/o/:owner/campaigns/:campaign/units/:unit", .may(.campaignRead, on: .unit)) { call in
      try await page(call)
    },
    .get("/o/:owner/campaigns/:campaign/units/:unit/answers", .may(.responseRead, on: .unit)) {
      call in
      try await call.office.campaigns.noteReading(
        of: call["unit"], of: call["owner"], by: call.principal)
      return try await page(call, showsAnswers: true)
    },
    .post("/o/:owner/campaigns/:campaign/units/:unit/link", .may(.campaignInvite, on: .campaign)) {
      call in
      let link = try await call.office.campaigns.newLink(
        to: call["unit"], in: call["campaign"], of: call["owner"], by: call.actor)
      // The secret is shown once, on the answer itself: no address may hold it.
      return try await page(call, newLink: link)
    },
    .post("/o/:owner/campaigns/:campaign/units/:unit/revoke", .may(.campaignInvite, on: .campaign))
    { call in
      try await call.office.campaigns.revoke(
        call.form["link"] ?? "", of: call["unit"], in: call["campaign"], of: call["owner"],
        by: call.actor)
      return call.done("link-revoked", at: "\(call.campaignPath)/units/\(call["unit"])")
    },
    .post("/o/:owner/campaigns/:campaign/units/:unit/answer", .may(.responseAnswer, on: .unit)) {
      call in
      guard let signedIn = call.signedIn else { throw Doorkeeper.Stop.signIn }
      let token = try await call.office.answers.ownLink(
        to: call["unit"], in: call["campaign"], of: call["owner"], for: signedIn.account)
      return .seeOther("/answer/\(token)")
    },
    .post("/o/:owner/campaigns/:campaign/units/:unit/reopen", .may(.responseReopen, on: .unit)) {
      call in
      try await call.office.answers.reopen(
        call["unit"], in: call["campaign"], of: call["owner"], by: call.person,
        as: call.principal)
      return call.done("response-reopened", at: "\(call.campaignPath)/units/\(call["unit"])")
    },
  ]

  private static func page(
    _ call: Call, showsAnswers: Bool = false, newLink: String? = nil
  ) async throws -> Reply {
    guard
      let file = try await call.office.campaigns.unit(
        call["unit"], in: call["campaign"], of: call["owner"])
    else { throw Doorkeeper.Stop.notFound }
    let campaign = file.campaign
    let language = call.language
    let unit = file.progress.unit
    let resource = Resource(
      owner: call["owner"], campaign: campaign.id, county: unit.groups[UnitBook.county],
      unit: unit.code)
    let path = call.address(call.campaignPath)
    var content = UnitScreen.Content()
    content.name = call.office.campaigns.units(of: campaign).name(unit.code, in: language)
    content.code = unit.code
    content.base = "\(path)/units/\(unit.code)"
    content.state = language.text(
      "unit.state",
      [
        "state": language.text("unit-state.\(file.progress.state.rawValue)"), "code": unit.code,
        "title": campaign.plan.title.text(in: language.tag),
      ])
    content.newLink = newLink
    content.progress =
      file.summary.map {
        language.text(
          "unit.answered",
          ["answered": call.number($0.answered), "asked": call.number($0.asked)])
      } ?? language.text("unit.not-opened")
    content.parts = parts(call, file)
    content.steps = steps(call, file, resource, base: content.base)
    if call.may(.contactRead, on: resource) {
      content.contacts = file.progress.contacts.map {
        [
          $0.address.description, $0.name, ContactPages.words($0.status, call, campaign),
        ].compactMap { $0 }.joined(separator: ", ")
      }
    }
    if call.may(.contactEdit, on: resource) { content.contactsPage = "\(content.base)/contacts" }
    content.letters = letters(call, file)
    let mayLink = call.mayHere(.campaignInvite)
    content.links = file.links.map { link in
      (words(link, call, campaign), mayLink && link.revoked == nil ? link.id : nil)
    }
    if mayLink, campaign.state.takesAnswers, !file.progress.isExcluded {
      content.actions.append(
        WorkButton(
          language.text("unit.new-link"), action: "\(content.base)/link", isSecond: true))
    }
    if let response = file.response, call.may(.responseRead, on: resource) {
      if showsAnswers {
        content.answers = answers(call, file, response)
      } else {
        content.answersPage = "\(content.base)/answers"
      }
    }
    if call.mayHere(.campaignEdit), !file.progress.isExcluded, campaign.state != .closed,
      file.progress.response == nil || file.progress.response == .opened
    {
      content.exclude = "\(path)/frame/exclude"
    }
    return .page(UnitScreen(content, token: call.formToken).screen(in: language))
  }

  /// What can be done with the answer itself: to give it, and to open it again.
  private static func steps(
    _ call: Call, _ file: CampaignDesk.UnitFile, _ resource: Resource, base: String
  ) -> [WorkButton] {
    var steps: [WorkButton] = []
    if !file.progress.isExcluded, call.may(.responseAnswer, on: resource),
      let key = file.campaign.answerKey(file.response, at: call.office.ground.now)
    {
      steps.append(WorkButton(call.language.text(key), action: "\(base)/answer"))
    }
    if file.response?.isLocked == true, file.campaign.takesAnswers(at: call.office.ground.now),
      call.may(.responseReopen, on: resource)
    {
      steps.append(
        WorkButton(call.language.text("unit.reopen"), action: "\(base)/reopen", isSecond: true))
    }
    return steps
  }

  private static func parts(_ call: Call, _ file: CampaignDesk.UnitFile) -> WorkTable? {
    guard let summary = file.summary, let questionnaire = file.questionnaire,
      summary.parts.count > 1
    else { return nil }
    return WorkTable(
      call.language.text("unit.progress"),
      columns: ["unit.part", "unit.asked", "unit.given"].map { call.language.text($0) },
      numbers: [1, 2],
      rows: summary.parts.map { part in
        let section = questionnaire.sections.first { $0.id == part.id }
        return [
          .init(
            section?.title.text(in: call.language.tag) ?? call.language.text("unit.part-rest")),
          .init(call.number(part.asked)), .init(call.number(part.answered)),
        ]
      })
  }

  private static func letters(_ call: Call, _ file: CampaignDesk.UnitFile) -> WorkTable? {
    guard !file.letters.isEmpty else { return nil }
    return WorkTable(
      call.language.text("unit.messages"),
      columns: ["messages.kind", "messages.made", "contacts.address", "messages.state"].map {
        call.language.text($0)
      },
      rows: file.letters.map { letter in
        [
          .init(call.language.text("message-kind.\(letter.kind.rawValue)")),
          .init(call.words(letter.made, file.campaign.plan.time)),
          .init(letter.address.description), .init(words(letter, call, file.campaign)),
        ]
      })
  }

  /// How far a message has come.
  static func words(_ letter: Letter, _ call: Call, _ campaign: Campaign) -> String {
    let state = call.language.text("letter.state.\(letter.state.rawValue)")
    guard letter.state == .retry else { return state }
    return "\(state) (\(call.words(letter.due, campaign.plan.time)))"
  }

  private static func words(_ link: Link, _ call: Call, _ campaign: Campaign) -> String {
    let kind =
      switch link.kind {
      case .coordinator: "coordinator"
      case .part: "part"
      case .approver: "approver"
      case .reader: "reader"
      }
    let time = campaign.plan.time
    let when = call.words(link.made.at, time)
    var words =
      link.account == nil
      ? call.language.text("unit.link.\(kind)", ["when": when])
      : call.language.text(
        "unit.link-of-account", ["name": link.made.by.name ?? "", "when": when])
    if let revoked = link.revoked {
      words +=
        " " + call.language.text("unit.link-revoked", ["when": call.words(revoked.at, time)])
    }
    return words
  }

  private static func answers(
    _ call: Call, _ file: CampaignDesk.UnitFile, _ response: SharedResponse
  ) -> WorkTable {
    let tag = call.language.tag
    let level = file.progress.unit.levels.first ?? ""
    let rows = (file.questionnaire?.questions ?? []).filter(\.kind.isAsked).map { question in
      let text = question.variants.first { $0.levels.contains(level) }?.text ?? question.text
      let record = response.records[question.id]
      let other = question.otherColumn.flatMap { response.records[$0]?.current?.value }
      var words = question.words(of: record?.current?.value ?? .notAnswered, call.language)
      if case .text(let text) = other { words += " (\(text))" }
      let by = record?.current.map { $0.by.name ?? "" } ?? ""
      return [
        WorkTable.Cell(text.text(in: tag)), .init(words), .init(by),
      ]
    }
    return WorkTable(
      call.language.text("unit.answers"),
      columns: ["unit.question", "unit.answer", "unit.by"].map { call.language.text($0) },
      rows: rows)
  }
}

extension Campaign {
  /// Whether answers are taken now.
  func takesAnswers(at moment: Moment) -> Bool {
    do {
      try checkTime(at: moment)
      return true
    } catch {
      return false
    }
  }

  /// What the button says that leads a coordinator to the unit's answer; nil where there is none to lead to.
  func answerKey(_ response: SharedResponse?, at moment: Moment) -> String? {
    if takesAnswers(at: moment), response?.isLocked != true { return "home.answer" }
    return response == nil ? nil : "home.see-answer"
  }
}

extension SharedResponse {
  /// Whether it was approved or handed in, and not opened again since.
  var isLocked: Bool {
    switch state {
    case .answering, .awaitingSignOff: false
    case .approved, .submitted: true
    }
  }
}

extension Question {
  /// An answer in words.
  func words(of answer: Answer, _ language: Language) -> String {
    func label(_ code: String) -> String {
      options.first { $0.code == code }?.text.text(in: language.tag) ?? code
    }
    switch answer {
    case .notAsked, .notAnswered: return language.text("unit.no-answer")
    case .dontKnow: return dontKnow?.text.text(in: language.tag) ?? language.text("unit.no-answer")
    case .choices(let codes): return language.list(codes.map(label))
    case .ranking(let codes):
      return codes.enumerated().map { "\($0 + 1). \(label($1))" }.joined(separator: "; ")
    case .items(let given):
      return items.compactMap { item in
        given[item.code].map { "\(item.text.text(in: language.tag)): \(words(of: $0, language))" }
      }.joined(separator: "; ")
    case .number, .text, .date, .file, .place: return field(of: answer)
    }
  }
}
