/// The logarithm of the gamma function for positive numbers.
enum LogGamma {
  /// ln Γ(x), to about 15 figures.
  ///
  /// By C. Lanczos, "A precision approximation of the gamma function", SIAM J. Numer. Anal. B 1
  /// (1964) 86–96, with g = 7 and nine terms. (The C library's `lgamma` writes to a global.)
  static func value(_ x: Double) -> Double {
    precondition(x > 0, "ln Γ is taken of positive numbers")
    if x < 1 { return value(x + 1) - Elementary.log(x) }
    let z = x - 1
    var sum = terms[0]
    for (index, term) in terms.enumerated().dropFirst() { sum += term / (z + Double(index)) }
    let t = z + 7.5
    let power: Double = (z + 0.5) * Elementary.log(t) - t
    return Elementary.log(2 * Double.pi) / 2 + power + Elementary.log(sum)
  }

  private static let terms = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
    -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
    1.5056327351493116e-7,
  ]
}
