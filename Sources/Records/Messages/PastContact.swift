import CSodium
import Database
import Fieldwork
public import Measures

/// What stays of a contact that was taken away: its id, which no other address gets, and that it asked for quiet.
///
/// The address itself is not kept, but a hash by which it is known again.
public struct PastContact: Hashable, Sendable, Codable {
  /// The id that it had within its campaign.
  public let id: String
  /// The unit that it was a contact of.
  public let unit: String
  /// The keyed hash of its address: 64 hexadecimal digits.
  public let hash: String
  /// Since when its reader wants no messages; nil where nobody asked.
  public let quietSince: Moment?

  static func hash(of address: EmailAddress) -> String {
    let bytes = Array(address.key.utf8)
    let key = Array("samstemt address of a past contact".utf8)
    var hash = [UInt8](repeating: 0, count: 32)
    crypto_generichash(&hash, hash.count, bytes, UInt64(bytes.count), key, key.count)
    let digits = Array("0123456789abcdef")
    return String(hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}

extension FieldworkStore {
  static func pastContacts(
    in campaign: String, of owner: String, in session: borrowing some Queries & ~Copyable
  ) throws -> [PastContact] {
    try session.rows(
      """
      SELECT id, unit, hash, quiet_since FROM past_contacts
      WHERE owner = \(owner) AND campaign = \(campaign) ORDER BY id
      """
    ).map { row in
      let since: Int? = try row["quiet_since"]
      return PastContact(
        id: try row["id"], unit: try row["unit"], hash: try row["hash"],
        quietSince: since.map { Moment(milliseconds: $0) })
    }
  }

  /// Keeps what must be known of a contact that is taken away.
  static func remember(
    _ contact: Contact, in campaign: String, of owner: String, in session: borrowing WriteSession
  ) throws {
    var quietSince: Moment?
    if case .unsubscribed(let moment) = contact.status { quietSince = moment }
    try keep(
      PastContact(
        id: contact.id, unit: contact.unit, hash: PastContact.hash(of: contact.address),
        quietSince: quietSince), in: campaign, of: owner, in: session)
  }

  static func keep(
    _ past: PastContact, in campaign: String, of owner: String, in session: borrowing WriteSession
  ) throws {
    try session.execute(
      """
      INSERT INTO past_contacts (owner, campaign, id, unit, hash, quiet_since)
      VALUES (\(owner), \(campaign), \(past.id), \(past.unit), \(past.hash),
        \(past.quietSince?.milliseconds))
      ON CONFLICT (owner, campaign, id) DO UPDATE
      SET hash = excluded.hash, quiet_since = excluded.quiet_since
      """)
  }

  /// Forgets that an address asked for quiet, wherever it was a contact before.
  static func endQuiet(
    of address: EmailAddress, in campaign: String, of owner: String,
    in session: borrowing WriteSession
  ) throws {
    try session.execute(
      """
      UPDATE past_contacts SET quiet_since = NULL WHERE owner = \(owner)
      AND campaign = \(campaign) AND hash = \(PastContact.hash(of: address))
      """)
  }
}
