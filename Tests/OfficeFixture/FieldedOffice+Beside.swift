import Accounts
import Agenda
import CaseStudies
import Fieldwork
import Foundation
import Languages
import Measures
import Office
import Records

extension FieldedOffice {
  /// Adds what stands beside the answers: a published case with a picture, one that is not approved, and a
  /// hearing that somebody has answered and that something came of.
  ///
  /// - Returns: the id of the case that is published.
  public func addBeside() async throws -> String {
    let (server, _) = try await ServerDatabase.open(
      database ?? folder + "/samstemt.sqlite", time: 1)
    do {
      let keys = try needed(ServerKeys(secret: [UInt8](repeating: 5, count: 32)))
      let office = ReviewOffice(
        Ground(database: server, settings: OfficeSettings(origin: ""), keys: keys))
      let id = try await addCases(office)
      try await addCall(server)
      await server.close()
      return id
    } catch {
      await server.close()
      throw error
    }
  }

  private func addCases(_ office: ReviewOffice) async throws -> String {
    let desk = office.cases
    let campaign = try needed(try await office.campaigns.campaign(Self.campaign, of: Self.owner))
    let unit = try needed(units.first)
    let teller = Fieldwork.Person(id: "\(Self.campaign)-\(unit)", name: "Kari")
    let editor = Fieldwork.Person(id: "editor", name: "Ola")
    _ = try await desk.submit(
      .init(form: SmallOffice.caseForm("Ikke sett på"), campaign: campaign, unit: unit),
      author: nil, by: teller, as: .system)
    var filed = try await desk.submit(
      .init(
        form: SmallOffice.caseForm(), purposes: [.report, .web], campaign: campaign, unit: unit),
      author: nil, by: teller, as: .system)
    filed = try await desk.add(
      CaseDesk.SentPicture(
        bytes: Self.picture, alternative: "En \"rød\" vei", credit: "Foto: Kari"),
      to: filed, as: .contributor, by: teller, as: .system)
    let version = filed.work.version
    let steps: [(CaseWork.Command, CaseWork.Role, Fieldwork.Person)] = [
      (.check, .editor, editor), (.edit(filed.work.form, version: version), .editor, editor),
      (.approve(version: version), .contributor, teller), (.publish, .editor, editor),
    ]
    for (command, role, person) in steps {
      filed = try await desk.apply(command, to: filed, as: role, by: person, as: .system)
    }
    return filed.work.id
  }

  private func addCall(_ server: ServerDatabase) async throws {
    let same = LocalizedText(same: "Words")
    let now = Moment.now
    let person = Fieldwork.Person(id: "editor")
    let plan = OpenCall.Plan(
      kind: .hearing(document: "https://ks.example/draft"), title: same, introduction: same,
      notice: .init(asker: same, purpose: same, use: same, questions: same), opens: now,
      closes: now.adding(seconds: 86_400))
    try await server.calls.add(OpenCall(id: "buses", owner: Self.owner, review: "vsr", plan: plan))
    func apply(_ command: OpenCall.Command) async throws {
      _ = try await server.calls.apply(to: "buses", of: Self.owner, by: person, at: now) { _ in
        command
      }
    }
    try await apply(.open(languages: [.nb, .nn, .en]))
    _ = try await server.calls.take(
      "one", .init(language: .nb, text: "Flere busser", mayBeShown: true), to: "buses",
      of: Self.owner, questionnaire: nil, place: "hash", at: now)
    try await apply(.close)
    try await apply(
      .conclude([.init(heard: same, result: .followed, answer: same, submissions: ["one"])]))
  }

  /// A small picture.
  private static let picture: [UInt8] = {
    func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
      [0, 0, 0, UInt8(content.count)] + Array(name.utf8) + content + [0, 0, 0, 0]
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", [0, 0, 0, 4, 0, 0, 0, 3, 8, 2, 0, 0, 0]) + chunk("IDAT", [1])
      + chunk("IEND", [])
  }()
}
