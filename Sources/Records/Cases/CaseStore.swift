import Database
public import Fieldwork
public import Measures

/// Cases on their way to print, with every text that each has had.
public struct CaseStore: Sendable {
  let database: any SQLDatabase

  init(_ database: any SQLDatabase) {
    self.database = database
  }

  /// Keeps a new case with its text.
  ///
  /// - Parameter filed: the case; its id must be new to its owner.
  /// - Throws: `DatabaseError`, a unique violation where the id is taken.
  public func add(_ filed: FiledCase) async throws {
    let work = filed.work
    let content = try StoredJSON.text(work)
    let text = try StoredJSON.text(work.form)
    try await database.write { session in
      try session.execute(
        """
        INSERT INTO cases (owner, id, campaign, county, author, status, content)
        VALUES (\(work.owner), \(work.id), \(filed.campaign), \(filed.county), \(filed.author),
          \(work.status.rawValue), \(content))
        """)
      try session.execute(
        """
        INSERT INTO case_texts (owner, case_id, number, content)
        VALUES (\(work.owner), \(work.id), \(work.version), \(text))
        """)
    }
  }

  /// A case.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - owner: the id of its owner.
  /// - Returns: nil where the owner has none by that id.
  public func filed(_ id: String, of owner: String) async throws -> FiledCase? {
    try await database.read { session in try Self.filed(id, of: owner, in: session) }
  }

  /// The cases of an owner, in the order of their ids.
  ///
  /// - Parameter owner: the id of the owner.
  public func cases(of owner: String) async throws -> [FiledCase] {
    try await database.read { session in
      try session.rows(
        "SELECT campaign, county, author, content FROM cases WHERE owner = \(owner) ORDER BY id"
      ).map { try Self.filed($0) }
    }
  }

  /// The cases that one tells, in the order of their ids.
  ///
  /// - Parameters:
  ///   - authors: the ids of personal links or accounts.
  ///   - owner: the id of the owner.
  public func cases(by authors: [String], of owner: String) async throws -> [FiledCase] {
    guard !authors.isEmpty else { return [] }
    return try await database.read { session in
      try session.rows(
        """
        SELECT campaign, county, author, content FROM cases
        WHERE owner = \(owner) AND \("author", in: authors) ORDER BY id
        """
      ).map { try Self.filed($0) }
    }
  }

  /// Every text that a case has had, by its number.
  ///
  /// - Parameters:
  ///   - id: the case.
  ///   - owner: the id of its owner.
  public func texts(of id: String, owner: String) async throws -> [Int: CaseForm] {
    try await database.read { session in
      var texts: [Int: CaseForm] = [:]
      try session.forEach(
        """
        SELECT number, content FROM case_texts WHERE owner = \(owner) AND case_id = \(id)
        """
      ) { row in texts[try row["number"]] = try row.content() }
      return texts
    }
  }

  /// Carries out a command on a case, and keeps what happened and a new text beside the old ones.
  ///
  /// - Parameters:
  ///   - command: what is wanted.
  ///   - id: the case.
  ///   - owner: the id of its owner.
  ///   - person: who wants it.
  ///   - role: whose part the person has.
  ///   - picture: a picture that the command adds; it is kept with the text that names it, or not at all.
  ///   - moment: when.
  /// - Returns: the case afterwards, and what happened; nil where there is none.
  /// - Throws: `Refusal` where the step is not this person's or does not follow; `DatabaseError`.
  @discardableResult
  public func apply(
    _ command: CaseWork.Command, to id: String, of owner: String, by person: Person,
    as role: CaseWork.Role, adding picture: FileStore.Sent? = nil, at moment: Moment
  ) async throws -> (filed: FiledCase, events: [Logged<CaseWork.Step>])? {
    try await database.write { session in
      guard let filed = try Self.filed(id, of: owner, in: session) else { return nil }
      let change = try filed.work.applying(command, by: person, as: role, at: moment)
      let next = FiledCase(
        change.state, campaign: filed.campaign, county: filed.county, author: filed.author)
      guard !change.events.isEmpty else { return (next, []) }
      if let picture { try FileStore.insert(picture, of: owner, in: session) }
      try session.execute(
        """
        UPDATE cases SET status = \(next.work.status.rawValue),
          content = \(try StoredJSON.text(next.work))
        WHERE owner = \(owner) AND id = \(id)
        """)
      if next.work.version > filed.work.version {
        try session.execute(
          """
          INSERT INTO case_texts (owner, case_id, number, content)
          VALUES (\(owner), \(id), \(next.work.version), \(try StoredJSON.text(next.work.form)))
          """)
      }
      return (next, change.events)
    }
  }

  private static func filed(
    _ id: String, of owner: String, in session: borrowing some Queries & ~Copyable
  ) throws -> FiledCase? {
    try session.row(
      """
      SELECT campaign, county, author, content FROM cases WHERE owner = \(owner) AND id = \(id)
      """
    ).map { try filed($0) }
  }

  private static func filed(_ row: Row) throws -> FiledCase {
    FiledCase(
      try row.content(), campaign: try row["campaign"], county: try row["county"],
      author: try row["author"])
  }
}
