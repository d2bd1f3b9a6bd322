public import Languages
public import Measures

extension InequalityGap {
  /// The interval as it is printed; nil where there is none.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - unit: the unit of the groups' values.
  /// - Returns: the text, in the form of the number.
  public func intervalText(in language: Language, unit: UnitOfMeasure) -> String? {
    guard let interval else { return nil }
    func text(_ value: Double) -> String {
      InequalityGap(measure: measure, outcome: .known(value, nil)).text(in: language, unit: unit)
    }
    return language.text(
      "interval.negative", ["lower": text(interval.lower), "upper": text(interval.upper)])
  }
}

extension GroupComparison {
  /// What the groups say, in sentences.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the gap and what it rests on; then what has happened to it.
  public func sentences(in language: Language) -> [String] {
    var sentences = gaps.sentences(in: language, unit: measure)
    if gaps[.difference].number != nil, gaps[.difference].interval == nil {
      sentences.append(language.text("comparison.verdict.no-interval"))
    }
    return sentences
  }

  /// Whether the gap closes, in sentences.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the verdict between two named times, or that there is nothing to compare with.
  public func trendSentences(in language: Language) -> [String] {
    guard let trend, let earlier else { return [language.text("gaps.no-earlier")] }
    let span = language.text(
      "gaps.span", ["earlier": earlier.text(in: language), "period": period.text(in: language)])
    return [span] + trend.sentences(in: language, unit: measure)
      + [("gaps.largest", largest), ("gaps.smallest", smallest)].compactMap { key, turn in
        turn.map { turn in
          language.text(
            key,
            [
              "period": turn.period.text(in: language),
              "gap": turn.gap.text(in: language, unit: measure),
            ])
        }
      }
  }

  /// What is kept back and when a gap is called closing, in sentences.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the rule.
  public func ruleSentences(in language: Language) -> [String] {
    var sentences: [String] = []
    if rule.limit > 0 {
      sentences.append(
        language.text("gaps.rule.limit", ["n": language.number(rule.limit, decimals: 0)]))
    }
    sentences.append(language.text("gaps.rule.kept-back"))
    if let sizes {
      sentences.append(
        language.text("counted-on.rule", ["sizes": sizes.text(in: language.tag)]))
    }
    if trend != nil {
      sentences.append(
        language.text(
          "gaps.rule.closing",
          ["size": measure.differenceText(rule.practicalSize, in: language)]))
    }
    return sentences
  }
}
