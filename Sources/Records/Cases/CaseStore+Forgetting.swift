import Database

extension CaseStore {
  /// Takes a person out of whom cases say to ask, in all owners; from the person's own cases whatever stands
  /// there.
  static func forgetContact(_ traces: PersonTraces, in session: borrowing WriteSession) throws {
    let own = try session.rows(
      "SELECT owner, id FROM cases WHERE \("author", in: traces.ids.sorted())"
    ).map { [try $0["owner"] as String, try $0["id"] as String] }
    let pattern = "%\"contact\":\"%"
    let tables: [(name: SQL, id: SQL)] = [("cases", "id"), ("case_texts", "case_id")]
    for (table, column) in tables {
      let rows = try session.rows(
        "SELECT owner, \(column) AS id, content FROM \(table) WHERE content LIKE \(pattern)")
      for row in rows {
        let (owner, id): (String, String) = (try row["owner"], try row["id"])
        let isOwn = own.contains([owner, id])
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
