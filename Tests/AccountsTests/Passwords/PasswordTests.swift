import Accounts
import Testing

@Suite("Passwords")
struct PasswordTests {
  static let cheap = PasswordHash.Cost(passes: 2, kibibytes: 1_024)
  static let counted = RandomBytes { count in (0..<count).map { UInt8($0 & 255) } }

  @Test func `the hash is the one that another Argon2id computes`() throws {
    // argon2-cffi 25.1 (the reference implementation), t = 2, m = 1024 KiB, p = 1, salt 0 to 15.
    let hash = try #require(
      PasswordHash.of("blåbærsyltetøy er godt", cost: Self.cheap, from: Self.counted))
    #expect(
      hash.rawValue
        == "$argon2id$v=19$m=1024,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$TamHlzcDAMBnVY3oWEUZXlQWyIIFpHUSmEIJ4VHwz2A"
    )
    #expect(hash.matches("blåbærsyltetøy er godt"))
    #expect(!hash.matches("blåbærsyltetøy er god"))
    #expect(!hash.matches(""))
  }

  @Test func `a letter with its mark apart is the same letter`() throws {
    let hash = try #require(
      PasswordHash.of("bl\u{E5}b\u{E6}r p\u{E5} \u{E5}sen", cost: Self.cheap, from: Self.counted))
    #expect(hash.matches("bla\u{30A}b\u{E6}r pa\u{30A} a\u{30A}sen"))
    #expect(!hash.matches("bl\u{E5}b\u{E6}r p\u{E5} asen"))
  }

  @Test func `two accounts with one password have different hashes`() {
    let first = PasswordHash.of("korrekt hest batteri", cost: Self.cheap, from: .system)
    let second = PasswordHash.of("korrekt hest batteri", cost: Self.cheap, from: .system)
    #expect(first != nil && first != second)
  }

  @Test func `a hash is made anew when the cost has risen`() throws {
    let hash = try #require(PasswordHash.of("et langt passord", cost: Self.cheap, from: .system))
    #expect(hash.needsRehash())
    #expect(!hash.needsRehash(for: Self.cheap))
    #expect(hash.needsRehash(for: PasswordHash.Cost(passes: 3, kibibytes: 1_024)))
    #expect(hash.needsRehash(for: PasswordHash.Cost(passes: 2, kibibytes: 2_048)))
    #expect(!hash.needsRehash(for: PasswordHash.Cost(passes: 1, kibibytes: 64)))
    let standard = PasswordHash.Cost.standard
    #expect(standard.kibibytes >= 19_456 && standard.passes >= 2, "what OWASP asks for")
  }

  @Test(arguments: [
    "", "plain", "$argon2id$v=19$m=1024,t=2,p=1$c2FsdA$aGFzaA",
    "$argon2id$v=19$m=99999999999,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$AAAA",
    "$argon2i$v=19$m=1024,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$AAAA",
    "$argon2id$v=19$m=1024,t=0,p=1$AAECAwQFBgcICQoLDA0ODw$AAAA", "$$$$$", "$argon2id$v=19$,,$$",
  ])
  func `what is no hash lets nobody in`(text: String) {
    let hash = PasswordHash(rawValue: text)
    #expect(!hash.matches(""))
    #expect(!hash.matches("plain"))
    #expect(hash.needsRehash())
  }

  @Test func `an account that is not there refuses every password`() {
    #expect(!PasswordHash.check("", against: nil))
    #expect(!PasswordHash.check("a password", against: nil))
    #expect(!PasswordHash.ofNobody.needsRehash(), "it takes as long as a real one")
    let hash = PasswordHash.of("et langt passord", cost: Self.cheap, from: .system)
    #expect(PasswordHash.check("et langt passord", against: hash))
  }
}

@Suite("The rules for passwords")
struct PasswordRuleTests {
  @Test(arguments: [
    "korrekthestbatteri", "sykkelen min er rusten", "Vi bor ved Mjøsa nå", "kV7#pQ2m!xR9",
    "grønn paraply tirsdag kveld", "fjorårets epler luktet", "x8d1nq0vbt5w", "ตระหนักและเข้าใจ",
    "trikken går kvart over ni",
  ])
  func `a long one of one's own is taken, without capitals, digits or signs`(password: String) {
    #expect(PasswordRules.fault(in: password, personal: ["Kari Nordmann"]) == nil)
  }

  @Test(arguments: [
    "passord123456", "Passord1234!", "passordpassord", "aaaaaaaaaaaa", "123456789012",
    "qwertyuiopå1", "Sommer2026!!", "Velkommen123", "P@ssw0rd2026", "abcdefghijkl",
    "adminadmin12", "121212121212", "hemmelig2026", "Kommune12345", "samstemt2026",
    "zaq12wsxzaq12wsx", "januar2026januar",
  ])
  func `those that are tried first are refused`(password: String) {
    #expect(PasswordRules.fault(in: password) == .tooEasy, "\(password)")
  }

  @Test func `what is known of the person counts for little`() {
    let personal = ["Kari Nordmann", "kari.nordmann@lierskogen.kommune.example", "Lierskogen"]
    #expect(PasswordRules.fault(in: "karinordmann", personal: personal) == .tooEasy)
    #expect(PasswordRules.fault(in: "Lierskogen2026!", personal: personal) == .tooEasy)
    #expect(PasswordRules.fault(in: "Nordmann-Kari-1", personal: personal) == .tooEasy)
    #expect(PasswordRules.fault(in: "Lierskogen har mange elger", personal: personal) == nil)
  }

  @Test func `twelve characters are enough, and very long ones are refused`() {
    #expect(PasswordRules.fault(in: "kV7#pQ2m!xR") == .tooShort)
    #expect(PasswordRules.fault(in: "") == .tooShort)
    let long = String("sykkelen min er rusten og står bak huset til naboen i regnet".prefix(64))
    #expect(PasswordRules.fault(in: long + " og venter") == nil, "more than 64 are allowed")
    #expect(PasswordRules.fault(in: String(repeating: "blåbær ", count: 40)) == .tooLong)
    let marks = String(repeating: "a" + String(repeating: "\u{301}", count: 99), count: 20)
    #expect(PasswordRules.fault(in: marks) == .tooLong, "few characters of many bytes")
  }
}
