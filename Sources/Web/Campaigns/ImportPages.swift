import Accounts
import Fieldwork
import HTTPTypes
import Languages
import Measures
import Office
import Problems
import Screens

/// Answers that were collected elsewhere: sent, looked at, and taken in.
enum ImportPages {
  static let routes: [Route] = [
    .get("/o/:owner/campaigns/:campaign/import", .may(.responseImport, on: .campaign)) { call in
      try await form(call)
    },
    .post("/o/:owner/campaigns/:campaign/import", .may(.responseImport, on: .campaign)) { call in
      try await begin(call)
    }.takingFiles,
    .get("/o/:owner/campaigns/:campaign/import/:intake", .may(.responseImport, on: .campaign)) {
      call in
      .page(try await look(call, plan(call)))
    },
    .post("/o/:owner/campaigns/:campaign/import/:intake", .may(.responseImport, on: .campaign)) {
      call in
      try await store(call)
    },
    .post(
      "/o/:owner/campaigns/:campaign/import/:intake/columns",
      .may(.responseImport, on: .campaign)
    ) { call in
      let plan = try await plan(call)
      var columns: [String: String] = [:]
      for column in plan.unknownColumns {
        if let chosen = call.form["column-\(column.index)"], !chosen.isEmpty {
          columns[column.name] = chosen
        }
      }
      try await call.office.campaigns.explain(
        columns, of: plan.id, for: call["campaign"], of: call["owner"])
      return call.done("columns-explained", at: "\(call.campaignPath)/import/\(plan.id)")
    },
    .post(
      "/o/:owner/campaigns/:campaign/import/:intake/leave", .may(.responseImport, on: .campaign)
    ) { call in
      try await call.office.campaigns.leave(
        intake: call["intake"], for: call["campaign"], of: call["owner"])
      return call.done("intake-left", at: "\(call.campaignPath)/import")
    },
  ]

  /// The most conflicts that are shown one by one.
  private static let mostChoices = 500
  /// The most faults that are listed.
  private static let mostFaults = 200

  private static func form(_ call: Call, problems: [FieldProblem] = []) async throws -> Reply {
    let campaign = try await call.campaign()
    let questionnaire = campaign.plan.questionnaire.id
    let mayRead = call.may(.questionnaireRead, on: Resource(owner: call["owner"]))
    return .page(
      AnswerUploadScreen(
        action: call.address("\(call.campaignPath)/import"),
        codeBook: mayRead
          ? call.address("\(call.ownerPath)/questionnaires/\(questionnaire)/export/codebook") : nil,
        isDraft: campaign.state == .draft, needsSignOff: campaign.plan.needsSignOff,
        day: call.form["submitted"] ?? "", problems: problems, token: call.formToken
      ).screen(in: call.language), problems.isEmpty ? .ok : .unprocessableContent)
  }

  private static func begin(_ call: Call) async throws -> Reply {
    func sent(_ field: String) -> CampaignDesk.SentTable? {
      call.form.files.first { $0.field == field && !$0.bytes.isEmpty }.map {
        CampaignDesk.SentTable(bytes: $0.bytes, name: $0.name)
      }
    }
    guard let file = sent("file") else {
      return try await form(
        call, problems: [FieldProblem(call.language.text("intake.no-file"), field: "file")])
    }
    do {
      let intake = try await call.office.campaigns.beginIntake(
        file, book: sent("book"), submitted: call.form["submitted"] ?? "", for: call["campaign"],
        of: call["owner"])
      return .seeOther("\(call.campaignPath)/import/\(intake)")
    } catch let refused as InputRefused {
      let book = sent("book")?.name
      return try await form(
        call,
        problems: refused.problems.map { problem in
          let name = problem.place.file
          let field = name == "submitted" ? name : name == book ? "book" : "file"
          return FieldProblem(words(problem, call), field: field)
        })
    } catch let refusal as Fieldwork.Refusal {
      return try await form(call, problems: call.fieldProblems(refusal))
    }
  }

  private static func plan(_ call: Call) async throws -> IntakePlan {
    guard
      let plan = try await call.office.campaigns.intakePlan(
        call["intake"], for: call["campaign"], of: call["owner"])
    else { throw Doorkeeper.Stop.notFound }
    return plan
  }

  private static func store(_ call: Call) async throws -> Reply {
    let plan = try await plan(call)
    // Somebody has answered, or said what a column holds, since the page was made.
    guard call.form["seen"] == plan.seen else {
      let problem = FieldProblem(call.language.text("intake.changed"))
      return .page(try await look(call, plan, problems: [problem]), .unprocessableContent)
    }
    let taken = plan.conflicts.enumerated().filter { call.form["t.\($0.offset)"] == "take" }
    let decision: IntakePlan.Decision =
      switch call.form["decision"] {
      case "take": .take
      case "each": .each(Set(taken.map(\.element.id)))
      default: .keep
      }
    do {
      let done = try await call.office.campaigns.takeIn(plan, decision, by: call.actor)
      return call.done(
        done.overtaken == 0 ? "answers-imported" : "answers-imported-partly",
        at: "\(call.campaignPath)/responses")
    } catch let refusal as Fieldwork.Refusal {
      return .page(
        try await look(call, plan, problems: call.fieldProblems(refusal)), .unprocessableContent)
    }
  }

  private static func look(
    _ call: Call, _ plan: IntakePlan, problems: [FieldProblem] = []
  ) async throws -> Screen {
    let language = call.language
    let book = call.office.campaigns.units(of: plan.campaign)
    var content = IntakeScreen.Content()
    content.base = call.address("\(call.campaignPath)/import/\(plan.id)")
    content.file = plan.file
    content.sentences = sentences(call, plan)
    content.canStore = !plan.isEmpty
    content.seen = plan.seen
    content.unknown = plan.unknownColumns
    content.questionnaire = plan.questionnaire
    // What no column is known to hold has its own form above.
    let faults = plan.problems.filter { $0.code != "collected.unknown-column" }
    content.faults = faults.prefix(mostFaults).map { words($0, call) }
    if faults.count > mostFaults {
      content.faults.append(
        language.text("intake.more-faults", ["number": call.number(faults.count - mostFaults)]))
    }
    if !plan.units.isEmpty { content.units = table(call, plan, book) }
    let conflicts = plan.conflicts
    if !conflicts.isEmpty {
      content.conflictCount = language.text("intake.conflict-count", count: conflicts.count)
      let canChoose = conflicts.count <= mostChoices
      content.decision = call.form["decision"] ?? (canChoose ? "each" : "keep")
      content.conflicts = (canChoose ? conflicts : []).enumerated().map { index, conflict in
        IntakeScreen.Conflict(
          unit: name(conflict.unit, book, language), question: conflict.question,
          stored: conflict.stored, collected: conflict.collected,
          isTaken: problems.isEmpty ? false : call.form["t.\(index)"] == "take")
      }
    }
    return IntakeScreen(
      content, words: AnswerWords(language, time: plan.campaign.plan.time), problems: problems,
      token: call.formToken
    ).screen()
  }

  private static func sentences(_ call: Call, _ plan: IntakePlan) -> [String] {
    func text(_ key: String, _ number: Int) -> String {
      call.language.text("intake.will.\(key)", ["number": call.number(number)])
    }
    if !plan.hasUnits { return [call.language.text("intake.no-units")] }
    var sentences = [text("new", plan.newCount), text("units", plan.units.count)]
    if plan.sameCount > 0 { sentences.append(text("same", plan.sameCount)) }
    if !plan.conflicts.isEmpty { sentences.append(text("conflicts", plan.conflicts.count)) }
    if plan.campaign.plan.needsSignOff {
      sentences.append(call.language.text("intake.sign-off"))
    } else {
      sentences.append(text("handed-in", plan.handedInCount))
    }
    let unknown = plan.problems.count { $0.code == "collected.unknown-unit" }
    if unknown > 0 { sentences.append(text("unknown-units", unknown)) }
    let unfit = plan.problems.count { $0.code == "collected.bad-field" }
    if unfit > 0 { sentences.append(text("unfit", unfit)) }
    if plan.isEmpty { sentences.append(call.language.text("intake.nothing")) }
    return sentences
  }

  private static func table(_ call: Call, _ plan: IntakePlan, _ book: UnitBook) -> WorkTable {
    let language = call.language
    return WorkTable(
      language.text("intake.units"),
      columns: ["unit", "row", "new", "same", "other", "what"]
        .map { language.text("intake.column-head.\($0)") }, numbers: [1, 2, 3, 4],
      rows: plan.units.map { unit in
        let what =
          unit.refusal.map { $0.problem().message(in: language) }
          ?? unit.handedIn.map {
            language.text(
              "intake.handed-in", ["day": call.words(plan.campaign.plan.time.day(of: $0))])
          } ?? language.text(unit.new.isEmpty ? "intake.as-it-is" : "intake.added")
        return [
          .init(
            name(unit.unit, book, language),
            href: call.address("\(call.campaignPath)/units/\(unit.unit)")),
          .init(String(unit.line)), .init(call.number(unit.new.count)),
          .init(call.number(unit.same)), .init(call.number(unit.conflicts.count)), .init(what),
        ]
      })
  }

  /// A unit's name and code: a municipality and a county may have the same name.
  private static func name(_ code: String, _ book: UnitBook, _ language: Language) -> String {
    "\(book.name(code, in: language)) (\(code))"
  }

  /// A fault with where it stands.
  private static func words(_ problem: Problem, _ call: Call) -> String {
    let language = call.language
    let place = problem.place
    let text = "\(problem.message(in: language)) \(problem.advice(in: language))"
    guard let line = place.line.map(String.init) else { return text }
    guard let cell = place.cell, !cell.isEmpty else {
      return language.text("intake.at-row", ["row": line]) + " " + text
    }
    return language.text("intake.at", ["row": line, "column": cell]) + " " + text
  }
}
