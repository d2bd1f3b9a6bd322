import Indicators
import Languages
import Measures
import Problems
import Testing

/// A few indicators with figures, and others that are computed from them.
struct DerivedSample {
  var indicators: [Indicator] = []
  var observations: [String: [Observation]] = [:]
  var population: Derivations.Population?

  static let sector = Indicator.Breakdown(
    id: "sector", name: Sample.text("Sector"),
    categories: [
      Category(code: "all", label: Sample.text("All"), role: .total),
      Category(code: "road", label: Sample.text("Road")),
    ])

  /// An indicator with rows `unit period value category…`; `:` is kept back, `..` missing, `*` preliminary.
  mutating func add(
    _ id: String, _ unit: String, _ rows: [String], periods: Indicator.Periods = .year,
    breakdowns: [Indicator.Breakdown] = []
  ) throws {
    indicators.append(
      Self.indicator(id, unit: unit, periods: periods, breakdowns: breakdowns, formula: nil))
    observations[id] = try rows.map { row in
      let words = row.split(separator: " ").map(String.init)
      let isPreliminary = words[2].hasSuffix("*")
      let value: Value =
        Double(isPreliminary ? String(words[2].dropLast()) : words[2])
        .map { .known($0, isPreliminary ? .preliminary : .final) }
        ?? .unknown(words[2] == ":" ? .confidential : .missing)
      return Observation(
        unit: words[0], period: try #require(Period(words[1])),
        categories: Array(words.dropFirst(3)), value: value)
    }
  }

  mutating func derive(
    _ id: String, _ unit: String, _ formula: String, periods: Indicator.Periods = .year,
    breakdowns: [Indicator.Breakdown] = []
  ) throws {
    indicators.append(
      Self.indicator(
        id, unit: unit, periods: periods, breakdowns: breakdowns,
        formula: try Formula(formula, at: Place("indicators/\(id).yaml", line: 3, column: 11))))
  }

  static func indicator(
    _ id: String, unit: String, periods: Indicator.Periods, breakdowns: [Indicator.Breakdown],
    formula: Formula?
  ) -> Indicator {
    Indicator(
      id: id, name: Sample.text(id.uppercased()), definition: Sample.text(id), goals: [],
      unit: UnitOfMeasure(code: unit, label: Sample.text(unit), decimals: 1), direction: .neutral,
      carrying: .none, base: Sample.text("all"), periods: periods, levels: ["municipality"],
      breakdowns: breakdowns, source: Source(name: Sample.text(id), licence: "CC BY 4.0"),
      formula: formula)
  }

  /// The problems of the formulas.
  var problems: [Problem] {
    var log = ProblemLog()
    _ = Derivations(indicators, hasPopulation: population != nil, log: &log)
    return log.problems
  }

  /// The values of a derived indicator: `unit period category…` to value.
  func values(
    of id: String, units: [String] = ["1", "2", "3"]
  ) throws -> [String: Value] {
    var log = ProblemLog()
    let derivations = Derivations(indicators, hasPopulation: population != nil, log: &log)
    let found = derivations.computed(
      from: observations, units: units, population: population)
    #expect(log.problems.map(\.code) == [])
    return Dictionary(
      uniqueKeysWithValues: try #require(found[id]).map {
        (([$0.unit, $0.period.description] + $0.categories).joined(separator: " "), $0.value)
      })
  }
}

extension Problem {
  /// Expects the problem to have words and advice in every language, with every place filled in.
  func expectWords() {
    for language in Language.all {
      for text in [message(in: language), advice(in: language)] {
        #expect(!text.contains("{") && !text.contains("[problem."), "\(code): \(text)")
      }
    }
  }
}
