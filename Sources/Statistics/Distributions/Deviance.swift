/// How far a number lies from its mean, as the exponents of binomial and Poisson terms count it.
///
/// Source: C. Loader, "Fast and accurate computation of binomial probabilities", 2000, section 3.
enum Deviance {
  /// `x ln(x/m) + m − x`, without the loss of figures where x and m are close.
  ///
  /// - Parameters:
  ///   - x: a number, above 0.
  ///   - mean: the mean m, above 0.
  ///   - difference: `x − m`, as exactly as the caller knows it.
  static func value(_ x: Double, mean: Double, difference: Double) -> Double {
    let v = difference / (x + mean)
    guard v.magnitude < 0.4 else { return x * Elementary.log(x / mean) - difference }
    var sum = difference * v
    var power = 2 * x * v
    var odd = 1.0
    while true {
      power *= v * v
      odd += 2
      let next = sum + power / odd
      if next == sum { return sum }
      sum = next
    }
  }
}
