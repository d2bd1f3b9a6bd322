import Accounts
import Database
public import Languages
import Problems
import Records

/// What whoever runs the machine does.
extension AccountDesk {
  /// Makes an organisation and an address by which its first administrator sets up an account.
  ///
  /// Where the organisation is there and nobody has used the address in time, a new one is made.
  ///
  /// - Parameters:
  ///   - id: the organisation's id.
  ///   - name: its name.
  ///   - email: the address of the first administrator.
  /// - Returns: the address, which serves once and for an hour.
  /// - Throws: `InputRefused` where the id cannot stand in an address, or the organisation has an administrator.
  public func setUp(owner id: String, name: LocalizedText, email: String) async throws -> String {
    guard let owner = Owner(id: id, name: name) else {
      throw InputRefused([Problem("account.owner-id", at: Place(id))])
    }
    guard Self.isAddress(email) else {
      throw InputRefused([Problem("account.email", at: Place(email))])
    }
    if try await store.owner(id) == nil {
      try await store.add(owner)
    } else if try await hasAdministrator(id, besides: nil) {
      throw InputRefused([Problem("account.set-up", at: Place(id))])
    }
    let now = Timestamp(ground.now)
    let (key, secret) = OneTimeKey.make(for: .setup, at: now, from: ground.random)
    try await store.add(
      KeptKey(
        owner: id, use: .setup, key: key, email: email,
        membership: Membership(owner: id, role: .administrator), madeBy: nil, made: now))
    try await store.note([
      AuditEvent(
        owner: id, who: .system, action: .accountInvited,
        object: AuditEvent.Object("role", Role.administrator.rawValue), time: now)
    ])
    return "\(ground.settings.origin)/setup/\(secret.text)"
  }

  /// Makes an address by which somebody who has lost both password and second factor sets up new ones.
  ///
  /// - Parameter email: the address of the account.
  /// - Returns: the address, which serves once and for an hour.
  /// - Throws: `InputRefused` where no open account has that address.
  public func unlock(email: String) async throws -> String {
    guard let account = try await store.account(email: email), account.isOpen,
      let owner = account.memberships.first?.owner
    else { throw InputRefused([Problem("account.unknown", at: Place(email))]) }
    return try await unlock(account, of: owner, by: nil)
  }

  /// Whether a text can be an address of e-mail.
  ///
  /// - Parameter text: the text.
  public static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && text.utf8.count <= 254
      && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".")
      && text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "<" && $0 != ">" && $0 != "," }
  }
}
