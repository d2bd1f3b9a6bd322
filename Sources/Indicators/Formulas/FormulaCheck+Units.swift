import Measures
import Problems

extension FormulaCheck {
  /// What a part of a formula measures; nil, with the reason in the log, where its parts do not fit.
  func unit(
    of node: Formula.Node, in formula: Formula, log: inout ProblemLog
  ) -> MeasuredUnit? {
    if let constant = node.constant { return .constant(constant) }
    switch node {
    case .number(let number, _): return .constant(number)
    case .operand(let operand):
      return MeasuredUnit(code: indicators[operand.indicator]?.unit.code ?? "persons")
    case .negated(let part, _): return unit(of: part, in: formula, log: &log)
    case .binary(let sign, let left, let right, let offset):
      let (a, b) = (
        unit(of: left, in: formula, log: &log), unit(of: right, in: formula, log: &log)
      )
      guard let a, let b else { return nil }
      switch sign {
      case .multiply: return a.times(b)
      case .divide: return a.over(b)
      case .add, .subtract:
        return a.plus(b) ?? refuse(a, b, at: offset, formula, log: &log)
      }
    case .share(let part, let whole, let offset):
      let (a, b) = (
        unit(of: part, in: formula, log: &log), unit(of: whole, in: formula, log: &log)
      )
      guard let a, let b else { return nil }
      guard a.powers == b.powers, a.isSameScale(as: b), !a.isConstant, !b.isConstant else {
        return refuse(a, b, at: offset, formula, log: &log)
      }
      return .percent
    case .per(let count, let base, let factor, _):
      let (a, b) = (
        unit(of: count, in: formula, log: &log), unit(of: base, in: formula, log: &log)
      )
      guard let a, let b else { return nil }
      return a.over(b).times(.constant(factor))
    case .change(let part, _, let isRelative, _):
      guard let found = unit(of: part, in: formula, log: &log) else { return nil }
      return isRelative ? .percent : found
    case .index(let part, _, _):
      return unit(of: part, in: formula, log: &log).map { _ in .index }
    case .sum(let parts, _, let offset):
      var sum: MeasuredUnit?
      for part in parts {
        guard let next = unit(of: part, in: formula, log: &log) else { return nil }
        guard let before = sum else {
          sum = next
          continue
        }
        guard !before.isConstant, !next.isConstant, let both = before.plus(next) else {
          return refuse(before, next, at: offset, formula, log: &log)
        }
        sum = both
      }
      return sum
    }
  }

  private func refuse(
    _ left: MeasuredUnit, _ right: MeasuredUnit, at offset: Int, _ formula: Formula,
    log: inout ProblemLog
  ) -> MeasuredUnit? {
    let isScale = left.powers == right.powers && !left.isConstant && !right.isConstant
    log.error(
      isScale ? "formula.scales-differ" : "formula.units-differ", at: formula.place(at: offset),
      isScale
        ? ["factor": plain(max(left.factor / right.factor, right.factor / left.factor))]
        : ["left": words(left), "right": words(right)])
    return nil
  }

  private func words(_ unit: MeasuredUnit) -> String {
    unit == .percent ? UnitOfMeasure.percentCode : unit.description
  }

  /// The declared unit measures what the formula gives, on the same scale.
  func checkResult(
    _ found: MeasuredUnit, _ formula: Formula, _ indicator: Indicator, log: inout ProblemLog
  ) {
    let declared = MeasuredUnit(code: indicator.unit.code)
    guard found.measures(sameAs: declared) else {
      log.error(
        "formula.unit", at: formula.place,
        ["found": words(found), "declared": indicator.unit.code])
      return
    }
    if !found.isOnScale(of: declared) {
      log.error(
        "formula.unit-scale", at: formula.place,
        [
          "declared": indicator.unit.code, "factor": plain(declared.factor / found.factor),
        ])
    }
  }

  /// A factor without the noise of its last digits.
  private func plain(_ factor: Double) -> String {
    let rounded = factor.rounded()
    if rounded != 0, abs(factor - rounded) < 1e-6 * rounded, rounded < 1e15 {
      return String(Int(rounded))
    }
    let inverse = (1 / factor).rounded()
    if inverse != 0, abs(1 / factor - inverse) < 1e-6 * inverse, inverse < 1e15 {
      return "1/\(Int(inverse))"
    }
    return "\(factor)"
  }
}
