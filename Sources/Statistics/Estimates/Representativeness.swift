/// How far those who answered are like all that were asked, in a property that is known of all.
public struct Representativeness: Hashable, Sendable {
  /// The share of all that are in each category.
  public let frame: [Double]
  /// The share of those who answered that are in each category.
  public let respondents: [Double]

  /// Shares of the frame and of those who answered.
  ///
  /// - Parameters:
  ///   - property: the category of each unit of the frame; units without one are left out.
  ///   - weights: what each unit weighs among those who answered; 0 where it did not answer, 1 where
  ///     all answers count alike.
  /// - Returns: nil where nobody answered.
  public init?(of property: Factor, weights: [Double]) {
    precondition(property.codes.count == weights.count, "a weight for each unit")
    var frame = [Double](repeating: 0, count: property.count)
    var respondents = frame
    for (code, weight) in zip(property.codes, weights) where code != Factor.missing {
      frame[Int(code)] += 1
      respondents[Int(code)] += weight
    }
    let sizes = (frame.reduce(0, +), respondents.reduce(0, +))
    guard sizes.1 > 0 else { return nil }
    self.frame = frame.map { $0 / sizes.0 }
    self.respondents = respondents.map { $0 / sizes.1 }
  }

  /// The difference of each category's share, over the standard deviation of the property in the frame.
  ///
  /// `(r − f) / √(f (1 − f))`; nil for a category that holds nobody or everybody. Source: P. C. Austin,
  /// "Balance diagnostics for comparing the distribution of baseline covariates between treatment
  /// groups", Statistics in Medicine 28 (2009) 3083–3107, with the frame's variance below the line.
  public var standardizedDifferences: [Double?] {
    zip(frame, respondents).map { frame, respondents in
      let variance = frame * (1 - frame)
      return variance > 0 ? (respondents - frame) / variance.squareRoot() : nil
    }
  }
}
