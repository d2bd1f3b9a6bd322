import Indicators
import Languages
import Problems

/// What came of carrying an indicator over changed borders: what could not be is reported, never filled.
struct CarryingReport: Sendable {
  let indicator: Indicator
  /// How many values of today's units stay unknown because of it.
  let count: Int
  /// The names of those units.
  let units: [LocalizedText]
  /// Why, by unit and code.
  let problems: [Problem]

  var isEmpty: Bool { count == 0 && problems.isEmpty }

  /// The report as a note on method.
  var note: LocalizedText {
    LocalizedText { language in
      language.text(
        "method.carried",
        [
          "indicator": indicator.name.text(in: language.tag),
          "count": language.number(Double(count), decimals: 0),
          "units": language.list(units.map { $0.text(in: language.tag) }),
        ])
    }
  }
}

extension Analysis {
  /// What was not quite right in the figures, but stops nothing.
  var warnings: [Problem] {
    carried.flatMap(\.problems).map { Problem($0.code, .warning, at: $0.place, $0.values) }
  }
}
