/// The largest weight allowed, as a multiple of the median or mean weight.
public struct WeightCap: Hashable, Sendable {
  /// What the largest weight is measured by.
  public enum Reference: String, Hashable, Sendable, CaseIterable {
    /// The median of the weights.
    case median
    /// Their mean.
    case mean
  }

  /// How many times the reference a weight may be, at least 1.
  public let ratio: Double
  /// What it is measured by.
  public let reference: Reference

  /// A cap.
  ///
  /// - Parameters:
  ///   - ratio: how many times the reference a weight may be, at least 1.
  ///   - reference: the median or the mean weight.
  public init(_ ratio: Double, of reference: Reference = .median) {
    precondition(ratio >= 1, "a cap is not below its reference")
    self.ratio = ratio
    self.reference = reference
  }

  /// The largest weight among some weights; rows that weigh 0 do not count.
  func limit(of weights: [Double]) -> Double {
    let counted = weights.filter { $0 != 0 }
    switch reference {
    case .median: return ratio * (Quantile.value(0.5, of: counted) ?? 0)
    case .mean: return ratio * counted.reduce(0, +) / Double(max(counted.count, 1))
    }
  }
}
