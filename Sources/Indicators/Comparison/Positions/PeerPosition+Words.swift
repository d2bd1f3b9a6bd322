public import Languages
public import Measures

extension PeerPosition {
  /// What the position is, in sentences: the place, the judgement, and what it rests on.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - unit: the unit of the values.
  ///   - period: the time of the values.
  /// - Returns: sentences; where there is no position the reason is the only one.
  public func sentences(
    in language: Language, unit: UnitOfMeasure, period: Period
  ) -> [String] {
    let label = group.label.text(in: language.tag)
    let known = language.number(Double(known), decimals: 0)
    switch outcome {
    case .notPossible(.noValue(let absence)):
      return [
        language.text(
          "comparison.not-possible.no-value",
          ["reason": language.text("absence.\(absence.rawValue)")])
      ]
    case .notPossible(.noPeers(let refusal)):
      return [language.text("comparison.not-possible.\(refusal.rawValue)", ["group": label])]
    case .notPossible(.tooFewPeers):
      return [
        language.text(
          "comparison.not-possible.too-few-peers",
          [
            "n": known, "group": label,
            "fewest": language.number(Double(rule.fewest), decimals: 0),
          ])
      ]
    case .placed(let place):
      return [
        sentence(of: place, language, unit),
        language.text("comparison.verdict.\(place.verdict.rawValue)"),
        language.text(
          "comparison.rule",
          [
            "group": label, "n": known, "period": period.text(in: language),
            "size": unit.differenceText(rule.practicalSize, in: language),
          ]),
      ]
    }
  }

  private func sentence(of place: Place, _ language: Language, _ unit: UnitOfMeasure) -> String {
    let values = [
      "median": unit.text(place.median, in: language),
      "low": unit.text(place.middleHalf.lowerBound, in: language, withLabel: false),
      "high": unit.text(place.middleHalf.upperBound, in: language),
      "difference": unit.differenceText(place.difference.magnitude, in: language),
    ]
    let way = place.difference > 0 ? "above" : place.difference < 0 ? "below" : "at"
    let middle = language.text("comparison.place.\(way)", values)
    guard let quarter = place.quarter else { return middle }
    var text = middle + " " + language.text("comparison.quarter.\(quarter.rawValue)")
    if let ends = place.quarters, ends.worse != ends.better {
      text +=
        " "
        + language.text(
          "comparison.quarters",
          [
            "from": language.number(Double(ends.worse.number), decimals: 0),
            "to": language.number(Double(ends.better.number), decimals: 0),
          ])
    }
    return text
  }
}
