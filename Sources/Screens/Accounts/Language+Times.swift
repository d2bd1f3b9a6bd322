import Accounts
import Foundation
import Languages

extension Language {
  /// A time as people in Norway read it off a clock: the date, the hour and the minute.
  ///
  /// - Parameter time: the time.
  func clock(_ time: Timestamp) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/Oslo") ?? .gmt
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute],
      from: Date(timeIntervalSince1970: Double(time.rawValue)))
    return text(
      "time.clock",
      [
        "date": date(year: parts.year ?? 0, month: parts.month ?? 1, day: parts.day ?? 1),
        "clock": clock(hour: parts.hour ?? 0, minute: parts.minute ?? 0),
      ])
  }
}
