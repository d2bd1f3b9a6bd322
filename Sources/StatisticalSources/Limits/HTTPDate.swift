/// Times as HTTP headers and records write them.
enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The seconds that `Retry-After` asks for: a number, or a date such as `Sun, 06 Nov 1994 08:49:37 GMT`.
  ///
  /// - Parameters:
  ///   - text: the header.
  ///   - now: the time in seconds since 1970.
  /// - Returns: seconds, 0 for a time that has passed; nil where it is neither.
  static func secondsToWait(_ text: String?, now: Double) -> Double? {
    guard let text = text?.trimmed, !text.isEmpty else { return nil }
    if let seconds = Double(text) { return seconds.isFinite && seconds >= 0 ? seconds : nil }
    return seconds(String(text)).map { max(0, $0 - now) }
  }

  /// A date of HTTP (RFC 9110, IMF-fixdate) as seconds since 1970.
  static func seconds(_ text: String) -> Double? {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "," })
    guard parts.count == 6, let day = Int(parts[1]), (1...31).contains(day),
      let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]),
      (1970...9999).contains(year)
    else { return nil }
    let clock = parts[4].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, clock.allSatisfy({ (0...60).contains($0) }) else { return nil }
    let days = self.days(year: year, month: month + 1, day: day)
    return Double(days * 86400 + clock[0] * 3600 + clock[1] * 60 + clock[2])
  }

  /// A time as `2026-11-21T10:00:00Z`.
  ///
  /// - Parameter seconds: since 1970.
  /// - Returns: the time in UTC, to the second.
  static func stamp(_ seconds: Double) -> String {
    let whole = Int(max(0, min(seconds, 253_402_300_799)).rounded(.down))
    var (year, rest) = (1970, whole / 86400)
    while rest >= daysOf(year) {
      rest -= daysOf(year)
      year += 1
    }
    var month = 1
    while rest >= lengths(year)[month - 1] {
      rest -= lengths(year)[month - 1]
      month += 1
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = [whole % 86400 / 3600, whole % 3600 / 60, whole % 60].map(two)
    return "\(year)-\(two(month))-\(two(rest + 1))T\(clock.joined(separator: ":"))Z"
  }

  private static func days(year: Int, month: Int, day: Int) -> Int {
    (1970..<year).reduce(0) { $0 + daysOf($1) }
      + lengths(year).prefix(month - 1).reduce(0, +) + day - 1
  }

  private static func daysOf(_ year: Int) -> Int { lengths(year).reduce(0, +) }

  private static func lengths(_ year: Int) -> [Int] {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  }
}
