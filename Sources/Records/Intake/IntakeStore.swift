import Database
public import Measures
public import SurveyFormats

/// Files of answers that were collected elsewhere, kept from when somebody sends one until it is decided what
/// becomes of it, and a day at most.
public struct IntakeStore: Sendable {
  let database: any SQLDatabase

  init(_ database: any SQLDatabase) {
    self.database = database
  }

  /// What is known of a file.
  public struct Head: Hashable, Sendable, Codable {
    /// The file's name.
    public var file: String
    /// What its columns hold and its codes mean.
    public var book: CollectedCodeBook
    /// The day of responses that tell none; empty where such responses are not handed in.
    public var submitted: String

    /// What is known of a file.
    ///
    /// - Parameters:
    ///   - file: the file's name.
    ///   - book: what its columns hold and its codes mean.
    ///   - submitted: the day of responses that tell none.
    public init(file: String, book: CollectedCodeBook, submitted: String) {
      self.file = file
      self.book = book
      self.submitted = submitted
    }
  }

  /// A file within a campaign.
  public struct Key: Hashable, Sendable {
    /// The id of the owner.
    public let owner: String
    /// The id of the campaign.
    public let campaign: String
    /// The id of the intake.
    public let id: String

    /// A file within a campaign.
    ///
    /// - Parameters:
    ///   - owner: the id of the owner.
    ///   - campaign: the id of the campaign.
    ///   - id: the id of the intake.
    public init(owner: String, campaign: String, id: String) {
      self.owner = owner
      self.campaign = campaign
      self.id = id
    }
  }

  /// How long a file is kept that nobody decides about, in seconds.
  public static let keptSeconds = 86_400

  /// Keeps a file; those whose time has come are deleted.
  ///
  /// - Parameters:
  ///   - bytes: what it holds.
  ///   - head: what is known of it.
  ///   - key: what it is known by, new.
  ///   - moment: when.
  public func add(_ bytes: [UInt8], _ head: Head, as key: Key, at moment: Moment) async throws {
    let text = try StoredJSON.text(head)
    try await database.write { session in
      let overdue = moment.adding(seconds: -Self.keptSeconds).milliseconds
      try session.execute("DELETE FROM answer_intakes WHERE made <= \(overdue)")
      try session.execute(
        """
        INSERT INTO answer_intakes (owner, campaign, id, made, head, content)
        VALUES (\(key.owner), \(key.campaign), \(key.id), \(moment.milliseconds), \(text), \(bytes))
        """)
    }
  }

  /// A file that waits.
  ///
  /// - Parameters:
  ///   - key: what it is known by.
  ///   - moment: the time: one whose time has come is not found.
  /// - Returns: nil where there is none.
  public func intake(_ key: Key, at moment: Moment) async throws -> (head: Head, bytes: [UInt8])? {
    try await database.read { session in
      let overdue = moment.adding(seconds: -Self.keptSeconds).milliseconds
      let row = try session.row(
        """
        SELECT head, content FROM answer_intakes WHERE owner = \(key.owner)
        AND campaign = \(key.campaign) AND id = \(key.id) AND made > \(overdue)
        """)
      guard let row else { return nil }
      return (try StoredJSON.value(try row["head"]), try row["content"])
    }
  }

  /// Keeps what has become known of a file.
  ///
  /// - Parameters:
  ///   - head: what is known of it.
  ///   - key: what it is known by.
  public func keep(_ head: Head, as key: Key) async throws {
    let text = try StoredJSON.text(head)
    try await database.write { session in
      try session.execute(
        """
        UPDATE answer_intakes SET head = \(text) WHERE owner = \(key.owner)
        AND campaign = \(key.campaign) AND id = \(key.id)
        """)
    }
  }

  /// Deletes a file.
  ///
  /// - Parameter key: what it is known by.
  public func remove(_ key: Key) async throws {
    try await database.write { session in
      try session.execute(
        """
        DELETE FROM answer_intakes WHERE owner = \(key.owner)
        AND campaign = \(key.campaign) AND id = \(key.id)
        """)
    }
  }

  /// Deletes the files whose time has come.
  ///
  /// - Parameter moment: the time.
  public func tidy(at moment: Moment) async throws {
    let overdue = moment.adding(seconds: -Self.keptSeconds).milliseconds
    try await database.write { session in
      try session.execute("DELETE FROM answer_intakes WHERE made <= \(overdue)")
    }
  }
}
