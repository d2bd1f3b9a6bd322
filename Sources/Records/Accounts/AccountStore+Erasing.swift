public import Accounts
import Database

extension AccountStore {
  /// A row of another part that names an account.
  public struct Mention: Hashable, Sendable {
    /// What the row is, such as `responses`.
    public let part: String
    /// The owner that it belongs to.
    public let owner: String
    /// The row as JSON.
    public let content: String
  }

  /// Where else an account is named, for the person's own data.
  ///
  /// - Parameter account: the id of the account.
  public func mentions(of account: String) async throws -> [Mention] {
    let pattern = "%\(Self.beginning(of: account))%"
    return try await database.read { session in
      try Self.places.flatMap { place in
        try session.rows(place.find(pattern)).map {
          Mention(part: place.part, owner: try $0["owner"], content: try $0["content"])
        }
      }
    }
  }

  /// Erases a person: the account is blanked, what others wrote down of its name and address goes with it.
  ///
  /// What was answered and done stays, with the number of the account alone.
  ///
  /// - Parameters:
  ///   - id: the account.
  ///   - time: the time.
  ///   - events: what the log is told.
  public func erase(_ id: String, at time: Timestamp, noting events: [AuditEvent]) async throws {
    let beginning = Self.beginning(of: id)
    try await database.write { session in
      guard let account = try Self.account(id, in: session) else { return }
      try Self.replace(account.erased(at: time), in: session)
      for place in Self.places {
        for row in try session.rows(place.find("%\(beginning)%")) {
          let old: String = try row["content"]
          try session.execute(place.replace(old, Self.blanked(old, beginning)))
        }
      }
      let email = account.email.lowercased()
      if !email.isEmpty {
        try session.execute("DELETE FROM account_keys WHERE email = \(email)")
        try session.execute("DELETE FROM contacts WHERE LOWER(address) = \(email)")
      }
      for event in events { try Self.note(event, in: session) }
    }
  }

  /// How a person stands in a row: with the keys in the order of the alphabet, the id first and then the name.
  private static func beginning(of account: String) -> String {
    "{\"id\":\"\(account)\",\"name\":\""
  }

  /// A row without the name of a person; everything else stays as it was written.
  static func blanked(_ content: String, _ beginning: String) -> String {
    var parts = content.split(separator: beginning, omittingEmptySubsequences: false)[...]
    var result = String(parts.popFirst() ?? "")
    for part in parts {
      var rest = part.utf8
      var isEscaped = false
      while let byte = rest.popFirst() {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          break
        }
      }
      result += beginning.dropLast(",\"name\":\"".count) + (String(Substring(rest)))
    }
    return result
  }

  /// A table in whose rows people stand.
  private struct PlaceOfPeople: Sendable {
    let part: String
    let find: @Sendable (String) -> SQL
    let replace: @Sendable (String, String) -> SQL
  }

  private static let places: [PlaceOfPeople] = [
    PlaceOfPeople(
      part: "campaigns",
      find: { "SELECT owner, content FROM campaign_events WHERE content LIKE \($0)" },
      replace: { "UPDATE campaign_events SET content = \($1) WHERE content = \($0)" }),
    PlaceOfPeople(
      part: "links", find: { "SELECT owner, content FROM links WHERE content LIKE \($0)" },
      replace: { "UPDATE links SET content = \($1) WHERE content = \($0)" }),
    PlaceOfPeople(
      part: "responses",
      find: { "SELECT owner, content FROM responses WHERE content LIKE \($0)" },
      replace: { "UPDATE responses SET content = \($1) WHERE content = \($0)" }),
    PlaceOfPeople(
      part: "answers",
      find: { "SELECT owner, content FROM answer_versions WHERE content LIKE \($0)" },
      replace: { "UPDATE answer_versions SET content = \($1) WHERE content = \($0)" }),
    PlaceOfPeople(
      part: "response events",
      find: { "SELECT owner, content FROM response_events WHERE content LIKE \($0)" },
      replace: { "UPDATE response_events SET content = \($1) WHERE content = \($0)" }),
    PlaceOfPeople(
      part: "letters", find: { "SELECT owner, content FROM letters WHERE content LIKE \($0)" },
      replace: { "UPDATE letters SET content = \($1) WHERE content = \($0)" }),
    PlaceOfPeople(
      part: "plans", find: { "SELECT owner, content FROM plans WHERE content LIKE \($0)" },
      replace: { "UPDATE plans SET content = \($1) WHERE content = \($0)" }),
    PlaceOfPeople(
      part: "judgements of passages",
      find: { "SELECT owner, content FROM plan_judgements WHERE content LIKE \($0)" },
      replace: { "UPDATE plan_judgements SET content = \($1) WHERE content = \($0)" }),
  ]
}
