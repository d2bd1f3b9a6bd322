import Indicators
import Languages
import Measures
import Problems
import Store
import Territory
import VoluntaryReview

/// Carries observations in older codes to the units of the review.
struct Carrier {
  let stored: StoredReview
  private let today: Set<String>

  init(_ stored: StoredReview) {
    self.stored = stored
    today = Set(stored.units.categories.map(\.code))
  }

  /// The observations of an indicator in the codes of the review's units.
  ///
  /// Counts are added, rates are weighed by their weight series, and the parts of a split are marked as
  /// estimates. What cannot be carried stays unknown and is reported.
  ///
  /// - Parameter indicator: the indicator.
  /// - Returns: its observations, and a report where some were in older codes.
  func carry(
    _ indicator: Indicator
  ) -> (observations: [Observation], report: CarryingReport?) {
    let all = stored.observations.observations(of: indicator.id)
    let kept = all.filter { today.contains($0.unit) }
    guard kept.count < all.count, let day = stored.units.day else { return (kept, nil) }
    var carried: [Observation] = []
    var gaps: [String: Set<String>] = [:]
    var problems: [Problem] = []
    let groups = Dictionary(grouping: all, by: \.categories)
    for categories in groups.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let series = recode(indicator, groups[categories] ?? [], to: day)
      problems += series.problems
      for result in series.observations where today.contains(result.unit.rawValue) {
        if result.gap != nil {
          gaps[result.unit.rawValue, default: []].insert(result.period.description)
        }
        carried.append(
          Observation(
            unit: result.unit.rawValue, period: result.period, categories: categories,
            value: result.value))
      }
    }
    // A value that the source gives in today's code is its own; what is carried stands beside it.
    let given = Set(kept.map { [$0.unit, $0.period.description] + $0.categories })
    let added = carried.filter {
      !given.contains([$0.unit, $0.period.description] + $0.categories)
    }
    let units = gaps.keys.sorted().compactMap { stored.units.unit($0)?.name }
    let report = CarryingReport(
      indicator: indicator, count: gaps.values.reduce(0) { $0 + $1.count }, units: units,
      problems: problems)
    return (kept + added, report)
  }

  private func recode(
    _ indicator: Indicator, _ observations: [Observation], to day: Day
  ) -> RecodedSeries {
    let recode = Country.norway.recode(to: day)
    let values = observations.map {
      UnitObservation(unit: UnitCode(rawValue: $0.unit), period: $0.period, value: $0.value)
    }
    let place = Place("observations", cell: indicator.id)
    guard case .rate(let weight) = indicator.carrying else {
      return recode.counts(values, at: place)
    }
    let categories = weightCategories(weight)
    return recode.rates(
      values,
      weight: { unit, period in
        if weight == Derivations.population {
          return Country.norway.population(
            of: unit.code, in: period.endYear, bordersOf: period.lastDay)
        }
        return stored.observations.value(
          of: weight, unit: unit.code.rawValue, period: period, categories: categories)
          ?? .unknown(.missing)
      }, at: place)
  }

  /// The categories at which another indicator weighs: all together in each of its breakdowns.
  private func weightCategories(_ id: String) -> [String] {
    let breakdowns = stored.indicators.first { $0.id == id }?.breakdowns ?? []
    return breakdowns.map { breakdown in
      breakdown.categories.first { $0.role == .total }?.code ?? ""
    }
  }
}
