/// Rows and weights of each category in each stratum, of a sample in which every row was drawn by itself.
///
/// The weights are taken as a number r, the same for a stratum, and what they differ from it, `w = r + d`:
/// counts, Σd and Σd² say what Σw and Σw² say, and lose no figures where the weights are nearly alike.
struct ElementCounts {
  /// Rows, Σd and Σd², by stratum and within it by category.
  private let sums: [SIMD4<Double>]
  private let categories: Int
  /// The number r of each stratum.
  private let references: [Double]
  private let plan: StagePlan

  /// Counts the rows of a factor in one pass.
  ///
  /// - Parameters:
  ///   - factor: a category for each row; rows without one are outside the domain.
  ///   - design: how the sample was drawn.
  /// - Returns: nil where rows were drawn in clusters or stages, the weights were calibrated, or there
  ///   are many more categories and strata than rows.
  init?(_ factor: Factor, in design: SampleDesign) {
    precondition(factor.codes.count == design.count, "a category for each row")
    let strata = design.plan.drawn.count
    guard design.adjustments.isEmpty, !design.stratumOfElement.isEmpty,
      strata * (factor.count + 1) < 1 << 20 + 4 * design.count
    else { return nil }
    plan = design.plan
    categories = factor.count
    references = design.firstWeights()
    sums = ElementCounts.sums(factor, design, references)
  }

  /// One pass over the rows: those that do not count go to a category behind the others.
  private static func sums(
    _ factor: Factor, _ design: SampleDesign, _ references: [Double]
  ) -> [SIMD4<Double>] {
    let width = factor.count + 1
    let cells = references.count * width
    // A sum that was just written is slow to read: neighbouring rows add to different sums.
    let banks = design.count > 16 * cells ? 4 : 1
    var sums = [SIMD4<Double>](repeating: .zero, count: banks * cells)
    let last = UInt16(factor.count)
    sums.withUnsafeMutableBufferPointer { sums in
      factor.codes.withUnsafeBufferPointer { codes in
        design.weights.withUnsafeBufferPointer { weights in
          design.stratumOfElement.withUnsafeBufferPointer { strata in
            references.withUnsafeBufferPointer { references in
              for row in weights.indices {
                let stratum = Int(strata[row])
                let weight = weights[row]
                let difference = weight - references[stratum]
                let category = weight == 0 ? last : min(codes[row], last)
                let bank = (row & (banks - 1)) * cells
                sums[bank + stratum * width + Int(category)] +=
                  SIMD4(1, difference, difference * difference, 0)
              }
            }
          }
        }
      }
    }
    for bank in 1..<max(1, banks) {
      for cell in 0..<cells { sums[cell] += sums[bank * cells + cell] }
    }
    return Array(sums[..<cells])
  }

  /// The tally: the covariance of the totals is `Σ (1 − n/N) n/(n − 1) Σ (y − ȳ)(y − ȳ)′` over the
  /// strata, where y is the weight in the row's category and 0 in the others.
  ///
  /// Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, theorem 5.3.
  var tally: Tally {
    var counts = [Int](repeating: 0, count: categories)
    var totals = [Double](repeating: 0, count: categories)
    var rowsByStratum: [Int] = []
    rowsByStratum.reserveCapacity(references.count * categories)
    var freedom = 0
    var covariance = [Double](repeating: 0, count: categories * categories)
    var lonely = 0
    for stratum in references.indices {
      let reference = references[stratum]
      let start = stratum * (categories + 1)
      var present: [Int] = []
      var weights: [Double] = []
      var rows = 0
      for category in 0..<categories {
        let cell = sums[start + category]
        rowsByStratum.append(Int(cell.x))
        if cell.x == 0 { continue }
        present.append(category)
        weights.append(reference * cell.x + cell.y)
        counts[category] += Int(cell.x)
        totals[category] += reference * cell.x + cell.y
        rows += Int(cell.x)
      }
      freedom += max(0, rows - 1)
      let scale = self.scale(of: stratum, lonely: &lonely)
      if scale.factor == 0 { continue }
      for (index, category) in present.enumerated() {
        let row = category * categories
        covariance[row + category] +=
          scale.factor * spread(sums[start + category], reference, of: scale.rows)
        if scale.rows == 1 { continue }
        let share = scale.factor * weights[index] / scale.rows
        for other in 0..<index { covariance[row + present[other]] -= share * weights[other] }
      }
    }
    let strata = Double(references.count)
    let inflation =
      plan.lone == .average && lonely > 0 && lonely < references.count
      ? strata / (strata - Double(lonely)) : 1
    for first in 0..<categories {
      for second in 0...first {
        let value = inflation * covariance[first * categories + second]
        covariance[first * categories + second] = value
        covariance[second * categories + first] = value
      }
    }
    return Tally(
      counts: counts,
      totals: Estimates(
        values: totals,
        covariance: Matrix(rows: categories, columns: categories, values: covariance),
        degreesOfFreedom: Double(freedom)),
      isSelfWeighted: isSelfWeighted, clusters: .rows(rowsByStratum))
  }

  /// What the sum of squares of a stratum is multiplied by, and how many rows were drawn of it.
  private func scale(
    of stratum: Int, lonely: inout Int
  ) -> (factor: Double, rows: Double) {
    let rows = Double(plan.stratumStarts[stratum + 1] - plan.stratumStarts[stratum])
    let left = 1 - plan.drawn[stratum]
    if left < 1e-7 { return (0, rows) }
    if rows > 1 { return (left * rows / (rows - 1), rows) }
    lonely += 1
    return (plan.lone == .adjust ? left : 0, rows)
  }

  /// `Σ (y − ȳ)²` over the rows of a stratum; Σy² where there is only one, for it has no mean.
  private func spread(_ cell: SIMD4<Double>, _ reference: Double, of rows: Double) -> Double {
    if rows == 1 { return (reference + cell.y) * (reference + cell.y) }
    let others = (rows - cell.x) / rows
    return reference * reference * cell.x * others + 2 * reference * cell.y * others
      + (cell.z - cell.y * cell.y / rows)
  }

  /// Whether all rows that count weigh the same, rounding apart.
  private var isSelfWeighted: Bool {
    var common: Double?
    for stratum in references.indices {
      let start = stratum * (categories + 1)
      for category in 0..<categories where sums[start + category].x > 0 {
        let first = common ?? references[stratum]
        common = first
        let most = 1e-12 * first
        if (references[stratum] - first).magnitude > most { return false }
        if sums[start + category].z > sums[start + category].x * most * most { return false }
      }
    }
    return true
  }
}

extension SampleDesign {
  /// The first weight that is not 0 of each stratum; 0 where there is none.
  fileprivate func firstWeights() -> [Double] {
    plan.drawn.indices.map { stratum in
      for cluster in plan.stratumStarts[stratum]..<plan.stratumStarts[stratum + 1] {
        for row in plan.rows(of: Int(cluster)) where weights[Int(row)] != 0 {
          return weights[Int(row)]
        }
      }
      return 0
    }
  }
}
