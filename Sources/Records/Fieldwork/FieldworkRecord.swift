import Database
public import Fieldwork
import Languages
import Measures
import Surveys

/// Everything that is kept of a campaign, as one value that can be written and brought back.
///
/// Personal links stand in it without their secrets: by the hash of each a server with the same key knows
/// it again. Messages stand in it without their words.
public struct FieldworkRecord: Hashable, Sendable, Codable {
  /// The campaign.
  public var campaign: Campaign
  /// What has happened to it, in order.
  public var events: [Logged<Campaign.Event>]
  /// What the owner has chosen for it; nil where nothing was.
  public var choices: CampaignChoices?
  /// Its questionnaire in each version up to the one in the field.
  public var questionnaires: [QuestionnaireText]
  /// Its personal links.
  public var links: [Link]
  /// Its contacts.
  public var contacts: [Contact]
  /// What stays of contacts that were taken away.
  public var pastContacts: [PastContact]
  /// The words of messages that it has of its own.
  public var templates: [MessageTemplate]
  /// Its messages.
  public var letters: [Letter]
  /// Its responses with every version of every answer, by unit.
  public var responses: [Kept]
  /// The cases that were told beside it, with every text that each has had.
  public var cases: [KeptCase]
  /// The open calls of its review, with what was sent in.
  public var calls: [KeptCall]
  /// The files that were sent in with answers, cases and submissions.
  public var files: [File]

  /// Everything that is kept of a campaign.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - events: what has happened to it.
  ///   - choices: what the owner has chosen for it.
  ///   - questionnaires: its questionnaire in each version.
  ///   - links: its personal links.
  ///   - contacts: its contacts.
  ///   - pastContacts: what stays of contacts that were taken away.
  ///   - templates: the words of messages that it has of its own.
  ///   - letters: its messages.
  ///   - responses: its responses.
  ///   - cases: the cases that were told beside it.
  ///   - calls: the open calls of its review.
  ///   - files: the files that were sent in.
  public init(
    campaign: Campaign, events: [Logged<Campaign.Event>], choices: CampaignChoices?,
    questionnaires: [QuestionnaireText], links: [Link], contacts: [Contact],
    pastContacts: [PastContact], templates: [MessageTemplate], letters: [Letter],
    responses: [Kept], cases: [KeptCase] = [], calls: [KeptCall] = [], files: [File]
  ) {
    self.campaign = campaign
    self.events = events
    self.choices = choices
    self.questionnaires = questionnaires
    self.links = links
    self.contacts = contacts
    self.pastContacts = pastContacts
    self.templates = templates
    self.letters = letters
    self.responses = responses
    self.cases = cases
    self.calls = calls
    self.files = files
  }

  /// A questionnaire in one version.
  public struct QuestionnaireText: Hashable, Sendable, Codable {
    /// The version, from 1.
    public var number: Int
    /// The text of its file.
    public var yaml: String
  }

  /// A response and what has happened to it.
  public struct Kept: Hashable, Sendable, Codable {
    /// The response with all that was answered.
    public var response: SharedResponse
    /// How far it has come.
    public var standing: UnitProgress.Standing?
    /// What has happened to it, in order.
    public var events: [Logged<ResponseEvent>]
  }

  /// A file that was sent in.
  public struct File: Hashable, Sendable, Codable {
    /// Its id.
    public var id: String
    /// Its media type.
    public var type: String
    /// What it holds, in base 64.
    public var content: Base64
  }
}

extension FieldworkStore {
  /// Everything that is kept of a campaign, all of one moment.
  ///
  /// - Parameters:
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  /// - Returns: nil where the owner has none by that id.
  public func record(of id: String, of owner: String) async throws -> FieldworkRecord? {
    try await database.read { session in
      let own: SQL = "owner = \(owner) AND campaign = \(id)"
      let row = try session.row(
        "SELECT content FROM campaigns WHERE owner = \(owner) AND id = \(id)")
      guard let campaign: Campaign = try row?.content() else { return nil }
      let version = campaign.plan.questionnaire
      var responses: [FieldworkRecord.Kept] = []
      let units: [String] = try session.rows(
        "SELECT unit FROM responses WHERE \(own) ORDER BY unit"
      ).map { try $0["unit"] }
      for unit in units {
        let key = ResponseKey(owner: owner, campaign: id, unit: unit)
        guard let kept = try Self.kept(key, questions: nil, in: session) else { continue }
        responses.append(
          .init(
            response: kept.response, standing: kept.standing,
            events: try session.rows(
              "SELECT content FROM response_events WHERE \(own) AND unit = \(unit) ORDER BY number"
            ).map { try $0.content() }))
      }
      let cases = try Self.cases(of: campaign, in: session)
      let calls = try Self.calls(of: campaign, in: session)
      var files: [FieldworkRecord.File] = []
      let sent =
        responses.flatMap(\.response.fileIDs) + cases.flatMap(\.fileIDs) + calls.flatMap(\.fileIDs)
      for file in Set(sent).sorted() {
        let row = try session.row(
          "SELECT type, content FROM files WHERE owner = \(owner) AND id = \(file)")
        guard let row else { continue }
        files.append(
          .init(id: file, type: try row["type"], content: Base64(bytes: try row["content"])))
      }
      return FieldworkRecord(
        campaign: campaign,
        events: try session.rows(
          "SELECT content FROM campaign_events WHERE \(own) ORDER BY number"
        ).map { try $0.content() },
        choices: try Self.choices(for: id, of: owner, in: session),
        questionnaires: try Self.texts(of: version, owner: owner, in: session),
        links: try session.rows("SELECT content FROM links WHERE \(own) ORDER BY id").map {
          try $0.content()
        }, contacts: try Self.contacts(in: id, of: owner, in: session),
        pastContacts: try Self.pastContacts(in: id, of: owner, in: session),
        templates: try session.rows(
          "SELECT content FROM message_templates WHERE \(own) ORDER BY kind, language"
        ).map { try $0.content() },
        letters: try Self.letters(in: id, of: owner, in: session), responses: responses,
        cases: cases, calls: calls, files: files)
    }
  }

  /// Keeps everything of a campaign that was kept elsewhere, all or nothing.
  ///
  /// - Parameter record: the campaign, whose id must be new to its owner.
  /// - Throws: `DatabaseError`, a unique violation where the campaign is there, or another version of its
  ///   questionnaire.
  public func add(_ record: FieldworkRecord) async throws {
    let campaign = record.campaign
    let (owner, id) = (campaign.owner, campaign.id)
    try await database.write { session in
      try session.execute(
        """
        INSERT INTO campaigns (owner, id, version, content)
        VALUES (\(owner), \(id), 1, \(try StoredJSON.text(campaign)))
        """)
      for (index, event) in record.events.enumerated() {
        try session.execute(
          """
          INSERT INTO campaign_events (owner, campaign, number, content)
          VALUES (\(owner), \(id), \(index + 1), \(try StoredJSON.text(event)))
          """)
      }
      try Self.add(
        record.questionnaires, as: campaign.plan.questionnaire.id, of: owner, in: session)
      if let choices = record.choices {
        try session.execute(
          """
          INSERT INTO campaign_choices (owner, campaign, content)
          VALUES (\(owner), \(id), \(try StoredJSON.text(choices)))
          """)
      }
      for contact in record.contacts {
        try Self.keep(contact, in: id, of: owner, in: session)
      }
      for contact in record.pastContacts {
        try Self.keep(contact, in: id, of: owner, in: session)
      }
      for template in record.templates {
        try session.execute(
          """
          INSERT INTO message_templates (owner, campaign, kind, language, content)
          VALUES (\(owner), \(id), \(template.kind.rawValue), \(template.language.rawValue),
            \(try StoredJSON.text(template)))
          """)
      }
      for link in record.links {
        try session.execute(
          """
          INSERT INTO links (owner, campaign, id, unit, hash, content) VALUES
          (\(owner), \(id), \(link.id), \(link.unit), \(link.hash), \(try StoredJSON.text(link)))
          """)
      }
      for letter in record.letters { try Self.add(letter, of: owner, in: session) }
      for kept in record.responses { try Self.add(kept, of: owner, in: session) }
      for kept in record.cases { try Self.add(kept, in: session) }
      for kept in record.calls { try Self.add(kept, in: session) }
      for file in record.files {
        try session.execute(
          """
          INSERT INTO files (owner, id, type, content)
          VALUES (\(owner), \(file.id), \(file.type), \(file.content.bytes))
          ON CONFLICT (owner, id) DO NOTHING
          """)
      }
    }
  }

  private static func add(
    _ letter: Letter, of owner: String, in session: borrowing WriteSession
  ) throws {
    try session.execute(
      """
      INSERT INTO letters
        (owner, campaign, id, unit, kind, state, due, leased, message, sealed, content)
      VALUES (\(owner), \(letter.campaign), \(letter.id), \(letter.unit),
        \(letter.kind.rawValue), \(letter.state.rawValue), \(letter.due.milliseconds), 0,
        \(letter.message), NULL, \(try StoredJSON.text(letter)))
      """)
  }

  private static func add(
    _ kept: FieldworkRecord.Kept, of owner: String, in session: borrowing WriteSession
  ) throws {
    let response = kept.response
    let (campaign, unit) = (response.campaign, response.unit)
    try session.execute(
      """
      INSERT INTO responses (owner, campaign, unit, standing, events, content)
      VALUES (\(owner), \(campaign), \(unit), \(kept.standing?.rawValue), \(kept.events.count),
        \(try StoredJSON.text(response.head)))
      """)
    for (question, record) in response.records {
      for version in record.versions {
        try session.execute(
          """
          INSERT INTO answer_versions (owner, campaign, unit, question, number, content)
          VALUES (\(owner), \(campaign), \(unit), \(question), \(version.number),
            \(try StoredJSON.text(version)))
          """)
      }
    }
    for (index, event) in kept.events.enumerated() {
      try session.execute(
        """
        INSERT INTO response_events (owner, campaign, unit, number, content)
        VALUES (\(owner), \(campaign), \(unit), \(index + 1), \(try StoredJSON.text(event)))
        """)
    }
  }
}

extension SharedResponse {
  /// The ids of all files that answers speak of, in whatever version.
  fileprivate var fileIDs: [String] {
    records.values.flatMap(\.versions).compactMap { version in
      if case .file(let file) = version.value { file.id } else { nil }
    }
  }
}
