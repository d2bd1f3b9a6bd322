import Agenda
import Indicators
import Languages
import Measures
import Territory

@testable import Pages

extension Sample {
  /// The page of a unit with one series of every kind: judged, without a direction, kept back, a total.
  static func profile(_ code: String) -> UnitProfile {
    let goals = Agenda2030.goals.prefix(2).map(\.id)
    return UnitProfile(
      unit: category(code, "Unit <\(code)> & more"), level: "municipality",
      peers: PeerGroup(
        of: UnitCode(code), label: LocalizedText(same: "the <others>"), codes: ["C", "D", "E"]),
      background: [line("people", goals: [], direction: .neutral, values: [10, 11, 12])],
      goals: [
        UnitProfile.GoalPart(
          goal: goals[0],
          lines: [
            line("up", goals: goals, direction: .increase, values: [40, 45, 50], hasTarget: true),
            line("any", goals: goals, direction: .neutral, values: [1, 2, 3]),
          ]),
        UnitProfile.GoalPart(
          goal: goals[1],
          lines: [
            line("none", goals: goals, direction: .decrease, values: [nil, nil, nil]),
            line("total", goals: goals, direction: .decrease, values: [0, 0, 0], isTotal: true),
          ]),
      ])
  }

  private static func line(
    _ id: String, goals: [GoalID], direction: Indicator.Direction, values: [Double?],
    hasTarget: Bool = false, isTotal: Bool = false
  ) -> UnitProfile.Line {
    let target = IndicatorTarget(
      .reach(80), year: 2030, baseline: .init(year: 2015), level: .national,
      source: LocalizedText(same: "A <plan>"))
    let indicator = Indicator(
      id: id, name: LocalizedText(same: "The <\(id)> share"),
      definition: LocalizedText(same: "What <it> is"), goals: goals,
      unit: .percent(decimals: 1), direction: direction, carrying: isTotal ? .count : .none,
      base: LocalizedText(same: "all"), periods: .year, levels: ["municipality"], source: source,
      standards: Indicator.Standards(target: hasTarget ? target : nil))
    let series = zip([2015, 2020, 2024], values).map { year, number in
      UnitProfile.DatedMeasure(
        period: .year(year), value: number.map { .known($0) } ?? .unknown(.confidential))
    }
    let assessed = AssessedSeries(
      points: series.map { AssessedSeries.Point(period: $0.period, value: $0.value) })
    let criteria = indicator.criteria(peers: [30, 40, 60])
    func judged(_ ids: [String]) -> [Assessment] {
      MethodProfile.shipped.filter { ids.contains($0.baseID) }.map {
        Assessment(of: assessed, by: criteria, under: $0)
      }
    }
    let latest = values.last ?? nil
    let position = latest.map { number in
      PeerPosition(
        in: PeerGroup(of: "A", label: LocalizedText(same: "the <others>"), codes: ["C", "D", "E"]),
        values: [
          "A": PeerValue(.known(number)), "C": PeerValue(.known(30)), "D": PeerValue(.known(40)),
          "E": PeerValue(.known(60)),
        ], direction: direction, rule: PeerPosition.Rule(practicalSize: 0, fewest: 3))
    }
    return UnitProfile.Line(
      indicator: indicator, seriesName: id, categories: id == "up" ? [LocalizedText(same: "<Women>")] : [],
      series: series,
      latest: latest.map {
        Measure(
          value: .known($0), unit: indicator.unit, base: .source(indicator.base),
          uncertainty: .notPublished, period: .year(2024),
          address: CellAddress(table: indicator.address, coordinates: []), sources: [source])
      }, assessments: judged(["opensdg-2.4", "eurostat-2023"]),
      standing: hasTarget ? judged(["stated-target"]).first : nil,
      position: isTotal ? nil : position,
      quartiles: series.map { _ in .init(lower: 35, median: 40, upper: 50) }, surroundings: [])
  }
}
