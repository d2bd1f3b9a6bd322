import Database

extension FieldworkStore {
  /// Keeps a version of a questionnaire; a version that is kept is never changed.
  ///
  /// - Parameters:
  ///   - yaml: the text of the questionnaire's file.
  ///   - id: the questionnaire.
  ///   - owner: the id of its owner.
  /// - Returns: the number of the version, from 1; that of the last one where it says the same.
  @discardableResult
  public func addQuestionnaire(_ yaml: String, id: String, of owner: String) async throws -> Int {
    try await database.write { session in
      let last = try session.row(
        """
        SELECT number, content FROM questionnaires WHERE owner = \(owner) AND id = \(id)
        ORDER BY number DESC LIMIT 1
        """)
      if let last, try last["content"] == yaml { return try last["number"] }
      let number: Int = try last.map { try $0["number"] } ?? 0
      try session.execute(
        """
        INSERT INTO questionnaires (owner, id, number, content)
        VALUES (\(owner), \(id), \(number + 1), \(yaml))
        """)
      return number + 1
    }
  }

  /// The text of a questionnaire.
  ///
  /// - Parameters:
  ///   - id: the questionnaire.
  ///   - number: the version.
  ///   - owner: the id of its owner.
  /// - Returns: YAML; nil where there is none.
  public func questionnaire(_ id: String, number: Int, of owner: String) async throws -> String? {
    try await database.read { session in
      try session.value(
        """
        SELECT content FROM questionnaires
        WHERE owner = \(owner) AND id = \(id) AND number = \(number)
        """)
    }
  }

  /// The questionnaires of an owner with the number of their last version, in the order of their ids.
  ///
  /// - Parameter owner: the id of the owner.
  public func questionnaires(of owner: String) async throws -> [(id: String, number: Int)] {
    try await database.read { session in
      try session.rows(
        """
        SELECT id, max(number) AS number FROM questionnaires WHERE owner = \(owner)
        GROUP BY id ORDER BY id
        """
      ).map { (id: try $0["id"], number: try $0["number"]) }
    }
  }
}
