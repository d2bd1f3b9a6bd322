import StatisticalTables
import Testing

/// Numbers in columns are the nearest to what is written, as `Double(_:)` finds them.
@Suite("Numbers in columns")
struct ColumnNumberTests {
  static func read(_ texts: [String], separator: String = ",") throws -> [Double] {
    let bytes = Array("x\(separator)y\n\(texts.map { "\($0)\(separator)\n" }.joined())".utf8)
    return try #require(ColumnFile([.init("x", as: .numbers)], bytes: bytes).numbers("x"))
  }

  /// A small generator of numbers, by Marsaglia (Xorshift RNGs, 2003).
  struct Xorshift: RandomNumberGenerator {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  @Test func `digits with a decimal point are correctly rounded`() throws {
    var random = Xorshift()
    var texts: [String] = []
    for length in 1...25 {
      for _ in 0..<400 {
        var digits = (0..<length).map { _ in String(Int.random(in: 0...9, using: &random)) }
        let point = Int.random(in: 0...length, using: &random)
        if point > 0, point < length { digits.insert(".", at: point) }
        texts.append((Bool.random(using: &random) ? "-" : "") + digits.joined())
      }
    }
    let numbers = try Self.read(texts)
    #expect(zip(texts, numbers).allSatisfy { Double($0)?.bitPattern == $1.bitPattern })
  }

  @Test func `numbers written in full come back as they were`() throws {
    var random = Xorshift()
    let wanted = (0..<20_000).map { _ in
      Double.random(in: 0...1, using: &random)
        * [1, 1e-6, 1e3, 1e9, 1e15][
          Int.random(in: 0..<5, using: &random)]
    }
    #expect(try Self.read(wanted.map { "\($0)" }) == wanted)
  }

  /// Halfway between two numbers, and just above and below: ties go to the even one.
  @Test(arguments: [
    "9007199254740993", "9007199254740993.0", "9007199254740993.001", "9007199254740992.999",
    "9007199254740995", "900719925474099.35", "1.0000000000000001110", "1.0000000000000001111",
    "0.5000000000000000555", "4503599627370497.500", "4503599627370496.500", "18014398509481990",
    "18446744073709551615", "9999999999999999999", "0.9999999999999999999", "0.0000000000000000001",
    "0", "-0", "-0.0", "00012.50", "5.", ".5", "+5", "1e3", "-1E-7", "1e-400",
    "123456789012345678901",
  ])
  func `ties, ends and other forms are rounded as Double rounds them`(text: String) throws {
    #expect(try Self.read([text]).map(\.bitPattern) == [try #require(Double(text)).bitPattern])
  }

  @Test func `a decimal comma is read where it may stand`() throws {
    #expect(
      try Self.read(["1,5", "-0,25", "2.75", "1 234,5", "\u{2212}3"], separator: ";")
        == [1.5, -0.25, 2.75, 1234.5, -3])
  }
}
