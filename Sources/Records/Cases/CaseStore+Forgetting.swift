import Database

extension CaseStore {
  /// Takes a person out of whom cases say to ask; from the person's own cases whatever stands there.
  static func forgetContact(_ person: KnownPerson, in session: borrowing WriteSession) throws {
    let own = try session.rows(
      "SELECT owner, id, author FROM cases WHERE \("author", in: person.ids)"
    ).compactMap { row -> [String]? in
      let owner: String = try row["owner"]
      let isOwn = person.traces(in: owner).ids.contains(try row["author"])
      return isOwn ? [owner, try row["id"]] : nil
    }
    let pattern = "%\"contact\":\"%"
    let tables: [(name: SQL, id: SQL)] = [("cases", "id"), ("case_texts", "case_id")]
    for (table, column) in tables {
      let rows = try session.rows(
        "SELECT owner, \(column) AS id, content FROM \(table) WHERE content LIKE \(pattern)")
      for row in rows {
        let (owner, id): (String, String) = (try row["owner"], try row["id"])
        let isOwn = own.contains([owner, id])
        let traces = person.traces(in: owner)
        let old: String = try row["content"]
        let new = StoredText(old).without("contact") { isOwn || traces.isContact($0) }
        guard new != old else { continue }
        try session.execute(
          """
          UPDATE \(table) SET content = \(new)
          WHERE owner = \(owner) AND \(column) = \(id) AND content = \(old)
          """)
      }
    }
  }
}
