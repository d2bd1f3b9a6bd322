public import Languages
import Measures
import Statistics

extension FunnelReading {
  /// The units outside the limits, each with what the funnel says of it.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the unit's name and sentences; those beyond 99.8 per cent first.
  public func outside(in language: Language) -> [(name: LocalizedText, sentences: [String])] {
    let isFar = { (line: Line) in line.place == .above998 || line.place == .below998 }
    let outside = lines.filter { $0.place != .inside }
    return (outside.filter(isFar) + outside.filter { !isFar($0) }).map { line in
      // That the limits are widened holds for all, and stands in the rule.
      let said = line.position.sentences(in: language, scale: scale, unit: measure)
        .filter { $0 != language.text("comparison.funnel.widened") }
      return (
        line.name,
        [language.text("funnel.value", ["value": measure.text(line.value, in: language)])] + said
      )
    }
  }

  /// How many lie inside the limits, and what that means.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: a sentence.
  public func insideText(in language: Language) -> String {
    let inside = lines.count { $0.place == .inside }
    return language.text(
      "funnel.inside",
      [
        "n": language.number(Double(inside), decimals: 0),
        "all": language.number(Double(lines.count), decimals: 0),
      ])
  }

  /// How the limits were made, in sentences.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the rule, and who is left out.
  public func ruleSentences(in language: Language) -> [String] {
    var sentences = [
      language.text("funnel.rule"),
      language.text("counted-on.rule", ["sizes": sizes.text(in: language.tag)]),
    ]
    if lines.contains(where: { $0.position.funnel.allowance != .chance }) {
      sentences.append(language.text("comparison.funnel.widened"))
    }
    if !leftOut.isEmpty { sentences.append(language.leftOutText(leftOut)) }
    return sentences
  }
}

extension FunnelReading.Place {
  /// The place in a few words.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the words.
  public func text(in language: Language) -> String {
    language.text("funnel.place.\(rawValue)")
  }
}
