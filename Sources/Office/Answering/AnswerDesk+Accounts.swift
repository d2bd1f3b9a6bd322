public import Accounts
public import Fieldwork
import Measures
import Records

/// What people with an account do with the response of a unit.
extension AnswerDesk {
  /// The personal link by which a coordinator's account answers for its unit.
  ///
  /// It is the same one each time, on every device, until somebody withdraws it. It opens nothing once the
  /// account is closed or no longer the unit's coordinator.
  ///
  /// - Parameters:
  ///   - unit: the unit's code.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - account: who answers.
  /// - Returns: the secret of the link.
  /// - Throws: `Refusal` where the campaign has not been opened, does not ask the unit, or the account is not
  ///   its coordinator.
  public func ownLink(
    to unit: String, in id: String, of owner: String, for account: Account
  ) async throws -> LinkToken {
    let fieldwork = ground.database.fieldwork
    guard let campaign = try await fieldwork.campaign(id, of: owner), campaign.state != .draft
    else { throw Refusal(.notOpen) }
    guard campaign.frame.unit(unit) != nil, account.coordinates(unit, of: owner) else {
      throw Refusal(.unknownUnit, ["unit": unit])
    }
    let key = FieldworkStore.ResponseKey(owner: owner, campaign: id, unit: unit)
    let known = try await fieldwork.links(to: key).first {
      $0.account == account.id && $0.kind == .coordinator && $0.revoked == nil
    }
    // A link of before the server's secret was changed is opened by another token, and replaced.
    if let known, let token = ground.keys.token(ofOwnLink: known.id),
      known.opens(with: token, key: ground.keys.links)
    {
      return token
    }
    let link = ground.newID()
    guard let token = ground.keys.token(ofOwnLink: link) else { throw Refusal(.linkUnknown) }
    try await fieldwork.add(
      [
        Link(
          id: link, campaign: id, unit: unit, kind: .coordinator, token: token,
          key: ground.keys.links, account: account.id,
          by: Fieldwork.Person(id: account.id, name: account.name), at: ground.now)
      ], of: owner)
    let principal = account.principal(.twoFactors)
    try await ground.note(.linkMade, by: principal, of: owner, on: .init("link", link))
    return token
  }

  /// Opens a response again that was handed in or approved, and notes it in the audit log.
  ///
  /// - Parameters:
  ///   - unit: the unit's code.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - person: who does it, as the response knows them.
  ///   - principal: who does it, as the audit log knows them.
  /// - Throws: `Refusal` where the campaign takes no answers, or nobody has begun to answer.
  public func reopen(
    _ unit: String, in id: String, of owner: String, by person: Fieldwork.Person,
    as principal: Principal
  ) async throws {
    let fieldwork = ground.database.fieldwork
    guard let campaign = try await fieldwork.campaign(id, of: owner) else {
      throw Refusal(.notOpen)
    }
    guard let rules = try await rules(campaign, unit: unit) else {
      throw Refusal(.unknownUnit, ["unit": unit])
    }
    let change = try await fieldwork.reopen(
      .init(owner: owner, campaign: id, unit: unit), by: person, rules: { rules.now($0) },
      at: ground.now)
    guard !change.events.isEmpty else { return }
    try await ground.note(
      .responseReopened, by: principal, of: owner, on: .init("response", "\(id)/\(unit)"))
  }

  /// Refuses a link that an account has for itself where the account may no longer answer for the unit.
  func checkAccount(of owned: FieldworkStore.OwnedLink) async throws {
    guard let id = owned.link.account else { return }
    let account = try await ground.database.accounts.account(id)
    guard let account, account.isOpen, account.coordinates(owned.link.unit, of: owned.owner) else {
      throw Refusal(.linkRevoked)
    }
  }
}

extension Account {
  /// Whether the account answers for a unit of an owner.
  fileprivate func coordinates(_ unit: String, of owner: String) -> Bool {
    memberships.contains {
      $0.owner == owner && $0.role == .unitCoordinator && $0.unit == unit && $0.isComplete
    }
  }
}
