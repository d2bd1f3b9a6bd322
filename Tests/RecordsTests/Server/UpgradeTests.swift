import Accounts
import Database
import Fieldwork
import Languages
import Measures
import TestSupport
import Testing

@testable import Records

/// What lay in the tables before they changed is found afterwards.
struct UpgradeTests {
  @Test(arguments: EmptyDatabase.kinds)
  func `submissions keep whether they are shown, and sessions of providers end`(
    _ kind: String
  ) async throws {
    try await TemporaryFolder.use { folder in
      let address =
        kind == "sqlite" ? folder.path + "/a.sqlite" : try PostgresServer.shared().newDatabase()
      let old = try DatabaseAddress(address).open()
      let before = ServerDatabase.areas.firstIndex {
        $0.name == AccountTables.providerSessions.name
      }
      let migrations = Array(ServerDatabase.migrations.prefix(try #require(before)))
      _ = try await old.migrate(migrations, time: 1_800_000_000)
      let moderations: [Submission.Moderation] = [
        .received, .shown, .hidden(reason: "\"moderation\":{\"shown\":{}}"),
      ]
      let person = Person(id: "editor")
      let at = Moment(milliseconds: 1_800_000_000_000)
      let call = OpenCall(
        id: "c", owner: "ks", review: "r",
        plan: .init(
          kind: .hearing(document: "https://d.example"), title: LocalizedText(same: "T"),
          introduction: LocalizedText(same: "T"),
          notice: .init(
            asker: LocalizedText(same: "T"), purpose: LocalizedText(same: "T"),
            use: LocalizedText(same: "T"), questions: LocalizedText(same: "T")), opens: at,
          closes: at.adding(seconds: 60)))
      let opened = try call.applying(.open(languages: [.nb]), by: person, at: at).state
      try await old.write { session in
        try session.execute(
          "INSERT INTO calls (owner, id, content) VALUES ('ks', 'c', \(try StoredJSON.text(opened)))"
        )
        for (number, moderation) in moderations.enumerated() {
          let sent = try Submission.taking(
            "s\(number)", .init(language: .nb, text: "{\"shown\":{}}", mayBeShown: true),
            to: opened, questionnaire: nil, known: nil, earlier: [], at: at
          ).deciding(moderation, by: person, at: at).state
          try session.execute(
            """
            INSERT INTO call_submissions (owner, call_id, id, sent, content)
            VALUES ('ks', 'c', \(sent.id), \(number), \(try StoredJSON.text(sent)))
            """)
        }
        for (hash, provider) in [
          ("own", nil), ("theirs", Session.ProviderSession(issuer: "i", id: "s", idToken: "t")),
        ] {
          let one = Session(
            hash: hash, holder: .account("a"), assurance: .twoFactors,
            began: Timestamp(1_800_000_000),
            lastSeen: Timestamp(1_800_000_000), provider: provider)
          try session.execute(
            """
            INSERT INTO sessions (owner, hash, holder, last_seen, content)
            VALUES ('', \(hash), 'account:a', 1, \(try StoredJSON.text(one)))
            """)
        }
      }
      await old.close()
      let (database, _) = try await ServerDatabase.open(address, time: 1_800_000_100)
      let shown = try await database.calls.page(
        to: "c", of: "ks", shownOnly: true, after: 0, most: 10)
      #expect(shown.submissions.map(\.id) == ["s1"] && shown.count == 1)
      let all = try await database.calls.page(
        to: "c", of: "ks", shownOnly: false, after: 1, most: 10)
      #expect(all.submissions.map(\.id) == ["s1", "s0"] && all.count == 3)
      #expect(try await database.accounts.sessions(of: "a").map(\.hash) == ["own"])
      await database.close()
    }
  }

  @Test(arguments: EmptyDatabase.kinds)
  func `signing out at a provider ends the sessions of that sign-in alone`(
    _ kind: String
  ) async throws {
    try await EmptyDatabase.use(kind) { database in
      for (hash, id) in [("one", "s1"), ("two", "s2"), ("none", nil)] {
        try await database.accounts.begin(
          Session(
            hash: hash, holder: .account("a"), assurance: .twoFactors, began: Timestamp(1),
            lastSeen: Timestamp(1),
            provider: .init(issuer: "https://i.example", id: id, idToken: "t")))
      }
      func end(_ issuer: String, _ id: String) async throws -> Int {
        try await database.accounts.end(on: .providerSignOut(issuer: issuer, id: id))
      }
      #expect(try await end("https://i.example", "s3") == 0)
      #expect(try await end("https://other.example", "s1") == 0)
      #expect(try await end("https://i.example", "s1") == 1)
      #expect(try await Set(database.accounts.sessions(of: "a").map(\.hash)) == ["two", "none"])
    }
  }
}
