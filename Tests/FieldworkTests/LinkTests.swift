import Fieldwork
import Measures
import Testing

@Suite("Personal links")
struct LinkTests {
  let key = LinkKey(Array(1...32))

  @Test func `a token is written so that it can be typed`() throws {
    let bytes: [UInt8] = (0..<16).map { $0 &* 37 &+ 11 }
    let token = try #require(LinkToken(random: bytes))
    #expect(token.description.utf8.count == 26)
    #expect(LinkToken(token.description) == token)
    #expect(LinkToken(token.grouped.uppercased()) == token)
    #expect(
      LinkToken(" " + token.grouped.replacing("0", with: "O").replacing("1", with: "l")) == token)
    for length in [17, 20, 25, 32] {
      let long = try #require(LinkToken(random: Array(repeating: 0xA5, count: length)))
      #expect(LinkToken(long.description) == long)
    }
  }

  @Test func `less than 128 bits is no token`() {
    #expect(LinkToken(random: Array(repeating: 1, count: 15)) == nil)
    for text in [
      "", "abc", "æøå", String(repeating: "a", count: 500), "!!", "00000000000000000000000001",
    ] {
      #expect(LinkToken(text) == nil, "\(text)")
    }
    #expect(LinkKey([1, 2, 3]) == nil)
  }

  /// The reference value is from Python's hashlib: blake2b(bytes(range(16)), digest_size=32, key=bytes(range(1, 33))).
  @Test func `what is stored is the keyed hash`() throws {
    let key = try #require(key)
    let token = try #require(LinkToken(random: Array(0..<16)))
    #expect(
      key.hash(token) == "852e1807215df6c5426513e996d18115ebd89dccb32f646b75677e530e8d6811")
  }

  @Test func `a link opens with its own token until it is withdrawn`() throws {
    let key = try #require(key)
    let token = try #require(LinkToken(random: Array(0..<16)))
    let other = try #require(LinkToken(random: Array(1..<17)))
    let moment = try Sample.moment(Sample.inTime)
    let link = Link(
      id: "link-1", campaign: "k27", unit: "1811", kind: .part(delegation: "d1"), token: token,
      key: key, by: Sample.editor, at: moment)
    #expect(link.opens(with: token, key: key))
    #expect(!link.opens(with: other, key: key))
    #expect(!link.opens(with: token, key: try #require(LinkKey(Array(2...33)))))
    #expect(!link.hash.contains(token.description))
    #expect(try link.access() == .part(delegation: "d1"))
    let gone = link.revoking(by: Sample.editor, at: moment).state
    #expect(throws: Refusal(.linkRevoked)) { try gone.access() }
    #expect(gone.revoking(by: Sample.coordinator, at: moment).events.isEmpty)
  }
}
