import Languages
import Measures

extension Formula {
  /// The formula with the names of its indicators, in the reader's language.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - indicators: the indicators by id; the population has a built-in name.
  /// - Returns: such as "Electricity consumption ÷ Population × 1 000".
  func words(in language: Language, indicators: [String: Indicator]) -> String {
    FormulaWords(language: language, indicators: indicators).text(root, inside: 0)
  }
}

/// Writes a formula for readers, with no more parentheses than it needs.
private struct FormulaWords {
  let language: Language
  let indicators: [String: Indicator]

  /// - Parameter level: how tightly the parts around it bind: 0 alone, 1 in a sum, 2 in a product, 3 after a sign.
  func text(_ node: Formula.Node, inside level: Int) -> String {
    switch node {
    case .number(let number, _): return plain(number)
    case .operand(let operand): return name(operand)
    case .negated(let part, _): return "−" + text(part, inside: 3)
    case .binary(let sign, let left, let right, _):
      let own = sign == .add || sign == .subtract ? 1 : 2
      let words =
        text(left, inside: own) + " \(sign.rawValue) "
        + text(right, inside: sign == .add || sign == .multiply ? own : own + 1)
      return own < level ? "(\(words))" : words
    case .share(let part, let whole, _):
      return words("formula.share", ["part": part, "whole": whole])
    case .per(let count, let base, let factor, _):
      return words("formula.per", ["count": count, "base": base], ["number": plain(factor)])
    case .change(let part, let steps, let isRelative, _):
      let key = isRelative ? "formula.change-percent" : "formula.change"
      return words(key, ["part": part], ["steps": String(steps)])
    case .index(let part, let base, _):
      return words("formula.index", ["part": part], ["base": base.text(in: language)])
    case .sum(let parts, let isMean, _):
      let list = language.list(parts.map { text($0, inside: 0) })
      return language.text(isMean ? "formula.mean" : "formula.sum", ["parts": list])
    }
  }

  private func words(
    _ key: String, _ parts: [String: Formula.Node], _ values: [String: String] = [:]
  ) -> String {
    language.text(key, parts.mapValues { text($0, inside: 0) }.merging(values) { $1 })
  }

  private func name(_ operand: Formula.Operand) -> String {
    guard let indicator = indicators[operand.indicator] else {
      return language.text("formula.population")
    }
    let name = indicator.name.text(in: language.tag)
    guard !operand.selection.isEmpty else { return name }
    let categories = operand.selection.map { selection in
      indicator.breakdowns.first { $0.id == selection.breakdown }?.categories
        .first { $0.code == selection.category }?.label.text(in: language.tag)
        ?? selection.category
    }
    return "\(name) (\(categories.joined(separator: ", ")))"
  }

  private func plain(_ number: Double) -> String {
    var decimals = 0
    while decimals < 6, (number * power(decimals)).rounded() / power(decimals) != number {
      decimals += 1
    }
    return language.number(number, decimals: decimals)
  }

  private func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
