import Accounts
public import Fieldwork
import Foundation
import Languages
import Measures
import Office
import Records

/// A server's folder with a campaign in the field, filled before the server starts: what a real process then
/// serves, and what is left in its database afterwards.
public struct FieldedOffice: Sendable {
  /// The folder of the server's own files.
  public let folder: String
  /// The address of its database; nil for the file in the folder.
  public let database: String?
  /// The units that are asked.
  public let units: [String]

  /// The id of the organisation.
  public static let owner = "ks"
  /// The id of the campaign.
  public static let campaign = "k27"

  private static let secret = [UInt8](repeating: 5, count: 32)
  private var place: String { database ?? folder + "/samstemt.sqlite" }

  /// Fills a folder and a database: a campaign that opened a day ago and closes in thirty days.
  ///
  /// - Parameters:
  ///   - folder: the folder of the server's own files; it must exist.
  ///   - database: the address of an empty database; nil for a file in the folder.
  ///   - units: the units that are asked.
  ///   - needsSignOff: whether somebody must approve.
  ///   - closesInDays: when the campaign closes, in days from now; earlier than now where negative.
  public static func fill(
    folder: String, database: String? = nil, units: [String], needsSignOff: Bool = false,
    closesInDays: Int = 30
  ) async throws -> FieldedOffice {
    let office = FieldedOffice(folder: folder, database: database, units: units)
    guard
      FileManager.default.createFile(
        atPath: folder + "/secret.key", contents: Data(secret),
        attributes: [.posixPermissions: 0o600])
    else { throw MissingFixture() }
    let now = Moment.now
    let (server, _) = try await ServerDatabase.open(office.place, time: 1_800_000_000)
    do {
      try await server.accounts.add(
        try needed(Owner(id: owner, name: LocalizedText(same: "KS"))))
      try await office.add(
        "k21", questionnaire: earlier, id: "vsr-2021", to: server,
        now: now.adding(seconds: -864_000))
      try await office.answerEarlier(server)
      try await office.add(
        campaign, questionnaire: questionnaire, id: "vsr-2027", to: server,
        now: now, needsSignOff: needsSignOff, closesInDays: closesInDays)
      await server.close()
    } catch {
      await server.close()
      throw error
    }
    return office
  }

  /// A place in which nothing is kept yet.
  ///
  /// - Parameters:
  ///   - folder: the folder of the server's own files, which need not exist.
  ///   - database: the address of an empty database; nil for a file in the folder.
  public static func empty(folder: String, database: String? = nil) -> FieldedOffice {
    FieldedOffice(folder: folder, database: database, units: [])
  }

  /// The secret of a unit's link to the campaign.
  public static func token(_ unit: String, campaign: String = campaign) throws -> LinkToken {
    let seed = Array("\(unit) \(campaign) is a seed of tests".utf8).prefix(16)
    return try needed(LinkToken(random: Array(seed)))
  }

  /// What every unit has answered, by unit and question, each version in order.
  public func answers() async throws -> [String: [String: [AnswerVersion]]] {
    let (server, _) = try await ServerDatabase.open(place, time: 1_800_000_000)
    var found: [String: [String: [AnswerVersion]]] = [:]
    do {
      for unit in units {
        let key = FieldworkStore.ResponseKey(
          owner: Self.owner, campaign: Self.campaign, unit: unit)
        found[unit] = try await server.fieldwork.response(key)?.records.mapValues(\.versions)
      }
      await server.close()
    } catch {
      await server.close()
      throw error
    }
    return found
  }

  private func add(
    _ id: String, questionnaire: String, id questionnaireID: String, to server: ServerDatabase,
    now: Moment, needsSignOff: Bool = false, closesInDays: Int = 30
  ) async throws {
    let keys = try needed(ServerKeys(secret: Self.secret))
    let fieldwork = server.fieldwork
    try await fieldwork.addQuestionnaire(questionnaire, id: questionnaireID, of: Self.owner)
    let opens = now.adding(seconds: -40 * 86_400)
    func words(_ nb: String, _ nn: String, _ en: String) -> LocalizedText {
      LocalizedText([.nb: nb, .nn: nn, .en: en])
    }
    let plan = CampaignPlan(
      title: words("Kommunene og målene", "Kommunane og måla", "Municipalities and the goals"),
      questionnaire: .init(id: questionnaireID, number: 1), opens: opens,
      closes: now.adding(seconds: closesInDays * 86_400),
      notice: .init(
        asker: words(
          "KS spør alle kommuner.", "KS spør alle kommunar.", "KS asks all municipalities."),
        purpose: words(
          "Svarene viser hvordan arbeidet med bærekraftsmålene går.",
          "Svara viser korleis arbeidet med berekraftsmåla går.",
          "The answers show how the work on the goals goes."),
        use: words(
          "Tallene publiseres samlet. Svarene slettes etter fem år.",
          "Tala blir publiserte samla. Svara blir sletta etter fem år.",
          "Figures are published together. Answers are deleted after five years."),
        questions: words(
          "Spør ks@ks.example. Du kan klage til Datatilsynet.",
          "Spør ks@ks.example. Du kan klage til Datatilsynet.",
          "Ask ks@ks.example. You can complain to the data protection authority.")),
      sender: .init(name: "KS", address: try needed(EmailAddress("ks@ks.example"))),
      needsSignOff: needsSignOff)
    let frame = SamplingFrame(
      units: units.map { .init(code: $0, levels: ["municipality"], groups: ["county": "18"]) })
    try await fieldwork.add(
      Campaign(id: id, owner: Self.owner, review: "vsr", plan: plan, frame: frame))
    let editor = Fieldwork.Person(id: "editor")
    try await fieldwork.apply(
      .open(languages: [.nb, .nn, .en]), to: id, of: Self.owner, by: editor, at: opens)
    try await fieldwork.add(
      try units.map { unit in
        Link(
          id: "\(id)-\(unit)", campaign: id, unit: unit, kind: .coordinator,
          token: try Self.token(unit, campaign: id), key: keys.links, by: editor, at: opens)
      }, of: Self.owner)
  }
}
