import Accounts
import Database
import Fieldwork
import Foundation
import Languages
import Mail
import Measures
import Synchronization
import TestSupport
import Testing

@testable import Office
@testable import Records

/// Messages on their way: each once, to those whose turn it is.
struct LetterCarrierTests {
  @Test(.needsMailServer, arguments: MailPlace.kinds)
  func `372 are invited, two who have answered are not reminded, and nobody gets mail twice`(
    kind: String
  ) async throws {
    try await PostOffice.use(kind) { post in
      let stand = try MailStand(in: post.folder)
      #expect(try await post.send(.invitation).queued == 372)
      // Two processes carry at once, each with a connection of its own.
      let server = MailServer(host: "127.0.0.1", port: stand.port, security: .none)
      let carriers = try (0..<2).map { _ in
        LetterCarrier(
          try PostOffice.office(post.database, post.clock), settings: MailSettings(.server(server)))
      }
      let sent = try await withThrowingTaskGroup(of: Int.self) { group in
        for carrier in carriers { group.addTask { try await carrier.deliverAll() } }
        return try await group.reduce(0, +)
      }
      #expect(sent == 372)
      let kept = try stand.kept
      #expect(Set(kept.flatMap(\.to)).count == 372)
      #expect(kept.count == 372)
      #expect(Set(kept.map(\.session)).count == 2)
      #expect(try await post.send(.invitation).queued == 0)
      #expect(try await post.letters().allSatisfy { $0.state == .sent })

      for mail in kept.prefix(2) { try await post.handIn(mail.text) }
      post.clock.now = post.clock.now.adding(seconds: 86_400)
      #expect(try await post.send(.reminder).queued == 370)
      _ = try await carriers[0].deliverAll()
      let reminded = Set(try stand.kept.dropFirst(372).flatMap(\.to))
      #expect(reminded.count == 370)
      #expect(reminded.isDisjoint(with: kept.prefix(2).flatMap(\.to)))
    }
  }

  @Test func `what waits cannot be read in the database, and is wiped when it is sent`()
    async throws
  {
    try await PostOffice.use(units: .codes(["1811", "1505"])) { post in
      _ = try await post.send(.invitation)
      let now = post.clock.now
      let due = try #require(
        try await post.database.fieldwork.takeLetter(at: now, until: now.adding(seconds: 1)))
      let mail = try #require(post.office.ground.keys.messages.mail(in: due.sealed))
      #expect(mail.text.contains("https://svar.example/nb/answer/"))
      let token = try #require(mail.text.firstMatch(of: /answer\/([0-9a-z]+)/)).1
      let file = FileManager.default.contents(atPath: post.folder.path + "/office.sqlite-wal")
      #expect(try #require(file).firstRange(of: Data(token.utf8)) == nil)
      #expect(
        ServerKeys(secret: [UInt8](repeating: 1, count: 32))?.messages.mail(in: due.sealed) == nil)

      post.clock.now = now.adding(seconds: 2)
      try await post.carrier().deliverAll()
      #expect(try await post.letters().allSatisfy { $0.state == .sent })
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: post.folder.path + "/eml").count == 2)
    }
  }

  @Test
  func `who has handed in, left or asked for quiet gets no more, also where it waited already`()
    async throws
  {
    try await PostOffice.use(units: .codes(["1811", "1505", "4601"])) { post in
      _ = try await post.send(.invitation)
      let contact = try #require(
        try await post.office.campaigns.contacts(in: post.campaign, of: "ks").first {
          $0.unit == "1811"
        })
      let key = post.office.ground.keys.unsubscribe.token(
        owner: "ks", contact: "\(post.campaign)/\(contact.id)", address: contact.address)
      let link = try #require(
        try await post.office.campaigns.subscription(
          contact.id, key: key, in: post.campaign, of: "ks"))
      try await post.office.campaigns.end(link)
      try await post.office.campaigns.exclude(
        "4601", because: "merges", from: post.campaign, of: "ks", by: PostOffice.actor)
      try await post.carrier().deliverAll()
      let states = Dictionary(
        uniqueKeysWithValues: try await post.letters().map { ($0.unit, $0.state) })
      #expect(states == ["1811": .dropped, "4601": .dropped, "1505": .sent])
    }
  }

  @Test func `planned reminders go out on their days, by day, once`() async throws {
    try await PostOffice.use(units: .codes(["1811", "1505"])) { post in
      let carrier = post.carrier()
      _ = try await post.send(.invitation)
      try await carrier.deliverAll()
      #expect(try await carrier.sendPlannedReminders() == 0)
      post.clock.now = try #require(Moment("2027-01-12T03:00:00Z"))
      #expect(try await carrier.sendPlannedReminders() == 0)
      post.clock.now = try #require(Moment("2027-01-12T09:00:00Z"))
      #expect(try await carrier.sendPlannedReminders() == 2)
      #expect(try await carrier.sendPlannedReminders() == 0)
      post.clock.now = try #require(Moment("2027-01-13T09:00:00Z"))
      #expect(try await carrier.sendPlannedReminders() == 0)
    }
  }

  @Test func `one campaign that fails keeps back no reminders of others, and is told of`()
    async throws
  {
    try await PostOffice.use(units: .codes(["1811", "1505"])) { post in
      let aa = try #require(Owner(id: "aa", name: LocalizedText(same: "AA")))
      try await post.database.accounts.add(aa)
      let campaign = try #require(try await post.office.campaigns.campaign(post.campaign, of: "ks"))
      try await post.database.fieldwork.add(
        Campaign(
          id: "broken", owner: "aa", review: "x", plan: campaign.plan, frame: campaign.frame))
      try await post.database.database.write { session in
        try session.execute(
          "UPDATE campaigns SET content = '{}', version = 2 WHERE owner = 'aa'")
      }
      let failures = Mutex(0)
      let carrier = LetterCarrier(post.office, settings: MailSettings(.folder(post.folder.path))) {
        _ in failures.withLock { $0 += 1 }
      }
      _ = try await post.send(.invitation)
      post.clock.now = try #require(Moment("2027-01-12T09:00:00Z"))
      #expect(try await carrier.sendPlannedReminders() == 2)
      #expect(failures.withLock { $0 } == 1)
    }
  }

  @Test(.needsMailServer)
  func `a passing failure is tried again later, a lasting one marks the contact`() async throws {
    try await PostOffice.use(units: .codes(["1811", "1505"])) { post in
      try await post.office.campaigns.setContacts(
        [.init(address: "full@nes.example")], of: "1811", in: post.campaign, of: "ks",
        by: PostOffice.actor)
      try await post.office.campaigns.setContacts(
        [.init(address: "unknown@nes.example")], of: "1505", in: post.campaign, of: "ks",
        by: PostOffice.actor)
      let stand = try MailStand(in: post.folder)
      let server = MailServer(host: "127.0.0.1", port: stand.port, security: .none)
      let carrier = LetterCarrier(post.office, settings: MailSettings(.server(server)))
      _ = try await post.send(.invitation)
      try await carrier.deliverAll()
      let letters = try await post.letters()
      let waiting = try #require(letters.first { $0.unit == "1811" })
      #expect(waiting.state == .retry)
      #expect(waiting.due == post.clock.now.adding(seconds: 60))
      #expect(letters.first { $0.unit == "1505" }?.state == .failed)
      let progress = try #require(
        try await post.office.campaigns.progress(in: post.campaign, of: "ks"))
      #expect(progress.units.first { $0.unit.code == "1505" }?.state == .bounced)
      let round = post.office.campaigns.round(.invitation, progress)
      #expect(round.unreachable == ["1505"])
      for _ in 0..<10 {
        post.clock.now = post.clock.now.adding(seconds: 86_000)
        try await carrier.deliverAll()
      }
      #expect(try await post.letters().first { $0.unit == "1811" }?.state == .failed)
    }
  }

  @Test func `a report that mail came back marks the contact it was sent to`() async throws {
    try await PostOffice.use(units: .codes(["1811", "1505"])) { post in
      _ = try await post.send(.invitation)
      try await post.carrier().deliverAll()
      let letter = try #require(try await post.letters().first { $0.unit == "1811" })
      let report = """
        From: mailer@ks.example
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.ks.example

        Final-Recipient: rfc822; moved@elsewhere.example
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 no such user

        --b
        Content-Type: text/rfc822-headers

        Message-ID: <\(letter.message)>
        Subject: x

        --b--
        """
      var count = LetterCarrier.BounceCount()
      try await post.office.ground.takeBounce(Array(report.utf8), into: &count)
      #expect(count.reports == 1)
      #expect(count.marked == 1)
      let contacts = try await post.office.campaigns.contacts(in: post.campaign, of: "ks")
      #expect(contacts.filter { !$0.isUsable }.map(\.unit) == ["1811"])
      try await post.office.ground.takeBounce(Array("Subject: hello\n\nhi".utf8), into: &count)
      #expect(count.others == 1)
    }
  }

  @Test func `a report that names no message of ours stops nobody's mail`() async throws {
    try await PostOffice.use(units: .codes(["1811", "1505"])) { post in
      _ = try await post.send(.invitation)
      try await post.carrier().deliverAll()
      let letter = try #require(try await post.letters().first { $0.unit == "1811" })
      var count = LetterCarrier.BounceCount()
      for message in ["", "--b\nContent-Type: message/rfc822\n\nMessage-ID: <made@up.example>\n\n"]
      {
        let report = """
          From: mailer@elsewhere.example
          Content-Type: multipart/report; report-type=delivery-status; boundary="b"

          --b
          Content-Type: message/delivery-status

          Reporting-MTA: dns; mx.elsewhere.example

          Final-Recipient: rfc822; \(letter.address)
          Action: failed
          Status: 5.1.1

          \(message)--b--
          """
        try await post.office.ground.takeBounce(Array(report.utf8), into: &count)
      }
      // Somebody should read them: the mail server may have left out what it sent back.
      #expect(count.marked == 0 && count.others == 2)
      let contacts = try await post.office.campaigns.contacts(in: post.campaign, of: "ks")
      #expect(contacts.allSatisfy { $0.isUsable })
    }
  }
}

extension PostOffice {
  /// A carrier that writes files.
  func carrier() -> LetterCarrier {
    let path = folder.path + "/eml"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return LetterCarrier(office, settings: MailSettings(.folder(path)))
  }
}

/// The databases that there are on this machine.
enum MailPlace {
  static let kinds = PostgresServer.programs == nil ? ["sqlite"] : ["sqlite", "postgres"]
}
