import Indicators
import Languages
import Measures
import Store
import Territory

/// The figures of a review in the codes of its units: carried over changed borders first, then what is
/// derived from them is computed.
struct CarriedFigures {
  /// What could not be carried.
  let carried: [CarryingReport]
  private let stored: StoredReview
  private let observations: [String: [Observation]]

  init(_ stored: StoredReview) {
    self.stored = stored
    var carried: [CarryingReport] = []
    var observations: [String: [Observation]] = [:]
    let carrier = Carrier(stored)
    for indicator in stored.indicators where indicator.formula == nil {
      let (found, report) = carrier.carry(indicator)
      observations[indicator.id] = found
      if let report { carried.append(report) }
    }
    let derived = stored.derivations.computed(
      from: observations, units: stored.units.categories.map(\.code),
      population: CarriedFigures.population(stored.units))
    self.carried = carried
    self.observations = observations.merging(derived) { own, _ in own }
  }

  /// The table of an indicator; nil where it has no figures.
  func table(of indicator: Indicator) -> Table? {
    indicator.table(
      of: observations[indicator.id] ?? [], units: stored.units.categories,
      sources: stored.sources(of: indicator),
      more: [stored.derivations.note(of: indicator)].compactMap { $0 }
        + stored.observations.notes(of: indicator.id))
  }

  /// The built-in population, in the borders of the review's units; nil for units of a file.
  private static func population(_ units: ReviewUnits) -> Derivations.Population? {
    guard let day = units.day, let series = Country.norway.population else { return nil }
    return Derivations.Population(years: series.years) { unit, year in
      Country.norway.population(of: UnitCode(unit), in: year, bordersOf: day)
    }
  }
}

extension StoredReview {
  /// Where the figures of an indicator come from: what is recorded of its files, and of a derived one
  /// the sources of all that it is made of.
  func sources(of indicator: Indicator) -> [Source] {
    derivations.sources(
      of: indicator, told: { observations.told(of: $0) }, population: StoredReview.population)
  }

  /// The source of the built-in population.
  private static let population = Source(
    name: LocalizedText { $0.text("population.source") }, table: "07459",
    address: "https://www.ssb.no/statbank/table/07459", licence: "CC BY 4.0")
}
