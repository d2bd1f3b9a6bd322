/// Reads a JSON number, correctly rounded.
enum JSONNumber {
  /// What was read.
  enum Reading {
    /// A number, and the byte behind it.
    case number(Double, end: Int)
    /// No JSON number: a leading zero, no digit where one is due, letters behind it.
    case malformed(end: Int)
    /// A number that no `Double` holds.
    case unbounded(end: Int)
  }

  /// Reads the number that begins at a byte.
  ///
  /// Where the digits are a whole number up to 2⁵³ and the power of ten is at most 22, both are exact,
  /// and so is their product or quotient but for one rounding (W. D. Clinger, "How to read floating
  /// point numbers accurately", PLDI 1990). Other numbers are left to the standard library.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - start: a minus or a digit.
  /// - Returns: the number, or why there is none.
  @inline(__always)
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Reading {
    var index = start
    let count = bytes.count
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let first = index
    var digits: UInt64 = 0
    while index < count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { break }
      digits = digits &* 10 &+ UInt64(digit)
      index += 1
    }
    let whole = index - first
    if whole == 0 || whole > 1 && bytes[first] == UInt8(ascii: "0") {
      return .malformed(end: wordEnd(bytes, from: index))
    }
    if index == count || isEnd(bytes[index]), whole <= 15 {
      let size = Double(digits)
      return .number(isNegative ? -size : size, end: index)
    }
    return readOn(
      bytes, start: start, from: index, whole: whole, digits: digits, isNegative: isNegative)
  }

  /// Whether a byte may not follow a number or word.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...:
      return true
    default: return false
    }
  }

  @inline(__always)
  private static func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
      || byte <= 0x20
  }

  /// Reads decimals and a power of ten.
  private static func readOn(
    _ bytes: UnsafeBufferPointer<UInt8>, start: Int, from: Int, whole: Int, digits: UInt64,
    isNegative: Bool
  ) -> Reading {
    var index = from
    var digits = digits
    var known = whole
    var power = 0
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      let point = index
      while index < bytes.count {
        let digit = bytes[index] &- UInt8(ascii: "0")
        guard digit <= 9 else { break }
        digits = digits &* 10 &+ UInt64(digit)
        index += 1
      }
      if index == point { return .malformed(end: wordEnd(bytes, from: index)) }
      known += index - point
      power = point - index
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      var isDown = false
      if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+")
      {
        isDown = bytes[index] == UInt8(ascii: "-")
        index += 1
      }
      let point = index
      var exponent = 0
      while index < bytes.count {
        let digit = bytes[index] &- UInt8(ascii: "0")
        guard digit <= 9 else { break }
        if exponent < 100_000 { exponent = exponent * 10 + Int(digit) }
        index += 1
      }
      if index == point { return .malformed(end: wordEnd(bytes, from: index)) }
      power += isDown ? -exponent : exponent
    }
    if index < bytes.count, isWord(bytes[index]) {
      return .malformed(end: wordEnd(bytes, from: index))
    }
    if known <= 19, digits <= 1 << 53, power >= -22, power <= 22 {
      let size = Double(digits)
      let value = power < 0 ? size / powers[-power] : size * powers[power]
      return .number(isNegative ? -value : value, end: index)
    }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
    guard let value = Double(text) else { return .malformed(end: index) }
    return value.isFinite ? .number(value, end: index) : .unbounded(end: index)
  }

  private static func wordEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, isWord(bytes[index]) { index += 1 }
    return index
  }

  /// Powers of ten that a `Double` holds exactly.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
