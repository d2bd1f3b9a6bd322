import Measures
import Problems

/// One series on its way to another division.
struct RecodePassage {
  /// A unit of the series' own time, as a part of a target.
  struct Part {
    let unit: Unit
    /// How much of the unit belongs to the target; nil where nobody has said.
    let share: Double?
    let isEstimated: Bool
    /// Nil where the series has no row.
    var value: Value?
  }

  private let recode: Recode
  private let coding: Recode.Coding
  private let place: Place
  private var values: [Period: [UnitCode: Value]] = [:]
  private var log = ProblemLog()
  /// The parts of every target, for each day and level that occurred.
  private var parts: [Source: [UnitCode: [Part]]] = [:]

  private struct Source: Hashable {
    let day: Day
    let level: UnitLevel
  }

  init(_ recode: Recode, coding: Recode.Coding, place: Place) {
    self.recode = recode
    self.coding = coding
    self.place = place
  }

  mutating func read(_ observations: [UnitObservation]) {
    var twice: [UnitCode: [Period]] = [:]
    for observation in observations {
      let old = values[observation.period, default: [:]]
        .updateValue(observation.value, forKey: observation.unit)
      if old != nil { twice[observation.unit, default: []].append(observation.period) }
    }
    for (unit, periods) in twice { tell("duplicate", .error, unit, periods) }
  }

  /// Makes a value of the parts of each target that the series has something for.
  mutating func series(_ combine: ([Part], Period) -> PartSum) -> RecodedSeries {
    var result: [RecodedObservation] = []
    var gaps: [GapKey: [Period]] = [:]
    var leftOut: [LeftOut: [Period]] = [:]
    for (period, given) in values {
      let placed = placed(given, period: period, leftOut: &leftOut)
      for (target, parts) in placed.parts {
        let outcome =
          placed.direct[target] == nil ? combine(parts, period) : .conflict(parts, target)
        let sources = parts.filter { $0.share != 0 }.map(\.unit.code).sorted()
        if let gap = outcome.gap {
          gaps[GapKey(gap: gap, unit: target), default: []].append(period)
        }
        result.append(
          RecodedObservation(
            unit: target, period: period, value: outcome.value, sources: sources,
            gap: outcome.gap))
      }
      for (target, value) in placed.direct where placed.parts[target] == nil {
        result.append(
          RecodedObservation(
            unit: target, period: period, value: value, sources: [target], gap: nil))
      }
    }
    for (key, periods) in leftOut { tell(key.problem, key.severity, key.unit, periods) }
    for (key, periods) in gaps {
      log.add(Self.problem(key.gap, unit: key.unit, periods: periods, place: place))
    }
    return RecodedSeries(result, problems: log.sorted)
  }

  private struct GapKey: Hashable {
    let gap: RecodeGap
    let unit: UnitCode
  }

  private struct LeftOut: Hashable {
    let problem: String
    let severity: Problem.Severity
    let unit: UnitCode
  }

  /// The figures of one period: by the parts of each target, or already in the target's code.
  private mutating func placed(
    _ given: [UnitCode: Value], period: Period, leftOut: inout [LeftOut: [Period]]
  ) -> (parts: [UnitCode: [Part]], direct: [UnitCode: Value]) {
    let day = if case .of(let day) = coding { day } else { period.lastDay }
    var direct: [UnitCode: Value] = [:]
    var placed: [UnitCode: [Part]] = [:]
    var levels: Set<UnitLevel> = []
    for (code, value) in given {
      if let unit = recode.graph.unit(code, at: day) {
        levels.insert(unit.level)
      } else if coding == .ofPeriod, recode.graph.unit(code, at: recode.day) != nil {
        direct[code] = value
      } else if recode.placeholders.contains(code) {
        leftOut[LeftOut(problem: "placeholder", severity: .warning, unit: code), default: []]
          .append(period)
      } else if recode.graph.periods(of: code).isEmpty {
        leftOut[LeftOut(problem: "code-unknown", severity: .error, unit: code), default: []]
          .append(period)
      } else {
        leftOut[LeftOut(problem: "code-not-valid", severity: .warning, unit: code), default: []]
          .append(period)
      }
    }
    for level in levels {
      for (target, empty) in targets(from: Source(day: day, level: level)) {
        let filled = empty.map { part in
          Part(
            unit: part.unit, share: part.share, isEstimated: part.isEstimated,
            value: given[part.unit.code])
        }
        if filled.contains(where: { $0.value != nil && $0.share != 0 }) { placed[target] = filled }
      }
    }
    return (placed, direct)
  }

  /// What each target is made of on a day.
  private mutating func targets(from source: Source) -> [UnitCode: [Part]] {
    if let known = parts[source] { return known }
    let graph = recode.graph
    var targets: [UnitCode: [Part]] = [:]
    for (index, unit) in graph.units.enumerated()
    where unit.level == source.level && unit.validity.contains(source.day) {
      for link in graph.descent(ofNode: index, to: recode.day) {
        targets[graph.units[link.node].code, default: []]
          .append(Part(unit: unit, share: link.share, isEstimated: link.isEstimated, value: nil))
      }
    }
    parts[source] = targets
    return targets
  }

  private mutating func tell(
    _ problem: String, _ severity: Problem.Severity, _ unit: UnitCode, _ periods: [Period]
  ) {
    let values = ["unit": unit.rawValue, "periods": Self.text(periods)]
    log.add(Problem("territory.\(problem)", severity, at: place.cell(unit.rawValue), values))
  }

  static func problem(
    _ gap: RecodeGap?, unit: UnitCode, periods: [Period], place: Place
  ) -> Problem {
    let parts = (gap?.codes ?? []).map(\.rawValue).joined(separator: ", ")
    return Problem(
      "territory.\(gap?.problem ?? "part-missing")", .warning, at: place.cell(unit.rawValue),
      ["unit": unit.rawValue, "parts": parts, "periods": text(periods)])
  }

  private static func text(_ periods: [Period]) -> String {
    let sorted = Set(periods).sorted().map(\.description)
    guard sorted.count > 4, let first = sorted.first, let last = sorted.last else {
      return sorted.joined(separator: ", ")
    }
    return "\(first) … \(last) (\(sorted.count))"
  }
}
