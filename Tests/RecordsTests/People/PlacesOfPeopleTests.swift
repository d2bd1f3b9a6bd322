import Database
import Testing

@testable import Records

/// Every table of the server is either looked through when a person is erased, or is known to need none of it.
struct PlacesOfPeopleTests {
  /// Why a table is not looked through.
  private static let exceptions = [
    "owners": "organisations are no persons",
    "accounts": "the person's own row is blanked by itself",
    "memberships": "roles go with the account",
    "sessions": "sessions go with the account",
    "identities": "identities go with the account",
    "account_keys": "invitations and keys are deleted by address and account",
    "pending_sign_ins": "holds a sign-in at a provider, for an hour at most",
    "audit": "holds numbers of accounts, and must not be changed",
    "questionnaires": "what the organisation asks",
    "questionnaire_drafts": "what the organisation is going to ask",
    "campaigns": "what the organisation tells those it asks; no person did anything there",
    "message_templates": "the organisation's own words",
    "campaign_choices": "choices without persons",
    "calls": "what the organisation asks everybody",
    "answer_intakes": "a file as it was sent, deleted after a day",
    "server_facts": "facts without persons",
    "files": "what was sent in as an answer or a picture; it goes with the answer",
  ]

  /// Columns that a person can stand in.
  private static let personal: Set<String> = [
    "content", "name", "email", "address", "account", "holder", "author", "subject", "sealed",
  ]

  /// The tables of areas, with their columns.
  private static func tables(_ areas: [TableArea]) -> [String: Set<String>] {
    var tables: [String: Set<String>] = [:]
    for statement in areas.flatMap(\.statements).map(\.description) {
      guard let match = statement.firstMatch(of: /CREATE TABLE (\w+) \(([\s\S]*)\)/) else {
        continue
      }
      tables[String(match.1)] = Set(
        match.2.split(whereSeparator: { $0 == "," || $0.isNewline })
          .compactMap { $0.split(separator: " ").first.map(String.init) })
    }
    return tables
  }

  private static func forgotten(_ areas: [TableArea]) -> [String] {
    let places = Set(PlaceOfPeople.all.map(\.table.description))
    return tables(areas).filter { name, columns in
      !columns.isDisjoint(with: personal) && !places.contains(name) && exceptions[name] == nil
    }.keys.sorted()
  }

  @Test func `no table with persons is forgotten when somebody is erased`() {
    #expect(Self.forgotten(ServerDatabase.areas).isEmpty)
    let known = Set(Self.tables(ServerDatabase.areas).keys)
    #expect(known.count > 20)
    #expect(known.isSuperset(of: PlaceOfPeople.all.map(\.table.description)))
    #expect(known.isSuperset(of: Self.exceptions.keys))
    #expect(Set(PlaceOfPeople.all.map(\.table.description)).isDisjoint(with: Self.exceptions.keys))
  }

  @Test func `a new table with an address is noticed`() {
    let new = TableArea(
      "guests",
      ["CREATE TABLE guests (\n  owner \(.text) NOT NULL, email \(.text) NOT NULL\n) \(.strict)"])
    #expect(Self.forgotten(ServerDatabase.areas + [new]) == ["guests"])
  }
}
