import Agenda
import Indicators
import Languages
import Measures
import Testing

@testable import Pages

/// Gaps, orders and funnels as HTML.
struct ComparisonListTests {
  private static func indicator(_ breakdowns: [Indicator.Breakdown]) -> Indicator {
    Indicator(
      id: "share", name: LocalizedText(same: "The <share>"),
      definition: LocalizedText(same: "A share"), goals: [GoalID.all[2]],
      unit: .percent(decimals: 1),
      direction: .decrease, carrying: .none, base: LocalizedText(same: "all & everybody"),
      periods: .year, levels: ["municipality"], breakdowns: breakdowns, source: Sample.source)
  }

  private static let group = Indicator.Breakdown(
    id: "group", name: LocalizedText(same: "Group <of>"),
    categories: [
      Sample.category("a", "<i>A</i>"), Sample.category("b", "B"), Sample.category("c", "C"),
    ])

  private static let units = (1...8).map { (code: "F\($0)", name: LocalizedText(same: "<U\($0)>")) }

  private static func table(
    _ indicator: Indicator, _ observations: [Observation]
  ) throws -> Table {
    try #require(
      indicator.table(
        of: observations,
        units: units.map { Category(code: $0.code, label: $0.name) }))
  }

  private func html(_ list: ListContent, in language: Language) -> String {
    ListHTML(language: language, level: 3).html(list)
  }

  private func check(_ html: String) {
    #expect(TagBalance.problems(in: html).isEmpty)
    #expect(!html.contains("<i>") && !html.contains("<U") && !html.contains("<share>"))
    #expect(!html.contains("{") && html.contains("<caption>"))
    #expect(html.contains("all &amp; everybody") && html.contains("The &lt;Office&gt;"))
  }

  @Test(arguments: Language.all)
  func `gaps are tables and sentences with rule, base and source`(language: Language) throws {
    let indicator = Self.indicator([Self.group])
    // The gap is 20, 30 and 10.
    let numbers = [2020: (40.0, 20.0), 2022: (50.0, 20.0), 2025: (30.0, 20.0)]
    let table = try Self.table(
      indicator,
      numbers.flatMap { year, values in
        [
          Observation(unit: "F1", period: .year(year), categories: ["a"], value: .known(values.0)),
          Observation(unit: "F1", period: .year(year), categories: ["b"], value: .known(values.1)),
        ]
      })
    let comparison = try #require(
      GroupComparison(
        indicator, in: table, by: Self.group, unit: "F1", unitName: Self.units[0].name,
        rule: .init(practicalSize: 1)))
    #expect(comparison.trend?.verdict == .closing)
    #expect(comparison.largest?.period == .year(2022))
    #expect(comparison.smallest == nil)
    let html = html(.gaps(comparison), in: language)
    check(html)
    #expect(html.contains("2020") && html.contains("2022") && html.contains("2025"))
    #expect(html.contains(language.absenceText(.missing)))
  }

  @Test(arguments: Language.all)
  func `orders and funnels name their limits and who is left out`(language: Language) throws {
    let indicator = Self.indicator([])
    let table = try Self.table(
      indicator,
      (1...7).map {
        Observation(
          unit: "F\($0)", period: .year(2025), value: .known($0 == 7 ? 60 : 20),
          interval: Interval(lower: $0 == 7 ? 55 : 15, upper: $0 == 7 ? 65 : 25))
      })
    let order = try UnitOrder(indicator, in: table, units: Self.units)
    #expect(order.lines.map(\.group) == [1, 1, 1, 1, 1, 1, 2])
    #expect(order.lines.last?.best == 7 && order.lines.last?.worst == 7)
    check(html(.league(order), in: language))
    #expect(html(.league(order), in: language).contains("&lt;U8&gt;"))

    let people = Indicator(
      id: "people", name: LocalizedText(same: "People"), definition: LocalizedText(same: "Count"),
      goals: [], unit: UnitOfMeasure(code: "persons", label: LocalizedText(same: ""), decimals: 0),
      direction: .neutral, carrying: .count, base: LocalizedText(same: "all"), periods: .year,
      levels: ["municipality"], source: Sample.source)
    let counted = try Self.table(
      people,
      (1...8).map { Observation(unit: "F\($0)", period: .year(2025), value: .known(400)) })
    let sizes = try #require(CountedOn(people, table: counted))
    let funnel = try FunnelReading(indicator, in: table, units: Self.units, sizes: sizes)
    #expect(funnel.lines.map(\.place) == Array(repeating: .inside, count: 6) + [.above998])
    check(html(.funnel(funnel), in: language))
    #expect(CountedOn(indicator, table: table) == nil)
  }
}
