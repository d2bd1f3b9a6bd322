/// How a quantile of weighted numbers is read from them.
///
/// Source: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American
/// Statistician 50 (1996) 361–365, definitions 1, 2 and 7, carried to weights as in R's
/// `survey::svyquantile`.
public enum QuantileRule: String, Hashable, Sendable, CaseIterable {
  /// The smallest number that at least the share does not exceed (definition 1; R's `math`).
  case smallest
  /// The same, and midway to the next where the share is met exactly (definition 2; R's `school`).
  case midway
  /// Linear between the numbers, the smallest at 0 and the largest at 1 (definition 7).
  case interpolated

  /// The quantile of numbers in ascending order.
  ///
  /// - Parameters:
  ///   - share: 0 to 1.
  ///   - sorted: the numbers, ascending; at least one.
  ///   - cumulative: the sum of the weights up to and with each number, ascending.
  func value(_ share: Double, of sorted: [Double], cumulative: [Double]) -> Double {
    let last = sorted.count - 1
    if self == .interpolated {
      if last == 0 { return sorted[0] }
      let position = share * cumulative[last - 1]
      // The number before which `position` falls; the first starts at 0.
      let next = QuantileRule.first(in: cumulative, above: position)
      if next >= last { return sorted[last] }
      let start = next == 0 ? 0 : cumulative[next - 1]
      let part = (position - start) / (cumulative[next] - start)
      return sorted[next] + part * (sorted[next + 1] - sorted[next])
    }
    // A share that is met but for rounding is met.
    let total = cumulative[last]
    let place = QuantileRule.first(in: cumulative, above: (share - 1e-12) * total)
    if place >= last { return sorted[last] }
    let isMet = cumulative[place] <= (share + 1e-12) * total
    return self == .midway && isMet ? (sorted[place] + sorted[place + 1]) / 2 : sorted[place]
  }

  /// The first place whose number is above a limit; the number of places where none is.
  private static func first(in ascending: [Double], above limit: Double) -> Int {
    var low = 0
    var high = ascending.count
    while low < high {
      let middle = low + (high - low) / 2
      if ascending[middle] > limit { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
