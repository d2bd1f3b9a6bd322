/// The incomplete beta function.
public enum IncompleteBeta {
  /// The regularised incomplete beta function I_x(a, b).
  ///
  /// By the continued fraction of the NIST Digital Library of Mathematical Functions, 8.17.22,
  /// evaluated by the modified method of Lentz (Thompson and Barnett, J. Comput. Phys. 64, 1986).
  ///
  /// - Parameters:
  ///   - x: 0 to 1.
  ///   - a: above 0.
  ///   - b: above 0.
  /// - Returns: 0 to 1.
  public static func regularized(_ x: Double, _ a: Double, _ b: Double) -> Double {
    precondition(a > 0 && b > 0 && x >= 0 && x <= 1, "0 <= x <= 1 and a, b above 0")
    if x == 0 || x == 1 { return x }
    if x > (a + 1) / (a + b + 2) { return 1 - regularized(1 - x, b, a) }
    let logFront =
      LogGamma.value(a + b) - LogGamma.value(a) - LogGamma.value(b) + a * Elementary.log(x)
      + b * Elementary.log1p(-x)
    return Elementary.exp(logFront) * fraction(x, a, b) / a
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func guarded(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / guarded(1 - (a + b) * x / (a + 1))
    var result = d
    for m in 1...1000 {
      let m = Double(m)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / guarded(1 + even * d)
      c = guarded(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / guarded(1 + odd * d)
      c = guarded(1 + odd / c)
      result *= d * c
      if (d * c - 1).magnitude < 1e-16 { break }
    }
    return result
  }
}
