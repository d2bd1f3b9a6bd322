import Accounts
public import Fieldwork
import Languages
import Measures
import Problems
import Records

extension CampaignDesk {
  /// The units on the day that a campaign begins.
  ///
  /// - Parameter campaign: the campaign.
  public func units(of campaign: Campaign) -> UnitBook {
    UnitBook.of(campaign.plan.time.day(of: campaign.plan.opens))
  }

  /// Chooses the units of a campaign.
  ///
  /// - Parameters:
  ///   - choice: which ones.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - actor: who chooses.
  /// - Throws: `InputRefused` where a code is not known; `Refusal` where the campaign has been opened.
  public func choose(
    _ choice: FrameChoice, for id: String, of owner: String, by actor: Actor
  ) async throws {
    guard let campaign = try await campaign(id, of: owner) else { return }
    let day = campaign.plan.time.day(of: campaign.plan.opens)
    let frame = try choice.frame(on: day, leavingOut: campaign.frame.exclusions)
    try await apply(.frame(frame), to: id, of: owner, by: actor)
  }

  /// Leaves a unit out.
  ///
  /// - Parameters:
  ///   - unit: the unit's code.
  ///   - reason: why, in words that can be printed.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - actor: who leaves it out.
  /// - Throws: `Refusal` where it has answered, or no reason is given.
  public func exclude(
    _ unit: String, because reason: String, from id: String, of owner: String, by actor: Actor
  ) async throws {
    if reason.isBlank { throw Refusal(.wordsNeeded) }
    try await store.exclude(
      unit, because: LocalizedText(same: String(reason.prefix(500))), from: id, of: owner,
      by: actor.person, at: ground.now)
    try await note(.campaignChanged, id, of: owner, by: actor)
  }

  /// Asks a unit again that was left out.
  ///
  /// - Parameters:
  ///   - unit: the unit's code.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - actor: who takes it in.
  public func include(
    _ unit: String, in id: String, of owner: String, by actor: Actor
  ) async throws {
    guard let campaign = try await campaign(id, of: owner),
      let found = campaign.frame.exclusions.first(where: { $0.unit.code == unit })
    else { throw Refusal(.unknownUnit, ["unit": unit]) }
    // The domain takes a unit in again as long as answers can come.
    try await apply(.include(found.unit), to: id, of: owner, by: actor)
  }
}
