/// The logarithm of the gamma function for positive numbers.
enum LogGamma {
  /// ln Γ(x), to about 15 figures. (The C library's `lgamma` writes to a global.)
  ///
  /// Source: NIST Digital Library of Mathematical Functions, 5.11.1 and 5.5.1.
  static func value(_ x: Double) -> Double {
    precondition(x > 0, "ln Γ is taken of positive numbers")
    return correction(x) + (x - 0.5) * Elementary.log(x) - x + halfLogTwoPi
  }

  /// What Stirling's formula leaves out: `ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π`.
  ///
  /// Small numbers are reached from `x ≥ 10`, where eight terms of the series are exact to the last
  /// figure, by `Γ(x + 1) = x Γ(x)`.
  static func correction(_ x: Double) -> Double {
    var sum = 0.0
    var large = x
    while large < 10 {
      sum += (large + 0.5) * Elementary.log1p(1 / large) - 1
      large += 1
    }
    let square = 1 / (large * large)
    var series = 0.0
    for below in divisors.reversed() { series = series * square + 1 / below }
    return sum + series / large
  }

  private static let halfLogTwoPi = 0.91893853320467274178

  /// The series' coefficients are one over these; the sixth is −691/360 360, the last −3617/122 400.
  private static let divisors: [Double] = [
    12, -360, 1260, -1680, 1188, -360_360.0 / 691, 156, -122_400.0 / 3617,
  ]
}
