import Accounts
import Agenda
import Fieldwork
import HTTPTypes
import Languages
import Office
import PlanReading
import Screens

/// One plan as the one who asks sees it.
struct PlanPage {
  let call: Call
  let open: OpenPlan
  /// The path of the plan, without language.
  let path: String

  init(_ call: Call) async throws {
    guard let open = try await call.office.plans.open(call["plan"], of: call["owner"]) else {
      throw Doorkeeper.Stop.notFound
    }
    self.call = call
    self.open = open
    path = "/o/\(call["owner"])/plans/\(open.plan.id)"
  }

  /// The name of the plan's unit.
  var unit: String { call.office.plans.book.name(open.plan.unit, in: call.language) }

  func may(_ permission: Permission) -> Bool {
    call.may(permission, on: call.office.plans.resource(of: open.plan))
  }

  private var filter: PassagesScreen.Filter {
    PassagesScreen.Filter(
      goal: call.query("goal") ?? "", kind: call.query("kind") ?? "",
      show: call.query("show") ?? (may(.planJudge) ? "open" : "all"),
      page: call.query("page") ?? "")
  }

  /// The passages to read.
  func passages(
    problem: (subject: PassageJudgement.Subject, text: String)? = nil
  ) async throws -> Reply {
    guard open.plan.summary != nil else { return .seeOther(path) }
    var screen = PassagesScreen(
      open, filter: filter, reader: call.person.id, path: path, formToken: call.formToken)
    screen.canJudge = may(.planJudge)
    screen.problem = problem
    return .page(
      screen.screen(in: call.language), problem == nil ? .ok : .unprocessableContent)
  }

  /// Takes what the reader says of a finding.
  func judge() async throws -> Reply {
    let subject = try subject
    let verdict: PassageJudgement.Verdict?
    do {
      verdict = try self.verdict
    } catch {
      let text = call.language.text("plan-desk.fault.target", ["found": error.found])
      if call.wantsJSON {
        return .json("{\"problem\":\(JSONText.quoted(text))}", .unprocessableContent)
      }
      return try await passages(problem: (subject, text))
    }
    let isKnown = try await call.office.plans.judge(
      subject, verdict, in: open.plan, by: call.person)
    guard isKnown else { throw Doorkeeper.Stop.notFound }
    if call.wantsJSON {
      let said = PassageJudgement.said(verdict, in: call.language)
      return .json("{\"said\":\(JSONText.quoted(said)),\"judged\":\(verdict != nil)}")
    }
    // With the filter on what is open, the next one is the first.
    let place = filter.show == .open && verdict != nil ? "main" : PassagesScreen.place(of: subject)
    return .seeOther("\(path)/passages?\(filter.query)#\(place)")
  }

  /// How far readers agree.
  func agreement() async throws -> Reply {
    guard open.plan.summary != nil else { return .seeOther(path) }
    var screen = PlanAgreementScreen(
      PlanAgreement(of: open), title: open.plan.title, path: path, formToken: call.formToken)
    screen.canJudge = may(.planJudge)
    return .page(screen.screen(in: call.language))
  }

  /// Takes what readers who differ have agreed on.
  func agree() async throws -> Reply {
    let subject = try subject
    let verdict: PassageJudgement.Verdict?
    do {
      verdict = try self.verdict
    } catch {
      var screen = PlanAgreementScreen(
        PlanAgreement(of: open), title: open.plan.title, path: path, formToken: call.formToken)
      screen.canJudge = may(.planJudge)
      screen.problems = [
        FieldProblem(
          call.language.text("plan-desk.fault.target", ["found": error.found]),
          field: "\(PassagesScreen.place(of: subject))-target")
      ]
      return .page(screen.screen(in: call.language), .unprocessableContent)
    }
    let isKnown = try await call.office.plans.judge(
      subject, verdict, in: open.plan, by: call.person, agreed: true)
    guard isKnown else { throw Doorkeeper.Stop.notFound }
    return .seeOther("\(path)/agreement?done=stored#\(PassagesScreen.place(of: subject))")
  }

  /// The finding that the form names.
  private var subject: PassageJudgement.Subject {
    get throws {
      guard let goal = GoalID(call.form["goal"] ?? ""),
        let kind = GoalFinding.Kind(rawValue: call.form["kind"] ?? "")
      else { throw Doorkeeper.Stop.form(.malformed) }
      return PassageJudgement.Subject(
        passage: call.form["passage"] ?? "", goal: goal, kind: kind)
    }
  }

  /// A target that there is not, or that is another goal's.
  private struct UnknownTarget: Error {
    let found: String
  }

  /// What the form says; nil where it takes back what was said.
  private var verdict: PassageJudgement.Verdict? {
    get throws(UnknownTarget) {
      switch call.form["verdict"] {
      case "accept": return .accept
      case "reject": return .reject
      case "move":
        let words = (call.form["target"] ?? "").filter { !$0.isWhitespace }
        guard let goal = GoalID(call.form["to"] ?? "") else { throw UnknownTarget(found: words) }
        if words.isEmpty { return .move(to: goal, target: nil) }
        guard let target = TargetID(words) else { throw UnknownTarget(found: words) }
        // The target says the goal too: whoever writes 11.2 means goal 11.
        return .move(to: target.goal, target: target)
      default: return nil
      }
    }
  }
}
