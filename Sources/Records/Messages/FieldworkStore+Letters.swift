import Database
public import Fieldwork
public import Measures

extension FieldworkStore {
  /// A message that is to be sent, with its sealed words and the link that stands in it.
  public struct Outgoing: Sendable {
    let letter: Letter
    let sealed: [UInt8]
    let link: Link

    /// A message that is to be sent.
    ///
    /// - Parameters:
    ///   - letter: the message.
    ///   - sealed: its words, readable with the server's key alone.
    ///   - link: the link that stands in it.
    public init(letter: Letter, sealed: [UInt8], link: Link) {
      self.letter = letter
      self.sealed = sealed
      self.link = link
    }
  }

  /// A message whose turn has come.
  public struct Due: Sendable {
    /// The id of the owner.
    public let owner: String
    /// The message.
    public let letter: Letter
    /// Its sealed words.
    public let sealed: [UInt8]
    /// Until when nobody else takes it.
    public let lease: Moment
  }

  /// Puts messages in the queue, each with its link; what another process has queued meanwhile is left out.
  ///
  /// - Parameters:
  ///   - outgoing: the messages, all of one campaign.
  ///   - owner: the id of the owner.
  /// - Returns: the codes of the units that a message was queued for.
  public func queue(_ outgoing: [Outgoing], of owner: String) async throws -> [String] {
    guard let campaign = outgoing.first?.letter.campaign else { return [] }
    return try await database.write { session in
      var before = try Self.letters(in: campaign, of: owner, in: session)
      var queued: [String] = []
      for item in outgoing where !before.contains(where: { $0.excludes(item.letter) }) {
        let (letter, link) = (item.letter, item.link)
        try session.execute(
          """
          INSERT INTO links (owner, campaign, id, unit, hash, content) VALUES
          (\(owner), \(campaign), \(link.id), \(link.unit), \(link.hash),
            \(try StoredJSON.text(link)))
          """)
        try session.execute(
          """
          INSERT INTO letters
            (owner, campaign, id, unit, kind, state, due, leased, message, sealed, content)
          VALUES (\(owner), \(campaign), \(letter.id), \(letter.unit), \(letter.kind.rawValue),
            \(letter.state.rawValue), \(letter.due.milliseconds), 0, \(letter.message),
            \(item.sealed), \(try StoredJSON.text(letter)))
          """)
        before.append(letter)
        queued.append(letter.unit)
      }
      return queued
    }
  }

  /// Takes the next message whose turn has come, so that no other process takes it for a while.
  ///
  /// - Parameters:
  ///   - now: the time.
  ///   - lease: until when it is taken; who has not settled it by then has died.
  /// - Returns: nil where nothing waits.
  public func takeLetter(at now: Moment, until lease: Moment) async throws -> Due? {
    let waits = try await database.read { session in
      try session.value(Self.due(now, columns: "1"), as: Int.self) != nil
    }
    guard waits else { return nil }
    return try await database.write { session in
      guard
        let row = try session.row(
          Self.due(now, columns: "owner, campaign, id, content, sealed"))
      else { return nil }
      let owner: String = try row["owner"]
      let letter: Letter = try row.content()
      let sealed: [UInt8]? = try row["sealed"]
      try session.execute(
        """
        UPDATE letters SET leased = \(lease.milliseconds)
        WHERE owner = \(owner) AND campaign = \(letter.campaign) AND id = \(letter.id)
        """)
      return Due(owner: owner, letter: letter, sealed: sealed ?? [], lease: lease)
    }
  }

  private static func due(_ now: Moment, columns: SQL) -> SQL {
    """
    SELECT \(columns) FROM letters WHERE state IN ('queued', 'retry')
    AND due <= \(now.milliseconds) AND leased <= \(now.milliseconds)
    ORDER BY due, owner, campaign, id LIMIT 1
    """
  }

  /// Keeps what became of a message; its words are wiped unless it is tried again.
  ///
  /// - Parameters:
  ///   - due: the message as it was taken.
  ///   - letter: the message as it is now.
  /// - Returns: false where another process has taken it meanwhile.
  @discardableResult
  public func settle(_ due: Due, as letter: Letter) async throws -> Bool {
    try await database.write { session in
      let content = try StoredJSON.text(letter)
      let wiped: SQL = letter.state.isWaiting ? "sealed" : "NULL"
      return try session.execute(
        """
        UPDATE letters SET state = \(letter.state.rawValue), due = \(letter.due.milliseconds),
          leased = 0, sealed = \(wiped), content = \(content)
        WHERE owner = \(due.owner) AND campaign = \(letter.campaign) AND id = \(letter.id)
          AND leased = \(due.lease.milliseconds)
        """) > 0
    }
  }

  /// The messages of a campaign, in the order in which they were made.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - owner: the id of its owner.
  public func letters(in campaign: String, of owner: String) async throws -> [Letter] {
    try await database.read { session in
      try Self.letters(in: campaign, of: owner, in: session)
    }
  }

  /// The messages to one unit, in the order in which they were made.
  ///
  /// - Parameters:
  ///   - unit: the unit's code.
  ///   - campaign: the campaign.
  ///   - owner: the id of its owner.
  public func letters(
    to unit: String, in campaign: String, of owner: String
  ) async throws -> [Letter] {
    try await database.read { session in
      let letters: [Letter] = try session.rows(
        """
        SELECT content FROM letters
        WHERE owner = \(owner) AND campaign = \(campaign) AND unit = \(unit)
        """
      ).map { try $0.content() }
      return letters.sorted { ($0.made, $0.id) < ($1.made, $1.id) }
    }
  }

  /// The message that a bounce names.
  ///
  /// - Parameter message: the `Message-ID` without brackets.
  /// - Returns: the message and the id of its owner; nil where it is none of ours.
  public func letter(message: String) async throws -> (owner: String, letter: Letter)? {
    try await database.read { session in
      try session.row("SELECT owner, content FROM letters WHERE message = \(message)").map {
        (owner: try $0["owner"], letter: try $0.content())
      }
    }
  }

  static func letters(
    in campaign: String, of owner: String, in session: borrowing some Queries & ~Copyable
  ) throws -> [Letter] {
    let letters: [Letter] = try session.rows(
      "SELECT content FROM letters WHERE owner = \(owner) AND campaign = \(campaign) ORDER BY id"
    ).map { try $0.content() }
    return letters.sorted { ($0.made, $0.unit, $0.id) < ($1.made, $1.unit, $1.id) }
  }
}
