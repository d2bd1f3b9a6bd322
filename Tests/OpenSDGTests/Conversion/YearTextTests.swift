import Measures
import Testing

@testable import OpenSDG

/// What stands under `Year` becomes a period, and never another year than the one written.
struct YearTextTests {
  @Test(arguments: [
    ("2020", Period.year(2020)), ("2020.0", .year(2020)), ("2009/10", .years(2009, 2010)),
    ("1999/00", .years(1999, 2000)), ("2009/2010", .years(2009, 2010)),
    ("1990-1999", .years(1990, 1999)), ("2009–2010", .years(2009, 2010)),
    ("2015 Q2", .quarter(2015, 2)), ("Q2 2015", .quarter(2015, 2)), ("2015Q2", .quarter(2015, 2)),
    ("2015 M06", .month(2015, 6)), ("June 2015", .month(2015, 6)), ("2015 Jun", .month(2015, 6)),
    ("2015-06", .month(2015, 6)), ("2015 - 2017", .years(2015, 2017)),
  ])
  func `a time is read`(text: String, period: Period) {
    #expect(YearText([text]).period(text) == period)
  }

  @Test(arguments: [
    "", "n/a", "2010-2009", "2015 Q5", "about 2015", "20", "99999", "2015-13", "15/16",
  ])
  func `what is no time is not guessed`(text: String) {
    #expect(YearText([text]).period(text) == nil)
  }

  @Test func `2009-10 is a financial year where all of its column can be`() {
    #expect(YearText(["2009-10", "2010-11"]).period("2009-10") == .years(2009, 2010))
    #expect(YearText(["2009-10", "2009-11"]).period("2009-10") == .month(2009, 10))
    #expect(YearText(["2005-09", "2006-10"]).period("2005-09") == .years(2005, 2009))
    #expect(YearText(["2012-13"]).period("2012-13") == .years(2012, 2013))
  }
}
