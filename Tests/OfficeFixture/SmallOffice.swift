import Accounts
public import Fieldwork
import Languages
import Measures
public import Office
public import Records
import Synchronization
public import TestSupport

/// An office with two organisations, each with an open campaign that asks two units in two counties.
public struct SmallOffice: Sendable {
  /// All desks.
  public let office: ReviewOffice
  /// What they keep everything in.
  public let database: ServerDatabase
  /// The folder that the database lies in.
  public let folder: TemporaryFolder

  /// The units that are asked, with their counties.
  public static let units = [("1811", "18"), ("1505", "15")]
  /// The organisations.
  public static let owners = ["ks", "nordland"]

  /// The questionnaire of each.
  public static let questionnaire = """
    id: vsr
    title: {nb: Undersøkelse, nn: Undersøking, en: Survey}
    wave: {id: "2027"}
    frame: {levels: [municipality], counts: organisations}
    languages: [nb, nn, en]
    sections:
      - {id: a, title: {nb: Bruk, nn: Bruk, en: Use}}
      - {id: b, title: {nb: Mer, nn: Meir, en: More}}
    questions:
      - {id: use, section: a, type: text, text: {nb: Bruk?, nn: Bruk?, en: Use?}}
      - {id: more, section: b, type: text, text: {nb: Mer?, nn: Meir?, en: More?}}
    """

  /// Fills an office, does something, and closes it.
  ///
  /// - Parameters:
  ///   - proxies: addresses whose word is taken on who asks.
  ///   - secondsPerLook: how far the clock goes each time that somebody looks at it.
  ///   - reports: who reads the reports of the server; it has none where nil.
  ///   - work: what to do.
  public static func use(
    proxies: Set<String> = [], secondsPerLook: Int = 0,
    reports: OfficeSettings.ReportReaders? = nil,
    _ work: @Sendable (SmallOffice) async throws -> Void
  ) async throws {
    try await TemporaryFolder.use { folder in
      let (database, _) = try await ServerDatabase.open(
        folder.path + "/office.sqlite", time: 1_800_000_000)
      do {
        let keys = try needed(ServerKeys(secret: [UInt8](repeating: 7, count: 32)))
        let start = try needed(Moment("2027-01-05T09:00:00Z"))
        let clock = Mutex(start)
        var settings = OfficeSettings(origin: "http://127.0.0.1:8080", proxies: proxies)
        settings.hasReports = reports != nil
        settings.reportReaders = reports ?? .everyone
        let ground = Ground(
          database: database, settings: settings, keys: keys,
          clock: {
            clock.withLock { now in
              now = now.adding(seconds: secondsPerLook)
              return now
            }
          })
        for owner in owners { try await fill(database, keys, owner: owner) }
        try await work(
          SmallOffice(office: ReviewOffice(ground), database: database, folder: folder))
        await database.close()
      } catch {
        await database.close()
        throw error
      }
    }
  }

  /// The token of a unit's personal link.
  public func token(_ unit: String, of owner: String = "ks") throws -> LinkToken {
    try Self.token(unit, of: owner)
  }

  private static func token(_ unit: String, of owner: String) throws -> LinkToken {
    let seed = Array("\(owner) \(unit) is a seed for tests".utf8).prefix(16)
    return try needed(LinkToken(random: Array(seed)))
  }

  private static func fill(
    _ database: ServerDatabase, _ keys: ServerKeys, owner id: String
  ) async throws {
    let name = LocalizedText(same: id.uppercased())
    try await database.accounts.add(try needed(Owner(id: id, name: name)))
    let fieldwork = database.fieldwork
    try await fieldwork.addQuestionnaire(questionnaire, id: "vsr", of: id)
    let same = LocalizedText(same: "Words")
    let opens = try needed(Moment("2027-01-04T07:00:00Z"))
    let plan = CampaignPlan(
      title: same, questionnaire: .init(id: "vsr", number: 1), opens: opens,
      closes: try needed(Moment("2027-02-01T22:59:59Z")),
      notice: .init(asker: same, purpose: same, use: same, questions: same),
      sender: .init(name: "KS", address: try needed(EmailAddress("ask@ks.example"))))
    let frame = SamplingFrame(
      units: units.map {
        .init(code: $0.0, levels: ["municipality"], groups: ["county": $0.1])
      })
    try await fieldwork.add(
      Campaign(id: "k27", owner: id, review: "vsr-2027", plan: plan, frame: frame))
    let editor = Fieldwork.Person(id: "editor")
    try await fieldwork.apply(
      .open(languages: [.nb, .nn, .en]), to: "k27", of: id, by: editor, at: opens)
    let links = try units.map { unit, _ in
      Link(
        id: "\(id)-\(unit)", campaign: "k27", unit: unit, kind: .coordinator,
        token: try token(unit, of: id), key: keys.links, by: editor, at: opens)
    }
    try await fieldwork.add(links, of: id)
  }
}

struct MissingFixture: Error {}

/// A value that a fixture cannot do without.
func needed<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw MissingFixture() }
  return value
}
