import Indicators
import Languages
import Measures
import Testing

@Suite("Change of an indicator")
struct ChangeTests {
  /// The changes of the units in `observations`, in the order of the units.
  func changes(
    _ observations: [Observation], of indicator: Indicator = Sample.indicator(),
    as measure: Indicator.ChangeMeasure = .absolute
  ) throws -> Table {
    let table = try #require(indicator.table(of: observations, units: Sample.units))
    return indicator.changes(in: table, as: measure)
  }

  func span(_ observations: [Observation]) throws -> [String]? {
    let indicator = Sample.indicator()
    let table = try #require(indicator.table(of: observations, units: Sample.units))
    return indicator.changeSpan(in: table, at: 0).map {
      [$0.first.description, $0.latest.description]
    }
  }

  @Test func `the change is the latest less the first`() throws {
    let table = try changes(Sample.series(["2020": 430.5, "2021": 500, "2023": 398]))
    #expect(table.cells.map(\.value) == [.known(-32.5)])
    #expect(table.dimensions.map(\.id) == ["unit"])
    #expect(table.unit.code == "kg")
    #expect(table.period == .years(2020, 2023))
    #expect(table.address.description == "change.waste")
  }

  @Test func `each unit is counted between its own known ends`() throws {
    let observations =
      Sample.series(["2020": nil, "2021": 10, "2022": 15, "2023": nil], of: "4001")
      + Sample.series(["2020": 4, "2023": 1], of: "4003")
      + Sample.series(["2022": 8], of: "4005")
    let table = try changes(observations)
    #expect(table.cells.map(\.value) == [.known(5), .known(-3), .unknown(.missing)])
    #expect(try span(observations) == ["2021", "2022"])
  }

  @Test func `no known value is no change and one is none either`() throws {
    #expect(
      try changes(Sample.series(["2020": nil, "2021": nil])).cells[0].value == .unknown(.missing))
    #expect(try changes(Sample.series(["2020": 7])).cells[0].value == .unknown(.missing))
    #expect(try span(Sample.series(["2020": 7])) == nil)
  }

  @Test func `windows that share years are not compared`() throws {
    let overlapping = Sample.series(["2015-2021": 80, "2016-2022": 81, "2018-2024": 82])
    #expect(try changes(overlapping).cells[0].value == .unknown(.missing))
    #expect(try span(overlapping) == nil)
  }

  @Test func `the first window ends before the latest begins`() throws {
    let windows = Sample.series([
      "2009-2015": 79, "2011-2017": 80, "2012-2018": 80.5, "2018-2024": 82,
    ])
    #expect(try span(windows) == ["2009-2015", "2018-2024"])
    #expect(try changes(windows).cells[0].value == .known(3))
    let touching = Sample.series(["2012-2018": 80.5, "2018-2024": 82])
    #expect(try span(touching) == nil)
    let following = Sample.series(["2011-2017": 80, "2018-2024": 82])
    #expect(try span(following) == ["2011-2017", "2018-2024"])
  }

  @Test func `windows of different length are not compared`() throws {
    #expect(try span(Sample.series(["2010-2013": 79, "2018-2024": 82])) == nil)
  }

  @Test func `months are compared with the same month`() throws {
    let months = Sample.series(["2022M11": 90, "2022M12": 50, "2023M06": 70, "2023M12": 56])
    #expect(try span(months) == ["2022M12", "2023M12"])
    #expect(try changes(months).cells[0].value == .known(6))
    #expect(try span(Sample.series(["2022M11": 90, "2023M12": 56])) == nil)
  }

  @Test func `quarters are compared with the same quarter`() throws {
    let quarters = Sample.series(["2021Q1": 1, "2021Q3": 4, "2022Q3": 5, "2023Q3": 9])
    #expect(try span(quarters) == ["2021Q3", "2023Q3"])
  }

  @Test func `periods counted differently are not compared`() throws {
    #expect(try span(Sample.series(["2020": 1, "2023M12": 5])) == nil)
    #expect(try span(Sample.series(["2020-2021": 1, "2023": 5])) == nil)
  }

  @Test func `relative change is in per cent of the first value`() throws {
    let table = try changes(Sample.series(["2009": 52.0, "2023": 46.8]), as: .relative)
    let value = try #require(table.cells[0].value.number)
    #expect(abs(value - -10) < 1e-12)
    #expect(table.unit.isPercent)
    #expect(table.address.description == "change-percent.waste")
  }

  @Test func `a first value of zero has no relative change but an absolute one`() throws {
    let series = Sample.series(["2020": 0, "2023": 5])
    #expect(try changes(series, as: .relative).cells[0].value == .unknown(.missing))
    #expect(try changes(series).cells[0].value == .known(5))
  }

  @Test func `a change of per cent is in percentage points`() throws {
    let share = Sample.indicator(unit: .percent(decimals: 1))
    let series = Sample.series(["2020": 40, "2023": 46])
    let points = try changes(series, of: share)
    #expect(points.unit.code == "percentage-points")
    #expect(points.unit.decimals == 1)
    #expect(points.cells[0].value == .known(6))
    let relative = try changes(series, of: share, as: .relative)
    #expect(relative.unit.isPercent)
    #expect(abs(try #require(relative.cells[0].value.number) - 15) < 1e-12)
  }

  @Test(arguments: [Quality.preliminary, .estimated])
  func `a change of values that are not final is estimated`(quality: Quality) throws {
    let series = Sample.series(["2020": 1]) + Sample.series(["2023": 3], quality: quality)
    #expect(try changes(series).cells[0].value == .known(2, .estimated))
  }
}
