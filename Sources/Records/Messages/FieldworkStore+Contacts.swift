import Database
public import Fieldwork
public import Measures

extension FieldworkStore {
  /// A contact within the campaign and owner that it belongs to.
  public struct OwnedContact: Hashable, Sendable {
    /// The id of the owner.
    public let owner: String
    /// The id of the campaign.
    public let campaign: String
    /// The contact.
    public let contact: Contact
  }

  /// The contacts of a campaign, by unit and in the order given.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - owner: the id of its owner.
  public func contacts(in campaign: String, of owner: String) async throws -> [Contact] {
    try await database.read { session in
      try Self.contacts(in: campaign, of: owner, in: session)
    }
  }

  /// Keeps the contacts of some units in place of those that they had.
  ///
  /// An address that stays keeps what is known of it: who has asked for quiet, and what came back. Who has asked
  /// for quiet has it too where the address was taken away and comes again.
  ///
  /// - Parameters:
  ///   - contacts: the contacts; their ids are made anew for each unit.
  ///   - units: the units whose contacts they are.
  ///   - campaign: the campaign.
  ///   - owner: the id of its owner.
  public func replaceContacts(
    _ contacts: [Contact], of units: [String], in campaign: String, of owner: String
  ) async throws {
    try await database.write { session in
      let before = try Self.contacts(in: campaign, of: owner, in: session)
      for old in before where units.contains(old.unit) {
        let stays = contacts.contains { $0.unit == old.unit && $0.address.key == old.address.key }
        if !stays { try Self.remember(old, in: campaign, of: owner, in: session) }
      }
      let past = try Self.pastContacts(in: campaign, of: owner, in: session)
      for unit in units {
        try session.execute(
          """
          DELETE FROM contacts
          WHERE owner = \(owner) AND campaign = \(campaign) AND unit = \(unit)
          """)
        let old = before.filter { $0.unit == unit }
        var taken = Set(old.map(\.id) + past.filter { $0.unit == unit }.map(\.id))
        for contact in contacts where contact.unit == unit {
          let known = old.first { $0.address.key == contact.address.key }
          let hash = PastContact.hash(of: contact.address)
          let was = past.filter { $0.hash == hash }
          let own = known?.id ?? was.first { $0.unit == unit }?.id
          // An id is never used for another address: messages and links to end them name it.
          var number = 1
          while own == nil, !taken.insert("\(unit)-\(number)").inserted { number += 1 }
          let id = own ?? "\(unit)-\(number)"
          let quiet = was.compactMap(\.quietSince).min().map { Contact.Status.unsubscribed(at: $0) }
          try Self.keep(
            Contact(
              id: id, unit: unit, address: contact.address, name: contact.name,
              isRole: contact.isRole, language: contact.language,
              status: known?.status ?? quiet ?? contact.status), in: campaign, of: owner,
            in: session)
        }
      }
    }
  }

  /// Changes a contact by what befell its address.
  ///
  /// - Parameters:
  ///   - id: the contact.
  ///   - address: what befell this address: a contact that has another one is left alone; nil for whatever the
  ///     contact has.
  ///   - campaign: its campaign.
  ///   - owner: the id of the owner.
  ///   - event: what befell it.
  ///   - person: who told it.
  ///   - moment: when.
  /// - Returns: the contact afterwards; nil where there is none.
  @discardableResult
  public func change(
    contact id: String, address: EmailAddress? = nil, in campaign: String, of owner: String,
    _ event: Contact.Event, by person: Person, at moment: Moment
  ) async throws -> Contact? {
    try await database.write { session in
      let found = try Self.contacts(in: campaign, of: owner, in: session).first { $0.id == id }
      guard let found, address.map({ $0.key == found.address.key }) ?? true else { return nil }
      let change = found.applying(event, by: person, at: moment)
      if !change.events.isEmpty {
        try Self.keep(change.state, in: campaign, of: owner, in: session)
        if case .restored = event {
          try Self.endQuiet(of: found.address, in: campaign, of: owner, in: session)
        }
      }
      return change.state
    }
  }

  /// All contacts with an address, of whatever owner: for mail that came back.
  ///
  /// - Parameter address: the address.
  public func contacts(at address: EmailAddress) async throws -> [OwnedContact] {
    try await database.read { session in
      try session.rows(
        "SELECT owner, campaign, content FROM contacts WHERE address = \(address.key)"
      ).map {
        OwnedContact(
          owner: try $0["owner"], campaign: try $0["campaign"], contact: try $0.content())
      }
    }
  }

  static func contacts(
    in campaign: String, of owner: String, in session: borrowing some Queries & ~Copyable
  ) throws -> [Contact] {
    let contacts: [Contact] = try session.rows(
      "SELECT content FROM contacts WHERE owner = \(owner) AND campaign = \(campaign)"
    ).map { try $0.content() }
    return contacts.sorted {
      ($0.unit, $0.id.utf8.count, $0.id) < ($1.unit, $1.id.utf8.count, $1.id)
    }
  }

  static func keep(
    _ contact: Contact, in campaign: String, of owner: String, in session: borrowing WriteSession
  ) throws {
    try session.execute(
      """
      INSERT INTO contacts (owner, campaign, id, unit, address, content)
      VALUES (\(owner), \(campaign), \(contact.id), \(contact.unit), \(contact.address.key),
        \(try StoredJSON.text(contact)))
      ON CONFLICT (owner, campaign, id) DO UPDATE
      SET unit = excluded.unit, address = excluded.address, content = excluded.content
      """)
  }
}
