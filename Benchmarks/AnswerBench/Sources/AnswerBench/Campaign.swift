import Accounts
import Fieldwork
import Foundation
import Languages
import Measures
import Office
import Records

/// A campaign that asks so many units forty questions, written to the database before the server starts.
enum Fielded {
  static let questions = 40

  static func token(_ unit: Int) -> LinkToken? {
    LinkToken(
      random: Array("bench unit \(unit) of many".utf8.prefix(16))
        + [0, 1].map { UInt8(unit >> (8 * $0) & 255) })
  }

  static func fill(folder: String, database: String?, units: Int) async throws {
    let secret = [UInt8](repeating: 3, count: 32)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    FileManager.default.createFile(
      atPath: folder + "/secret.key", contents: Data(secret),
      attributes: [.posixPermissions: 0o600])
    guard let keys = ServerKeys(secret: secret),
      let owner = Owner(id: "ks", name: LocalizedText(same: "KS")),
      let address = EmailAddress("ask@ks.example")
    else { return }
    let (server, _) = try await ServerDatabase.open(
      database ?? folder + "/samstemt.sqlite", time: 1_800_000_000)
    try await server.accounts.add(owner)
    let asked = (0..<questions).map {
      "  - {id: q\($0), section: s\($0 / 10), type: text, text: {nb: \"Spørsmål \($0)?\"}}"
    }
    let yaml = """
      id: bench
      title: {nb: Mange spørsmål}
      wave: {id: "2027"}
      frame: {levels: [municipality], counts: organisations}
      languages: [nb]
      sections:
      \((0..<4).map { "  - {id: s\($0), title: {nb: Del \($0)}}" }.joined(separator: "\n"))
      questions:
      \(asked.joined(separator: "\n"))
      """
    let fieldwork = server.fieldwork
    try await fieldwork.addQuestionnaire(yaml, id: "bench", of: "ks")
    let same = LocalizedText(same: "Words")
    let now = Moment.now
    let plan = CampaignPlan(
      title: same, questionnaire: .init(id: "bench", number: 1), opens: now.adding(seconds: -60),
      closes: now.adding(seconds: 864_000),
      notice: .init(asker: same, purpose: same, use: same, questions: same),
      sender: .init(name: "KS", address: address))
    let frame = SamplingFrame(
      units: (0..<units).map {
        .init(code: "\($0)", levels: ["municipality"], groups: ["county": "18"])
      })
    try await fieldwork.add(
      Campaign(id: "k27", owner: "ks", review: "vsr", plan: plan, frame: frame))
    let editor = Fieldwork.Person(id: "editor")
    try await fieldwork.apply(.open(languages: [.nb]), to: "k27", of: "ks", by: editor, at: now)
    try await fieldwork.add(
      (0..<units).compactMap { unit in
        token(unit).map {
          Link(
            id: "l\(unit)", campaign: "k27", unit: "\(unit)", kind: .coordinator, token: $0,
            key: keys.links, by: editor, at: now)
        }
      }, of: "ks")
    await server.close()
  }

  /// How many versions of answers the database holds.
  static func stored(folder: String, database: String?, units: Int) async throws -> Int {
    let (server, _) = try await ServerDatabase.open(
      database ?? folder + "/samstemt.sqlite", time: 1_800_000_000)
    var count = 0
    for unit in 0..<units {
      let key = FieldworkStore.ResponseKey(owner: "ks", campaign: "k27", unit: "\(unit)")
      count +=
        try await server.fieldwork.response(key)?.records.values.reduce(0) { $0 + $1.number } ?? 0
    }
    await server.close()
    return count
  }
}
