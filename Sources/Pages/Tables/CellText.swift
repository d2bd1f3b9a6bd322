package import Languages
package import Measures

/// Cells and measures in the reader's words.
extension Language {
  /// A value as a table prints it: the number in its unit's form, or the sign for why there is none.
  package func cellText(_ value: Value, unit: UnitOfMeasure) -> String {
    switch value {
    case .known(let number, let quality):
      numberText(number, unit: unit) + (quality == .final ? "" : qualitySign(quality))
    case .unknown(let absence): absenceSign(absence)
    }
  }

  /// A number in its unit's form.
  ///
  /// A statistic that is above 0 is never printed as 0 but as "< 0,001".
  private func numberText(_ number: Double, unit: UnitOfMeasure) -> String {
    let least = (0..<unit.decimals).reduce(1.0) { least, _ in least / 10 }
    guard unit.code == UnitOfMeasure.statisticCode, number > 0, number < least / 2 else {
      return unit.text(number, in: self, withLabel: false)
    }
    return "<\u{00A0}" + unit.text(least, in: self, withLabel: false)
  }

  /// The sign for a missing value: every reason has its own, explained under the table.
  package func absenceSign(_ absence: Absence) -> String {
    text("absence.\(absence.rawValue).sign")
  }

  /// The reason for a missing value, in words.
  package func absenceText(_ absence: Absence) -> String { text("absence.\(absence.rawValue)") }

  package func qualitySign(_ quality: Quality) -> String {
    text("quality.\(quality.rawValue).sign")
  }

  /// "n = 229 of 356", "alle 356", or what the source says.
  package func baseText(_ base: Base) -> String {
    switch base {
    case .answers(let answered, let population):
      text(
        "base.answers",
        [
          "n": number(Double(answered), decimals: 0),
          "population": number(Double(population), decimals: 0),
        ])
    case .all(let count): text("base.all", ["n": number(Double(count), decimals: 0)])
    case .source(let words): words.text(in: tag)
    case .withheld: text("base.withheld")
    }
  }

  /// "58–66 %", or why there is no interval.
  package func uncertaintyText(_ uncertainty: Uncertainty, unit: UnitOfMeasure) -> String {
    switch uncertainty {
    case .interval(let interval): intervalText(interval, unit: unit)
    case .complete: text("uncertainty.complete")
    case .notPublished: text("uncertainty.not-published")
    case .notComputed: text("uncertainty.not-computed")
    case .none: text("uncertainty.none")
    }
  }

  /// The ends of an interval in the unit's form.
  package func intervalText(_ interval: Interval, unit: UnitOfMeasure) -> String {
    let lower = number(interval.lower, decimals: unit.decimals)
    let upper = unit.text(interval.upper, in: self, withLabel: false)
    // A dash between minus signs is hard to read.
    let key = interval.lower < 0 ? "interval.negative" : "interval"
    return text(key, ["lower": lower, "upper": upper])
  }

  /// A source in words: who, which table, under what licence, and when it was fetched.
  package func sourceText(_ source: Source) -> String {
    var words = source.name.text(in: tag)
    if let table = source.table { words += ", " + text("source.table", ["table": table]) }
    if !source.licence.isEmpty { words += " (\(source.licence))" }
    if let day = source.retrieved {
      words += ", " + text("source.retrieved", ["date": dayText(day)])
    }
    if let day = source.vintage {
      words += ", " + text("source.vintage", ["date": dayText(day)])
    }
    return words
  }

  /// A day in the reader's form.
  package func dayText(_ day: Day) -> String {
    date(year: day.year, month: day.month, day: day.day)
  }
}
