import Accounts
import Fieldwork
import HTTPTypes
import Languages
import Office
import PlanReading
import Problems
import Screens
import Territory

/// The list of plans, and the forms that send one in or correct it.
enum PlanLists {
  /// The plans that the one who asks may read, by unit.
  static func list(_ call: Call) async throws -> Reply {
    let desk = call.office.plans
    let shown = try await desk.standings(of: call["owner"]).filter {
      call.may(.planRead, on: desk.resource(of: $0.plan))
    }
    let groups = Dictionary(grouping: shown, by: \.plan.unit).sorted { $0.key < $1.key }.map {
      (
        unit: desk.book.name($0.key, in: call.language),
        standings: $0.value.sorted { ($1.plan.year, $0.plan.title) < ($0.plan.year, $1.plan.title) }
      )
    }
    var screen = PlanListScreen(groups, path: path(call))
    let own = call.principal.ownPart(of: call["owner"], for: .planEdit)
    screen.canAdd = call.may(.planEdit, on: own)
    return .page(screen.screen(in: call.language))
  }

  /// The empty form.
  static func blank(_ call: Call) async throws -> Reply {
    .page(form(call).screen(in: call.language))
  }

  /// Takes a plan; what cannot be taken stands in the form again.
  static func take(_ call: Call) async throws -> Reply {
    var screen = form(call)
    let desk = call.office.plans
    let typed = typed(call)
    screen.values = values(typed)
    do {
      // A unit of somebody else's is one that is not on the list.
      if !typed.unit.isEmpty,
        !call.may(.planEdit, on: desk.resource(ofUnit: typed.unit, owner: call["owner"]))
      {
        throw InputRefused([Problem("plan-desk.unit", at: Place("unit"))])
      }
      let plan = try await desk.take(
        typed, of: call["owner"], by: call.person, as: call.principal)
      return .seeOther("\(path(call))/\(plan.id)?done=plan-filed")
    } catch let refused as InputRefused {
      screen.problems = call.fieldProblems(refused)
    }
    return .page(screen.screen(in: call.language), .unprocessableContent)
  }

  /// The form with what is said of a plan.
  static func correcting(_ call: Call) async throws -> Reply {
    let plan = try await PlanPage(call).open.plan
    var screen = correction(call)
    screen.values = [
      "title": plan.title, "year": String(plan.year), "kind": plan.kind.rawValue,
    ]
    return .page(screen.screen(in: call.language))
  }

  /// Takes what is to be said of a plan.
  static func correct(_ call: Call) async throws -> Reply {
    let plan = try await PlanPage(call).open.plan
    let typed = typed(call)
    do {
      try await call.office.plans.correct(plan, by: typed, as: call.principal)
      return .seeOther("\(path(call))/\(plan.id)?done=stored")
    } catch let refused as InputRefused {
      var screen = correction(call)
      screen.values = values(typed)
      screen.problems = call.fieldProblems(refused)
      return .page(screen.screen(in: call.language), .unprocessableContent)
    }
  }

  private static func path(_ call: Call) -> String { "/o/\(call["owner"])/plans" }

  private static func correction(_ call: Call) -> PlanFormScreen {
    let plan = "\(path(call))/\(call["plan"])"
    return PlanFormScreen(action: "\(plan)/edit", back: plan, formToken: call.formToken)
  }

  private static func form(_ call: Call) -> PlanFormScreen {
    var screen = PlanFormScreen(
      action: "\(path(call))/new", back: path(call), formToken: call.formToken)
    screen.units = units(call)
    return screen
  }

  /// The units whose plans the one who asks may send in, by county.
  private static func units(
    _ call: Call
  ) -> [(county: String, units: [PlanFormScreen.Choice])] {
    let desk = call.office.plans
    return desk.units.compactMap { county, municipalities in
      let choices = ([county] + municipalities).compactMap { unit -> PlanFormScreen.Choice? in
        let code = unit.code.rawValue
        let resource = Resource(
          owner: call["owner"], county: county.code.rawValue, unit: code)
        return call.may(.planEdit, on: resource)
          ? PlanFormScreen.Choice(code: code, name: unit.names.text(in: call.language.tag)) : nil
      }
      return choices.isEmpty ? nil : (county.names.text(in: call.language.tag), choices)
    }
  }

  /// What the form sent.
  private static func typed(_ call: Call) -> PlanForm {
    func text(_ name: String) -> String { call.form[name] ?? "" }
    var form = PlanForm()
    form.unit = text("unit")
    form.title = text("title")
    form.year = text("year")
    form.kind = text("kind")
    form.text = text("text")
    form.file = call.form.files.first { $0.field == "file" }.map { ($0.name, $0.bytes) }
    return form
  }

  private static func values(_ form: PlanForm) -> [String: String] {
    [
      "unit": form.unit, "title": form.title, "year": form.year, "kind": form.kind,
      "text": form.text,
    ]
  }
}
