import Accounts
import Foundation
import Testing

@Suite("People")
struct PeopleTests {
  static func account() -> Account {
    var account = Account(
      id: "a1", name: "Kari Nordmann", email: "kari@example.org", language: "nn",
      memberships: [Membership(owner: "ks", role: .editor)], made: Timestamp(1_000))
    account.password = PasswordHash(rawValue: "$argon2id$secret")
    account.secondFactor = Account.SecondFactor(
      key: OneTimePassword(key: Array("12345678901234567890".utf8)), lastUsed: 7,
      recovery: RecoveryCodes(hashes: ["recovery hash"]))
    account.identities = [
      Account.Identity(issuer: "https://idp.example", subject: "s-1")
    ]
    account.remember(device: "device hash")
    return account
  }

  @Test func `an account is the same after it was kept`() throws {
    let account = Self.account()
    let kept = try JSONEncoder().encode(account)
    #expect(try JSONDecoder().decode(Account.self, from: kept) == account)
  }

  @Test func `a key that makes no codes is not read back`() throws {
    let kept = Data(#"{"key":[1],"algorithm":"SHA1","digits":3,"period":0}"#.utf8)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(OneTimePassword.self, from: kept)
    }
  }

  @Test func `a person gets what is kept about them, and no secrets`() throws {
    let (mine, _) = SessionTests.session(.account("a1"))
    let (other, _) = SessionTests.session(.account("a2"))
    let done = [1, 4].map { number in
      AuditEvent(
        owner: "ks", who: .account("a\(number)"), action: .signedIn, time: Timestamp(1))
    }
    let data = PersonalData(
      of: Self.account(), sessions: [mine, other], audit: done,
      other: [.init(name: "cases", rows: [["title": "Sykkelveg"]])], at: Timestamp(5))
    #expect(data.sessions.count == 1 && data.audit.count == 1)
    let text = String(decoding: try JSONEncoder().encode(data), as: UTF8.self)
    #expect(text.contains("Kari Nordmann") && text.contains("s-1") && text.contains("Sykkelveg"))
    for secret in ["argon2id", "recovery hash", "device hash", mine.hash, other.hash, "a2"] {
      #expect(!text.contains(secret), "\(secret)")
    }
  }

  @Test func `an erased account says nothing but its id and lets nobody in`() throws {
    let erased = Self.account().erased(at: Timestamp(9_000))
    let text = String(decoding: try JSONEncoder().encode(erased), as: UTF8.self)
    for word in ["Kari", "example", "argon2id", "recovery", "device hash", "editor", "s-1"] {
      #expect(!text.contains(word), "\(word)")
    }
    #expect(erased.id == "a1" && erased.erased == Timestamp(9_000))
    #expect(erased.principal(.twoFactors) == .nobody)
    #expect(Self.account().principal(.password) != .nobody)
    #expect(erased.erased(at: Timestamp(9_999)) == erased, "once")
  }

  @Test func `the newest browsers are remembered`() {
    var account = Self.account()
    for number in 0..<30 { account.remember(device: "d\(number)") }
    account.remember(device: "d25")
    #expect(account.devices.count == Account.mostDevices)
    #expect(account.devices.last == "d25" && !account.devices.contains("d19"))
  }

  @Test func `an owner chooses how long within bounds`() throws {
    let usual = Retention.usual
    #expect(usual.days(of: .audit) == 1_825)
    #expect(usual.end(of: .session, since: Timestamp(0)) == Timestamp(30 * Seconds.day))
    let own = Retention([.audit: 1, .contact: 0, .account: 100_000])
    #expect(own.days(of: .audit) == 365 && own.days(of: .contact) == 0)
    #expect(own.days(of: .account) == 1_825 && own.days(of: .backup) == 35)
    let kept = try JSONDecoder().decode(Retention.self, from: try JSONEncoder().encode(own))
    #expect(kept == own)
  }

  @Test(arguments: [
    // Oslo, Digdir, KS and others; the last is the register's own example.
    "958935420", "991825827", "971032146", "972417858", "974760673", "123456785",
  ])
  func `an organisation number has its check digit`(text: String) throws {
    let number = try #require(OrganisationNumber(text))
    #expect(OrganisationNumber(number.description) == number)
    #expect(OrganisationNumber(number.identifier)?.digits == text)
    for wrong in 0...9 where String(wrong) != text.suffix(1) {
      #expect(OrganisationNumber(text.dropLast() + String(wrong)) == nil)
    }
  }

  @Test func `what is no organisation number is refused`() throws {
    for wrong in [
      "", "95893542", "9589354200", "95893542a", "٩٥٨٩٣٥٤٢٠", "0192:", "0193:958935420",
    ] {
      #expect(OrganisationNumber(wrong) == nil)
    }
    // With a remainder of 1 the check would be 10: no last digit serves.
    #expect((0...9).allSatisfy { OrganisationNumber("00000006\($0)") == nil })
    #expect(OrganisationNumber("958 935 420")?.description == "958\u{A0}935\u{A0}420")
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([OrganisationNumber].self, from: Data(#"["958935421"]"#.utf8))
    }
  }
}
