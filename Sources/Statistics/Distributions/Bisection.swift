/// The search for the number at which a test changes its answer.
enum Bisection {
  /// The smallest number, 0 or more, that passes a test which all larger ones pass.
  ///
  /// Halves the list of floating-point numbers itself, whose bits are ordered as they are: never more
  /// than 64 tests, and the result is exact to the last figure, for tiny numbers too.
  ///
  /// - Parameters:
  ///   - most: a number that is taken to pass.
  ///   - passes: the test.
  /// - Returns: the number.
  static func least(upTo most: Double = .greatestFiniteMagnitude, passes: (Double) -> Bool)
    -> Double
  {
    var low: UInt64 = 0
    var high = most.bitPattern
    if passes(0) { return 0 }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if passes(Double(bitPattern: middle)) { high = middle } else { low = middle }
    }
    return Double(bitPattern: high)
  }
}
