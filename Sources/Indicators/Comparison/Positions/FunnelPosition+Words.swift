public import Languages
public import Measures
import Statistics

extension FunnelPosition {
  /// What the funnel says, in sentences.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - scale: what rates are multiplied with for print, such as 100 or 1000.
  ///   - unit: the unit of the rates so multiplied.
  /// - Returns: sentences: the verdict, the shrunken rate, and that the number is thin where it is.
  public func sentences(in language: Language, scale: Double, unit: UnitOfMeasure) -> [String] {
    func text(_ rate: Double) -> String { unit.text(rate * scale, in: language) }
    let verdict: (key: String, limits: ConfidenceInterval) =
      switch self.verdict {
      case .inside: ("inside", limits95)
      case .outside95(let isAbove): (isAbove ? "above-95" : "below-95", limits95)
      case .outside998(let isAbove): (isAbove ? "above-998" : "below-998", limits998)
      }
    var sentences = [
      language.text(
        "comparison.funnel.\(verdict.key)",
        ["low": text(verdict.limits.lower), "high": text(verdict.limits.upper)]),
      language.text("comparison.shrunken", ["value": text(shrunken), "mean": text(funnel.centre)]),
    ]
    if funnel.allowance != .chance { sentences.append(language.text("comparison.funnel.widened")) }
    if isThin { sentences.append(language.text("comparison.thin")) }
    return sentences
  }
}
