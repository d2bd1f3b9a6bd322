import Accounts
public import Fieldwork
import Languages
import Measures
public import Problems
import Records
import StatisticalTables
import Territory

extension CampaignDesk {
  /// What came of a list of contacts.
  public struct ContactIntake: Sendable {
    /// How many addresses were taken in.
    public let contacts: Int
    /// What is wrong, by line: nothing was taken in where one is an error.
    public let problems: [Problem]

    /// Whether the list was taken in.
    public var isTaken: Bool { !problems.contains { $0.severity == .error } }
  }

  /// The contacts of a campaign.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - owner: the id of its owner.
  public func contacts(in campaign: String, of owner: String) async throws -> [Contact] {
    try await store.contacts(in: campaign, of: owner)
  }

  /// Takes in a list of contacts, all of it or nothing.
  ///
  /// Units that the list does not name keep their contacts.
  ///
  /// - Parameters:
  ///   - bytes: the list as CSV.
  ///   - name: its name, for problems.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - actor: who brings it.
  public func takeContacts(
    _ bytes: [UInt8], name: String, for id: String, of owner: String, by actor: Actor
  ) async throws -> ContactIntake {
    guard let campaign = try await campaign(id, of: owner) else { throw Refusal(.notOpen) }
    let file: DelimitedFile
    do {
      file = try DelimitedFile(bytes, file: name)
    } catch {
      return ContactIntake(contacts: 0, problems: error.problems)
    }
    var log = ProblemLog()
    let excluded = campaign.frame.exclusions.map(\.unit.code)
    let asked = campaign.frame.units.map(\.code)
    let read = ContactSheet.read(
      file, units: asked + excluded,
      known: Set(units(of: campaign).division.codes.map(\.rawValue)),
      languages: Language.all.map(\.tag), log: &log)
    // Only what the list says is told: units that it does not name may have contacts already.
    let before = Set(try await contacts(in: id, of: owner).map(\.unit))
    let problems = log.problems.filter { problem in
      problem.code != "contacts.none"
        || problem.values["unit"].map { !before.contains($0) && !excluded.contains($0) } ?? true
    }
    let intake = ContactIntake(contacts: read.count, problems: problems)
    guard intake.isTaken else { return intake }
    var seen: Set<String> = []
    let named = read.map(\.unit).filter { seen.insert($0).inserted }
    try await store.replaceContacts(read, of: named, in: id, of: owner)
    try await ground.note(
      .campaignChanged, by: actor.principal, of: owner, on: AuditEvent.Object("contacts", id))
    return intake
  }

  /// Keeps the contacts of one unit, as they were typed: none, or one for each address that is not empty.
  ///
  /// - Parameters:
  ///   - typed: addresses with names and languages.
  ///   - unit: the unit's code.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - actor: who changes them.
  /// - Throws: `InputRefused`; the place of each problem is `address-1` and so on.
  public func setContacts(
    _ typed: [TypedContact], of unit: String, in id: String, of owner: String, by actor: Actor
  ) async throws {
    var log = ProblemLog()
    var contacts: [Contact] = []
    let before = try await self.contacts(in: id, of: owner).filter { $0.unit == unit }
    for (index, line) in typed.enumerated() where !line.address.isBlank {
      guard let address = EmailAddress(line.address) else {
        log.error(
          "contacts.address", at: Place("address-\(index + 1)"), ["found": line.address])
        continue
      }
      guard !contacts.contains(where: { $0.address.key == address.key }) else { continue }
      let language = Language.named(LanguageTag(rawValue: line.language))?.tag
      contacts.append(
        Contact(
          id: "\(unit)-\(index + 1)", unit: unit, address: address,
          name: line.name.isBlank ? nil : String(line.name.prefix(200)),
          // What a list told of the address stays; the form does not ask for it.
          isRole: before.first { $0.address.key == address.key }?.isRole, language: language))
    }
    if log.errorCount > 0 { throw InputRefused(log.problems) }
    try await store.replaceContacts(contacts, of: [unit], in: id, of: owner)
    try await ground.note(
      .campaignChanged, by: actor.principal, of: owner, on: AuditEvent.Object("contacts", unit))
  }

  /// A contact as it was typed.
  public struct TypedContact: Hashable, Sendable {
    /// The address.
    public var address: String
    /// The role or person.
    public var name: String
    /// The language it is written to in; that of the campaign where empty.
    public var language: String

    /// A contact as it was typed.
    ///
    /// - Parameters:
    ///   - address: the address.
    ///   - name: the role or person.
    ///   - language: the language it is written to in.
    public init(address: String, name: String = "", language: String = "") {
      self.address = address
      self.name = name
      self.language = language
    }
  }

  /// Lets mail go to an address again that came back or wanted no more.
  ///
  /// - Parameters:
  ///   - contact: the contact's id.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - actor: who says so.
  public func restore(
    contact: String, in id: String, of owner: String, by actor: Actor
  ) async throws {
    try await store.change(
      contact: contact, in: id, of: owner, .restored, by: actor.person, at: ground.now)
    try await ground.note(
      .campaignChanged, by: actor.principal, of: owner, on: AuditEvent.Object("contacts", contact))
  }
}
