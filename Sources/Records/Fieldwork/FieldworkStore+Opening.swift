import Database
public import Fieldwork

extension FieldworkStore {
  /// What stands behind a personal link, all of one moment.
  public struct Opening: Sendable {
    /// The link, revoked ones too.
    public let link: OwnedLink
    /// The campaign; nil where it is gone.
    public let campaign: Campaign?
    /// The response as far as it was asked for; nil where nobody has opened it.
    public let response: SharedResponse?
  }

  /// How much of a response is wanted.
  public enum Depth: Sendable {
    /// Only what tells who holds the link: nothing for a coordinator, no answers for anybody.
    case holder
    /// All answers.
    case answers
  }

  /// What stands behind a token.
  ///
  /// - Parameters:
  ///   - token: what the respondent's address holds.
  ///   - key: the server's key.
  ///   - depth: how much of the response is wanted.
  /// - Returns: nil where no link has the token.
  public func opening(
    _ token: LinkToken, key: LinkKey, depth: Depth
  ) async throws -> Opening? {
    let hash = key.hash(token)
    return try await database.read { [campaigns] session in
      let row = try session.row("SELECT owner, content FROM links WHERE hash = \(hash)")
      guard let row else { return nil }
      let link = OwnedLink(owner: try row["owner"], link: try row.content())
      let campaign = try campaigns.campaign(link.link.campaign, of: link.owner, in: session)
      let response: SharedResponse? =
        switch (depth, link.link.kind) {
        case (.answers, _): try Self.kept(link.response, questions: nil, in: session)?.response
        case (.holder, .coordinator): nil
        case (.holder, _): try Self.kept(link.response, questions: [], in: session)?.response
        }
      return Opening(link: link, campaign: campaign, response: response)
    }
  }
}
