import Accounts
import Testing

@Suite("Secrets")
struct SecretTokenTests {
  @Test func `what is kept is BLAKE2b keyed by the use`() {
    let secret = SecretToken(from: PasswordTests.counted)
    #expect(secret.text == "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
    // hashlib.blake2b(bytes(range(32)), key=b"samstemt session v1", digest_size=32)
    #expect(secret.hash(for: .session) == "5LjflgRhR0L9YD6g_nVmrT5Qx5jOJvKgUX9q1P4VUZ4")
    #expect(
      Set(SecretToken.Use.allCases.map { secret.hash(for: $0) }).count
        == SecretToken.Use.allCases.count)
    #expect(SecretToken(secret.text) == secret)
  }

  @Test(arguments: [
    "", "short", String(repeating: "A", count: 44), String(repeating: "*", count: 43),
    String(repeating: "A", count: 42) + "B", String(repeating: "æ", count: 21) + "a",
  ])
  func `what we did not write is no secret`(text: String) {
    #expect(SecretToken(text) == nil)
  }

  @Test func `bytes and their text are the same in both directions`() {
    // RFC 4648, section 10, without padding.
    let vectors = ["", "f", "fo", "foo", "foob", "fooba", "foobar"]
    let texts = ["", "Zg", "Zm8", "Zm9v", "Zm9vYg", "Zm9vYmE", "Zm9vYmFy"]
    for (plain, text) in zip(vectors, texts) {
      #expect(Base64URL.text(plain.utf8) == text)
      #expect(Base64URL.bytes(text) == Array(plain.utf8))
    }
    for wrong in ["Z", "Zg==", "Zh", "Zm9v ", "a+b/"] { #expect(Base64URL.bytes(wrong) == nil) }
  }

  @Test func `a one-time key opens once, in time, for its use`() throws {
    let (made, secret) = OneTimeKey.make(for: .invitation, at: Timestamp(1_000), from: .system)
    var key = made
    #expect(key.expires == Timestamp(1_000) + 7 * Seconds.day)
    let other = SecretToken(from: .system)
    #expect(throws: OneTimeKey.Fault.unknown) {
      try key.use(other, for: .invitation, at: Timestamp(2_000))
    }
    #expect(throws: OneTimeKey.Fault.unknown) {
      try key.use(secret, for: .passwordReset, at: Timestamp(2_000))
    }
    #expect(throws: OneTimeKey.Fault.expired) {
      try key.use(secret, for: .invitation, at: key.expires + 1)
    }
    try key.use(secret, for: .invitation, at: key.expires)
    #expect(throws: OneTimeKey.Fault.used) {
      try key.use(secret, for: .invitation, at: Timestamp(2_000))
    }
  }
}
