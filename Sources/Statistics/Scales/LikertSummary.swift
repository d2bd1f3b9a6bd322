/// What the answers on an ordered scale come to, such as from "disagree" to "agree".
///
/// The base is those who chose a point of the scale. "Don't know" is no point of it: it is outside
/// the base and shown beside.
public struct LikertSummary: Hashable, Sendable {
  /// How many answered on the scale.
  public let answered: Int
  /// The share of each point, lowest first.
  public let shares: Estimates
  /// The share of the highest points.
  public let top: Estimates
  /// The share of the lowest points.
  public let bottom: Estimates
  /// The highest less the lowest; the standard error holds their covariance.
  public let net: Estimates
  /// The mean of the points.
  public let mean: Estimates
  /// The share of those who answered off the scale, of all who answered.
  public let outside: Estimates
}

extension SampleDesign {
  /// The answers on an ordered scale: each point, the ends, their difference and the mean.
  ///
  /// Source: R. M. Heiberger and N. B. Robbins, "Design of diverging stacked bar charts for Likert
  /// scales and other applications", Journal of Statistical Software 57(5) (2014); all are linear in
  /// the shares, so that the covariance of the shares gives every standard error.
  ///
  /// - Parameters:
  ///   - answers: the option of each row; missing where there is no answer.
  ///   - scale: the options that are points, lowest first; the others are off the scale.
  ///   - ends: how many points the top and the bottom hold, at most half of the scale.
  ///   - points: the number of each point for the mean; 1, 2, 3 … where nil.
  /// - Returns: nil where nobody answered on the scale.
  public func likert(
    _ answers: Factor, scale: [Int], ends: Int = 2, points: [Double]? = nil
  ) -> LikertSummary? {
    precondition(ends > 0 && 2 * ends <= scale.count, "top and bottom do not overlap")
    let points = points ?? (1...scale.count).map { Double($0) }
    precondition(points.count == scale.count, "a number for each point")
    var isPoint = [Bool](repeating: false, count: answers.count)
    for option in scale { isPoint[option] = true }
    let replied = restricted { answers.codes[$0] != Factor.missing }
    let base = replied.restricted { isPoint[Int(answers.codes[$0])] }
    let off = answers.codes.map { $0 == Factor.missing || isPoint[Int($0)] ? 0.0 : 1 }
    guard let shares = base.means(scale.map { answers.indicator(of: $0) }),
      let outside = replied.means([off])
    else { return nil }
    let positions = scale.indices
    let high = positions.map { $0 >= scale.count - ends ? 1.0 : 0 }
    let low = positions.map { $0 < ends ? 1.0 : 0 }
    return LikertSummary(
      answered: base.active, shares: shares, top: shares.combined([high]),
      bottom: shares.combined([low]), net: shares.combined([zip(high, low).map(-)]),
      mean: shares.combined([points]), outside: outside)
  }
}
