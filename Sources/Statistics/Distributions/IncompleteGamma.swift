/// The incomplete gamma function.
public enum IncompleteGamma {
  /// The regularised incomplete gamma functions P(a, x) and Q(a, x), each to about 13 figures however
  /// small it is.
  ///
  /// The series of the NIST Digital Library of Mathematical Functions, 8.11.4, below `a + 1`, and above
  /// it the continued fraction 8.9.2, evaluated by the modified method of Lentz. The factor before
  /// them is a Poisson term in the form of C. Loader, "Fast and accurate computation of binomial
  /// probabilities", 2000.
  ///
  /// - Parameters:
  ///   - a: above 0.
  ///   - x: 0 or more.
  /// - Returns: the probabilities below and above x; their sum is 1.
  public static func tails(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
    precondition(a > 0 && x >= 0, "a above 0 and x not below")
    if x == 0 { return (0, 1) }
    if x == .infinity { return (1, 0) }
    // xᵃ exp(−x) / Γ(a + 1)
    let front =
      Elementary.exp(
        -LogGamma.correction(a) - Deviance.value(a, mean: x, difference: a - x))
      / (2 * Double.pi * a).squareRoot()
    if x < a + 1 {
      let lower = front * series(a, x)
      return (lower, 1 - lower)
    }
    let upper = front * a * fraction(a, x)
    return (1 - upper, upper)
  }

  private static func series(_ a: Double, _ x: Double) -> Double {
    var sum = 1.0
    var term = 1.0
    var below = a
    while term > 1e-17 * sum {
      below += 1
      term *= x / below
      sum += term
    }
    return sum
  }

  private static func fraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var result = d
    for step in 1...100_000 {
      let step = Double(step)
      let numerator = -step * (step - a)
      b += 2
      d = numerator * d + b
      if d.magnitude < tiny { d = tiny }
      c = b + numerator / c
      if c.magnitude < tiny { c = tiny }
      d = 1 / d
      result *= d * c
      if (d * c - 1).magnitude < 3e-16 { break }
    }
    return result
  }
}
