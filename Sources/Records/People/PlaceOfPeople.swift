import Database
import Fieldwork

/// A table in whose rows people stand by name or address.
struct PlaceOfPeople: Sendable {
  /// What the rows are called in what a person is given of their own data.
  let part: String
  /// The name of the table.
  let table: SQL

  private init(_ part: String, _ table: SQL) {
    self.part = part
    self.table = table
  }

  /// All of them; a test holds the list against every table of the server.
  static let all = [
    PlaceOfPeople("campaigns", "campaign_events"), PlaceOfPeople("links", "links"),
    PlaceOfPeople("responses", "responses"), PlaceOfPeople("answers", "answer_versions"),
    PlaceOfPeople("response events", "response_events"), PlaceOfPeople("contacts", "contacts"),
    PlaceOfPeople("letters", "letters"), PlaceOfPeople("cases", "cases"),
    PlaceOfPeople("texts of cases", "case_texts"), PlaceOfPeople("calls", "call_events"),
    PlaceOfPeople("what came in to calls", "call_submissions"),
  ]

  /// The rows in which something stands; capitals do not matter, so that more may come than is meant.
  func rows(
    with words: String, in session: borrowing some Queries & ~Copyable
  ) throws -> [(owner: String, content: String)] {
    // What means something in a pattern, or has capitals that a database may not know, stands for any sign.
    var pattern = "%"
    for sign in words.lowercased().unicodeScalars {
      pattern.unicodeScalars.append(
        sign.isASCII && !"\\%".unicodeScalars.contains(sign) ? sign : "_")
    }
    pattern += "%"
    return try session.rows(
      "SELECT owner, content FROM \(table) WHERE LOWER(content) LIKE \(pattern)"
    ).map { (owner: try $0["owner"], content: try $0["content"]) }
  }

  func replace(
    _ old: String, with new: String, of owner: String, in session: borrowing WriteSession
  ) throws {
    guard old != new else { return }
    try session.execute(
      "UPDATE \(table) SET content = \(new) WHERE owner = \(owner) AND content = \(old)")
  }
}

/// One person on the whole server: by the account everywhere, by address only in the rows of some owners.
struct KnownPerson {
  let account: String
  /// In small letters; nil where none is known.
  let email: String?
  let name: String
  /// The owners in whose rows the address is the person's.
  let owners: Set<String>
  /// The ids of the links by which the person answered as a colleague, by owner.
  var links: [String: Set<String>] = [:]

  /// How the rows of an owner know the person.
  func traces(in owner: String) -> PersonTraces {
    let isAddressed = owners.contains(owner)
    return PersonTraces(
      ids: links[owner, default: []].union([account]), email: isAddressed ? email : nil,
      name: isAddressed ? name : "")
  }

  /// What the rows of all owners are looked for by.
  var words: [String] {
    ids.map { "{\"id\":\"\($0)\",\"name\":\"" }
      + (owners.isEmpty ? [] : email.map { [$0] } ?? [])
  }

  /// All ids, those of other owners' links too.
  var ids: [String] { links.values.reduce(into: Set([account])) { $0.formUnion($1) }.sorted() }
}

/// One person as the rows of one owner know them: by the ids of accounts and links, by address, and by name.
struct PersonTraces {
  var ids: Set<String>
  /// In small letters; nil where none is known.
  let email: String?
  let name: String

  /// What stands in an address's place once it is forgotten: a name of RFC 2606 that no mail reaches.
  static let forgottenAddress = "forgotten@forgotten.invalid"

  func isAddress(_ text: String) -> Bool { email == text.lowercased() }

  /// Whether words of whom to ask are of this person.
  func isContact(_ words: String) -> Bool {
    (email.map(words.lowercased().contains) ?? false)
      || (name.split(separator: " ").count > 1 && words.contains(name))
  }

  /// The colleagues and approvers of a response who have the person's address, by the ids of their links.
  func links(in response: SharedResponse) -> [String] {
    guard let email else { return [] }
    let approver = response.approver.flatMap { $0.address.key == email ? $0.person.id : nil }
    return response.delegations.filter { $0.address?.key == email }.map(\.person.id)
      + (approver.map { [$0] } ?? [])
  }

  /// A row without the person.
  func forgotten(in content: String) -> String {
    let nameless = StoredText(content).withoutNames(where: ids.contains)
    guard email != nil else { return nameless }
    return StoredText(nameless).replacing("address") {
      isAddress($0) ? Self.forgottenAddress : nil
    }
  }

  /// A row without anybody else.
  func alone(in content: String) -> String {
    let own = StoredText(content).withoutNames { !ids.contains($0) }
    return StoredText(own).replacing("address") {
      isAddress($0) ? nil : Self.forgottenAddress
    }
  }
}
