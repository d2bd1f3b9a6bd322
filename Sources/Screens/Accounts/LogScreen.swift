public import Accounts
public import Languages
import Pages

/// The log of an organisation: who did what.
public struct LogScreen: Sendable {
  private let owner: String
  private let entries: [AuditEntry]
  private let people: [(id: String, name: String)]
  /// What is looked for: an action.
  public var action: AuditAction?
  /// What is looked for: somebody.
  public var person: String?
  /// The number of the last entry shown, where there are older ones.
  public var older: Int64?
  /// What the check of the whole log said: how many entries are whole, or which one is not.
  public var check: Check

  /// What the check of the whole log said.
  public enum Check: Sendable {
    /// All entries are as they were written.
    case whole
    /// The entry of this number, or one before it, is not what was written.
    case altered(Int64)
  }

  /// The log of an organisation.
  ///
  /// - Parameters:
  ///   - owner: the organisation's id.
  ///   - entries: the entries to be shown, the newest first.
  ///   - people: the accounts that may stand in it, by their names.
  ///   - check: what the check of the whole log said.
  public init(
    owner: String, entries: [AuditEntry], people: [(id: String, name: String)], check: Check
  ) {
    self.owner = owner
    self.entries = entries
    self.people = people
    self.check = check
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let base = "/\(language.tag.rawValue)/o/\(owner)/audit"
    let names = Dictionary(people.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let filter =
      (action.map { "&action=\($0.rawValue)" } ?? "") + (person.map { "&person=\($0)" } ?? "")
    let (isWhole, words): (Bool, String) =
      switch check {
      case .whole: (true, language.text("log.whole"))
      case .altered(let number):
        (false, language.text("log.altered", ["number": String(number)]))
      }
    return Screen(
      title: language.text("log.title"),
      main: templates.render(
        "accounts/log",
        View(
          [
            "base": base, "is-whole": isWhole, "check": words, "is-empty": entries.isEmpty,
            "actions": AuditAction.allCases.map {
              option($0.rawValue, $0.text(in: language), $0 == action, language)
            },
            "people": people.map { option($0.id, $0.name, $0.id == person, language) },
            "entries": entries.map { entry in
              View(
                [
                  "number": String(entry.number), "time": language.clock(entry.event.time),
                  "who": who(entry.event.who, names, language),
                  "action": entry.event.action.text(in: language),
                  "object": object(entry.event.object, names, language),
                ], language: language)
            },
            "has-older": older != nil,
            "older": "\(base)?before=\(older.map(String.init) ?? "")\(filter)",
          ], language: language)))
  }

  private func option(
    _ value: String, _ text: String, _ isChosen: Bool, _ language: Language
  ) -> View {
    View(["value": value, "text": text, "is-chosen": isChosen], language: language)
  }

  private func who(
    _ who: AuditEvent.Who, _ names: [String: String], _ language: Language
  ) -> String {
    switch who {
    case .account(let id): names[id] ?? language.text("log.former", ["id": id])
    case .link(let id): language.text("log.link", ["id": id])
    case .system: language.text("log.system")
    case .nobody: language.text("log.nobody")
    }
  }

  private func object(
    _ object: AuditEvent.Object?, _ names: [String: String], _ language: Language
  ) -> String {
    guard let object else { return "" }
    if object.kind == "account" { return names[object.id] ?? object.id }
    if object.kind == "role", let role = Role(rawValue: object.id) {
      return role.name(in: language)
    }
    return object.id
  }
}
