/// Dates as spreadsheets keep them: a number of days, and a format that shows it as a date.
enum SheetDate {
  /// How a number is shown.
  enum Style: Sendable {
    /// As a number.
    case number
    /// As a date, a time or both.
    case date
    /// As hours and minutes that have passed.
    case duration
  }

  /// How the formats that are not written in the file show a number (ECMA-376, 18.8.30).
  static func style(ofBuiltIn id: Int) -> Style {
    switch id {
    case 14...22, 27...36, 45, 47, 50...58: .date
    case 46: .duration
    default: .number
    }
  }

  /// How a format shows a number: as a date where a letter for years to seconds stands outside quotes.
  static func style(ofFormat code: String) -> Style {
    var isQuoted = false
    var isSkipped = false
    var bracket: [UInt8]?
    for byte in code.utf8.prefix(512) {
      if isSkipped {
        isSkipped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case _ where isQuoted: continue
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): isSkipped = true
      case UInt8(ascii: "["): bracket = []
      case UInt8(ascii: "]"):
        // [h], [mm] and [ss] count on past a day; other brackets hold a colour or a language.
        let units = Set((bracket ?? []).map { $0 | 0x20 })
        if !units.isEmpty, units.isSubset(of: Set("hms".utf8)) { return .duration }
        bracket = nil
      case _ where bracket != nil: bracket?.append(byte)
      case UInt8(ascii: ";"): return .number
      case _ where "ymdhs".utf8.contains(byte | 0x20): return .date
      default: break
      }
    }
    return .number
  }

  /// A number of days as ISO 8601: `2024-03-01`, `2024-03-01T12:30:00` or, below one day, `12:30:00`.
  ///
  /// - Parameters:
  ///   - serial: the days, with their fraction.
  ///   - isFrom1904: whether days are counted from 1904, else from the end of 1899.
  /// - Returns: the text; nil where the number is no date up to the year 9999.
  static func text(_ serial: Double, isFrom1904: Bool) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var day = Int(serial)
    var seconds = Int(((serial - Double(day)) * 86_400).rounded())
    if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
    let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
      .joined(separator: ":")
    if day == 0, !isFrom1904 { return time }
    // Lotus 1-2-3 took 1900 for a leap year, and all that came after it count so.
    let since1970 = isFrom1904 ? day - 24_107 : day < 60 ? day - 25_568 : day - 25_569
    let date = date(since1970)
    return seconds == 0 ? date : "\(date)T\(time)"
  }

  /// Days since 1970 as a date of the Gregorian calendar.
  ///
  /// By Hinnant, "chrono-compatible low-level date
  /// algorithms".
  private static func date(_ days: Int) -> String {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
