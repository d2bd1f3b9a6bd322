import Accounts
import Fieldwork
import Languages
import Office
import Problems
import Screens

/// Cases on their way to print.
enum CaseRoutes {
  static let all: [Route] =
    [
      .get("/o/:owner/cases", .may(.caseRead, on: .owner)) { call in
        let path = "/o/\(call["owner"])/cases"
        var screen = CaseListScreen(
          try await call.office.cases.cases(of: call["owner"]), filter: filter(call), path: path)
        screen.unitName = call.unitNames
        screen.canAdd = call.may(.caseSubmit, on: Resource(owner: call["owner"]))
        return .page(screen.screen(in: call.language))
      },
      .get(
        "/o/:owner/campaigns/:campaign/counties/:county/cases", .may(.caseRead, on: .county)
      ) { try await ofCounty($0) },
      .get("/o/:owner/cases/new", .may(.caseSubmit, on: .owner)) { try await NewCase.blank($0) },
      .post("/o/:owner/cases/new", .may(.caseSubmit, on: .owner)) { try await NewCase.take($0) },
      .get("/answer/:token/cases", .may(.caseSubmit, on: .link)) { call in
        guard let holder = call.holder else { throw Doorkeeper.Stop.notFound }
        let screen = OwnCasesScreen(
          try await call.office.cases.cases(of: holder), path: "/answer/\(call["token"])/cases",
          back: "/answer/\(call["token"])")
        return .page(screen.screen(in: call.language))
      },
      .get("/answer/:token/cases/new", .may(.caseSubmit, on: .link)) {
        try await NewCase.blank($0)
      },
      .post("/answer/:token/cases/new", .may(.caseSubmit, on: .link)) {
        try await NewCase.take($0)
      },
    ] + ofOne("/o/:owner/cases/:case") + ofOne("/answer/:token/cases/:case")
    + [
      step("/o/:owner/cases/:case/check", .caseEdit) { _ in .check },
      step("/o/:owner/cases/:case/publish", .casePublish) { _ in .publish },
      step("/o/:owner/cases/:case/hand-over", .caseEdit) { page in
        .edit(page.filed.work.form, version: page.version)
      },
    ]

  /// The cases of a county's units beside one campaign, for whoever follows that county.
  private static func ofCounty(_ call: Call) async throws -> Reply {
    let campaign = try await call.campaign()
    let responses = "\(call.campaignPath)/counties/\(call["county"])"
    let cases = try await call.office.cases.cases(of: call["owner"])
      .filter { $0.campaign == campaign.id && $0.county == call["county"] }
    let book = call.office.campaigns.units(of: campaign)
    var screen = CaseListScreen(cases, filter: filter(call), path: "\(responses)/cases")
    screen.unitName = call.unitNames
    screen.county = .init(
      title: call.language.text(
        "responses.of-county",
        [
          "county": book.name(call["county"], in: call.language),
          "title": campaign.plan.title.text(in: call.language.tag),
        ]), cases: "\(call.ownerPath)/cases", back: responses)
    return .page(screen.screen(in: call.language))
  }

  private static func filter(_ call: Call) -> CaseListScreen.Filter {
    CaseListScreen.Filter(
      status: call.query("status") ?? "", goal: call.query("goal") ?? "",
      unit: call.query("unit") ?? "")
  }

  /// What can be done with one case, by staff and by whoever tells it.
  private static func ofOne(_ path: String) -> [Route] {
    [
      .get(path, .may(.caseRead, on: .caseWork)) { call in
        try await CasePage(call).reply()
      },
      .get("\(path)/edit", .may(.caseEdit, on: .caseWork)) { call in
        try await CasePage(call).editing()
      },
      .post("\(path)/edit", .may(.caseEdit, on: .caseWork)) { call in
        try await CasePage(call).edit()
      },
      .get("\(path)/pictures/:file", .may(.caseRead, on: .caseWork)) { call in
        let page = try await CasePage(call)
        guard let picture = try await call.office.cases.picture(call["file"], of: page.filed)
        else { throw Doorkeeper.Stop.notFound }
        return .file(picture.bytes, type: picture.type, name: nil)
      },
      .post("\(path)/pictures", .may(.caseEdit, on: .caseWork)) { call in
        try await CasePage(call).addPicture()
      }.takingFiles,
      .post("\(path)/pictures/:file/remove", .may(.caseEdit, on: .caseWork)) { call in
        let page = try await CasePage(call)
        try await call.office.cases.remove(
          picture: call["file"], from: page.filed, as: page.role, by: call.person,
          as: call.principal)
        return .seeOther("\(page.path)?done=case-changed")
      },
      step("\(path)/approve", .caseApprove) { .approve(version: $0.version) },
      step("\(path)/send-back", .caseApprove, field: "words") { page in
        .sendBack(words: page.call.form["words"] ?? "")
      },
      step("\(path)/consent/:purpose", .caseApprove) { .consent(try $0.purpose) },
      step("\(path)/consent/:purpose/withdraw", .caseApprove) {
        .withdrawConsent(try $0.purpose)
      },
      step("\(path)/withdraw", .caseEdit, field: "reason") { page in
        .withdraw(reason: page.call.form["reason"] ?? "")
      },
    ]
  }

  /// A step that one button takes.
  ///
  /// - Parameter field: where words are missing when they are.
  private static func step(
    _ path: String, _ permission: Permission, field: String? = nil,
    _ command: @escaping @Sendable (CasePage) throws -> CaseWork.Command
  ) -> Route {
    .post(path, .may(permission, on: .caseWork)) { call in
      let page = try await CasePage(call)
      do {
        try await page.apply(
          try command(page), as: permission == .caseApprove ? .contributor : page.role)
      } catch let refusal as Fieldwork.Refusal {
        let problem = refusal.problem()
        let words =
          problem.message(in: call.language) + " " + problem.advice(in: call.language)
        return try await page.reply(
          problems: [FieldProblem(words, field: refusal.reason == .wordsNeeded ? field : nil)])
      }
      return .seeOther("\(page.path)?done=case-changed")
    }
  }
}
