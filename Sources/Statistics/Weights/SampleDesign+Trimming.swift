extension SampleDesign {
  /// Weights of which none is above a cap, with the sum of each group as it was.
  ///
  /// What is cut off the heaviest rows goes to the other rows of their group in proportion to their
  /// weights: the result is `min(f wᵢ, cap)` with one factor f for each group. The cap is measured on
  /// the weights of the whole design. Source: F. J. Potter, "A study of procedures to identify and
  /// trim extreme sampling weights", Proc. Survey Research Methods Section, ASA 1990, 225–230.
  ///
  /// Standard errors take the trimmed weights as they are; the bias of trimming is not in them.
  ///
  /// - Parameters:
  ///   - cap: the largest weight allowed.
  ///   - groups: the group of each row, within which the sum is kept; all rows where nil.
  /// - Returns: the design with its new weights.
  /// - Throws: ``WeightingRefused/cap(group:)`` where a group is too heavy for its rows, and
  ///   ``WeightingRefused/calibrated`` for a design that was calibrated: rake it with a cap instead.
  public func trimmed(
    to cap: WeightCap, within groups: Factor? = nil
  ) throws(WeightingRefused) -> SampleDesign {
    guard adjustments.isEmpty else { throw .calibrated }
    let groups = groups ?? Factor(codes: [UInt16](repeating: 0, count: count), count: 1)
    precondition(groups.codes.count == count, "a group for each row")
    let limit = cap.limit(of: weights)
    var members = [[Double]](repeating: [], count: groups.count)
    for row in weights.indices where weights[row] != 0 {
      let group = groups.codes[row]
      if group == Factor.missing { throw .noCategory(target: 0, row: row) }
      members[Int(group)].append(weights[row])
    }
    var factors: [Double] = []
    for (group, weights) in members.enumerated() {
      guard let factor = SampleDesign.factor(keeping: weights, below: limit) else {
        throw .cap(group: group)
      }
      factors.append(factor)
    }
    var result = self
    for row in weights.indices where weights[row] != 0 {
      result.weights[row] = min(weights[row] * factors[Int(groups.codes[row])], limit)
    }
    return result
  }

  /// The factor f for which `Σ min(f wᵢ, limit)` is the sum of the weights; nil where there is none.
  private static func factor(keeping weights: [Double], below limit: Double) -> Double? {
    let heaviest = weights.sorted(by: >)
    let sum = heaviest.reduce(0, +)
    guard sum <= limit * Double(heaviest.count) * (1 + 1e-12) else { return nil }
    var rest = sum
    for (cut, weight) in heaviest.enumerated() {
      let factor = (sum - Double(cut) * limit) / rest
      if factor * weight <= limit { return factor }
      rest -= weight
    }
    // All rows are at the cap.
    return heaviest.last.map { limit / $0 } ?? 1
  }
}
