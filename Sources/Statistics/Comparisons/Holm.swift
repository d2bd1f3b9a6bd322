/// Holm's adjustment of the probabilities of several tests.
public enum Holm {
  /// The smallest level at which each of several tests is clear while the chance that any true
  /// hypothesis is rejected stays below that level.
  ///
  /// Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal
  /// of Statistics 6 (1979) 65–70.
  ///
  /// - Parameter probabilities: the probability of each test, 0 to 1.
  /// - Returns: the adjusted probabilities, in the same order.
  public static func adjusted(_ probabilities: [Double]) -> [Double] {
    var result = probabilities
    var least = 0.0
    let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
    for (before, test) in order.enumerated() {
      let left = Double(probabilities.count - before)
      least = max(least, min(1, left * probabilities[test]))
      result[test] = least
    }
    return result
  }
}
