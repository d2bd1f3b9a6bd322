import Accounts
import CaseStudies
import Fieldwork
import HTTPTypes
import Languages
import Office
import Screens

/// A case that somebody begins to tell.
enum NewCase {
  /// The empty form.
  static func blank(_ call: Call) async throws -> Reply {
    let screen = try await screen(CaseDraft(language: call.language.tag), call)
    guard call.holder != nil || !screen.origins.isEmpty else {
      let language = call.language
      return .page(
        MessageScreen(
          title: language.text("case.new.title"),
          paragraphs: [language.text("case.new.no-campaign")],
          way: .init(
            text: language.text(isMaker(call) ? "way.campaigns" : "case.new.home"),
            href: call.address("/o/\(call["owner"])\(isMaker(call) ? "/campaigns" : "")"))
        ).screen(in: language))
    }
    return .page(screen.screen(in: call.language))
  }

  /// Takes a filled form; what cannot be taken stands in it again.
  static func take(_ call: Call) async throws -> Reply {
    let wanted = call.form["language"].flatMap { Language.named(LanguageTag(rawValue: $0)) }
    let tag = (wanted ?? call.language).tag
    let draft = CaseDraft(language: tag, from: call.form.all)
    var screen = try await screen(draft, call)
    screen.problems = draft.problems(in: call.language)
    var telling: CaseDesk.Telling?
    // Whoever writes down what a unit has told cannot consent for it.
    let purposes = Set(
      CaseStudy.Purpose.allCases.filter {
        screen.asksConsent && draft.ticked["consents"]?.contains($0.rawValue) ?? false
      })
    if let holder = call.holder {
      telling = CaseDesk.Telling(
        form: draft.form(), purposes: purposes, campaign: holder.rules.campaign,
        unit: holder.principal.unit)
    } else {
      let unit = screen.chosen.unit
      let campaign = try await call.office.campaigns.campaign(
        screen.chosen.campaign, of: call["owner"])
      let bound = boundUnits(call)
      if !bound.isEmpty, !bound.contains(unit) {
        screen.problems.insert(
          FieldProblem(
            call.language.text(
              "case.fault.own-unit", ["units": call.language.list(bound.sorted())]),
            field: "unit"), at: 0)
      } else if let campaign, campaign.frame.unit(unit) != nil,
        isMaker(call) || campaign.state != .draft
      {
        telling = CaseDesk.Telling(
          form: draft.form(), purposes: purposes, campaign: campaign, unit: unit)
      } else {
        screen.problems.insert(
          FieldProblem(
            call.language.text("case.fault.unit", ["found": unit]),
            field: campaign == nil ? "campaign" : "unit"), at: 0)
      }
    }
    guard let telling, screen.problems.isEmpty else {
      return .page(screen.screen(in: call.language), .unprocessableContent)
    }
    let filed = try await call.office.cases.submit(
      telling, author: author(call), by: call.person, as: call.principal)
    return .seeOther("\(path(call))/\(filed.work.id)?done=case-submitted")
  }

  /// Whose case it is: what makers write down belongs to the unit.
  private static func author(_ call: Call) -> String? {
    if let holder = call.holder { return holder.principal.link }
    return isMaker(call) ? nil : call.signedIn?.account.id
  }

  private static func isMaker(_ call: Call) -> Bool {
    call.may(.casePublish, on: Resource(owner: call["owner"]))
  }

  /// The units that a contributor is bound to; none where it tells of any, and for staff.
  private static func boundUnits(_ call: Call) -> Set<String> {
    guard !isMaker(call), case .person(let person) = call.principal else { return [] }
    let roles = person.memberships.filter {
      $0.owner == call["owner"] && $0.role == .contributor
    }
    let units = roles.compactMap(\.unit)
    return units.count == roles.count ? Set(units) : []
  }

  private static func path(_ call: Call) -> String {
    call.holder == nil ? "/o/\(call["owner"])/cases" : "/answer/\(call["token"])/cases"
  }

  private static func screen(_ draft: CaseDraft, _ call: Call) async throws -> CaseEditScreen {
    var screen = CaseEditScreen(
      draft, action: "\(path(call))/new", formToken: call.formToken)
    screen.asksConsent = call.holder != nil || !isMaker(call)
    if call.holder == nil {
      let campaigns = try await call.office.cases.campaigns(of: call["owner"])
        .filter { isMaker(call) || $0.state != .draft }
      screen.origins = campaigns.map {
        .init(campaign: $0.id, title: $0.plan.title.text(in: call.language.tag))
      }
      screen.chosen = (
        call.form["campaign"] ?? "",
        (call.form["unit"] ?? boundUnits(call).min() ?? "").filter { !$0.isWhitespace }
      )
    }
    return screen
  }
}
