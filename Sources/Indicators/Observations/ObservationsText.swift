import Measures
import StatisticalTables

/// Observations as a file of `observations/`: the same bytes for the same figures.
public enum ObservationsText {
  /// The file.
  ///
  /// - Parameters:
  ///   - observations: the observations by indicator.
  ///   - indicators: the indicators in the order they are written; others are left out.
  /// - Returns: the rows by indicator, unit, category and period; a column for each breakdown that any
  ///   of them has.
  public static func text(
    _ observations: [String: [Observation]], indicators: [Indicator]
  ) -> String {
    let written = indicators.filter { observations[$0.id]?.isEmpty == false }
    var breakdowns: [String] = []
    for breakdown in written.flatMap(\.breakdowns) where !breakdowns.contains(breakdown.id) {
      breakdowns.append(breakdown.id)
    }
    var writer = DelimitedWriter()
    writer.row(["indicator", "unit", "period"] + breakdowns + ["value", "status"])
    for indicator in written {
      let places = breakdowns.map { id in indicator.breakdowns.firstIndex { $0.id == id } }
      let ranks = indicator.breakdowns.map { breakdown in
        Dictionary(
          breakdown.categories.enumerated().map { ($1.code, $0) },
          uniquingKeysWith: { first, _ in first })
      }
      let keyed = (observations[indicator.id] ?? []).map { observation in
        (zip(observation.categories, ranks).map { $1[$0] ?? 0 }, observation)
      }
      let sorted = keyed.sorted { left, right in
        if left.1.unit != right.1.unit { return left.1.unit < right.1.unit }
        if left.0 != right.0 { return left.0.lexicographicallyPrecedes(right.0) }
        return left.1.period < right.1.period
      }
      for (_, observation) in sorted {
        writer.row(
          [indicator.id, observation.unit, observation.period.description]
            + places.map { $0.map { observation.categories[$0] } ?? "" }
            + fields(observation.value))
      }
    }
    return writer.text
  }

  private static func fields(_ value: Value) -> [String] {
    switch value {
    case .known(let number, let quality):
      let text = "\(number)"
      return [
        text.hasSuffix(".0") ? String(text.dropLast(2)) : text,
        quality == .final ? "" : quality.rawValue,
      ]
    case .unknown(let absence): return ["", absence.rawValue]
    }
  }
}
