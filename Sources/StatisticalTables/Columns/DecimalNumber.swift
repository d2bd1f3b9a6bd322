/// Reads short decimal numbers, correctly rounded.
enum DecimalNumber {
  /// The number that some digits write.
  ///
  /// Read are an optional minus, up to 19 digits and among them a decimal separator. Where the digits
  /// are a number below 2⁵³ they and the power of ten are exact, and so is their quotient but for one
  /// rounding (W. D. Clinger, "How to read floating point numbers accurately", PLDI 1990); else the
  /// quotient is taken in whole numbers of 128 bits and rounded by its remainder.
  ///
  /// - Parameters:
  ///   - text: the bytes.
  ///   - separator: what parts the decimals.
  /// - Returns: the nearest number; nil where the text has another form.
  @inline(__always)
  static func value(_ text: UnsafeBufferPointer<UInt8>, separator: UInt8) -> Double? {
    var index = 0
    let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
    if isNegative { index = 1 }
    guard text.count - index <= 20 else { return nil }
    var digits: UInt64 = 0
    var count = 0
    var point = -1
    while index < text.count {
      let byte = text[index]
      let digit = byte &- UInt8(ascii: "0")
      if digit <= 9 {
        digits = digits &* 10 &+ UInt64(digit)
        count += 1
      } else if byte == separator, point < 0, count > 0 {
        point = count
      } else {
        return nil
      }
      index += 1
    }
    guard count > 0, count <= 19, point != count else { return nil }
    let decimals = point < 0 ? 0 : count - point
    let size =
      digits <= 1 << 53
      ? Double(digits) / powers[decimals] : quotient(digits, decimals: decimals)
    return isNegative ? -size : size
  }

  /// Powers of ten that a `Double` holds exactly.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19,
  ]

  /// `digits / 10^decimals`, rounded to the nearest, and to even where two are as near.
  private static func quotient(_ digits: UInt64, decimals: Int) -> Double {
    var power: UInt64 = 1
    for _ in 0..<decimals { power *= 10 }
    let shift = digits.leadingZeroBitCount
    let scale = power.leadingZeroBitCount
    let above = digits << UInt64(shift)
    let below = power << UInt64(scale)
    // The quotient of the two has 64 bits, the first of them 1.
    let isLess = above < below
    let (bits, rest) = below.dividingFullWidth(
      isLess ? (high: above, low: 0) : (high: above >> 1, low: above << 63))
    var rounded = bits >> 11
    let cut = bits & 2047
    if cut > 1024 || cut == 1024 && (rest != 0 || rounded & 1 == 1) { rounded += 1 }
    let exponent = scale - shift + 11 - (isLess ? 64 : 63)
    return Double(sign: .plus, exponent: exponent, significand: Double(rounded))
  }
}
