/// Quantiles of a list of numbers.
public enum Quantile {
  /// The quantile that interpolates linearly between the ordered numbers; 0.5 is the median.
  ///
  /// Source: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American
  /// Statistician 50 (1996) 361–365, definition 7.
  ///
  /// - Parameters:
  ///   - probability: 0 to 1.
  ///   - values: the numbers, in any order.
  /// - Returns: the quantile; nil for no numbers.
  public static func value(_ probability: Double, of values: [Double]) -> Double? {
    precondition((0...1).contains(probability), "a probability from 0 to 1")
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let position = probability * Double(sorted.count - 1)
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }
}
