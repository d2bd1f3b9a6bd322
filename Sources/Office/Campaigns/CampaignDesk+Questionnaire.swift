import Fieldwork
import Records

extension CampaignDesk {
  /// Lets a campaign use a version of a questionnaire.
  ///
  /// Whether the answers that are stored stay meaningful is looked at by whoever asks:
  /// ``QuestionnaireDesk/use(_:number:in:of:editorial:by:as:)``.
  ///
  /// - Parameters:
  ///   - version: the version.
  ///   - old: the version that it was held against.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - person: who wants it.
  /// - Returns: false where the campaign has gone over to another one meanwhile.
  /// - Throws: `Refusal` where the campaign's state does not allow it.
  func use(
    _ version: CampaignPlan.QuestionnaireVersion, after old: CampaignPlan.QuestionnaireVersion,
    in id: String, of owner: String, by person: Person
  ) async throws -> Bool {
    let changed = try await store.apply(to: id, of: owner, by: person, at: ground.now) { now in
      var plan = now.plan
      // Where it is another one by now, the plan stays as it is.
      if plan.questionnaire == old { plan.questionnaire = version }
      return .plan(plan)
    }
    return changed?.plan.questionnaire == version
  }
}
