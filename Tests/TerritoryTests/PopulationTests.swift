import Measures
import Territory
import Testing

@Suite struct PopulationTests {
  let country = Norway.country

  @Test(arguments: 2020...2026)
  func `the municipalities add up to the nation`(year: Int) throws {
    let series = try #require(country.population)
    let numbers = series.units.compactMap { series.value(of: $0, in: year).number }
    #expect(numbers.count == 357)
    #expect(numbers.reduce(0, +) == country.nationalPopulation[year])
  }

  @Test func `known totals are those of Statistics Norway`() {
    #expect(country.nationalPopulation[2020] == 5_367_580)
    #expect(country.nationalPopulation[2024] == 5_550_203)
    #expect(country.nationalPopulation[2026] == 5_627_400)
    #expect(country.population?.value(of: "0301", in: 2026) == .known(728_714))
  }

  @Test func `the 95 unknown cells belong to units touched by splits and are not filled`() throws {
    let series = try #require(country.population)
    #expect(series.years == Array(1986...2026))
    #expect(series.gaps.values.map(\.count).reduce(0, +) == 95)
    #expect(Set(series.gaps.keys) == ["1806", "1875", "5055", "5056", "5059"])
    #expect(series.gaps.values.allSatisfy { $0 == Array(1986...2004) })
    #expect(series.value(of: "1806", in: 2004) == .unknown(.missing))
    let estimated = Set(
      series.units.filter { unit in
        series.years.contains { series.value(of: unit, in: $0).quality == .estimated }
      })
    #expect(estimated == ["1508", "1580", "1806", "1875", "5055", "5056", "5059"])
  }

  @Test func `an unknown part makes its county unknown`() throws {
    let day = try Norway.day("2024-01-01")
    #expect(country.population(of: "18", in: 1995, bordersOf: day) == .unknown(.missing))
    #expect(country.population(of: "18", in: 2010, bordersOf: day).quality == .estimated)
    #expect(country.population(of: "03", in: 2024, bordersOf: day) == .known(717_710))
    #expect(country.population(of: "0", in: 2024, bordersOf: day) == .known(5_550_203))
  }

  @Test func `old units have a population where their borders are those of whole new ones`() throws
  {
    let day = try Norway.day("2020-01-01")
    let halden = country.population(of: "3001", in: 2022, bordersOf: day)
    #expect(halden == country.population?.value(of: "3101", in: 2022))
    #expect(country.population(of: "1507", in: 2022, bordersOf: day) == .known(67_114, .estimated))
    let before = try Norway.day("2019-01-01")
    #expect(country.population(of: "1141", in: 2019, bordersOf: before) == .unknown(.missing))
    #expect(
      country.population(of: "1534", in: 2019, bordersOf: before)
        == country.population?.value(of: "1580", in: 2019))
  }
}
