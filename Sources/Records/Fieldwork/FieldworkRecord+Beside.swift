import Database
public import Fieldwork
import Measures
import Surveys

extension FieldworkRecord {
  /// A case with everything that is kept of it.
  public struct KeptCase: Hashable, Sendable, Codable {
    /// The case: its text, consents and steps.
    public var work: CaseWork
    /// The campaign beside which it was told; nil where it was in none.
    public var campaign: String?
    /// The county of its unit, where that is known.
    public var county: String?
    /// The id of the personal link or account that tells it.
    public var author: String?
    /// Every text that it has had, in order.
    public var texts: [Text]

    /// A text that a case has had.
    public struct Text: Hashable, Sendable, Codable {
      /// The number, from 1.
      public var number: Int
      /// The text.
      public var form: CaseForm
    }

    /// The ids of its pictures, in whatever text.
    var fileIDs: [String] {
      (texts.map(\.form) + [work.form]).flatMap(\.pictures).map {
        String($0.file.prefix { $0 != "." })
      }
    }
  }

  /// An open call with everything that was sent in.
  public struct KeptCall: Hashable, Sendable, Codable {
    /// The call, with what came of it.
    public var call: OpenCall
    /// What has happened to it, in order.
    public var events: [Logged<OpenCall.Event>]
    /// Its questionnaire in each version up to its own; none for a hearing.
    public var questionnaires: [QuestionnaireText]
    /// What was sent in, in the order in which it came.
    public var submissions: [Submission]

    /// The ids of files that submissions speak of.
    var fileIDs: [String] {
      submissions.flatMap(\.content.answers.values).compactMap { answer in
        if case .file(let file) = answer { file.id } else { nil }
      }
    }
  }
}

extension FieldworkStore {
  /// The texts of a questionnaire up to a version.
  static func texts(
    of version: CampaignPlan.QuestionnaireVersion, owner: String,
    in session: borrowing some Queries & ~Copyable
  ) throws -> [FieldworkRecord.QuestionnaireText] {
    try session.rows(
      """
      SELECT number, content FROM questionnaires WHERE owner = \(owner)
      AND id = \(version.id) AND number <= \(version.number) ORDER BY number
      """
    ).map { .init(number: try $0["number"], yaml: try $0["content"]) }
  }

  /// Keeps the texts of a questionnaire; those that are there already must be the same.
  static func add(
    _ texts: [FieldworkRecord.QuestionnaireText], as id: String, of owner: String,
    in session: borrowing WriteSession
  ) throws {
    for text in texts {
      let there: String? = try session.value(
        """
        SELECT content FROM questionnaires
        WHERE owner = \(owner) AND id = \(id) AND number = \(text.number)
        """)
      if there == text.yaml { continue }
      try session.execute(
        """
        INSERT INTO questionnaires (owner, id, number, content)
        VALUES (\(owner), \(id), \(text.number), \(text.yaml))
        """)
    }
  }

  /// The cases that were told beside a campaign, or in its review beside none.
  static func cases(
    of campaign: Campaign, in session: borrowing some Queries & ~Copyable
  ) throws -> [FieldworkRecord.KeptCase] {
    let owner = campaign.owner
    var cases: [FieldworkRecord.KeptCase] = []
    let rows = try session.rows(
      "SELECT id, campaign, county, author, content FROM cases WHERE owner = \(owner) ORDER BY id")
    for row in rows {
      let work: CaseWork = try row.content()
      let beside: String? = try row["campaign"]
      guard beside.map({ $0 == campaign.id }) ?? (work.review == campaign.review) else { continue }
      let id: String = try row["id"]
      let texts = try session.rows(
        """
        SELECT number, content FROM case_texts WHERE owner = \(owner) AND case_id = \(id)
        ORDER BY number
        """)
      cases.append(
        .init(
          work: work, campaign: beside, county: try row["county"], author: try row["author"],
          texts: try texts.map { .init(number: try $0["number"], form: try $0.content()) }))
    }
    return cases
  }

  /// The open calls of a campaign's review.
  static func calls(
    of campaign: Campaign, in session: borrowing some Queries & ~Copyable
  ) throws -> [FieldworkRecord.KeptCall] {
    let owner = campaign.owner
    var calls: [FieldworkRecord.KeptCall] = []
    for row in try session.rows("SELECT content FROM calls WHERE owner = \(owner) ORDER BY id") {
      let call: OpenCall = try row.content()
      guard call.review == campaign.review else { continue }
      let own: SQL = "owner = \(owner) AND call_id = \(call.id)"
      let events: [Logged<OpenCall.Event>] = try session.rows(
        "SELECT content FROM call_events WHERE \(own) ORDER BY number"
      ).map { try $0.content() }
      let submissions: [Submission] = try session.rows(
        "SELECT content FROM call_submissions WHERE \(own) ORDER BY sent, id"
      ).map { try $0.content() }
      var texts: [FieldworkRecord.QuestionnaireText] = []
      if case .questionnaire(let version) = call.plan.kind {
        texts = try Self.texts(of: version, owner: owner, in: session)
      }
      calls.append(
        .init(call: call, events: events, questionnaires: texts, submissions: submissions))
    }
    return calls
  }

  /// Keeps a case; one that is in no campaign may have come with another campaign of its review.
  static func add(
    _ kept: FieldworkRecord.KeptCase, in session: borrowing WriteSession
  ) throws {
    let work = kept.work
    let there: Int? = try session.value(
      "SELECT 1 FROM cases WHERE owner = \(work.owner) AND id = \(work.id)")
    if there != nil, kept.campaign == nil { return }
    try session.execute(
      """
      INSERT INTO cases (owner, id, campaign, county, author, status, content)
      VALUES (\(work.owner), \(work.id), \(kept.campaign), \(kept.county), \(kept.author),
        \(work.status.rawValue), \(try StoredJSON.text(work)))
      """)
    for text in kept.texts {
      try session.execute(
        """
        INSERT INTO case_texts (owner, case_id, number, content)
        VALUES (\(work.owner), \(work.id), \(text.number), \(try StoredJSON.text(text.form)))
        """)
    }
  }

  /// Keeps a call, unless it has come with another campaign of its review.
  static func add(
    _ kept: FieldworkRecord.KeptCall, in session: borrowing WriteSession
  ) throws {
    let call = kept.call
    let there: Int? = try session.value(
      "SELECT 1 FROM calls WHERE owner = \(call.owner) AND id = \(call.id)")
    if there != nil { return }
    if case .questionnaire(let version) = call.plan.kind {
      try add(kept.questionnaires, as: version.id, of: call.owner, in: session)
    }
    try session.execute(
      """
      INSERT INTO calls (owner, id, content)
      VALUES (\(call.owner), \(call.id), \(try StoredJSON.text(call)))
      """)
    for (index, event) in kept.events.enumerated() {
      try session.execute(
        """
        INSERT INTO call_events (owner, call_id, number, content)
        VALUES (\(call.owner), \(call.id), \(index + 1), \(try StoredJSON.text(event)))
        """)
    }
    for submission in kept.submissions {
      try CallStore.insert(submission, to: call.id, of: call.owner, in: session)
    }
  }
}
