import Languages
import Measures
import Statistics
import Surveys

/// What the answers say of one outcome and one factor, all else being equal.
struct FurthestComparison {
  let factor: FurthestFactor
  /// The adjusted share or mean at each class shown; nil where the model has none.
  let margins: PredictiveMargins?
  /// Whether each response is compared: those whose like are found in all classes.
  let support: CommonSupport?
  /// The highest class less the lowest, or the first less the second; nil for classes without order.
  let difference: Difference?
  /// The test of all of the factor's coefficients.
  let test: WaldTest?
  /// How many times wider the intervals are because the factors go together.
  let inflation: VarianceInflation?

  /// One class compared with another.
  struct Difference {
    let high: Category
    let low: Category
    let settings: (high: ModelTerm.Setting, low: ModelTerm.Setting)
    /// The adjusted difference, a share or a mean.
    let estimate: Estimate
  }

  /// The comparison of a factor.
  ///
  /// - Parameters:
  ///   - factor: the factor.
  ///   - model: the model of the outcome on all factors.
  ///   - others: the other factors; classes are compared only where they meet in the numbers of these.
  ///   - inflation: how much wider each term's intervals are because the factors go together.
  init(
    _ factor: FurthestFactor, in model: FurthestModel, others: [FurthestFactor],
    inflation: [VarianceInflation]
  ) {
    self.factor = factor
    let rows = Set(model.rows)
    let numbers = others.compactMap(\.numbers)
    let isClasses = factor.numbers == nil
    let support =
      isClasses && !factor.isUnordered && !numbers.isEmpty
      ? CommonSupport(of: factor.classes, numbers: numbers, where: rows.contains) : nil
    self.support = support
    let found = factor.settings.filter { setting in
      model.rows.contains {
        factor.attribute.categories[safe: Int(factor.classes.codes[$0])]?.code
          == setting.category.code
      }
    }
    let holds: ((Int) -> Bool)? = support.map { support in { support.holds[$0] } }
    let margins = model.margins(
      of: factor.attribute.id, at: found.map(\.setting), over: holds)
    self.margins = margins
    test = model.model.waldTest(of: [factor.attribute.id])
    self.inflation = inflation.first { $0.term == factor.attribute.id }
    let supported = margins?.settings ?? []
    let shown = found.filter { supported.contains($0.setting) }
    guard !factor.isUnordered, shown.count > 1, let first = shown.first, let last = shown.last,
      let margins
    else {
      difference = nil
      return
    }
    let (high, low) = isClasses && !factor.attribute.isOrdered ? (first, last) : (last, first)
    difference = margins.difference(high.setting, low.setting).map {
      Difference(
        high: high.category, low: low.category, settings: (high.setting, low.setting),
        estimate: $0[0])
    }
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
