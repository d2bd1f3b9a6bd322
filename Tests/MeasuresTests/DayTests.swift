import Measures
import Testing

@Suite("Days")
struct DayTests {
  @Test(arguments: ["2026-11-21", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
  func `a day is written as it is read`(text: String) throws {
    #expect(try #require(Day(text)).description == text)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00",
    "2024-1-1", "21.11.2026", "2026-11-21T00:00", "0000-01-01", "", "2026/11/21", "२०२४-01-01",
  ])
  func `what is no day of the calendar is refused`(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func `days are ordered by the calendar`() throws {
    let days = try ["1999-12-31", "2024-01-31", "2024-02-01", "2024-11-02"].map {
      try #require(Day($0))
    }
    #expect(days.reversed().sorted() == days)
  }

  /// 97 leap years in 400, the rule of the Gregorian calendar.
  @Test func `four centuries have 146 097 days`() {
    var count = 0
    for year in 2001...2400 {
      for month in 1...12 {
        count += (1...31).count { Day(year: year, month: month, day: $0) != nil }
      }
    }
    #expect(count == 146_097)
  }
}
