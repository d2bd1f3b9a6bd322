import Database
public import Fieldwork
public import Measures
import Surveys

extension FieldworkStore {
  /// Carries out a respondent's command, all of it or nothing, and keeps what happened.
  ///
  /// What comes back has been brought to the disk: it may be acknowledged.
  ///
  /// - Parameters:
  ///   - command: what is wanted.
  ///   - hash: the hash of the link's token.
  ///   - person: who answers.
  ///   - rules: makes the rules of a campaign for a unit; nil where its questionnaire is not to be had.
  ///   - files: files that came along; those that an answer which is stored speaks of are kept with it.
  ///   - moment: when.
  /// - Returns: what happened and what became of each answer; of an answer the response holds the records
  ///   of the questions that were named, of other commands all.
  /// - Throws: `Refusal` where the link, the time or the state does not allow it; `DatabaseError`.
  public func apply(
    _ command: ResponseCommand, link hash: String, by person: Person,
    rules: @escaping @Sendable (Campaign, String) -> ResponseRules?, files: [FileStore.Sent] = [],
    at moment: Moment
  ) async throws -> ResponseChange {
    try await database.write { [campaigns] session in
      let found = try session.row("SELECT owner, content FROM links WHERE hash = \(hash)")
      guard let found else { throw Refusal(.linkUnknown) }
      let link: Link = try found.content()
      let key = ResponseKey(owner: try found["owner"], campaign: link.campaign, unit: link.unit)
      let access = try link.access()
      let campaign = try campaigns.campaign(key.campaign, of: key.owner, in: session)
      guard let campaign, let unit = campaign.frame.unit(key.unit),
        let rules = rules(campaign, key.unit)
      else { throw Refusal(.unknownUnit, ["unit": key.unit]) }
      let kept = try Self.kept(key, questions: command.questions, in: session)
      let response =
        kept?.response
        ?? SharedResponse(
          id: "\(key.campaign).\(key.unit)", campaign: key.campaign, unit: key.unit,
          levels: unit.levels)
      let change = try response.applying(
        command, by: person, with: access, rules: rules, at: moment)
      try Self.keep(change, after: kept, as: key, in: session)
      for file in files where change.response.speaks(of: file.id) {
        try FileStore.insert(file, of: key.owner, in: session)
      }
      return change
    }
  }

  /// Opens a response again for those who run the campaign.
  ///
  /// - Parameters:
  ///   - key: whose.
  ///   - person: who opens it.
  ///   - rules: makes the rules of the campaign as it stands now.
  ///   - moment: when.
  /// - Returns: what happened.
  /// - Throws: `Refusal` where nobody has answered, or the time or the state does not allow it.
  public func reopen(
    _ key: ResponseKey, by person: Person, rules: @escaping @Sendable (Campaign) -> ResponseRules,
    at moment: Moment
  ) async throws -> ResponseChange {
    try await database.write { [campaigns] session in
      guard let campaign = try campaigns.campaign(key.campaign, of: key.owner, in: session),
        let kept = try Self.kept(key, questions: nil, in: session)
      else { throw Refusal(.unknownUnit, ["unit": key.unit]) }
      let change = try kept.response.applying(
        .reopen, by: person, with: .coordinator, rules: rules(campaign), at: moment)
      try Self.keep(change, after: kept, as: key, in: session)
      return change
    }
  }

  /// A response with all that was answered; nil where nobody has opened it.
  ///
  /// - Parameter key: whose.
  public func response(_ key: ResponseKey) async throws -> SharedResponse? {
    try await database.read { session in
      try Self.kept(key, questions: nil, in: session)?.response
    }
  }

  /// What has happened to a response, in order.
  ///
  /// - Parameter key: whose.
  public func events(of key: ResponseKey) async throws -> [Logged<ResponseEvent>] {
    try await database.read { session in
      try session.rows(
        """
        SELECT content FROM response_events WHERE owner = \(key.owner)
        AND campaign = \(key.campaign) AND unit = \(key.unit) ORDER BY number
        """
      ).map { try $0.content() }
    }
  }

  /// How far each unit's response has come, by the unit's code; without those that nobody has opened.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - owner: the id of its owner.
  public func standings(
    in campaign: String, of owner: String
  ) async throws -> [String: UnitProgress.Standing] {
    try await database.read { session in
      try Self.standings(in: campaign, of: owner, in: session)
    }
  }

  /// Versions of an answer are gone from the database: nothing is built on what is left.
  struct MissingVersions: Error {
    let key: ResponseKey
  }

  /// A response as it is kept.
  struct Kept {
    /// With the records that were asked for.
    let response: SharedResponse
    /// What stands in the row, to see whether it has changed.
    let content: String
    let standing: UnitProgress.Standing?
    let eventCount: Int
  }

  /// - Parameter questions: whose records are wanted; all where nil.
  static func kept(
    _ key: ResponseKey, questions: Set<String>?, in session: borrowing some Queries & ~Copyable
  ) throws -> Kept? {
    let row = try session.row(
      """
      SELECT standing, events, content FROM responses WHERE owner = \(key.owner)
      AND campaign = \(key.campaign) AND unit = \(key.unit)
      """)
    guard let row else { return nil }
    let content: String = try row["content"]
    let head: SharedResponse = try StoredJSON.value(content)
    let own: SQL =
      "owner = \(key.owner) AND campaign = \(key.campaign) AND unit = \(key.unit)"
    let wanted: SQL = questions.map { "\(own) AND \("question", in: $0.sorted())" } ?? own
    var versions: [String: [AnswerVersion]] = [:]
    let found =
      questions?.isEmpty == true
      ? []
      : try session.rows(
        "SELECT question, content FROM answer_versions WHERE \(wanted) ORDER BY question, number")
    for row in found {
      versions[try row["question"], default: []].append(try row.content())
    }
    let records = try versions.mapValues { versions in
      guard let record = AnswerRecord(versions: versions) else { throw MissingVersions(key: key) }
      return record
    }
    let standing: String? = try row["standing"]
    return Kept(
      response: head.holding(records), content: content,
      standing: standing.flatMap(UnitProgress.Standing.init), eventCount: try row["events"])
  }

  static func keep(
    _ change: ResponseChange, after kept: Kept?, as key: ResponseKey,
    in session: borrowing WriteSession
  ) throws {
    let content = try StoredJSON.text(change.response.head)
    // One question's records cannot tell that nothing else is answered.
    let standing = max(change.response.standing, kept?.standing, isAnswering: change.response)
    let eventCount = (kept?.eventCount ?? 0) + change.events.count
    if kept == nil || kept?.content != content || kept?.standing != standing
      || !change.events.isEmpty
    {
      try session.execute(
        """
        INSERT INTO responses (owner, campaign, unit, standing, events, content)
        VALUES (\(key.owner), \(key.campaign), \(key.unit), \(standing?.rawValue), \(eventCount),
          \(content))
        ON CONFLICT (owner, campaign, unit) DO UPDATE
        SET standing = excluded.standing, events = excluded.events, content = excluded.content
        """)
    }
    for (question, record) in change.response.records {
      let before = kept?.response.records[question]?.versions ?? []
      for version in record.versions where !before.contains(version) {
        try session.execute(
          """
          INSERT INTO answer_versions (owner, campaign, unit, question, number, content)
          VALUES (\(key.owner), \(key.campaign), \(key.unit), \(question), \(version.number),
            \(try StoredJSON.text(version)))
          ON CONFLICT (owner, campaign, unit, question, number) DO UPDATE
          SET content = excluded.content
          """)
      }
    }
    for (offset, event) in change.events.enumerated() {
      try session.execute(
        """
        INSERT INTO response_events (owner, campaign, unit, number, content)
        VALUES (\(key.owner), \(key.campaign), \(key.unit),
          \((kept?.eventCount ?? 0) + offset + 1), \(try StoredJSON.text(event)))
        """)
    }
  }

  /// The standing to keep: while answers come in, it never falls back behind what was kept.
  private static func max(
    _ now: UnitProgress.Standing?, _ before: UnitProgress.Standing?, isAnswering: SharedResponse
  ) -> UnitProgress.Standing? {
    guard isAnswering.state == .answering, isAnswering.receipts.isEmpty else { return now }
    return before == .begun || now == .begun ? .begun : now
  }
}

extension SharedResponse {
  /// Whether an answer that is at hand is a file.
  fileprivate func speaks(of id: String) -> Bool {
    records.values.contains { record in
      record.versions.contains { $0.value.fileReference?.id == id }
    }
  }
}

extension ResponseCommand {
  /// The keys of the questions whose records the command needs; nil where it needs all.
  var questions: Set<String>? {
    guard case .answer(let changes) = self else { return nil }
    return Set(changes.map(\.question))
  }
}
