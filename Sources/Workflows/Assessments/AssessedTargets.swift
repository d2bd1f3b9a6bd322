import Indicators
import Problems
import StatisticalTables

/// What indicators are judged by, from a CSV file with a row for each indicator, or for an indicator
/// and a unit.
struct AssessedTargets {
  /// Criteria and breaks of an indicator.
  struct Row {
    let criteria: AssessmentCriteria
    let breaks: [SeriesBreak]
  }

  private var rows: [[String]: Row] = [:]

  static let columns = [
    "indicator", "unit", "direction", "kind", "target", "lower", "upper", "target-year",
    "baseline-year", "baseline", "set-by", "worst", "best", "green", "red", "natural-limit",
    "percent", "breaks", "trend-from", "trend-to",
  ]

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - file: the columns of ``columns``, `indicator` and `direction` among them.
  ///   - log: takes what does not fit.
  init(_ file: DelimitedFile, log: inout ProblemLog) {
    guard file.needed("indicator", &log) != nil, file.needed("direction", &log) != nil else {
      return
    }
    file.refuseOthers(than: Self.columns, &log)
    var lines: [[String]: Int] = [:]
    for row in file.rows {
      var reader = TargetRow(file: file, row: row, log: log)
      let parsed = reader.read()
      log = reader.log
      let key = [reader.text("indicator"), reader.text("unit")]
      if let first = lines.updateValue(row.line, forKey: key) {
        log.error(
          "assessment.target-twice", at: file.place(row, "indicator"),
          ["indicator": key[0], "line": String(first)])
      }
      if let parsed { rows[key] = parsed }
    }
  }

  /// The criteria of a series: those of its unit, else those of all units.
  func row(_ indicator: String, _ unit: String) -> Row? {
    rows[[indicator, unit]] ?? rows[[indicator, ""]]
  }
}

/// One row of the file.
private struct TargetRow {
  let file: DelimitedFile
  let row: DelimitedFile.Row
  var log: ProblemLog

  func text(_ name: String) -> String { file.column(name).map { row.fields[$0] } ?? "" }

  mutating func number(_ name: String) -> Double? {
    let text = text(name)
    guard !text.isEmpty else { return nil }
    if let number = file.number(text) { return number }
    log.error("csv.not-a-number", at: file.place(row, name), ["found": text])
    return nil
  }

  mutating func year(_ name: String) -> Int? {
    let text = text(name)
    guard !text.isEmpty else { return nil }
    if let year = Int(text), (1000...9999).contains(year) { return year }
    log.error("assessment.year", at: file.place(row, name), ["found": text])
    return nil
  }

  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ usual: Word
  ) -> Word? {
    let text = text(name)
    if text.isEmpty { return usual }
    if let word = Word(rawValue: text) { return word }
    log.error(
      "yaml.unknown-word", at: file.place(row, name),
      ["found": text, "known": Word.allCases.map(\.rawValue).joined(separator: ", ")])
    return nil
  }

  mutating func read() -> AssessedTargets.Row? {
    let errors = log.errorCount
    let direction: Indicator.Direction? = word("direction", .neutral)
    let target = target()
    let bounds = pair("worst", "best")
    let thresholds = pair("green", "red")
    let limit = number("natural-limit")
    let breaks = breaks()
    let years = (year("trend-from"), year("trend-to"))
    let percent = text("percent")
    if !["", "true", "false"].contains(percent) {
      log.error("yaml.not-a-boolean", at: file.place(row, "percent"), ["found": percent])
    }
    guard log.errorCount == errors, let direction else { return nil }
    var trend: ClosedRange<Int>?
    if let from = years.0, let to = years.1, from <= to { trend = from...to }
    let limits = bounds.flatMap { AssessmentCriteria.Bounds(worst: $0, best: $1) }
    if bounds != nil, limits == nil {
      log.error("indicator.bounds-equal", at: file.place(row, "worst"))
    }
    let criteria = AssessmentCriteria(
      direction: direction, target: target, bounds: limits,
      thresholds: thresholds.map { AssessmentCriteria.Thresholds(green: $0, red: $1) },
      naturalLimit: limit, isPercent: percent == "true", trendYears: trend)
    for contradiction in criteria.contradictions {
      let cell =
        switch contradiction.key {
        case "bounds": "worst"
        case "thresholds": "green"
        default: "target"
        }
      log.error(contradiction.rawValue, at: file.place(row, cell))
    }
    return AssessedTargets.Row(criteria: criteria, breaks: breaks)
  }

  private mutating func pair(_ first: String, _ second: String) -> (Double, Double)? {
    let numbers = (number(first), number(second))
    if let one = numbers.0, let other = numbers.1 { return (one, other) }
    if numbers.0 != nil || numbers.1 != nil {
      let missing = numbers.0 == nil ? first : second
      log.error("assessment.half-pair", at: file.place(row, missing), ["column": missing])
    }
    return nil
  }

  private mutating func breaks() -> [SeriesBreak] {
    var found: [SeriesBreak] = []
    for part in text("breaks").split(separator: " ") {
      guard let year = Int(part), (1000...9999).contains(year) else {
        log.error("assessment.year", at: file.place(row, "breaks"), ["found": String(part)])
        continue
      }
      found.append(SeriesBreak(from: year))
    }
    return found
  }

  private mutating func target() -> IndicatorTarget? {
    let value = number("target")
    let ends = (number("lower"), number("upper"))
    let baseline = number("baseline")
    let start = year("baseline-year")
    let usual: IndicatorTarget.Kind =
      value != nil ? .reach : ends.0 != nil || ends.1 != nil ? .interval : .direction
    guard let kind: IndicatorTarget.Kind = word("kind", usual),
      let level: IndicatorTarget.Level = word("set-by", .own)
    else { return nil }
    let by = year("target-year")
    if kind == .direction, text("kind").isEmpty, start == nil { return nil }
    guard let aim = aim(kind, value, ends) else { return nil }
    if baseline != nil, start == nil {
      log.error(
        "assessment.half-pair", at: file.place(row, "baseline-year"),
        ["column": "baseline-year"])
    }
    return IndicatorTarget(
      aim, year: by, baseline: start.map { .init(year: $0, value: baseline) }, level: level)
  }

  private mutating func aim(
    _ kind: IndicatorTarget.Kind, _ value: Double?, _ ends: (Double?, Double?)
  ) -> IndicatorTarget.Aim? {
    switch kind {
    case .direction: return .directionOnly
    case .binary: return .binary(value ?? 1)
    case .reach, .keep:
      guard let value else { return missing("target", kind) }
      return kind == .reach ? .reach(value) : .keep(value)
    case .interval, .parity:
      let usual = kind == .parity ? IndicatorTarget.parityBand : nil
      guard let lower = ends.0 ?? usual?.lowerBound else { return missing("lower", kind) }
      guard let upper = ends.1 ?? usual?.upperBound else { return missing("upper", kind) }
      guard lower <= upper, kind == .interval || lower > 0 else {
        log.error("indicator.target-interval", at: file.place(row, "lower"))
        return nil
      }
      return kind == .parity ? .parity(lower...upper) : .interval(lower...upper)
    }
  }

  private mutating func missing<Result>(
    _ key: String, _ kind: IndicatorTarget.Kind
  ) -> Result? {
    log.error(
      "indicator.target-needs", at: file.place(row, key), ["kind": kind.rawValue, "key": key])
    return nil
  }
}
