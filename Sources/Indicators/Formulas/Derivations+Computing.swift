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
  /// - Returns: the observations of the derived indicators, by id.
  public func computed(
    from observations: [String: [Observation]], units: [String], population: Population?
  ) -> [String: [Observation]] {
    var known = observations
    var found: [String: [Observation]] = [:]
    for indicator in order {
      guard let formula = indicator.formula else { continue }
      let computer = FormulaComputer(
        indicator: indicator, formula: formula, indicators: indicators, observations: known,
        units: units, population: population)
      let result = computer.computed()
      known[indicator.id] = result
      found[indicator.id] = result
    }
    return found
  }

  /// Tells changes between moving windows that share years: they would mostly compare a year with itself.
  ///
  /// - Parameters:
  ///   - store: the observations, whose periods say how long windows are.
  ///   - log: takes what is found.
  public func checkWindows(of store: ObservationStore, log: inout ProblemLog) {
    for indicator in order where indicator.periods == .window {
      guard let formula = indicator.formula,
        case .window(let years)? = kind(of: indicator, in: store, depth: 0),
        let offset = formula.root.shortChange(years: years)
      else { continue }
      log.error(
        "formula.windows-overlap", at: formula.place(at: offset), ["years": String(years)])
    }
  }

  private func kind(
    of indicator: Indicator, in store: ObservationStore, depth: Int
  ) -> Period.Kind? {
    guard let formula = indicator.formula else { return store.kind(of: indicator.id) }
    guard depth < indicators.count else { return nil }
    return formula.indicators.lazy.compactMap { indicators[$0] }
      .compactMap { kind(of: $0, in: store, depth: depth + 1) }.first
  }
}

extension Formula.Node {
  /// Where a change goes back fewer periods than the windows have years; nil where none does.
  func shortChange(years: Int) -> Int? {
    if case .change(_, let steps, _, let offset) = self, steps < years { return offset }
    return parts.lazy.compactMap { $0.shortChange(years: years) }.first
  }
}
