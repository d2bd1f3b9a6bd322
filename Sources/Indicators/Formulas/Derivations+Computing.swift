public import Measures
public import Problems

extension Derivations {
  /// The built-in population: whole years, in the borders of the review's units.
  public struct Population: Sendable {
    let years: [Int]
    let value: @Sendable (_ unit: String, _ year: Int) -> Value

    /// A population.
    ///
    /// - Parameters:
    ///   - years: the years that it is known for.
    ///   - value: persons in a unit on 1 January of a year.
    public init(years: [Int], value: @escaping @Sendable (_ unit: String, _ year: Int) -> Value) {
      self.years = years
      self.value = value
    }
  }

  /// Computes the derived indicators from observations that stand in the review's codes.
  ///
  /// - Parameters:
  ///   - observations: the observations by indicator, carried to the review's units.
  ///   - units: the codes of these units.
  ///   - population: the built-in population; nil where there is none.
  ///   - log: takes what cannot be computed.
  /// - Returns: the observations of the derived indicators, by id.
  public func computed(
    from observations: [String: [Observation]], units: [String], population: Population?,
    log: inout ProblemLog
  ) -> [String: [Observation]] {
    var known = observations
    var found: [String: [Observation]] = [:]
    for indicator in order {
      guard let formula = indicator.formula else { continue }
      let computer = FormulaComputer(
        indicator: indicator, formula: formula, indicators: indicators, observations: known,
        units: units, population: population)
      let result = computer.observations(log: &log)
      known[indicator.id] = result
      found[indicator.id] = result
    }
    return found
  }
}
