import Accounts
import CaseStudies
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

/// What is deleted because its time has come: the clock is moved, nobody waits.
struct CaretakerTests {
  /// What a campaign holds of people once a colleague has answered, and the campaign is closed.
  private static func field(_ post: PostOffice) async throws -> FieldworkStore.ResponseKey {
    _ = try await post.send(.invitation)
    let due = try #require(
      try await post.database.fieldwork.takeLetter(
        at: post.clock.now, until: post.clock.now.adding(seconds: 1)))
    let mail = try #require(post.office.ground.keys.messages.mail(in: due.sealed))
    let word = try #require(mail.text.firstMatch(of: /answer\/([0-9a-z]+)/))
    let token = try #require(LinkToken(String(word.1)))
    post.clock.now = post.clock.now.adding(seconds: 2)
    try await post.carrier().deliverAll()
    let answers = post.office.answers
    let holder = try #require(try await answers.holder(token))
    _ = try await answers.apply(.open, by: holder)
    let handed = try await answers.delegate(
      "d1", parts: ["a"], to: "Per Hansen", address: EmailAddress("per@k.example"), words: "",
      by: holder)
    let secret = try #require(handed)
    let colleague = try #require(try await answers.holder(secret))
    _ = try await answers.apply(
      .answer([AnswerChange(question: "use", value: .text("Much"), basis: 0, id: "c")]),
      by: colleague)
    try await post.database.fieldwork.apply(
      .close, to: post.campaign, of: "ks", by: Fieldwork.Person(id: "editor"), at: post.clock.now)
    return holder.link.response
  }

  private static func text(_ post: PostOffice, _ name: String) async throws -> String {
    let file = "\(post.folder.path)/\(name).dump"
    _ = try await post.database.dump(to: file)
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  private static let people = ["Per Hansen", "per@k.example", "postmottak@u1811.example"]

  @Test(arguments: MailPlace.kinds)
  func `contacts and names go when their days are over, answers and counts stay`(
    kind: String
  ) async throws {
    try await PostOffice.use(kind, units: .codes(["1811", "1505"])) { post in
      let key = try await Self.field(post)
      let caretaker = Caretaker(post.office)
      post.clock.now = post.clock.now.adding(seconds: 179 * 86_400)
      #expect(try await caretaker.round() == Caretaker.Round())
      let before = try await Self.text(post, "before")
      #expect(Self.people.allSatisfy { before.contains($0) })

      post.clock.now = post.clock.now.adding(seconds: 2 * 86_400)
      // Two servers on one database tidy at the same time: each thing goes once.
      let second = Caretaker(try PostOffice.office(post.database, post.clock))
      async let one = caretaker.round()
      async let other = second.round()
      let rounds = try await [one, other]
      #expect(rounds.map(\.contacts).reduce(0, +) == 4, "two contacts, two messages")
      #expect(rounds.contains { $0.people > 0 })
      let after = try await Self.text(post, "after")
      #expect(!Self.people.contains { after.contains($0) })
      #expect(try await caretaker.round() == Caretaker.Round())

      #expect(try await post.letters().map(\.state) == [.sent, .sent])
      let response = try #require(try await post.database.fieldwork.response(key))
      #expect(response.records["use"]?.current?.value == .text("Much"))
      #expect(response.records["use"]?.current?.by.name == nil)
      let log = try await post.database.accounts.audit(of: "ks")
      let told = log.filter { $0.event.action == .retentionDone }
      #expect(told.first?.event.object == AuditEvent.Object("campaign", post.campaign))

      post.clock.now = post.clock.now.adding(seconds: 3_650 * 86_400)
      #expect(try await caretaker.round().responses == 1)
      #expect(try await post.database.fieldwork.response(key) == nil)
    }
  }

  @Test func `a file that nothing speaks of goes, one that a case shows or a plan is stays`()
    async throws
  {
    try await SmallOffice.use { small in
      let files = small.database.files
      let plan = try await small.addPlan()
      let alone = try await files.add(Array("alone".utf8), type: "text/plain", of: "ks")
      let theirs = try await files.add(Array("alone".utf8), type: "text/plain", of: "nordland")
      let shown = try await files.add(Array("shown".utf8), type: "image/png", of: "ks")
      var form = try SmallOffice.caseForm()
      let words = LocalizedText([.nb: "Words"])
      form.pictures = [.init(file: shown + ".png", alternative: words, credit: "Kari")]
      let campaign = try #require(try await small.database.fieldwork.campaign("k27", of: "ks"))
      _ = try await small.office.cases.submit(
        .init(form: form, purposes: [.report], campaign: campaign, unit: "1811"), author: "kari",
        by: Fieldwork.Person(id: "kari"), as: .system)
      #expect(try await Caretaker(small.office).round().files == 2)
      #expect(try await files.file(shown, of: "ks") != nil)
      #expect(try await small.office.plans.file(of: plan) != nil)
      for (id, owner) in [(alone, "ks"), (theirs, "nordland")] {
        #expect(try await files.file(id, of: owner) == nil)
      }
      #expect(try await Caretaker(small.office).round().files == 0)
    }
  }

  @Test func `a campaign that nobody closes is over a month after its last day`() async throws {
    try await PostOffice.use(units: .codes(["1811"])) { post in
      let campaign = try #require(
        try await post.database.fieldwork.campaign(post.campaign, of: "ks"))
      let caretaker = Caretaker(post.office)
      post.clock.now = campaign.plan.closes.adding(seconds: (30 + 180) * 86_400 - 60)
      #expect(try await caretaker.round().contacts == 0)
      post.clock.now = post.clock.now.adding(seconds: 120)
      #expect(try await caretaker.round().contacts == 1)
    }
  }

  @Test func `the link of a unit that told a case stays, so that consent can be taken back`()
    async throws
  {
    try await SmallOffice.use { small in
      try await small.addCase(of: "1811")
      let end = try #require(Moment("2028-01-01T00:00:00Z"))
      let later = ReviewOffice(
        Ground(
          database: small.database, settings: small.office.ground.settings,
          keys: small.office.ground.keys, clock: { end }))
      _ = try await Caretaker(later).round()
      #expect(try await later.answers.holder(small.token("1811")) != nil)
      #expect(try await later.answers.holder(small.token("1505")) == nil)
    }
  }

  @Test func `what came in to a call goes with the answers, and where it came from much sooner`()
    async throws
  {
    try await SmallOffice.use { small in
      try await small.addCall()
      let now = small.office.ground.now
      let calls = small.database.calls
      _ = try await calls.take(
        "s1", .init(language: .nb, text: "More buses", name: "Ola Nordmann"),
        to: SmallOffice.callID, of: "ks", questionnaire: nil, place: "a hash", at: now)
      func round(afterDays days: Int) async throws -> Caretaker.Round {
        let then = now.adding(seconds: days * 86_400)
        let office = ReviewOffice(
          Ground(
            database: small.database, settings: small.office.ground.settings,
            keys: small.office.ground.keys, clock: { then }))
        return try await Caretaker(office).round()
      }
      #expect(try await round(afterDays: 0).submissions == 0)
      #expect(try await round(afterDays: 1).submissions == 1, "the place")
      #expect(try await calls.submissions(to: SmallOffice.callID, of: "ks").count == 1)
      #expect(try await round(afterDays: 3_652).submissions == 1)
      #expect(try await calls.submissions(to: SmallOffice.callID, of: "ks").isEmpty)
    }
  }

  @Test func `copies of the database file go after their days, and nothing else that lies there`()
    async throws
  {
    try await SmallOffice.use { small in
      // The clock stands on 5 January 2027, and a backup is kept for 35 days.
      let old = [
        "office.sqlite.version-3.20261130T000000Z.backup",
        "office.sqlite.replaced.20261101T000000Z",
        "office.sqlite.replaced.20261101T000000Z-wal", "office.sqlite.replaced.20261101T000000Z-2",
      ]
      let kept = [
        "office.sqlite.version-3.20261225T000000Z.backup",
        "office.sqlite.replaced.20261225T000000Z",
        "office.sqlite.version-3.backup", "office.sqlite.old", "notes.20261101T000000Z.backup",
      ]
      for name in old + kept { try small.folder.write("", to: name) }
      #expect(try await Caretaker(small.office).round().copies == 3)
      let names = Set(try FileManager.default.contentsOfDirectory(atPath: small.folder.path))
      #expect(names.isSuperset(of: kept))
      #expect(names.isDisjoint(with: old))
    }
  }

  @Test func `it goes on round after round, also where one fails, and ends when it is told to`()
    async throws
  {
    try await SmallOffice.use { small in
      let rounds = Mutex(0)
      let failures = Mutex(0)
      await small.database.close()
      await Caretaker(small.office).run {
        let number = rounds.withLock { count in
          count += 1
          return count
        }
        if number == 3 { throw CancellationError() }
      } failed: { _ in
        failures.withLock { $0 += 1 }
      }
      #expect(rounds.withLock { $0 } == 3)
      #expect(failures.withLock { $0 } == 3)

      let task = Task { await Caretaker(small.office).run { _ in } }
      task.cancel()
      await task.value
    }
  }
}
