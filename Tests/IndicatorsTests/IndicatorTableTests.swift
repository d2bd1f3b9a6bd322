import Indicators
import Languages
import Measures
import Testing

@Suite("The table of an indicator")
struct IndicatorTableTests {
  let indicator = Sample.indicator()

  @Test func `units stand as asked and periods in order`() throws {
    let observations =
      Sample.series(["2023": 5, "2021": 3], of: "4003") + Sample.series(["2022": 2], of: "4001")
    let table = try #require(indicator.table(of: observations, units: Sample.units))
    #expect(table.dimensions.map(\.id) == ["unit", "period"])
    #expect(table.dimensions[0].categories.map(\.code) == ["4001", "4003"])
    #expect(table.dimensions[1].categories.map(\.code) == ["2021", "2022", "2023"])
    #expect(table.cells.map(\.value.number) == [nil, 2, nil, 3, nil, 5])
    #expect(table.period == .year(2023))
    #expect(table.address.description == "indicators.waste")
  }

  @Test func `what nobody has reported is missing and never zero`() throws {
    let observations =
      Sample.series(["2021": 0, "2022": nil], of: "4001") + Sample.series(["2023": 1], of: "4003")
    let table = try #require(indicator.table(of: observations, units: Sample.units))
    let values = table.cells.map(\.value)
    #expect(values[0] == .known(0))
    #expect(values[1] == .unknown(.confidential))
    #expect(values[2] == .unknown(.missing))
    #expect(values[3...4] == [.unknown(.missing), .unknown(.missing)])
    #expect(values.count { $0.number == 0 } == 1)
  }

  @Test func `a value carries its base, source and what is known of its uncertainty`() throws {
    let observation = Observation(
      unit: "4001", period: .year(2023), value: .known(4, .preliminary),
      interval: Interval(lower: 3, upper: 5))
    let table = try #require(
      indicator.table(
        of: [observation] + Sample.series(["2022": 3, "2021": nil]), units: Sample.units))
    #expect(
      table.cells.map(\.uncertainty) == [
        .none, .notPublished, .interval(Interval(lower: 3, upper: 5)),
      ])
    #expect(table.cells.allSatisfy { $0.base == .source(indicator.base) })
    #expect(table.sources == [indicator.source])
    #expect(table.notes == [indicator.definition] + indicator.notes)
    #expect(table.cells[2].value.quality == .preliminary)
  }

  @Test func `of two values for the same cell the last counts`() throws {
    let observations = Sample.series(["2023": 1]) + Sample.series(["2023": 2])
    let table = try #require(indicator.table(of: observations, units: Sample.units))
    #expect(table.cells.map(\.value.number) == [2])
  }

  @Test func `breakdowns stand between units and periods`() throws {
    let sex = Indicator.Breakdown(
      id: "sex", name: Sample.text("Sex"),
      categories: [
        Category(code: "all", label: Sample.text("All"), role: .total),
        Category(code: "women", label: Sample.text("Women")),
      ])
    let observations = [
      Observation(unit: "4001", period: .year(2022), categories: ["women"], value: .known(7)),
      Observation(unit: "4001", period: .year(2023), categories: ["all"], value: .known(9)),
      Observation(unit: "4001", period: .year(2023), categories: ["other"], value: .known(99)),
      Observation(unit: "4001", period: .year(2023), value: .known(98)),
    ]
    let table = try #require(
      Sample.indicator(breakdowns: [sex]).table(of: observations, units: Sample.units))
    #expect(table.dimensions.map(\.id) == ["unit", "sex", "period"])
    #expect(table.cells.map(\.value.number) == [nil, 9, 7, nil])
    #expect(try table.measure([.init(dimension: "unit", category: "4001")]).value.number == 9)
  }

  @Test func `without a value for a unit that is shown there is no table`() {
    #expect(indicator.table(of: [], units: Sample.units) == nil)
    #expect(indicator.table(of: Sample.series(["2023": 1], of: "9999"), units: Sample.units) == nil)
  }
}
