public import Languages
public import Measures

extension Assessment {
  /// The values that the verdict rests on: "9 values, 2015–2023".
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the text; nil where there is no value.
  public func basis(in language: Language) -> String? {
    guard let latest else { return nil }
    guard count > 1, let baseline else {
      return language.text("assessment.basis-one", ["last": String(latest.year)])
    }
    return language.text(
      "assessment.basis",
      [
        "n": language.number(Double(count), decimals: 0), "first": String(baseline.year),
        "last": String(latest.year),
      ])
  }

  /// Whether the change is more than chance alone would make, in a sentence.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the sentence; nil where the rule judges no trend.
  public func certainty(in language: Language) -> String? {
    guard baseline != nil, trend != .outside else { return nil }
    guard let slope else { return language.text("assessment.slope.none") }
    return slope.excludesZero
      ? language.text("assessment.slope.sure") : language.text("assessment.slope.unsure")
  }

  /// Where the series leads, with its range, in a sentence.
  ///
  /// - Parameters:
  ///   - unit: what the values measure.
  ///   - language: the reader's language.
  /// - Returns: the sentence; nil where nothing can be projected.
  public func outlook(_ unit: UnitOfMeasure, in language: Language) -> String? {
    guard let projection else { return nil }
    return language.text(
      "assessment.projection",
      [
        "year": String(projection.year), "value": unit.text(projection.estimate, in: language),
        "lower": unit.text(projection.lower, in: language, withLabel: unit.isPercent),
        "upper": unit.text(projection.upper, in: language),
      ])
  }

  /// What a reader must know about how the assessment was made, a sentence each.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the sentences in the order of ``AssessmentFlag``.
  public func remarks(in language: Language) -> [String] {
    AssessmentFlag.allCases.filter(flags.contains).map { $0.text.text(in: language.tag) }
  }
}

extension AssessmentCriteria {
  /// The target in words: "Target: 10 % by 2030".
  ///
  /// - Parameters:
  ///   - unit: what the values measure.
  ///   - language: the reader's language.
  /// - Returns: the words; nil where there is no target.
  public func targetText(_ unit: UnitOfMeasure, in language: Language) -> String? {
    guard let target else { return nil }
    func number(_ value: Double) -> String { unit.text(value, in: language) }
    switch target.aim {
    case .reach(let value):
      guard let year = target.year else {
        return language.text("assessment.target.reach-some-time", ["value": number(value)])
      }
      return language.text(
        "assessment.target.reach", ["value": number(value), "year": String(year)])
    case .keep(let value):
      return language.text("assessment.target.keep", ["value": number(value)])
    case .directionOnly:
      switch direction {
      case .increase: return language.text("assessment.target.direction-up")
      case .decrease: return language.text("assessment.target.direction-down")
      case .neutral: return language.text("assessment.target.direction-none")
      }
    case .interval(let range):
      return language.text(
        "assessment.target.interval",
        ["lower": number(range.lowerBound), "upper": number(range.upperBound)])
    case .parity(let band):
      return language.text(
        "assessment.target.parity",
        [
          "lower": language.number(band.lowerBound, decimals: 2),
          "upper": language.number(band.upperBound, decimals: 2),
        ])
    case .binary: return language.text("assessment.target.binary")
    }
  }
}
