public import Accounts
import Database
import Fieldwork

extension AccountStore {
  /// A row of another part that tells of a person.
  public struct Mention: Hashable, Sendable {
    /// What the row is, such as `responses`.
    public let part: String
    /// The owner that it belongs to.
    public let owner: String
    /// The row as JSON, without the names and addresses of others.
    public let content: String
  }

  /// Where else a person stands by name or address, for the person's own data.
  ///
  /// - Parameter account: the id of the account.
  public func mentions(of account: String) async throws -> [Mention] {
    try await database.read { session in
      guard let account = try Self.account(account, in: session) else { return [] }
      let traces = try Self.traces(of: account, in: session)
      var mentions: [Mention] = []
      for place in PlaceOfPeople.all {
        for row in try Self.rows(of: place, with: traces, in: session) {
          mentions.append(
            Mention(part: place.part, owner: row.owner, content: traces.alone(in: row.content)))
        }
      }
      for row in try session.rows(
        "SELECT owner, content FROM cases WHERE \("author", in: traces.ids.sorted())")
      {
        let mention = Mention(
          part: "cases", owner: try row["owner"], content: traces.alone(in: try row["content"]))
        if !mentions.contains(mention) { mentions.append(mention) }
      }
      return mentions
    }
  }

  /// Erases a person: the account is blanked, what others wrote down of its name and address goes with it.
  ///
  /// What was answered and done stays, with the number of the account or link alone. A message that still
  /// waited for the person is not sent.
  ///
  /// - Parameters:
  ///   - id: the account; where it is erased already, nothing is done.
  ///   - time: the time.
  ///   - events: what the log is told.
  public func erase(_ id: String, at time: Timestamp, noting events: [AuditEvent]) async throws {
    try await database.write { session in
      guard let account = try Self.account(id, in: session), account.erased == nil else { return }
      let traces = try Self.traces(of: account, in: session)
      try Self.replace(account.erased(at: time), in: session)
      if let email = traces.email {
        try session.execute("DELETE FROM account_keys WHERE email = \(email)")
        try session.execute("DELETE FROM contacts WHERE LOWER(address) = \(email)")
        try FieldworkStore.forgetAddresses(in: session, matching: email, traces.isAddress)
      }
      let invited = "%\"account\":\"\(id)\"%"
      try session.execute("DELETE FROM account_keys WHERE content LIKE \(invited)")
      for place in PlaceOfPeople.all {
        for row in try Self.rows(of: place, with: traces, in: session) {
          try place.replace(row.content, with: traces.forgotten(in: row.content), in: session)
        }
      }
      try CaseStore.forgetContact(traces, in: session)
      for event in events { try Self.note(event, in: session) }
    }
  }

  /// How a person is known in the rows of all owners.
  private static func traces(
    of account: Account, in session: borrowing some Queries & ~Copyable
  ) throws -> PersonTraces {
    let email = account.email.isEmpty ? nil : account.email.lowercased()
    var traces = PersonTraces(ids: [account.id], email: email, name: account.name)
    guard let email, let responses = PlaceOfPeople.all.first(where: { $0.part == "responses" })
    else { return traces }
    // Who was asked as a colleague is known there by the link, and by the same address.
    for row in try responses.rows(with: email, in: session) {
      traces.ids.formUnion(traces.links(in: try StoredJSON.value(row.content)))
    }
    return traces
  }

  private static func rows(
    of place: PlaceOfPeople, with traces: PersonTraces,
    in session: borrowing some Queries & ~Copyable
  ) throws -> [(owner: String, content: String)] {
    var seen: Set<String> = []
    var rows: [(owner: String, content: String)] = []
    for words in traces.words {
      for row in try place.rows(with: words, in: session)
      // A pattern finds more than the person: only what would be forgotten is the person's.
      where traces.forgotten(in: row.content) != row.content
        && seen.insert(row.owner + row.content).inserted
      {
        rows.append(row)
      }
    }
    return rows
  }
}
