public import Measures
public import Problems

/// Carries series from the codes of their own time to the codes of one division.
///
/// Counts are added up; the count of a split unit is divided by the shares of the split and marked
/// as estimated. Rates are carried by numerator and denominator, or weighted. Nothing is chosen
/// silently: where a part or a share is missing, the result is unknown and a problem says why.
public struct Recode: Sendable {
  /// Which division the codes of a series belong to.
  public enum Coding: Hashable, Sendable {
    /// Each figure has the code that was valid on the last day of its period; a code that began
    /// later but is valid in the chosen division is taken as carried there by the source.
    case ofPeriod
    /// All figures have codes that were valid on this day, whatever their period.
    case of(Day)
  }

  /// The changes between divisions.
  public let graph: ChangeGraph
  /// The day of the division to carry to.
  public let day: Day
  /// Codes that stand for no unit, such as "not stated": their figures are left out and told of.
  public let placeholders: Set<UnitCode>

  /// A way to carry series to the division of a day.
  ///
  /// - Parameters:
  ///   - graph: the changes between divisions.
  ///   - day: the day of the division to carry to.
  ///   - placeholders: codes that stand for no unit.
  public init(along graph: ChangeGraph, to day: Day, placeholders: Set<UnitCode> = []) {
    self.graph = graph
    self.day = day
    self.placeholders = placeholders
  }

  /// Carries counts: parts are added up, split units divided by their shares.
  ///
  /// - Parameters:
  ///   - counts: the series.
  ///   - coding: which division its codes belong to.
  ///   - place: where problems are placed.
  /// - Returns: the series in the codes of the division.
  public func counts(
    _ counts: [UnitObservation], coding: Coding = .ofPeriod, at place: Place = Place("")
  ) -> RecodedSeries {
    var passage = RecodePassage(self, coding: coding, place: place)
    passage.read(counts)
    return passage.series { parts, _ in .add(parts) }
  }

  /// Carries rates with weights, such as the population that the rate is of.
  ///
  /// A unit that only changed its code needs no weight.
  ///
  /// - Parameters:
  ///   - rates: the series.
  ///   - weight: the weight of a unit with the code and borders of the series' own time.
  ///   - coding: which division its codes belong to.
  ///   - place: where problems are placed.
  /// - Returns: the series in the codes of the division.
  public func rates(
    _ rates: [UnitObservation], weight: (Unit, Period) -> Value, coding: Coding = .ofPeriod,
    at place: Place = Place("")
  ) -> RecodedSeries {
    var passage = RecodePassage(self, coding: coding, place: place)
    passage.read(rates)
    return passage.series { parts, period in .average(parts) { weight($0, period) } }
  }

  /// Carries rates by what they are made of: both are carried as counts, then divided.
  ///
  /// - Parameters:
  ///   - numerators: the counts above the line.
  ///   - denominators: the counts below it.
  ///   - factor: what one is called in the rate's unit: 100 for per cent.
  ///   - coding: which division the codes belong to.
  ///   - place: where problems are placed.
  /// - Returns: the series in the codes of the division.
  public func rates(
    numerators: [UnitObservation], denominators: [UnitObservation], factor: Double,
    coding: Coding = .ofPeriod, at place: Place = Place("")
  ) -> RecodedSeries {
    let above = counts(numerators, coding: coding, at: place)
    let below = counts(denominators, coding: coding, at: place)
    var observations: [RecodedObservation] = []
    var problems = ProblemLog()
    problems.add(contentsOf: above.problems + below.problems)
    for numerator in above.observations {
      let (unit, period) = (numerator.unit, numerator.period)
      let outcome = PartSum.ratio(numerator, below[unit, period], factor: factor)
      if outcome.gap != nil, outcome.gap != numerator.gap, below[unit, period]?.gap == nil {
        problems.add(
          RecodePassage.problem(outcome.gap, unit: unit, periods: [period], place: place))
      }
      observations.append(
        RecodedObservation(
          unit: unit, period: period, value: outcome.value, sources: numerator.sources,
          gap: outcome.gap))
    }
    return RecodedSeries(observations, problems: problems.sorted)
  }
}
