public import Languages
public import Measures

extension InequalityMeasure {
  /// The name, for a heading.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the name.
  public func name(in language: Language) -> String {
    language.text("inequality.measure.\(rawValue)")
  }
}

extension InequalityGap {
  /// The number as it is printed, or why there is none.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - unit: the unit of the groups' values.
  /// - Returns: the text.
  public func text(in language: Language, unit: UnitOfMeasure) -> String {
    switch outcome {
    case .notPossible(let reason): language.text("inequality.reason.\(reason.rawValue)")
    case .known(let number, _):
      switch measure {
      case .ratio, .slopeRatio: language.number(number, decimals: 2)
      case .attributablePercent: language.percent(number, decimals: 0)
      default: unit.differenceText(number, in: language)
      }
    }
  }
}

extension InequalityGaps {
  /// What the gap is, in sentences: the worst and the best group, the uncertainty, and what it rests on.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - unit: the unit of the groups' values.
  /// - Returns: sentences; where there is no gap its reason is the first.
  public func sentences(in language: Language, unit: UnitOfMeasure) -> [String] {
    var sentences: [String] = []
    let gap = self[.difference]
    if let worst, let best, let low = worst.value.number, let high = best.value.number,
      gap.number != nil
    {
      let values = [
        "worst": worst.label.text(in: language.tag), "low": unit.text(low, in: language),
        "best": best.label.text(in: language.tag), "high": unit.text(high, in: language),
        "gap": gap.text(in: language, unit: unit),
      ]
      sentences.append(
        self.values.direction == .neutral
          ? language.text("inequality.range.neutral", values)
          : language.text("inequality.range", values))
    } else {
      sentences.append(gap.text(in: language, unit: unit))
    }
    if let interval = gap.interval {
      sentences.append(
        language.text(
          "inequality.interval",
          [
            "lower": unit.differenceText(interval.lower, in: language),
            "upper": unit.differenceText(interval.upper, in: language),
          ]))
    }
    if let smallest {
      sentences.append(
        language.text(
          "inequality.smallest", ["n": language.number(smallest, decimals: 0)]))
    }
    if hidden > 0 { sentences.append(language.text("inequality.hidden", count: hidden)) }
    return sentences
  }
}

extension GapTrend {
  /// What happened to the gap, in sentences.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - unit: the unit of the groups' values.
  /// - Returns: the verdict with the two gaps, and whether chance alone may have made the change.
  public func sentences(in language: Language, unit: UnitOfMeasure) -> [String] {
    var sentences = [
      language.text(
        "inequality.trend.\(verdict.rawValue)",
        [
          "before": first[.difference].text(in: language, unit: unit),
          "now": latest[.difference].text(in: language, unit: unit),
        ])
    ]
    if mayBeChance == true, verdict != .unchanged {
      sentences.append(language.text("inequality.trend.may-be-chance"))
    }
    return sentences
  }
}

extension UnitOfMeasure {
  /// A difference of two values: of shares in percentage points.
  func differenceText(_ value: Double, in language: Language) -> String {
    guard isPercent else { return text(value, in: language) }
    return language.number(value, decimals: decimals) + "\u{00A0}"
      + language.text("unit.percentage-points")
  }
}
