import Indicators
import Languages
import Measures

/// Indicators for tests, and their values written shortly.
enum Sample {
  static func text(_ text: String) -> LocalizedText { LocalizedText(same: text) }

  static func indicator(
    unit: UnitOfMeasure = UnitOfMeasure(code: "kg", label: text("kg"), decimals: 1),
    periods: Indicator.Periods = .year, breakdowns: [Indicator.Breakdown] = []
  ) -> Indicator {
    Indicator(
      id: "waste", name: text("Waste"), definition: text("Household waste"), goals: [],
      unit: unit, direction: .decrease, carrying: .none, base: text("all"), periods: periods,
      levels: ["municipality"], breakdowns: breakdowns,
      source: Source(name: text("Statistics Norway"), licence: "CC BY 4.0"),
      notes: [text("A trap.")])
  }

  static let units = ["4001", "4003", "4005"].map { Category(code: $0, label: text($0)) }

  /// The observations of one unit: a code of a period and a number; nil is kept back by the source.
  static func series(
    _ values: KeyValuePairs<String, Double?>, of unit: String = "4001", quality: Quality = .final
  ) -> [Observation] {
    values.compactMap { code, number in
      Period(code).map {
        Observation(
          unit: unit, period: $0,
          value: number.map { .known($0, quality) } ?? .unknown(.confidential))
      }
    }
  }
}
