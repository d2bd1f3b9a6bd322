import Accounts
import Fieldwork
import HTTPTypes
import Languages
import Office
import Problems
import Screens
import Surveys

/// Versions of a questionnaire, and the campaigns that use them.
enum QuestionnaireVersions {
  static func show(
    _ call: Call, _ problems: [Problem], editorial: Set<String> = [], in campaign: String? = nil
  ) async throws -> Reply {
    let sheet = try await call.sheet()
    let desk = call.office.questionnaires
    let mayUse = call.may(.campaignEdit, on: Resource(owner: call["owner"]))
    var passages: [VersionsScreen.Passage] = []
    // The draft is compared as long as it says something else; else the last version is.
    let isDraft = sheet.isChanged || sheet.lastVersion == 0
    if let questionnaire = sheet.questionnaire {
      for found in try await desk.campaigns(using: sheet.id, of: call["owner"]) {
        let said = found.id == campaign ? editorial : []
        let passage = try await desk.passage(
          of: found, to: questionnaire, number: isDraft ? 0 : sheet.lastVersion, editorial: said)
        guard let passage else { continue }
        passages.append(
          VersionsScreen.Passage(
            campaign: found.id, name: found.plan.title.text(in: call.language.tag),
            state: call.language.text("builder.campaign.\(found.state.rawValue)"),
            from: passage.from, to: passage.to, answering: passage.answering,
            changes: passage.changes, editorial: said, mayUse: mayUse))
      }
    }
    return .page(
      VersionsScreen(
        call.page(sheet), versions: sheet.lastVersion, isChanged: sheet.isChanged,
        errors: sheet.problems.count { $0.severity == .error }, passages: passages,
        problems: problems
      ).screen(in: call.language), problems.isEmpty ? .ok : .unprocessableContent)
  }

  static func make(_ call: Call) async throws -> Reply {
    let desk = call.office.questionnaires
    do {
      if call.form["do"] == "discard" {
        try await desk.discard(
          call["questionnaire"], of: call["owner"], basis: call.basis, by: call.principal)
        return .seeOther("\(call.questionnairePath)/versions?done=draft-discarded")
      }
      try await desk.makeVersion(
        call["questionnaire"], of: call["owner"], basis: call.basis, by: call.principal)
    } catch let refused as InputRefused {
      return try await show(call, refused.problems)
    }
    return .seeOther("\(call.questionnairePath)/versions?done=version-made")
  }

  static func use(_ call: Call) async throws -> Reply {
    let editorial = Set(call.form.all("editorial"))
    let campaign = call.form["campaign"] ?? ""
    do {
      let passage = try await call.office.questionnaires.use(
        call["questionnaire"], number: Int(call.form["number"] ?? "") ?? 0, in: campaign,
        of: call["owner"], editorial: editorial, by: call.principal, as: call.person)
      if passage.isAllowed {
        return .seeOther("\(call.questionnairePath)/versions?done=version-used")
      }
    } catch let refused as InputRefused {
      return try await show(call, refused.problems)
    }
    return try await show(
      call, [Problem("edit.not-allowed", at: Place(""))], editorial: editorial, in: campaign)
  }
}
