import Measures
import Problems

/// Holds a formula against the indicators that it names: they are there, fit each other, and give what
/// the derived indicator says.
struct FormulaCheck {
  let indicators: [String: Indicator]
  let hasPopulation: Bool

  func check(_ indicator: Indicator, log: inout ProblemLog) {
    guard let formula = indicator.formula else { return }
    let errors = log.errorCount
    for operand in formula.operands { check(operand, in: formula, of: indicator, log: &log) }
    checkBreakdowns(of: indicator, formula, log: &log)
    checkBases(formula.root, formula, indicator.periods, log: &log)
    // Units of what is not there cannot be told.
    guard log.errorCount == errors, let found = unit(of: formula.root, in: formula, log: &log)
    else { return }
    checkResult(found, formula, indicator, log: &log)
  }

  private func check(
    _ operand: Formula.Operand, in formula: Formula, of indicator: Indicator, log: inout ProblemLog
  ) {
    let place = formula.place(at: operand.offset)
    guard let part = indicators[operand.indicator] else {
      checkPopulation(operand, indicator, at: place, log: &log)
      return
    }
    if part.periods != indicator.periods {
      log.error(
        "formula.periods", at: place,
        ["part": part.id, "found": part.periods.rawValue, "wanted": indicator.periods.rawValue])
    }
    for selection in operand.selection {
      let place = formula.place(at: selection.offset)
      guard let breakdown = part.breakdowns.first(where: { $0.id == selection.breakdown }) else {
        log.error(
          "formula.unknown-breakdown", at: place,
          [
            "part": part.id, "found": selection.breakdown,
            "known": listed(part.breakdowns.map(\.id)),
          ])
        continue
      }
      if !breakdown.categories.contains(where: { $0.code == selection.category }) {
        log.error(
          "formula.unknown-category", at: place,
          [
            "found": selection.category, "column": breakdown.id,
            "known": listed(breakdown.categories.map(\.code)),
          ])
      }
    }
    for breakdown in part.breakdowns
    where !operand.selection.contains(where: { $0.breakdown == breakdown.id }) {
      checkOpen(breakdown, of: part, indicator, at: place, log: &log)
    }
  }

  /// A breakdown that the formula does not choose from: it is the derived indicator's, or has a total.
  private func checkOpen(
    _ breakdown: Indicator.Breakdown, of part: Indicator, _ indicator: Indicator, at place: Place,
    log: inout ProblemLog
  ) {
    guard let own = indicator.breakdowns.first(where: { $0.id == breakdown.id }) else {
      if !breakdown.categories.contains(where: { $0.role == .total }) {
        log.error(
          "formula.no-total", at: place,
          [
            "part": part.id, "column": breakdown.id,
            "first": breakdown.categories.first?.code ?? "",
          ])
      }
      return
    }
    let known = Set(breakdown.categories.map(\.code))
    for category in own.categories where !known.contains(category.code) {
      log.error(
        "formula.unknown-category", at: place,
        ["found": category.code, "column": breakdown.id, "known": listed(known.sorted())])
    }
  }

  private func checkPopulation(
    _ operand: Formula.Operand, _ indicator: Indicator, at place: Place, log: inout ProblemLog
  ) {
    guard operand.indicator == Derivations.population else {
      let known = indicators.keys.sorted() + [Derivations.population]
      let nearest = Nearest.word(to: operand.indicator, among: known)
      // `a-b` may be meant as a less b.
      let parts = operand.indicator.split(separator: "-").map(String.init)
      let isMinus = (1..<max(parts.count, 1)).contains { cut in
        let left = parts[..<cut].joined(separator: "-")
        let right = parts[cut...].joined(separator: "-")
        return known.contains(left) && (known.contains(right) || Double(right) != nil)
      }
      if isMinus {
        log.error("formula.minus-without-blanks", at: place, ["found": operand.indicator])
      } else {
        log.error(
          "formula.unknown-indicator", at: place,
          ["found": operand.indicator, "nearest": nearest ?? known[0]])
      }
      return
    }
    if !hasPopulation { log.error("formula.no-population", at: place) }
    if indicator.periods != .year {
      log.error(
        "formula.periods", at: place,
        [
          "part": Derivations.population, "found": Indicator.Periods.year.rawValue,
          "wanted": indicator.periods.rawValue,
        ])
    }
    if let selection = operand.selection.first {
      log.error(
        "formula.unknown-breakdown", at: place,
        ["part": Derivations.population, "found": selection.breakdown, "known": listed([])])
    }
  }

  /// A breakdown that no part is divided by would repeat the same number in every category.
  private func checkBreakdowns(
    of indicator: Indicator, _ formula: Formula, log: inout ProblemLog
  ) {
    for breakdown in indicator.breakdowns {
      let isDivided = formula.operands.contains { operand in
        indicators[operand.indicator]?.breakdowns.contains { $0.id == breakdown.id } == true
          && !operand.selection.contains { $0.breakdown == breakdown.id }
      }
      if !isDivided {
        log.error(
          "formula.breakdown-of-no-part", at: formula.place, ["column": breakdown.id])
      }
    }
  }

  /// The base of an index is a period of the series' kind, or the year of its months or quarters.
  private func checkBases(
    _ node: Formula.Node, _ formula: Formula, _ periods: Indicator.Periods, log: inout ProblemLog
  ) {
    if case .index(_, let base, let offset) = node {
      let fits =
        switch (periods, base.kind) {
        case (.year, .year), (.quarter, .quarter), (.month, .month), (.window, .window),
          (.quarter, .year), (.month, .year):
          true
        default: false
        }
      if !fits {
        log.error(
          "formula.base", at: formula.place(at: offset),
          ["found": base.description, "wanted": periods.rawValue])
      }
    }
    for part in node.parts { checkBases(part, formula, periods, log: &log) }
  }

  func listed(_ words: [String]) -> String { words.isEmpty ? "–" : words.joined(separator: ", ") }
}
