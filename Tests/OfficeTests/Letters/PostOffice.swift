import Accounts
import Fieldwork
import Foundation
import Languages
import Mail
import Measures
import OfficeFixture
import Records
import Surveys
import Synchronization
import TestSupport
import Testing

@testable import Office

/// An office whose campaign asks all municipalities and counties, with a mailbox each, and whose clock is set
/// by hand.
struct PostOffice {
  let office: ReviewOffice
  let database: ServerDatabase
  let clock: Clock
  let folder: TemporaryFolder

  static let actor = CampaignDesk.Actor(
    .system, Fieldwork.Person(id: "editor", name: "The editor"))

  final class Clock: Sendable {
    private let time: Mutex<Moment>
    init(_ moment: Moment) { time = Mutex(moment) }
    var now: Moment {
      get { time.withLock { $0 } }
      set { time.withLock { $0 = newValue } }
    }
  }

  /// Opens an office on a database of a kind, does something, and closes it.
  static func use(
    _ kind: String = "sqlite", units: FrameChoice = .roles, needsSignOff: Bool = false,
    questionnaire: String = SmallOffice.questionnaire,
    _ work: @Sendable (PostOffice) async throws -> Void
  ) async throws {
    try await TemporaryFolder.use { folder in
      let address =
        kind == "sqlite"
        ? folder.path + "/office.sqlite" : try PostgresServer.shared().newDatabase()
      let (database, _) = try await ServerDatabase.open(address, time: 1_800_000_000)
      do {
        let clock = Clock(try #require(Moment("2027-01-05T09:00:00Z")))
        let office = try Self.office(database, clock)
        let post = PostOffice(office: office, database: database, clock: clock, folder: folder)
        try await post.fill(units, needsSignOff: needsSignOff, questionnaire)
        try await work(post)
        await database.close()
      } catch {
        await database.close()
        throw error
      }
    }
  }

  /// Another process on the same database would have desks of its own.
  static func office(_ database: ServerDatabase, _ clock: Clock) throws -> ReviewOffice {
    let keys = try #require(ServerKeys(secret: [UInt8](repeating: 9, count: 32)))
    return ReviewOffice(
      Ground(
        database: database, settings: OfficeSettings(origin: "https://svar.example"), keys: keys,
        clock: { clock.now }))
  }

  private func fill(
    _ units: FrameChoice, needsSignOff: Bool, _ questionnaire: String
  ) async throws {
    let owner = try #require(Owner(id: "ks", name: LocalizedText(same: "KS")))
    try await database.accounts.add(owner)
    try await database.fieldwork.addQuestionnaire(questionnaire, id: "vsr", of: "ks")
    var form = try await office.campaigns.newForm(for: owner)
    form.texts["title"] = [.nb: "Bærekraft 2027", .nn: "Berekraft 2027", .en: "SDGs 2027"]
    form.opens = "2027-01-05"
    form.closes = "2027-01-26"
    form.reminders = "14, 7"
    form.needsSignOff = needsSignOff
    form.senderAddress = "ask@ks.example"
    let id = try await office.campaigns.create(form, of: "ks", by: Self.actor)
    #expect(id == "baerekraft-2027")
    try await office.campaigns.choose(units, for: id, of: "ks", by: Self.actor)
    let frame = try #require(try await office.campaigns.campaign(id, of: "ks")).frame
    let sheet =
      "unit,address\n"
      + frame.units.map { "\($0.code),postmottak@u\($0.code).example\n" }.joined()
    let intake = try await office.campaigns.takeContacts(
      Array(sheet.utf8), name: "contacts.csv", for: id, of: "ks", by: Self.actor)
    #expect(intake.problems.isEmpty)
    try await office.campaigns.open(id, of: "ks", by: Self.actor)
  }

  let campaign = "baerekraft-2027"

  func send(_ kind: MessageKind) async throws -> CampaignDesk.Sending {
    try await office.campaigns.send(kind, in: campaign, of: "ks", by: Self.actor)
  }

  func letters(_ kind: MessageKind? = nil) async throws -> [Letter] {
    try await office.campaigns.letters(in: campaign, of: "ks").filter {
      kind == nil || $0.kind == kind
    }
  }

  /// Answers for a unit by the link in a mail's text, and hands in.
  func handIn(_ text: String) async throws {
    let address = try #require(text.firstMatch(of: /answer\/([0-9a-z]+)/))
    let token = try #require(LinkToken(String(address.1)))
    let holder = try #require(try await office.answers.holder(token))
    let change = AnswerChange(question: "use", value: .text("Yes"), basis: 0, id: "c1")
    _ = try await office.answers.apply(.open, by: holder)
    _ = try await office.answers.apply(.answer([change]), by: holder)
    let again = try #require(try await office.answers.holder(token))
    _ = try await office.answers.apply(
      .submit(seen: again.response.summary(again.rules).digest), by: again)
  }
}
