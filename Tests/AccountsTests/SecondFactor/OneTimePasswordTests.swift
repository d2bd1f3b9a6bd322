import Accounts
import Testing

@Suite("One-time passwords")
struct OneTimePasswordTests {
  static func key(_ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(ascii: "0") + UInt8(($0 + 1) % 10) }
  }

  /// RFC 6238, appendix B.
  static let vectors: [(time: Int64, sha1: String, sha256: String, sha512: String)] = [
    (59, "94287082", "46119246", "90693936"),
    (1_111_111_109, "07081804", "68084774", "25091201"),
    (1_111_111_111, "14050471", "67062674", "99943326"),
    (1_234_567_890, "89005924", "91819424", "93441116"),
    (2_000_000_000, "69279037", "90698825", "38618901"),
    (20_000_000_000, "65353130", "77737706", "47863826"),
  ]

  @Test func `the codes are those of the RFC`() {
    for vector in Self.vectors {
      let codes = [
        (OneTimePassword.Algorithm.sha1, 20, vector.sha1), (.sha256, 32, vector.sha256),
        (.sha512, 64, vector.sha512),
      ]
      for (algorithm, length, code) in codes {
        let password = OneTimePassword(key: Self.key(length), algorithm: algorithm, digits: 8)
        #expect(password.code(of: password.step(at: Timestamp(vector.time))) == code)
      }
    }
  }

  /// RFC 4226, appendix D.
  @Test func `six digits are those of the counter's RFC`() {
    let password = OneTimePassword(key: Self.key(20))
    #expect(
      (0..<10).map(password.code) == [
        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
        "520489",
      ])
  }

  @Test func `the code before, of now and after is taken, others are not`() {
    let password = OneTimePassword(key: Self.key(20))
    let now = Timestamp(300)
    for step in Int64(0)...20 {
      let taken = password.accepts(password.code(of: step), at: now, after: nil)
      #expect(taken == ((9...11).contains(step) ? step : nil))
    }
    #expect(password.accepts(" 520 489", at: now, after: nil) == 9, "blanks do not count")
    for wrong in ["", "52048", "5204890", "52048a", "٥٢٠٤٨٩", "000000"] {
      #expect(password.accepts(wrong, at: now, after: nil) == nil)
    }
    #expect(password.accepts("755224", at: Timestamp(-5), after: nil) == 0)
  }

  @Test func `a code serves once, and none before it any more`() {
    let password = OneTimePassword(key: Self.key(20))
    let used = password.accepts(password.code(of: 10), at: Timestamp(300), after: nil)
    #expect(used == 10)
    #expect(password.accepts(password.code(of: 10), at: Timestamp(300), after: used) == nil)
    #expect(password.accepts(password.code(of: 9), at: Timestamp(300), after: used) == nil)
    #expect(password.accepts(password.code(of: 11), at: Timestamp(310), after: used) == 11)
  }

  @Test func `the address is the one that apps read`() {
    let password = OneTimePassword(key: Self.key(20))
    // The secret is what Python's base64.b32encode writes.
    #expect(
      password.address(account: "kari@example.org", issuer: "Samstemt: KS")
        == "otpauth://totp/Samstemt%20%20KS:kari%40example.org"
        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Samstemt%20%20KS"
        + "&algorithm=SHA1&digits=6&period=30")
    #expect(password.typedKey == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
    #expect(OneTimePassword(from: .system).key.count == 20)
  }

  @Test func `a recovery code serves once, however it is typed`() {
    let (made, shown) = RecoveryCodes.make(from: .system)
    var kept = made
    #expect(shown.count == 10 && Set(shown).count == 10 && kept.left == 10)
    #expect(shown.allSatisfy { $0.count == 19 && $0.split(separator: "-").count == 4 })
    #expect(!kept.hashes.contains { hash in shown.contains { hash.contains($0.prefix(4)) } })
    let typed = [
      shown[3].uppercased().replacing("-", with: " "), shown[3], "aaaa-aaaa-aaaa-aaaa", "",
    ]
    let taken = typed.map { kept.use($0) }
    #expect(taken == [true, false, false, false] && kept.left == 9)
  }

  @Test func `an account takes a code of the app or a recovery code`() {
    let (recovery, shown) = RecoveryCodes.make(from: .system)
    var factor = Account.SecondFactor(
      key: OneTimePassword(key: Self.key(20)), lastUsed: nil, recovery: recovery)
    let taken = ["254676", "254676", shown[0], shown[0]].map {
      factor.use($0, at: Timestamp(160))
    }
    #expect(taken == [.code, nil, .recovery(left: 9), nil])
  }
}
