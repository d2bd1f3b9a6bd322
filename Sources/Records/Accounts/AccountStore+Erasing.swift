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
  /// The account is looked for everywhere. The address counts only in owners that have invited the person by it
  /// and in which the person has a role: anybody can write down an address.
  ///
  /// - Parameter account: the id of the account.
  public func mentions(of account: String) async throws -> [Mention] {
    try await database.read { session in
      guard let account = try Self.account(account, in: session) else { return [] }
      let owners = account.addressOwners.intersection(account.memberships.map(\.owner))
      let person = try Self.person(account, addressedIn: owners, in: session)
      var mentions: [Mention] = []
      for place in PlaceOfPeople.all {
        for row in try Self.rows(of: place, with: person, in: session) {
          let alone = person.traces(in: row.owner).alone(in: row.content)
          mentions.append(Mention(part: place.part, owner: row.owner, content: alone))
        }
      }
      for row in try session.rows(
        "SELECT owner, author, content FROM cases WHERE \("author", in: person.ids)")
      {
        let owner: String = try row["owner"]
        let traces = person.traces(in: owner)
        guard traces.ids.contains(try row["author"]) else { continue }
        let mention = Mention(
          part: "cases", owner: owner, content: traces.alone(in: try row["content"]))
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
  ///   - owner: an owner whose administrator says that the address is the person's; nil for none.
  ///   - events: what the log is told.
  public func erase(
    _ id: String, at time: Timestamp, addressedBy owner: String? = nil,
    noting events: [AuditEvent]
  ) async throws {
    try await database.write { session in
      guard let account = try Self.account(id, in: session), account.erased == nil else { return }
      let owners = account.addressOwners.union(owner.map { [$0] } ?? [])
      let person = try Self.person(account, addressedIn: owners, in: session)
      try Self.replace(account.erased(at: time), in: session)
      if let email = person.email, !owners.isEmpty {
        let there: SQL = "\("owner", in: owners.sorted())"
        try session.execute("DELETE FROM account_keys WHERE email = \(email) AND \(there)")
        try session.execute("DELETE FROM contacts WHERE LOWER(address) = \(email) AND \(there)")
        try FieldworkStore.forgetAddresses(in: session, matching: email, of: owners) {
          email == $0.lowercased()
        }
      }
      let invited = "%\"account\":\"\(id)\"%"
      try session.execute("DELETE FROM account_keys WHERE content LIKE \(invited)")
      for place in PlaceOfPeople.all {
        for row in try Self.rows(of: place, with: person, in: session) {
          let forgotten = person.traces(in: row.owner).forgotten(in: row.content)
          try place.replace(row.content, with: forgotten, of: row.owner, in: session)
        }
      }
      try CaseStore.forgetContact(person, in: session)
      for event in events { try Self.note(event, in: session) }
    }
  }

  /// How a person is known in the rows of all owners.
  private static func person(
    _ account: Account, addressedIn owners: Set<String>,
    in session: borrowing some Queries & ~Copyable
  ) throws -> KnownPerson {
    let email = account.email.isEmpty ? nil : account.email.lowercased()
    var person = KnownPerson(
      account: account.id, email: email, name: account.name, owners: owners)
    guard let email, !owners.isEmpty,
      let responses = PlaceOfPeople.all.first(where: { $0.part == "responses" })
    else { return person }
    // Who was asked as a colleague is known there by the link, and by the same address.
    for row in try responses.rows(with: email, in: session) where owners.contains(row.owner) {
      let links = person.traces(in: row.owner).links(in: try StoredJSON.value(row.content))
      person.links[row.owner, default: []].formUnion(links)
    }
    return person
  }

  private static func rows(
    of place: PlaceOfPeople, with person: KnownPerson,
    in session: borrowing some Queries & ~Copyable
  ) throws -> [(owner: String, content: String)] {
    var seen: Set<String> = []
    var rows: [(owner: String, content: String)] = []
    for words in person.words {
      for row in try place.rows(with: words, in: session)
      // A pattern finds more than the person: only what would be forgotten is the person's.
      where person.traces(in: row.owner).forgotten(in: row.content) != row.content
        && seen.insert(row.owner + row.content).inserted
      {
        rows.append(row)
      }
    }
    return rows
  }
}
