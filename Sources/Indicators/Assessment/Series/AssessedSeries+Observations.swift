public import Measures

extension Indicator {
  /// The series of a unit in observations, with the breaks that the definition states.
  ///
  /// Periods keep their kind: an assessment uses those of the latest value's kind (of months and
  /// quarters the same one of each year) and says what it left out.
  ///
  /// - Parameters:
  ///   - observations: values of this indicator, of any unit.
  ///   - unit: the code of the unit.
  ///   - categories: the category in each breakdown; its total, or its first, where left out.
  /// - Returns: the series.
  public func series(
    of observations: [Observation], unit: String, categories: [String]? = nil
  ) -> AssessedSeries {
    let wanted = categories ?? totals
    return AssessedSeries(
      points: observations.filter { $0.unit == unit && $0.categories == wanted }.map {
        AssessedSeries.Point(period: $0.period, value: $0.value, interval: $0.interval)
      }, breaks: standards.breaks)
  }

  /// The series of a unit in the indicator's table, with the breaks that the definition states.
  ///
  /// - Parameters:
  ///   - table: the indicator's table: units × breakdowns × periods.
  ///   - unit: the code of the unit.
  ///   - categories: the category in each breakdown; its total, or its first, where left out.
  /// - Returns: the series; without points where the table has no such unit or category.
  public func series(
    in table: Table, unit: String, categories: [String]? = nil
  ) -> AssessedSeries {
    var offset = 0
    for (dimension, code) in zip(table.dimensions.dropLast(), [unit] + (categories ?? totals)) {
      guard let index = dimension.index(of: code) else {
        return AssessedSeries(points: [], breaks: standards.breaks)
      }
      offset = offset * dimension.categories.count + index
    }
    let periods = table.dimensions.last?.categories ?? []
    return AssessedSeries(
      points: periods.enumerated().compactMap { index, category in
        guard let period = Period(category.code) else { return nil }
        let cell = table.cells[offset * periods.count + index]
        let interval: Interval? =
          if case .interval(let interval) = cell.uncertainty { interval } else { nil }
        return AssessedSeries.Point(period: period, value: cell.value, interval: interval)
      }, breaks: standards.breaks)
  }

  /// The total of each breakdown, or its first category where it has none.
  private var totals: [String] {
    breakdowns.map { breakdown in
      (breakdown.categories.first { $0.role == .total } ?? breakdown.categories.first)?.code ?? ""
    }
  }
}
