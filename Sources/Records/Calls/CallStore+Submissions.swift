import Database
public import Fieldwork
public import Measures
public import Surveys

extension CallStore {
  /// Takes a submission in, where the call and its limit allow it.
  ///
  /// The call is read anew with the submission: it may have been closed a moment ago. Where the place came
  /// from is forgotten as soon as the limit no longer counts it.
  ///
  /// - Parameters:
  ///   - submission: the id that the client made up.
  ///   - content: what is said.
  ///   - id: the call.
  ///   - owner: the id of its owner.
  ///   - questionnaire: the questionnaire of the call; nil for a hearing.
  ///   - place: a hash of where it comes from, which nobody can turn back; nil where that is not known.
  ///   - moment: when.
  /// - Returns: the submission as it is kept; nil where there is no such call.
  /// - Throws: `Refusal` where it is late, empty, unfit or one too many; `DatabaseError`.
  public func take(
    _ submission: String, _ content: Submission.Content, to id: String, of owner: String,
    questionnaire: Questionnaire?, place: String?, at moment: Moment
  ) async throws -> Submission? {
    try await database.write { session in
      guard let call = try Self.call(id, of: owner, in: session) else { return nil }
      let known = try Self.submission(submission, to: id, of: owner, in: session)
      let forgotten = moment.adding(seconds: -call.plan.limit.seconds).milliseconds
      try session.execute(
        """
        DELETE FROM call_places
        WHERE owner = \(owner) AND call_id = \(id) AND sent <= \(forgotten)
        """)
      var earlier: [Moment] = []
      var last = 0
      if let place {
        let rows = try session.rows(
          """
          SELECT number, sent FROM call_places
          WHERE owner = \(owner) AND call_id = \(id) AND place = \(place)
          """)
        for row in rows {
          earlier.append(Moment(milliseconds: try row["sent"]))
          last = max(last, try row["number"])
        }
      }
      let taken = try Submission.taking(
        submission, content, to: call, questionnaire: questionnaire, known: known,
        earlier: earlier, at: moment)
      if known != nil { return taken }
      try Self.insert(taken, to: id, of: owner, in: session)
      if let place {
        try session.execute(
          """
          INSERT INTO call_places (owner, call_id, place, number, sent)
          VALUES (\(owner), \(id), \(place), \(last + 1), \(moment.milliseconds))
          """)
      }
      return taken
    }
  }

  /// A submission; nil where there is none by that id.
  ///
  /// - Parameters:
  ///   - submission: its id.
  ///   - call: the call.
  ///   - owner: the id of the owner.
  public func submission(
    _ submission: String, to call: String, of owner: String
  ) async throws -> Submission? {
    try await database.read { session in
      try Self.submission(submission, to: call, of: owner, in: session)
    }
  }

  /// What was sent in to a call, in the order in which it came.
  ///
  /// - Parameters:
  ///   - call: the call.
  ///   - owner: the id of the owner.
  public func submissions(to call: String, of owner: String) async throws -> [Submission] {
    try await database.read { session in
      try session.rows(
        """
        SELECT content FROM call_submissions WHERE owner = \(owner) AND call_id = \(call)
        ORDER BY sent, id
        """
      ).map { try $0.content() }
    }
  }

  /// A page of what was sent in to a call, the newest first.
  ///
  /// - Parameters:
  ///   - call: the call.
  ///   - owner: the id of the owner.
  ///   - isShown: whether only those are wanted that all may see.
  ///   - skipped: how many newer ones stand on pages before.
  ///   - most: how many a page has.
  /// - Returns: the submissions of the page, and how many there are in all.
  public func page(
    to call: String, of owner: String, shownOnly isShown: Bool, after skipped: Int, most: Int
  ) async throws -> (submissions: [Submission], count: Int) {
    let own: SQL = "owner = \(owner) AND call_id = \(call)"
    let wanted: SQL =
      isShown ? "\(own) AND standing = \(Submission.Moderation.shown.standing)" : own
    return try await database.read { session in
      let count = try session.value(
        "SELECT count(*) FROM call_submissions WHERE \(wanted)", as: Int.self)
      let rows = try session.rows(
        """
        SELECT content FROM call_submissions WHERE \(wanted)
        ORDER BY sent DESC, id DESC LIMIT \(most) OFFSET \(skipped)
        """)
      return (try rows.map { try $0.content() }, count ?? 0)
    }
  }

  /// How much was sent in to each call, by its id; without those that nothing came to.
  ///
  /// - Parameter owner: the id of the owner.
  public func submissionCounts(of owner: String) async throws -> [String: Int] {
    try await database.read { session in
      var counts: [String: Int] = [:]
      try session.forEach(
        """
        SELECT call_id, count(*) AS n FROM call_submissions WHERE owner = \(owner)
        GROUP BY call_id
        """
      ) { row in counts[try row["call_id"]] = try row["n"] }
      return counts
    }
  }

  /// Decides whether a submission is shown.
  ///
  /// - Parameters:
  ///   - moderation: what is decided.
  ///   - submission: the submission.
  ///   - call: the call.
  ///   - owner: the id of the owner.
  ///   - person: who decides.
  ///   - moment: when.
  /// - Returns: whether there is such a submission.
  /// - Throws: `Refusal` where the sender did not agree to its being shown, or a reason is missing.
  @discardableResult
  public func decide(
    _ moderation: Submission.Moderation, on submission: String, to call: String,
    of owner: String, by person: Person, at moment: Moment
  ) async throws -> Bool {
    try await database.write { session in
      guard let found = try Self.submission(submission, to: call, of: owner, in: session) else {
        return false
      }
      let change = try found.deciding(moderation, by: person, at: moment)
      if !change.events.isEmpty {
        try session.execute(
          """
          UPDATE call_submissions SET standing = \(change.state.moderation.standing),
            content = \(try StoredJSON.text(change.state))
          WHERE owner = \(owner) AND call_id = \(call) AND id = \(submission)
          """)
      }
      return true
    }
  }

  static func insert(
    _ submission: Submission, to call: String, of owner: String,
    in session: borrowing WriteSession
  ) throws {
    try session.execute(
      """
      INSERT INTO call_submissions (owner, call_id, id, sent, standing, content)
      VALUES (\(owner), \(call), \(submission.id), \(submission.at.milliseconds),
        \(submission.moderation.standing), \(try StoredJSON.text(submission)))
      """)
  }

  private static func submission(
    _ submission: String, to call: String, of owner: String,
    in session: borrowing some Queries & ~Copyable
  ) throws -> Submission? {
    try session.row(
      """
      SELECT content FROM call_submissions
      WHERE owner = \(owner) AND call_id = \(call) AND id = \(submission)
      """)?.content()
  }
}

extension Submission.Moderation {
  /// What it is found by.
  fileprivate var standing: String {
    switch self {
    case .received: "received"
    case .shown: "shown"
    case .hidden: "hidden"
    }
  }
}
