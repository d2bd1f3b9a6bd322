import Database
import Fieldwork
import Synchronization

/// Campaigns that were read before: one holds hundreds of units, and every answer asks for it.
///
/// Each transaction looks at the version that the database holds, so that what another process has changed
/// is read anew. Only what was read outside of a write is kept: a write sees what is not there for good yet.
final class CampaignCache: Sendable {
  private struct Key: Hashable {
    let owner: String
    let id: String
  }

  private let kept = Mutex<[Key: (version: Int, campaign: Campaign)]>([:])
  private static let most = 200

  /// A campaign as this transaction sees it; nil where there is none.
  func campaign(
    _ id: String, of owner: String, in session: borrowing some Queries & ~Copyable
  ) throws -> Campaign? {
    let key = Key(owner: owner, id: id)
    let version: Int? = try session.value(
      "SELECT version FROM campaigns WHERE owner = \(owner) AND id = \(id)")
    guard let version else { return nil }
    if let known = kept.withLock({ $0[key] }), known.version == version { return known.campaign }
    let campaign: Campaign? = try session.row(
      "SELECT content FROM campaigns WHERE owner = \(owner) AND id = \(id)")?.content()
    guard let campaign else { return nil }
    guard !session.mayBeUndone else { return campaign }
    kept.withLock { kept in
      if kept.count >= Self.most { kept.removeAll() }
      kept[key] = (version, campaign)
    }
    return campaign
  }
}
