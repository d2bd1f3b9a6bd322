public import Accounts
public import Fieldwork
import Measures
import Records
public import Surveys

extension CampaignDesk {
  /// One unit of a campaign with everything that was sent to it and made for it.
  public struct UnitFile: Sendable {
    /// The campaign.
    public let campaign: Campaign
    /// How far the unit has come.
    public let progress: UnitProgress
    /// Its messages, in order.
    public let letters: [Letter]
    /// Its links, in order.
    public let links: [Link]
    /// Its response; nil where nobody has opened it.
    public let response: SharedResponse?
    /// The questionnaire; nil where it is not to be had.
    public let questionnaire: Questionnaire?
    /// How much of it is answered; nil where nobody has opened it.
    public let summary: ResponseSummary?
  }

  /// One unit of a campaign.
  ///
  /// - Parameters:
  ///   - unit: the unit's code.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  /// - Returns: nil where it is not asked and not left out either.
  public func unit(_ unit: String, in id: String, of owner: String) async throws -> UnitFile? {
    guard let progress = try await progress(in: id, of: owner),
      let own = progress.units.first(where: { $0.unit.code == unit })
    else { return nil }
    let key = FieldworkStore.ResponseKey(owner: owner, campaign: id, unit: unit)
    let response = try await store.response(key)
    let campaign = progress.campaign
    let rules = try await rules(campaign, own.unit)
    return UnitFile(
      campaign: campaign, progress: own,
      letters: try await store.letters(in: id, of: owner).filter { $0.unit == unit },
      links: try await store.links(to: key).sorted { ($0.made.at, $0.id) < ($1.made.at, $1.id) },
      response: response, questionnaire: rules?.questionnaire,
      summary: rules.flatMap { rules in response.map { $0.summary(rules) } })
  }

  /// Notes that somebody has read a unit's answers.
  ///
  /// - Parameters:
  ///   - unit: the unit's code.
  ///   - owner: the id of the owner.
  ///   - principal: who has read them.
  public func noteReading(
    of unit: String, of owner: String, by principal: Principal
  ) async throws {
    try await ground.note(
      .responseRead, by: principal, of: owner, on: AuditEvent.Object("unit", unit))
  }

  /// The rules of a campaign for a unit today; nil where its questionnaire is not to be had.
  func rules(_ campaign: Campaign, _ unit: SamplingFrame.Unit) async throws -> ResponseRules? {
    let version = campaign.plan.questionnaire
    guard
      let questionnaire = try await questionnaires.questionnaire(
        version.id, number: version.number, of: campaign.owner)
    else { return nil }
    return ResponseRules(
      campaign: campaign, questionnaire: questionnaire,
      attributes: unit.groups.mapValues { .text($0) }, day: campaign.plan.time.day(of: ground.now))
  }
}
