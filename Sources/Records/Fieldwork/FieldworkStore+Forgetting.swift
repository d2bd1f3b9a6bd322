import Database
import Fieldwork
import Surveys

/// What a campaign forgets when its time is over.
extension FieldworkStore {
  /// Deletes the contacts of a campaign, and takes their addresses out of its messages.
  ///
  /// How many were written to, and when, stays. A message that still waited is not sent.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - owner: the id of its owner.
  /// - Returns: how many contacts and messages were changed.
  public func forgetContacts(of campaign: String, of owner: String) async throws -> Int {
    try await database.write { session in
      let own: SQL = "owner = \(owner) AND campaign = \(campaign)"
      let contacts = try session.execute("DELETE FROM contacts WHERE \(own)")
      try session.execute("DELETE FROM past_contacts WHERE \(own)")
      let there = "%\"address\":\"\(PersonTraces.forgottenAddress)\"%"
      let letters = try session.rows(
        "SELECT content FROM letters WHERE \(own) AND content NOT LIKE \(there)")
      for row in letters { try Self.forgetAddress(of: row["content"], in: session) }
      return contacts + letters.count
    }
  }

  /// Deletes the personal links of a campaign, and the names and addresses of those who answered by them.
  ///
  /// The links of a unit that told a case stay: by them the consent to print it is taken back.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - owner: the id of its owner.
  /// - Returns: how many links were deleted and rows changed.
  public func forgetPeople(of campaign: String, of owner: String) async throws -> Int {
    let own: SQL = "owner = \(owner) AND campaign = \(campaign)"
    let units = try await database.read { session in
      var units: Set<String> = []
      for table in Self.tablesOfAnswers {
        let rows = try session.rows(
          """
          SELECT DISTINCT unit FROM \(table) WHERE \(own)
          AND (content LIKE '%{"id":"%","name":"%' OR content LIKE '%"address":"%')
          """)
        for row in rows { units.insert(try row["unit"]) }
      }
      return units.sorted()
    }
    var count = try await database.write { session in
      try session.execute(
        """
        DELETE FROM links WHERE \(own) AND unit NOT IN (
          SELECT told.unit FROM links AS told
          JOIN cases ON cases.owner = told.owner AND cases.author = told.id
          WHERE told.owner = \(owner) AND told.campaign = \(campaign))
        """)
    }
    for unit in units {
      count += try await database.write { session in
        var changed = 0
        for table in Self.tablesOfAnswers {
          let rows = try session.rows(
            "SELECT content FROM \(table) WHERE \(own) AND unit = \(unit)")
          for row in rows {
            let old: String = try row["content"]
            let nameless = StoredText(old).withoutNames { _ in true }
            let new = StoredText(nameless).replacing("address") { _ in
              PersonTraces.forgottenAddress
            }
            guard new != old else { continue }
            changed += try session.execute(
              """
              UPDATE \(table) SET content = \(new)
              WHERE \(own) AND unit = \(unit) AND content = \(old)
              """)
          }
        }
        return changed
      }
    }
    return count
  }

  /// Deletes the answers of a campaign with everything that was sent in with them.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - owner: the id of its owner.
  /// - Returns: how many responses were deleted.
  public func forgetAnswers(of campaign: String, of owner: String) async throws -> Int {
    let own: SQL = "owner = \(owner) AND campaign = \(campaign)"
    let units = try await database.read { session in
      try session.rows("SELECT unit FROM responses WHERE \(own) ORDER BY unit")
        .map { try $0["unit"] as String }
    }
    for unit in units {
      try await database.write { session in
        var files: Set<String> = []
        for row in try session.rows(
          "SELECT content FROM answer_versions WHERE \(own) AND unit = \(unit)")
        {
          let version: AnswerVersion = try row.content()
          if case .file(let file) = version.value { files.insert(file.id) }
        }
        for table in Self.tablesOfAnswers.reversed() {
          try session.execute("DELETE FROM \(table) WHERE \(own) AND unit = \(unit)")
        }
        for file in files.sorted() { try FileStore.forget(file, of: owner, in: session) }
      }
    }
    return units.count
  }

  /// The tables in which answers lie; those that others point to first.
  private static let tablesOfAnswers: [SQL] = [
    "responses", "answer_versions", "response_events",
  ]

  /// Takes addresses out of messages of owners.
  static func forgetAddresses(
    in session: borrowing WriteSession, matching email: String, of owners: Set<String>,
    _ isForgotten: (String) -> Bool
  ) throws {
    guard let letters = PlaceOfPeople.all.first(where: { $0.part == "letters" }) else { return }
    for row in try letters.rows(with: email, in: session) where owners.contains(row.owner) {
      let letter: Letter = try StoredJSON.value(row.content)
      if isForgotten(letter.address.key) { try forgetAddress(of: row.content, in: session) }
    }
  }

  private static func forgetAddress(
    of content: String, in session: borrowing WriteSession
  ) throws {
    var letter: Letter = try StoredJSON.value(content)
    if letter.state.isWaiting { letter.state = .dropped }
    // Whoever has taken it to send it does not write it back: it is no longer theirs to settle.
    // The mail server's words name the address.
    letter.detail = nil
    let new = StoredText(try StoredJSON.text(letter)).replacing("address") { _ in
      PersonTraces.forgottenAddress
    }
    try session.execute(
      """
      UPDATE letters SET state = \(letter.state.rawValue), leased = 0, sealed = NULL,
        content = \(new)
      WHERE content = \(content)
      """)
  }
}
