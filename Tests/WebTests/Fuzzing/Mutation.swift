import TestSupport

/// Changes what a browser would send into what no browser would.
struct Mutation {
  var random: SeededGenerator

  private static let nasty: [String] = [
    "", " ", "\u{0}", "'", "\"", "<script>", "%", "%zz", "%00", "../../etc/passwd", "-1", "0",
    "99999999999999999999", "1e308", "NaN", "2027-02-30", "9999-12-31", "null", "true", "\u{FEFF}",
    "\u{202E}abc", "😀", "Å", "a\nb", "a\r\nSet-Cookie: x=y", "=1+1", "{{t.page.skip}}", "{link}",
    "nb", "ks", "1811", "owner", "if(", "unit.county = \"18\"", "((((((((((", "count(", "- - - -",
    "id: [", "&a *a", "<<: *a", "!!binary x", "🧵\u{200D}",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  ]

  /// A value in another's place.
  mutating func value(_ text: String) -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0...2: return Self.nasty[Int.random(in: 0..<Self.nasty.count, using: &random)]
    case 3: return String(repeating: "a", count: Int.random(in: 0..<5000, using: &random))
    case 4: return text + Self.nasty[Int.random(in: 0..<Self.nasty.count, using: &random)]
    case 5: return String(text.dropFirst())
    case 6: return String(Int.random(in: -5...5000, using: &random))
    default: return text
    }
  }

  /// Bytes with some of them changed, taken out, doubled or cut off.
  mutating func bytes(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
      let index = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: index)
      case 2: bytes.insert(bytes[index], at: index)
      case 3: bytes.removeSubrange(index..<min(bytes.count, index + 20))
      default: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
    }
    return bytes
  }

  mutating func isTrue(oneIn count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
}
