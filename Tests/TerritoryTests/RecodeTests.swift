import Measures
import Problems
import Territory
import Testing

@Suite struct RecodeTests {
  func recode(_ year: Int = 2024) throws -> Recode {
    Norway.country.recode(to: try #require(Day(year: year, month: 1, day: 1)))
  }

  @Test(arguments: 1986...2026)
  func `a count of one in every municipality keeps its total`(year: Int) throws {
    let units = try Norway.municipalities(year)
    let carried = try recode().counts(units.map { observation($0, year, 1) })
    let numbers = carried.observations.compactMap(\.value.number)
    #expect(numbers.count == 357)
    #expect(abs(numbers.reduce(0, +) - Double(units.count)) < 1e-6)
    #expect(carried.problems.isEmpty)
  }

  @Test func `a merger is added up and says what it rests on`() throws {
    let carried = try recode().counts([
      observation("1103", 2019, 100), observation("1141", 2019, 20), observation("1142", 2019, 3),
    ])
    let stavanger = try #require(carried["1103", .year(2019)])
    #expect(stavanger.value == .known(123))
    #expect(stavanger.sources == ["1103", "1141", "1142"])
    #expect(!stavanger.isEstimated)
  }

  @Test func `a sum with a missing part is unknown and says why`() throws {
    let carried = try recode().counts([
      observation("1103", 2019, 100), observation("1141", 2019, 20),
    ])
    let stavanger = try #require(carried["1103", .year(2019)])
    #expect(stavanger.value == .unknown(.missing))
    #expect(stavanger.gap == .partMissing(["1142"]))
    #expect(carried.problems.map(\.code) == ["territory.part-missing"])
    #expect(carried.problems.first?.values["parts"] == "1142")
  }

  @Test func `a part that is kept back keeps the sum back for the same reason`() throws {
    let carried = try recode().counts([
      observation("1103", 2019, 100), observation("1141", 2019, 20),
      UnitObservation(unit: "1142", period: .year(2019), value: .unknown(.confidential)),
    ])
    #expect(carried["1103", .year(2019)]?.value == .unknown(.confidential))
    #expect(carried["1103", .year(2019)]?.gap == .partUnknown(["1142"]))
  }

  @Test func `a split is divided by its shares and marked as estimated`() throws {
    let carried = try recode().counts([observation("1507", 2022, 1_000_000)])
    #expect(carried["1508", .year(2022)]?.value == .known(862_125, .estimated))
    #expect(carried["1580", .year(2022)]?.value == .known(137_875, .estimated))
    let tysfjord = try recode().counts(
      ["1850", "1805", "1854", "1849"].map { observation($0, 2019, 100) })
    #expect(tysfjord["1806", .year(2019)]?.value == .known(250, .estimated))
    #expect(tysfjord["1875", .year(2019)]?.value == .known(150, .estimated))
    #expect(tysfjord["1875", .year(2019)]?.sources == ["1849", "1850"])
  }

  @Test func `the parts of Ålesund in 2019 are known without an estimate`() throws {
    let parts: [UnitCode] = ["1504", "1523", "1529", "1534", "1546"]
    let carried = try recode().counts(parts.map { observation($0, 2019, 10) })
    #expect(carried["1508", .year(2019)]?.value == .known(40))
    #expect(carried["1580", .year(2019)]?.value == .known(10))
  }

  @Test func `a split that went mainly one way is whole there, and estimated in both`() throws {
    let carried = try recode().counts(
      ["0706", "0719", "0720", "0704", "0716"].map { observation($0, 2016, 10) }
        + [observation("0714", 2016, 1)])
    #expect(carried["3907", .year(2016)]?.value == .known(30, .estimated))
    #expect(carried["3905", .year(2016)]?.value == .known(20, .estimated))
    #expect(carried["3905", .year(2016)]?.sources == ["0704", "0716"])
  }

  @Test func `a new number takes the figures along`() throws {
    let carried = try recode().counts([observation("1601", 2016, 7), observation("1662", 2016, 1)])
    #expect(carried["5001", .year(2016)]?.value == .known(8))
    let viken = try recode().counts([observation("3025", 2023, 5)])
    #expect(viken["3203", .year(2023)]?.value == .known(5))
    #expect(viken["3203", .year(2023)]?.sources == ["3025"])
  }

  @Test func `counties are carried with the shares of people`() throws {
    let carried = try recode().counts([observation("30", 2022, 1_000)])
    let numbers = ["31", "32", "33"].compactMap { carried[$0, .year(2022)]?.value.number }
    #expect(zip(numbers, [239.244, 554.092, 206.664]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(carried.observations.allSatisfy { $0.isEstimated })
    let before = try recode().counts(
      ["12", "14", "15", "11", "17", "16"].map { observation($0, 1999, 1) })
    // Ølen went from Hordaland to Rogaland in 2002, and nobody has said how much that was.
    #expect(before["46", .year(1999)]?.gap == .noShare(["12"]))
    #expect(before["11", .year(1999)]?.gap == .noShare(["12"]))
    #expect(before.problems.contains { $0.code == "territory.no-share" })
  }

  @Test func `backwards a merger is unknown and a split is added up`() throws {
    let carried = try recode(2020).counts(
      [observation("1508", 2024, 5), observation("1580", 2024, 2), observation("3101", 2024, 3)])
    #expect(carried["1507", .year(2024)]?.value == .known(7))
    #expect(carried["3001", .year(2024)]?.value == .known(3))
    let earlier = try recode(2019).counts([observation("1103", 2024, 5)])
    #expect(earlier["1141", .year(2024)]?.gap == .noShare(["1103"]))
  }

  @Test func `codes that cannot be used are told of`() throws {
    let carried = try recode().counts([
      observation("7777", 2019, 1), observation("3001", 2016, 1), observation("9999", 2019, 1),
      observation("0101", 2019, 1), observation("0101", 2019, 2),
    ])
    let codes = Dictionary(
      uniqueKeysWithValues: carried.problems.map { ($0.values["unit"] ?? "", $0.code) })
    #expect(
      codes == [
        "7777": "territory.code-unknown", "3001": "territory.code-not-valid",
        "9999": "territory.placeholder", "0101": "territory.duplicate",
      ])
    #expect(carried.observations.map(\.unit) == ["3101"])
  }

  @Test func `the division of a series can be said`() throws {
    let day = try Norway.day("2020-01-01")
    let carried = try recode().counts([observation("3001", 2016, 4)], coding: .of(day))
    #expect(carried["3101", .year(2016)]?.value == .known(4))
  }

  @Test func `a series that its source has carried is taken as it is, but not twice`() throws {
    let carried = try recode().counts([observation("3101", 2015, 4)])
    #expect(carried["3101", .year(2015)]?.value == .known(4))
    let twice = try recode().counts([observation("3101", 2015, 4), observation("0101", 2015, 4)])
    #expect(twice["3101", .year(2015)]?.gap == .conflict(["0101", "3101"]))
    #expect(twice["3101", .year(2015)]?.value == .unknown(.missing))
  }

  @Test func `a rate is weighted, a renumbered one needs no weight`() throws {
    let weights: [UnitCode: Double] = ["1103": 300, "1141": 100, "1142": 100]
    let carried = try recode().rates(
      ["1103": 10, "1141": 20, "1142": 40, "0101": 55].map { observation($0, 2019, $1) },
      weight: { unit, _ in weights[unit.code].map { .known($0) } ?? .unknown(.missing) })
    #expect(carried["1103", .year(2019)]?.value == .known(18))
    #expect(carried["3101", .year(2019)]?.value == .known(55))
  }

  @Test func `a rate without weights is unknown`() throws {
    let rates = [observation("0104", 2019, 1), observation("0136", 2019, 3)]
    let population = { (unit: Unit, period: Period) in
      Norway.country.population(
        of: unit.code, in: period.endYear, bordersOf: period.lastDay)
    }
    let carried = try recode().rates(rates, weight: population)
    #expect(carried["3103", .year(2019)]?.gap == .noWeight(["0104", "0136"]))
    let zero = try recode().rates(rates, weight: { _, _ in .known(0) })
    #expect(zero["3103", .year(2019)]?.value == .unknown(.noBase))
  }

  @Test func `a rate of a split unit is the same in its parts, but estimated`() throws {
    let carried = try recode().rates(
      [observation("1507", 2022, 12.5)], weight: { _, _ in .unknown(.missing) })
    #expect(carried["1508", .year(2022)]?.value == .known(12.5, .estimated))
    #expect(carried["1580", .year(2022)]?.value == .known(12.5, .estimated))
  }

  @Test func `a rate is carried by numerator and denominator`() throws {
    let carried = try recode().rates(
      numerators: [observation("0104", 2019, 10), observation("0136", 2019, 20)],
      denominators: [observation("0104", 2019, 100), observation("0136", 2019, 500)], factor: 100)
    #expect(carried["3103", .year(2019)]?.value == .known(5))
    let missing = try recode().rates(
      numerators: [observation("0104", 2019, 10), observation("0136", 2019, 20)],
      denominators: [observation("0104", 2019, 100)], factor: 100)
    #expect(missing["3103", .year(2019)]?.gap == .partMissing(["0136"]))
    #expect(missing["3103", .year(2019)]?.value == .unknown(.missing))
  }

  @Test func `preliminary figures stay preliminary`() throws {
    let carried = try recode().counts([
      observation("0104", 2019, 1),
      UnitObservation(unit: "0136", period: .year(2019), value: .known(2, .preliminary)),
    ])
    #expect(carried["3103", .year(2019)]?.value == .known(3, .preliminary))
  }
}
