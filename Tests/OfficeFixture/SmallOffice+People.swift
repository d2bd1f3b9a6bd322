public import Accounts
import Office
import Records

extension SmallOffice {
  /// An account with one role, made the first time it is asked for.
  ///
  /// - Parameters:
  ///   - role: the role.
  ///   - owner: the organisation.
  ///   - county: the county of a county adviser; that of the first unit where nil.
  ///   - unit: the unit of a coordinator; the first one where nil.
  public func account(
    _ role: Role, of owner: String = "ks", county: String? = nil, unit: String? = nil
  ) async throws -> Account {
    let county = role.binding == .county ? county ?? Self.units[0].1 : county
    let unit = role.binding == .unit ? unit ?? Self.units[0].0 : unit
    let id = [role.rawValue.lowercased(), owner, county, unit].compactMap { $0 }
      .joined(separator: "-")
    if let known = try await database.accounts.account(id) { return known }
    let account = Account(
      id: id, name: "The \(role.rawValue)", email: "\(id)@example.org", language: "nb",
      memberships: [Membership(owner: owner, role: role, county: county, unit: unit)],
      made: Timestamp(office.ground.now))
    try await database.accounts.add(account)
    return account
  }

  /// The secret of a browser that is signed in with two factors, as it stands in the session's cookie.
  ///
  /// - Parameters:
  ///   - role: the role of the account, which is made the first time.
  ///   - owner: the organisation.
  ///   - county: the county of a county adviser; that of the first unit where nil.
  ///   - unit: the unit of a coordinator; the first one where nil.
  public func session(
    _ role: Role, of owner: String = "ks", county: String? = nil, unit: String? = nil
  ) async throws -> String {
    let account = try await account(role, of: owner, county: county, unit: unit)
    return try await office.accounts.begin(account.id, assurance: .twoFactors).text
  }
}
