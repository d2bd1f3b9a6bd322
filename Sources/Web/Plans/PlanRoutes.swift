import Accounts
import Fieldwork
import HTTPTypes
import Languages
import Office
import Screens
import Workflows

/// Plans: sent in, read, judged.
enum PlanRoutes {
  private static let list = "/o/:owner/plans"
  private static let one = "/o/:owner/plans/:plan"

  static let all: [Route] = [
    .get(list, .may(.planRead, on: .ownPart)) { try await PlanLists.list($0) },
    .get("\(list)/new", .may(.planEdit, on: .ownPart)) { try await PlanLists.blank($0) },
    .post("\(list)/new", .may(.planEdit, on: .ownPart)) { try await PlanLists.take($0) }
      .takingFiles(upTo: PlanForm.largestFile),
    .get(one, .may(.planRead, on: .plan)) { call in
      let page = try await PlanPage(call)
      var screen = PlanScreen(
        page.open, unit: page.unit, path: page.path, formToken: call.formToken)
      screen.canEdit = page.may(.planEdit)
      screen.canJudge = page.may(.planJudge)
      return .page(screen.screen(in: call.language))
    },
    .get("\(one)/state", .may(.planRead, on: .plan)) { call in
      guard let plan = try await call.office.plans.plan(call["plan"], of: call["owner"]) else {
        throw Doorkeeper.Stop.notFound
      }
      return .json("{\"waiting\":\(plan.state == .waiting)}")
    },
    .get("\(one)/passages", .may(.planRead, on: .plan)) { call in
      try await PlanPage(call).passages()
    },
    .post("\(one)/passages", .may(.planJudge, on: .plan)) { call in
      try await PlanPage(call).judge()
    },
    .get("\(one)/agreement", .may(.planRead, on: .plan)) { call in
      try await PlanPage(call).agreement()
    },
    .post("\(one)/agreement", .may(.planJudge, on: .plan)) { call in
      try await PlanPage(call).agree()
    },
    .get("\(one)/reading.csv", .may(.planRead, on: .plan)) { call in
      let open = try await PlanPage(call).open
      return .file(
        Array(PlanFiles.sheet(of: open.reading).utf8), type: "text/csv; charset=utf-8",
        name: "\(open.plan.id).csv")
    },
    .get("\(one)/judgements.csv", .may(.planRead, on: .plan)) { call in
      let open = try await PlanPage(call).open
      return .file(
        Array(PlanSheets.judgements(of: [open]).utf8), type: "text/csv; charset=utf-8",
        name: "\(open.plan.id)-judgements.csv")
    },
    .get("\(one)/file", .may(.planRead, on: .plan)) { call in
      guard let plan = try await call.office.plans.plan(call["plan"], of: call["owner"]),
        let file = try await call.office.plans.file(of: plan)
      else { throw Doorkeeper.Stop.notFound }
      return .file(file.bytes, type: file.type, name: plan.file.name)
    },
    .get("\(one)/edit", .may(.planEdit, on: .plan)) { try await PlanLists.correcting($0) },
    .post("\(one)/edit", .may(.planEdit, on: .plan)) { try await PlanLists.correct($0) },
    .post("\(one)/read-again", .may(.planEdit, on: .plan)) { call in
      let page = try await PlanPage(call)
      try await call.office.plans.readAgain(page.open.plan, as: call.principal)
      return .seeOther(page.path)
    },
    .get("\(one)/delete", .may(.planEdit, on: .plan)) { call in
      let page = try await PlanPage(call)
      return .page(
        PlanRemovalScreen(
          title: page.open.plan.title, judged: page.open.standing.judged, path: page.path,
          formToken: call.formToken
        ).screen(in: call.language))
    },
    .post("\(one)/delete", .may(.planEdit, on: .plan)) { call in
      let page = try await PlanPage(call)
      guard call.form["confirm"] == "yes" else { return .seeOther("\(page.path)/delete") }
      try await call.office.plans.remove(page.open.plan, as: call.principal)
      return .seeOther("/o/\(call["owner"])/plans?done=plan-removed")
    },
  ]
}
