import Languages
import Measures
import Statistics
import Surveys

extension FurthestWriter {
  /// The comparisons with an order: those that have a difference.
  var ordered: [(comparison: FurthestComparison, difference: FurthestComparison.Difference)] {
    comparisons.compactMap { comparison in comparison.difference.map { (comparison, $0) } }
  }

  /// A row for each difference, named by its factor and the two classes.
  private var contrasts: Dimension {
    Dimension(
      id: "contrast", name: Words.text("survey.dimension.contrast"),
      categories: ordered.map { comparison, difference in
        Category(
          code: comparison.factor.attribute.id,
          label: Words.text(
            "survey.contrast",
            [
              "attribute": comparison.factor.attribute.name, "high": difference.high.label,
              "low": difference.low.label,
            ]))
      }, role: .breakdown)
  }

  /// The weighted and the adjusted difference of each factor.
  var differences: Table? {
    guard !ordered.isEmpty else { return nil }
    let cells = ordered.flatMap { comparison, difference in
      [weighted(comparison, difference), cell(difference, of: comparison, difference.estimate)]
    }
    let estimates = Dimension(
      id: "estimate", name: Words.text("survey.dimension.estimate"),
      categories: ["weighted", "adjusted"].map {
        Category(code: $0, label: Words.text("survey.estimate.\($0)"))
      }, role: .breakdown)
    return table(
      ["differences"], title: "survey.title.furthest.differences",
      dimensions: [contrasts, estimates], cells: cells, isDifference: true,
      notes: [Words.text("survey.note.adjusted")]
        + ordered.compactMap { supportNote($0.comparison) }.prefix(1))
  }

  /// The weighted difference of two classes, of all who were asked.
  private func weighted(
    _ comparison: FurthestComparison, _ difference: FurthestComparison.Difference
  ) -> Cell {
    let categories = comparison.factor.attribute.categories
    guard let high = categories.firstIndex(where: { $0.code == difference.high.code }),
      let low = categories.firstIndex(where: { $0.code == difference.low.code })
    else { return Cell(value: .unknown(.noBase), base: base, uncertainty: .none) }
    let codes = comparison.factor.classes.codes.map { code -> UInt16 in
      Int(code) == high ? 1 : Int(code) == low ? 0 : Factor.missing
    }
    let values = answers.values
    let design = tabulation.design.restricted {
      codes[$0] != Factor.missing && answers.isKnown($0)
    }
    guard
      let estimate = design.difference(in: values, between: Factor(codes: codes, count: 2))
    else { return Cell(value: .unknown(.noBase), base: base, uncertainty: .none) }
    // The second group less the first, as in a t-test; here the second is the high one.
    guard isProtected else { return cell(difference, of: comparison, estimate) }
    // Of a protected question no more is told than the two shares as they are published.
    let id = comparison.factor.attribute.id
    guard let upper = published(id, difference.high, raw: false)?.value.number,
      let lower = published(id, difference.low, raw: false)?.value.number
    else { return Cell(value: .unknown(.suppressed), base: base, uncertainty: .none) }
    return cell(
      difference, of: comparison,
      Estimate(
        value: (upper - lower) / scale, standardError: estimate.standardError,
        degreesOfFreedom: estimate.degreesOfFreedom))
  }

  /// A difference with its interval; kept back where one of its classes is.
  func cell(
    _ difference: FurthestComparison.Difference, of comparison: FurthestComparison,
    _ estimate: Estimate
  ) -> Cell {
    let id = comparison.factor.attribute.id
    if isKeptBack(id, difference.high) || isKeptBack(id, difference.low) {
      return Cell(value: .unknown(.suppressed), base: base, uncertainty: .none)
    }
    return Cell(
      value: .known(scale * estimate.value), base: base,
      uncertainty: uncertainty(possible(estimate.interval(level: tabulation.settings.level))))
  }

  /// An interval of a difference within what the outcome allows.
  private func possible(_ interval: ConfidenceInterval?) -> ConfidenceInterval? {
    let most = answers.range.upperBound - answers.range.lowerBound
    return interval.map {
      ConfidenceInterval(
        lower: max(-most, $0.lower), upper: min(most, $0.upper), level: $0.level)
    }
  }

  /// How clear each factor is, alone and among all that are tested, and how much it goes with the others.
  func tests(holm: [Double?]) -> Table? {
    var cells: [Cell] = []
    for (comparison, adjusted) in zip(comparisons, holm) {
      for number in [comparison.test?.f, comparison.test?.pValue, adjusted]
        + [comparison.inflation?.width]
      {
        cells.append(
          Cell(
            value: number.map { .known($0) } ?? .unknown(.notApplicable), base: base,
            uncertainty: .notComputed))
      }
    }
    guard cells.contains(where: { $0.value.number != nil }) else { return nil }
    let terms = Dimension(
      id: "factor", name: Words.text("survey.dimension.factor"),
      categories: comparisons.map {
        Category(code: $0.factor.attribute.id, label: $0.factor.name)
      }, role: .breakdown)
    let measures = Dimension(
      id: "statistic", name: Words.text("survey.dimension.statistic"),
      categories: ["f", "p", "p-holm", "inflation"].map {
        Category(code: $0, label: Words.text("survey.test.\($0)"))
      }, role: .breakdown)
    return table(
      ["tests"], title: "survey.title.furthest.tests", dimensions: [terms, measures],
      cells: cells, isDifference: false,
      unit: UnitOfMeasure(
        code: UnitOfMeasure.statisticCode, label: LocalizedText(same: ""), decimals: 3),
      notes: [Words.text("survey.note.tests")])
  }

  /// Each difference again, when something is done otherwise.
  var sensitivity: Table? {
    let variants = SensitivityVariant.all(of: self)
    guard !ordered.isEmpty, !variants.isEmpty else { return nil }
    var cells: [Cell] = []
    for (comparison, difference) in ordered {
      cells.append(cell(difference, of: comparison, difference.estimate))
      for variant in variants {
        guard let other = variant.differences[comparison.factor.attribute.id] else {
          cells.append(Cell(value: .unknown(.notApplicable), base: base, uncertainty: .none))
          continue
        }
        cells.append(cell(difference, of: comparison, other))
      }
    }
    let columns = Dimension(
      id: "variant", name: Words.text("survey.dimension.variant"),
      categories: (["main"] + variants.map(\.code)).map {
        Category(code: $0, label: Words.text("survey.variant.\($0)"))
      }, role: .breakdown)
    return table(
      ["sensitivity"], title: "survey.title.furthest.sensitivity",
      dimensions: [contrasts, columns], cells: cells, isDifference: true,
      notes: [Words.text("survey.note.sensitivity")])
  }

  /// By how much those who did not answer would have to differ for each difference to vanish.
  var tipping: Table? {
    guard !ordered.isEmpty else { return nil }
    let range = answers.range
    let cells = ordered.map { comparison, difference in
      let id = comparison.factor.attribute.id
      let groups = [difference.high, difference.low].map { group(id, $0) }
      guard let high = groups[0], let low = groups[1] else {
        return Cell(value: .unknown(.suppressed), base: base, uncertainty: .none)
      }
      // What is not clear needs nothing to overturn it.
      let isClear =
        difference.estimate.interval(level: tabulation.settings.level).map {
          $0.lower > 0 || $0.upper < 0
        } ?? false
      let point = TippingPoint(high, low, difference: difference.estimate.value)
      guard isClear, let both = point.both, both.isPossible(in: range) else {
        return Cell(value: .unknown(.notApplicable), base: base, uncertainty: .none)
      }
      return Cell(value: .known(scale * both.shift), base: base, uncertainty: .notComputed)
    }
    return table(
      ["tipping"], title: "survey.title.furthest.tipping", dimensions: [contrasts], cells: cells,
      isDifference: true, notes: [Words.text("survey.note.tipping")])
  }

  /// The weighted mean of a class and how much of it did not answer; nil where it is kept back.
  private func group(_ attribute: String, _ category: Category) -> TippingPoint.Group? {
    guard let cell = published(attribute, category, raw: false), let value = cell.value.number,
      case .answers(let answered, let population) = cell.base, population > 0
    else { return nil }
    return TippingPoint.Group(
      mean: value / scale, missing: 1 - Double(answered) / Double(population))
  }
}

extension FurthestModel.Outcome {
  /// The values that the outcome can have.
  var range: ClosedRange<Double> {
    switch self {
    case .share: 0...1
    case .stage(_, let scores): (scores.first ?? 0)...(scores.last ?? 0)
    }
  }
}
