import Indicators
import Languages
import Problems

extension YAMLObject {
  /// What an indicator's values are judged by.
  ///
  /// - Parameter log: takes what is missing in a target, and what it cannot have.
  /// - Returns: the standards; empty where the definition states none.
  func standards(log: inout ProblemLog) -> Indicator.Standards {
    var bounds: AssessmentCriteria.Bounds?
    if let stated = object("bounds") {
      bounds = AssessmentCriteria.Bounds(
        worst: stated.number("worst") ?? 0, best: stated.number("best") ?? 0)
      if bounds == nil { log.error("indicator.bounds-equal", at: place("bounds")) }
    }
    let thresholds = object("thresholds").map {
      AssessmentCriteria.Thresholds(green: $0.number("green") ?? 0, red: $0.number("red") ?? 0)
    }
    return Indicator.Standards(
      target: object("target").flatMap { $0.indicatorTarget(log: &log) }, bounds: bounds,
      thresholds: thresholds, naturalLimit: number("natural-limit"),
      breaks: objects("breaks").map { one in
        SeriesBreak(from: one.integer("from") ?? 0, note: one.localized("note"))
      })
  }

  private func indicatorTarget(log: inout ProblemLog) -> IndicatorTarget? {
    guard let kind = IndicatorTarget.Kind(rawValue: text("kind")) else { return nil }
    let baseline = object("baseline").map {
      IndicatorTarget.Baseline(year: $0.integer("year") ?? 0, value: $0.number("value"))
    }
    refuseUnused(by: kind, log: &log)
    guard let aim = aim(kind, baseline, log: &log) else { return nil }
    let setBy = object("set-by")
    return IndicatorTarget(
      aim, year: integer("year"), baseline: baseline,
      level: setBy.flatMap { IndicatorTarget.Level(rawValue: $0.text("level")) } ?? .own,
      source: setBy?.localized("text") ?? LocalizedText([:]))
  }

  private func aim(
    _ kind: IndicatorTarget.Kind, _ baseline: IndicatorTarget.Baseline?, log: inout ProblemLog
  ) -> IndicatorTarget.Aim? {
    switch kind {
    case .direction: return .directionOnly
    case .binary: return .binary(number("value") ?? 1)
    case .reach, .keep:
      guard let value = value(from: baseline, kind, log: &log) else { return nil }
      return kind == .reach ? .reach(value) : .keep(value)
    case .interval, .parity:
      let usual = kind == .parity ? IndicatorTarget.parityBand : nil
      guard let lower = number("lower") ?? usual?.lowerBound else {
        return missing("lower", kind, log: &log)
      }
      guard let upper = number("upper") ?? usual?.upperBound else {
        return missing("upper", kind, log: &log)
      }
      guard lower <= upper, kind == .interval || lower > 0 else {
        log.error("indicator.target-interval", at: place("lower"))
        return nil
      }
      return kind == .parity ? .parity(lower...upper) : .interval(lower...upper)
    }
  }

  /// The value of a target, or the change from its baseline.
  private func value(
    from baseline: IndicatorTarget.Baseline?, _ kind: IndicatorTarget.Kind,
    log: inout ProblemLog
  ) -> Double? {
    if let value = number("value") {
      if has("change") { log.error("indicator.target-value-and-change", at: place("change")) }
      return value
    }
    guard let change = number("change") else { return missing("value", kind, log: &log) }
    guard let start = baseline?.value else {
      log.error("indicator.target-change-without-baseline", at: place("change"))
      return nil
    }
    return start * (1 + change / 100)
  }

  private func missing<Result>(
    _ key: String, _ kind: IndicatorTarget.Kind, log: inout ProblemLog
  ) -> Result? {
    log.error("indicator.target-needs", at: place, ["kind": kind.rawValue, "key": key])
    return nil
  }

  /// Keys that say nothing in a target of the kind are mistakes.
  private func refuseUnused(by kind: IndicatorTarget.Kind, log: inout ProblemLog) {
    let unused: [String] =
      switch kind {
      case .reach, .keep: ["lower", "upper"]
      case .direction: ["value", "change", "lower", "upper", "year"]
      case .interval, .parity: ["value", "change"]
      case .binary: ["change", "lower", "upper"]
      }
    for key in unused where has(key) {
      log.error(
        "indicator.target-not-used", at: place(key), ["kind": kind.rawValue, "key": key])
    }
    if kind == .keep, has("year") {
      log.error(
        "indicator.target-not-used", at: place("year"), ["kind": kind.rawValue, "key": "year"])
    }
  }
}
