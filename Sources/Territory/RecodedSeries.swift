public import Measures
public import Problems

/// A series in the codes of one division, and what could not be carried there.
public struct RecodedSeries: Sendable {
  /// The values, by unit and period.
  public let observations: [RecodedObservation]
  /// What was left out or is unknown, and why.
  public let problems: [Problem]
  private let places: [Key: Int]

  private struct Key: Hashable {
    let unit: UnitCode
    let period: Period
  }

  init(_ observations: [RecodedObservation], problems: [Problem]) {
    self.observations = observations.sorted { ($0.unit, $0.period) < ($1.unit, $1.period) }
    self.problems = problems
    var places: [Key: Int] = [:]
    for (index, observation) in self.observations.enumerated() {
      places[Key(unit: observation.unit, period: observation.period)] = index
    }
    self.places = places
  }

  /// The value of a unit and a period.
  ///
  /// - Parameters:
  ///   - unit: the code in the chosen division.
  ///   - period: the period.
  /// - Returns: nil where the series has nothing at all for the unit then.
  public subscript(unit: UnitCode, period: Period) -> RecodedObservation? {
    places[Key(unit: unit, period: period)].map { observations[$0] }
  }
}
