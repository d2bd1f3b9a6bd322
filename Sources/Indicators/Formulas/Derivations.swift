public import Languages
public import Measures
public import Problems

/// The indicators of a review that are computed from others, in an order in which they can be.
public struct Derivations: Sendable {
  /// The id that stands for the built-in population where no indicator has it.
  public static let population = "population"

  /// The derived indicators, each after those that it is made of.
  public let order: [Indicator]
  let indicators: [String: Indicator]

  /// Holds the formulas of a review against its indicators.
  ///
  /// - Parameters:
  ///   - indicators: all indicators of the review.
  ///   - hasPopulation: whether the population is built in for the review's units.
  ///   - log: takes what does not fit, each at its column in the formula.
  public init(_ indicators: [Indicator], hasPopulation: Bool, log: inout ProblemLog) {
    let known = Dictionary(
      indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.indicators = known
    let check = FormulaCheck(indicators: known, hasPopulation: hasPopulation)
    var order: [Indicator] = []
    var state: [String: Bool] = [:]
    for indicator in indicators {
      check.check(indicator, log: &log)
      Derivations.visit(indicator, known, &state, &order, [], log: &log)
    }
    self.order = order
  }

  /// Puts what an indicator is made of before it; false in `state` marks one that is being looked at.
  private static func visit(
    _ indicator: Indicator, _ known: [String: Indicator], _ state: inout [String: Bool],
    _ order: inout [Indicator], _ path: [String], log: inout ProblemLog
  ) {
    guard let formula = indicator.formula, state[indicator.id] == nil else { return }
    state[indicator.id] = false
    for operand in formula.operands {
      guard let part = known[operand.indicator], part.formula != nil else { continue }
      if state[part.id] == false {
        let circle = path.drop { $0 != part.id } + [indicator.id, part.id]
        log.error(
          "formula.circle", at: formula.place(at: operand.offset),
          ["circle": circle.joined(separator: " → ")])
      } else {
        visit(part, known, &state, &order, path + [indicator.id], log: &log)
      }
    }
    state[indicator.id] = true
    order.append(indicator)
  }

  /// Where the figures of an indicator come from: a derived one's from all that it is made of.
  ///
  /// - Parameters:
  ///   - indicator: the indicator.
  ///   - told: the sources of an indicator with observations of its own.
  ///   - population: the source of the built-in population.
  /// - Returns: each source once.
  public func sources(
    of indicator: Indicator, told: (Indicator) -> [Source], population: Source
  ) -> [Source] {
    var found: [Source] = []
    var seen: Set<String> = []
    func collect(_ indicator: Indicator) {
      guard seen.insert(indicator.id).inserted else { return }
      guard let formula = indicator.formula else {
        found += told(indicator)
        return
      }
      for id in formula.indicators {
        if let part = indicators[id] {
          collect(part)
        } else if id == Derivations.population {
          found.append(population)
        }
      }
    }
    collect(indicator)
    var once: Set<Source> = []
    return found.filter { once.insert($0).inserted }
  }

  /// A formula with the names of its indicators, as a note below a table.
  ///
  /// - Parameter indicator: a derived indicator.
  /// - Returns: such as "Computed in the review: Electricity ÷ Population × 1 000."; nil of others.
  public func note(of indicator: Indicator) -> LocalizedText? {
    guard let formula = indicator.formula else { return nil }
    let indicators = indicators
    return LocalizedText { language in
      language.text(
        "formula.note", ["formula": formula.words(in: language, indicators: indicators)])
    }
  }
}
