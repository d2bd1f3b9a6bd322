import Languages
import Measures
import Testing

@Suite("Periods")
struct PeriodTests {
  @Test(arguments: ["2024", "2024Q1", "2024M06", "2016-2022"])
  func `a period is written as it is read`(text: String) throws {
    #expect(try #require(Period(text)).description == text)
  }

  @Test func `the forms of Statistics Norway are understood`() {
    #expect(Period("2024K3") == .quarter(2024, 3))
    #expect(Period("2016_2022") == .years(2016, 2022))
  }

  @Test(arguments: [
    "", "24", "0000", "2024Q0", "2024Q5", "2024Q", "2024M13", "2024M6", "2024M00", "2022-2016",
    "2022-2022", "2024-06", "2024X1", "20240", " 2024", "２０２４",
  ])
  func `what is no period is refused`(text: String) {
    #expect(Period(text) == nil)
  }

  @Test func `periods are ordered by their last day and the longer first`() throws {
    let codes = [
      "2022", "2023M12", "2016-2024", "2018-2024", "2024", "2024Q4", "2024M12", "2025M01", "2025Q1",
    ]
    let periods = try codes.map { try #require(Period($0)) }
    #expect(periods.reversed().sorted().map(\.description) == codes)
  }

  @Test func `only periods counted alike are of one kind`() {
    #expect(Period.year(2020).kind == Period.year(2024).kind)
    #expect(Period.years(2016, 2022).kind == Period.years(2017, 2023).kind)
    #expect(Period.years(2016, 2022).kind == .window(years: 7))
    #expect(Period.years(2016, 2022).kind != Period.years(2016, 2023).kind)
    #expect(Period.year(2022).kind != Period.years(2021, 2022).kind)
    #expect(Period.quarter(2024, 4).kind != Period.month(2024, 12).kind)
  }

  static let lastDays = zip(
    ["2024", "2024Q1", "2024Q2", "2024M02", "2023M02", "2016-2022"],
    ["2024-12-31", "2024-03-31", "2024-06-30", "2024-02-29", "2023-02-28", "2022-12-31"])

  @Test(arguments: lastDays)
  func `a period ends on its last day`(code: String, day: String) throws {
    #expect(try #require(Period(code)).lastDay == Day(day))
  }

  @Test func `an earlier period is of the same kind`() throws {
    for code in ["2024", "2024Q1", "2024M06", "2016-2022"] {
      let period = try #require(Period(code))
      let earlier = period.earlier(byYears: 2)
      #expect(earlier.kind == period.kind)
      #expect(earlier.endYear == period.endYear - 2)
    }
    #expect(Period.quarter(2024, 3).earlier(byYears: 1) == .quarter(2023, 3))
  }

  @Test func `a period is told in the reader's words`() throws {
    let english = try #require(Language.named(.en))
    #expect(Period.month(2024, 6).text(in: .standard) == "juni 2024")
    #expect(Period.month(2024, 6).text(in: english) == "June 2024")
    #expect(Period.quarter(2024, 2).text(in: .standard) == "2. kvartal 2024")
    #expect(Period.years(2016, 2022).text(in: english) == "2016–2022")
    #expect(Period.year(2024).text(in: english) == "2024")
  }
}
