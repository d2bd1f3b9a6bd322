/// The incomplete beta function.
public enum IncompleteBeta {
  /// The regularised incomplete beta function I_x(a, b).
  ///
  /// - Parameters:
  ///   - x: 0 to 1.
  ///   - a: above 0.
  ///   - b: above 0.
  /// - Returns: 0 to 1.
  public static func regularized(_ x: Double, _ a: Double, _ b: Double) -> Double {
    tails(x, complement: 1 - x, a, b).lower
  }

  /// I_x(a, b) and 1 − I_x(a, b), each to about 13 figures however small it is.
  ///
  /// By the continued fraction of A. R. Didonato and A. H. Morris, "Algorithm 708: significant digit
  /// computation of the incomplete beta function ratios", ACM Trans. Math. Software 18 (1992)
  /// 360–373, which keeps `a(1 − x) − bx` whole; evaluated by the modified method of Lentz (Thompson
  /// and Barnett, J. Comput. Phys. 64, 1986). The factor before it is a binomial term in the form
  /// of C. Loader, "Fast and accurate computation of binomial probabilities", 2000.
  ///
  /// - Parameters:
  ///   - x: 0 to 1.
  ///   - complement: `1 − x`, which the caller may know better than subtraction tells it.
  ///   - a: above 0.
  ///   - b: above 0.
  /// - Returns: the two probabilities; their sum is 1.
  public static func tails(
    _ x: Double, complement: Double, _ a: Double, _ b: Double
  ) -> (lower: Double, upper: Double) {
    precondition(a > 0 && b > 0 && x >= 0 && x <= 1, "0 <= x <= 1 and a, b above 0")
    if x == 0 { return (0, 1) }
    if complement == 0 { return (1, 0) }
    let front = term(x, complement, a, b)
    if x > (a + 1) / (a + b + 2) {
      let upper = front / fraction(complement, x, b, a)
      return (1 - upper, upper)
    }
    let lower = front / fraction(x, complement, a, b)
    return (lower, 1 - lower)
  }

  /// `xᵃ yᵇ / B(a, b)`, where x + y = 1.
  private static func term(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    let sum = a + b
    let difference = a * y - b * x
    let exponent =
      LogGamma.correction(sum) - LogGamma.correction(a) - LogGamma.correction(b)
      - Deviance.value(a, mean: sum * x, difference: difference)
      - Deviance.value(b, mean: sum * y, difference: -difference)
    return Elementary.exp(exponent) * (a / sum * b / (2 * Double.pi)).squareRoot()
  }

  /// What `xᵃ yᵇ / B(a, b)` is divided by, where x + y = 1 and x is at most `(a + 1)/(a + b + 2)`.
  private static func fraction(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func guarded(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
    let start = a * y - b * x + 1
    var result = guarded(a * start / (a + 1))
    var c = result
    var d = 0.0
    for m in 1...100_000 {
      let m = Double(m)
      let odd = a + 2 * m - 1
      let step = m * (b - m) * x / odd
      let above = (a + m - 1) * (a + b + m - 1) * x / odd * step
      let below = m + step + (a + m) * (start + m * (1 + y)) / (odd + 2)
      d = 1 / guarded(below + above * d)
      c = guarded(below + above / c)
      result *= c * d
      if (c * d - 1).magnitude < 3e-16 { break }
    }
    return result
  }
}
