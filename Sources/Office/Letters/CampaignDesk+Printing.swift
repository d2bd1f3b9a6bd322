import Accounts
public import Fieldwork
import Languages
import Measures
import Records

extension CampaignDesk {
  /// Which units get a letter or stand on a list to merge elsewhere.
  public enum Addressees: String, Hashable, Sendable, CaseIterable {
    /// All that are asked and have not handed in.
    case all
    /// Those of them that have no address that works.
    case unreachable
  }

  /// Makes a new personal link for each unit, with the invitation round it, to be sent by other means.
  ///
  /// Links that were made before go on working.
  ///
  /// - Parameters:
  ///   - addressees: which units.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - actor: who makes them.
  /// - Returns: the rows in the order of the frame; their secrets are kept nowhere else.
  /// - Throws: `Refusal` where the campaign takes no answers.
  public func mergeRows(
    for addressees: Addressees, in id: String, of owner: String, by actor: Actor
  ) async throws -> [MergeList.Row] {
    guard let progress = try await progress(in: id, of: owner) else { throw Refusal(.notOpen) }
    let campaign = progress.campaign
    try campaign.checkMail(at: ground.now)
    let writer = try await writer(for: campaign)
    let book = units(of: campaign)
    var links: [Link] = []
    var rows: [MergeList.Row] = []
    for unit in progress.units where !unit.isExcluded && unit.response != .submitted {
      let contact = unit.contacts.reachable(unit: unit.unit.code).first
      if addressees == .unreachable, contact != nil { continue }
      let (link, token) = try writer.newLink(to: unit.unit.code, by: actor.person)
      let language = writer.language(of: contact)
      let address = writer.address(token, in: language)
      links.append(link)
      rows.append(
        MergeList.Row(
          unit: unit.unit.code, unitName: book.name(unit.unit.code, in: language),
          contact: contact, link: address, code: token.grouped,
          message: writer.message(.invitation, to: unit.unit.code, contact, link: address)))
    }
    if rows.isEmpty { return [] }
    try await store.add(links, of: owner)
    try await ground.note(
      .linkMade, by: actor.principal, of: owner, on: AuditEvent.Object("campaign", id))
    return rows
  }

  /// Makes a new personal link for one unit, to be handed over by whoever asks for it.
  ///
  /// - Parameters:
  ///   - unit: the unit's code.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - actor: who makes it.
  /// - Returns: the address; it is kept nowhere.
  public func newLink(
    to unit: String, in id: String, of owner: String, by actor: Actor
  ) async throws -> String {
    guard let campaign = try await campaign(id, of: owner) else { throw Refusal(.notOpen) }
    guard campaign.frame.unit(unit) != nil else { throw Refusal(.unknownUnit, ["unit": unit]) }
    try campaign.checkMail(at: ground.now)
    let writer = try await writer(for: campaign)
    let (link, token) = try writer.newLink(to: unit, by: actor.person)
    try await store.add([link], of: owner)
    try await ground.note(
      .linkMade, by: actor.principal, of: owner, on: AuditEvent.Object("unit", unit))
    return writer.address(token, in: writer.language(of: nil))
  }

  /// Withdraws a personal link of a unit: it opens nothing from now on.
  ///
  /// - Parameters:
  ///   - link: the link's id.
  ///   - unit: the unit's code.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - actor: who withdraws it.
  public func revoke(
    _ link: String, of unit: String, in id: String, of owner: String, by actor: Actor
  ) async throws {
    let key = FieldworkStore.ResponseKey(owner: owner, campaign: id, unit: unit)
    guard try await store.links(to: key).contains(where: { $0.id == link }) else {
      throw Refusal(.linkUnknown)
    }
    try await store.revoke(
      link: link, campaign: id, of: owner, by: actor.person, at: ground.now)
    try await ground.note(
      .linkRevoked, by: actor.principal, of: owner, on: AuditEvent.Object("unit", unit))
  }
}
