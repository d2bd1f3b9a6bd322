import Foundation
import Measures
import Testing

@Suite("Instants and the days they fall on")
struct MomentTests {
  @Test func `an instant is written and read in universal time`() throws {
    let moment = try #require(Moment("2026-11-21T15:04:05.678Z"))
    #expect(moment.milliseconds == 1_795_273_445_678)
    #expect(moment.description == "2026-11-21T15:04:05.678Z")
    #expect(Moment("2026-11-21T15:04:05Z")?.description == "2026-11-21T15:04:05.000Z")
    #expect(Moment(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
    for text in ["2026-11-21", "2026-11-21T24:00:00Z", "2026-02-30T00:00:00Z", "", "nå"] {
      #expect(Moment(text) == nil)
    }
  }

  @Test func `an instant that is too far away is the last one there is`() {
    #expect(Moment(milliseconds: .max).description == "9999-12-31T23:59:59.999Z")
    #expect(Moment(milliseconds: 0).adding(seconds: .min).description == "0001-01-01T00:00:00.000Z")
  }

  /// Foundation counts days by a method of its own.
  @Test func `days are numbered as Foundation numbers them`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for number in stride(from: -150_000, through: 150_000, by: 97) {
      let date = Date(timeIntervalSince1970: Double(number) * 86400)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
      let day = Day(number: number)
      // Foundation uses the Julian calendar before 15 October 1582.
      guard day >= Day(year: 1582, month: 10, day: 15) ?? day else { continue }
      #expect([day.year, day.month, day.day] == [parts.year, parts.month, parts.day])
      #expect(day.weekday % 7 + 1 == parts.weekday)
      #expect(day.number == number)
    }
  }

  @Test func `the clock in Norway is what the zone's own table says`() throws {
    let oslo = try #require(TimeZone(identifier: "Europe/Oslo"))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = oslo
    for hours in stride(from: 0, to: 24 * 366 * 4, by: 1) {
      let moment = Moment(milliseconds: 1_735_689_600_000 + hours * 3_600_000)
      let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
      let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
      let reading = CivilTime.centralEuropean.reading(of: moment)
      let read = [reading.day.year, reading.day.month, reading.day.day, reading.hour]
      #expect(read == [parts.year, parts.month, parts.day, parts.hour])
      guard read == [parts.year, parts.month, parts.day, parts.hour] else { return }
    }
  }

  @Test func `a day in Norway begins and ends by its own clock`() throws {
    let time = CivilTime.centralEuropean
    let winter = try #require(Day("2026-12-11"))
    #expect(time.end(of: winter).description == "2026-12-11T22:59:59.999Z")
    let summer = try #require(Day("2026-06-30"))
    #expect(time.start(of: summer).description == "2026-06-29T22:00:00.000Z")
    let change = try #require(Day("2026-03-29"))
    #expect(time.start(of: change).description == "2026-03-28T23:00:00.000Z")
    #expect(time.end(of: change).description == "2026-03-29T21:59:59.999Z")
    let back = try #require(Day("2026-10-25"))
    #expect(time.start(of: back).description == "2026-10-24T22:00:00.000Z")
    #expect(time.end(of: back).description == "2026-10-25T22:59:59.999Z")
  }

  @Test func `days, instants and texts are stored as plain JSON`() throws {
    struct Kept: Codable, Equatable {
      let day: Day?
      let at: Moment?
    }
    let kept = Kept(day: Day("2026-11-21"), at: Moment("2026-11-21T15:04:05Z"))
    let bytes = try JSONEncoder().encode(kept)
    #expect(String(decoding: bytes, as: UTF8.self).contains("\"2026-11-21\""))
    #expect(try JSONDecoder().decode(Kept.self, from: bytes) == kept)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Kept.self, from: Data(#"{"day":"2026-02-30"}"#.utf8))
    }
  }
}
