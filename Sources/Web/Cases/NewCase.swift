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
            text: language.text("way.campaigns"),
            href: call.address("/o/\(call["owner"])/campaigns"))
        ).screen(in: language))
    }
    return try call.casePage(screen.screen(in: call.language))
  }

  /// Takes a filled form; what cannot be taken stands in it again.
  static func take(_ call: Call) async throws -> Reply {
    let wanted = call.form["language"].flatMap { Language.named(LanguageTag(rawValue: $0)) }
    let tag = (wanted ?? call.language).tag
    let draft = CaseDraft(language: tag, from: call.form.all)
    var screen = try await screen(draft, call)
    screen.problems = draft.problems(in: call.language)
    var telling: CaseDesk.Telling?
    if let holder = call.holder {
      let purposes = Set(
        CaseStudy.Purpose.allCases.filter {
          draft.ticked["consents"]?.contains($0.rawValue) ?? false
        })
      telling = CaseDesk.Telling(
        form: draft.form(), purposes: purposes, campaign: holder.rules.campaign,
        unit: holder.principal.unit)
    } else {
      let unit = screen.chosen.unit
      let campaign = try await call.office.campaigns.campaign(
        screen.chosen.campaign, of: call["owner"])
      if let campaign, campaign.frame.unit(unit) != nil {
        telling = CaseDesk.Telling(form: draft.form(), campaign: campaign, unit: unit)
      } else {
        screen.problems.insert(
          FieldProblem(
            call.language.text("case.fault.unit", ["found": unit]),
            field: campaign == nil ? "campaign" : "unit"), at: 0)
      }
    }
    guard let telling, screen.problems.isEmpty else {
      return try call.casePage(screen.screen(in: call.language), .unprocessableContent)
    }
    let filed = try await call.office.cases.submit(
      telling, author: author(call), by: call.person, as: call.principal)
    return .seeOther("\(path(call))/\(filed.work.id)?done=case-submitted")
  }

  /// Whose case it is: what makers write down belongs to the unit.
  private static func author(_ call: Call) -> String? {
    if let holder = call.holder { return holder.principal.link }
    let isMaker = call.may(.casePublish, on: Resource(owner: call["owner"]))
    return isMaker ? nil : call.signedIn?.account.id
  }

  private static func path(_ call: Call) -> String {
    call.holder == nil ? "/o/\(call["owner"])/cases" : "/answer/\(call["token"])/cases"
  }

  private static func screen(_ draft: CaseDraft, _ call: Call) async throws -> CaseEditScreen {
    var screen = CaseEditScreen(
      draft, action: "\(path(call))/new", formToken: call.formToken)
    screen.asksConsent = call.holder != nil
    if call.holder == nil {
      let campaigns = try await call.office.cases.campaigns(of: call["owner"])
      screen.origins = campaigns.map {
        .init(campaign: $0.id, title: $0.plan.title.text(in: call.language.tag))
      }
      screen.chosen = (
        call.form["campaign"] ?? "", (call.form["unit"] ?? "").filter { !$0.isWhitespace }
      )
    }
    return screen
  }
}
