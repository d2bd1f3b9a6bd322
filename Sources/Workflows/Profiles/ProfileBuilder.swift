import Agenda
import Indicators
import Languages
import Measures
import Statistics
import Store
import Territory

/// Makes the profile of each unit: its series of every goal, judged by rules and placed among peers.
struct ProfileBuilder {
  let analysis: Analysis
  let plan: ProfilePlan
  let methods: [MethodProfile]
  /// The rule that holds a value against a stated target.
  private let againstTarget: MethodProfile?
  private var stored: StoredReview { analysis.stored }

  init(_ analysis: Analysis, plan: ProfilePlan) {
    self.analysis = analysis
    self.plan = plan
    func shipped(_ id: String) -> MethodProfile? {
      MethodProfile.shipped.first { $0.baseID == id }
    }
    methods = plan.methods.compactMap(shipped)
    againstTarget = shipped("stated-target")
  }

  /// The profiles in the order of the units.
  func profiles() -> [UnitProfile] {
    let groups = PeerGroups(plan: plan, units: stored.units)
    let sheets = stored.indicators.compactMap { indicator -> SeriesSheet? in
      guard !plan.leftOut.contains(indicator.id),
        let table = analysis.tables[indicator.address]?.table
      else { return nil }
      return SeriesSheet(indicator: indicator, table: table)
    }
    return plan.levels.flatMap { level in
      stored.units.units.filter { $0.levels.contains(level) }.map { unit in
        profile(of: unit, at: level, among: groups, sheets)
      }
    }
  }

  private func profile(
    of unit: ReviewUnits.Unit, at level: String, among groups: PeerGroups,
    _ sheets: [SeriesSheet]
  ) -> UnitProfile {
    var lines: [GoalID: [UnitProfile.Line]] = [:]
    var background: [UnitProfile.Line] = []
    for sheet in sheets {
      let peers = groups.peers(of: unit, at: level, comparing: sheet.indicator.id)
      let made = sheet.combinations.indices.map { line(sheet, $0, peers: peers) }
      if let goal = sheet.indicator.goals.first {
        lines[goal, default: []] += made
      } else {
        background += made
      }
    }
    return UnitProfile(
      unit: Category(code: unit.code, label: unit.name), level: level,
      peers: groups.peers(of: unit, at: level, comparing: ""),
      background: background,
      goals: lines.keys.sorted().map { UnitProfile.GoalPart(goal: $0, lines: lines[$0] ?? []) })
  }

  private func line(
    _ sheet: SeriesSheet, _ combination: Int, peers: PeerGroup
  ) -> UnitProfile.Line {
    let indicator = sheet.indicator
    let unit = peers.unit.rawValue
    let cells = sheet.cells(of: unit, combination) ?? []
    let others = peers.codes.compactMap { sheet.cells(of: $0.rawValue, combination) }
    let series = zip(sheet.periods, cells).map {
      UnitProfile.DatedMeasure(period: $0, value: $1.value)
    }
    let last = cells.lastIndex { $0.value.number != nil }
    let criteria = indicator.criteria(
      peers: last.map { index in others.compactMap { $0[index].value.number } } ?? [])
    let values = AssessedSeries(
      points: zip(sheet.periods, cells).map { period, cell in
        AssessedSeries.Point(period: period, value: cell.value, interval: cell.uncertainty.interval)
      }, breaks: indicator.standards.breaks)
    return UnitProfile.Line(
      indicator: indicator, seriesName: sheet.name(of: combination), categories: sheet.labels(of: combination), series: series,
      latest: last.map { sheet.measure(of: unit, combination, period: $0) },
      assessments: Assessment.assessments(of: values, by: criteria, under: methods),
      standing: indicator.standards.target == nil
        ? nil : againstTarget.map { Assessment(of: values, by: criteria, under: $0) },
      position: indicator.followsSize
        ? nil : last.map { position(in: peers, sheet, combination, period: $0) },
      quartiles: sheet.periods.indices.map { index in
        quartiles(others.compactMap { $0[index].value.number })
      },
      surroundings: last.map { surroundings(sheet, combination, period: $0) } ?? [])
  }

  private func position(
    in peers: PeerGroup, _ sheet: SeriesSheet, _ combination: Int, period: Int
  ) -> PeerPosition {
    var values: [UnitCode: PeerValue] = [:]
    for code in [peers.unit] + peers.codes {
      guard let cell = sheet.cells(of: code.rawValue, combination)?[period] else { continue }
      values[code] = PeerValue(cell.value, uncertainty: cell.uncertainty)
    }
    return PeerPosition(
      in: peers, values: values, direction: sheet.indicator.direction,
      rule: PeerPosition.Rule(
        practicalSize: plan.practicalSizes[sheet.indicator.id] ?? 0, fewest: plan.fewestPeers))
  }

  private func quartiles(_ numbers: [Double]) -> UnitProfile.Quartiles? {
    guard numbers.count >= plan.fewestPeers else { return nil }
    guard let lower = Quantile.value(0.25, of: numbers),
      let median = Quantile.value(0.5, of: numbers), let upper = Quantile.value(0.75, of: numbers)
    else { return nil }
    return UnitProfile.Quartiles(
      lower: lower, median: median, upper: upper)
  }

  private func surroundings(
    _ sheet: SeriesSheet, _ combination: Int, period: Int
  ) -> [Comparison.Line] {
    stored.units.surroundings.compactMap { unit in
      guard let cells = sheet.cells(of: unit.code, combination),
        cells[period].value.number != nil
      else { return nil }
      return Comparison.Line(
        label: unit.name, measure: sheet.measure(of: unit.code, combination, period: period))
    }
  }
}
