extension Language {
  /// A number in the reader's form: "1 234,5" in Norwegian, "1,234.5" in English.
  ///
  /// Rounded half away from zero, the rule of official tables; a value that is a half but for the
  /// binary form of its decimals counts as a half. Minus is U+2212.
  ///
  /// - Parameters:
  ///   - value: a finite number.
  ///   - decimals: how many decimals to write, 0 to 9.
  /// - Returns: the number in words of the page.
  public func number(_ value: Double, decimals: Int) -> String {
    let digits = Rounding.digits(of: value, decimals: decimals)
    var whole = digits.whole
    if whole.utf8.count > 3 { whole = grouped(whole) }
    let unsigned = decimals > 0 ? whole + text("number.decimal") + digits.fraction : whole
    return digits.isNegative ? "\u{2212}" + unsigned : unsigned
  }

  /// A share in per cent in the reader's form: "12 %" in Norwegian, "12%" in English.
  ///
  /// - Parameters:
  ///   - value: the share, 0 to 100.
  ///   - decimals: how many decimals to write.
  /// - Returns: the number with the sign.
  public func percent(_ value: Double, decimals: Int) -> String {
    text("number.percent", ["n": number(value, decimals: decimals)])
  }

  /// Names joined as a list in a sentence: "a, b og c".
  ///
  /// - Parameter items: the names.
  /// - Returns: the joined text.
  public func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return text(
      "list.last",
      ["first": items.dropLast().joined(separator: text("list.separator") + " "), "last": last])
  }

  /// A date in the reader's form, such as "21 November 2026".
  ///
  /// - Parameters:
  ///   - year: the year.
  ///   - month: the month, 1 to 12.
  ///   - day: the day of the month.
  /// - Returns: the date.
  public func date(year: Int, month: Int, day: Int) -> String {
    text(
      "date.long",
      ["day": String(day), "month": text("month.\(month)"), "year": String(year)])
  }

  /// A time of day in the reader's form, such as "9.05" or "9:05".
  ///
  /// - Parameters:
  ///   - hour: the hour, 0 to 23.
  ///   - minute: the minute.
  /// - Returns: the time, without a word before it.
  public func clock(hour: Int, minute: Int) -> String {
    text(
      "time.of-day", ["hour": String(hour), "minute": (minute < 10 ? "0" : "") + String(minute)])
  }

  private func grouped(_ whole: String) -> String {
    let separator = text("number.group") == "space" ? "\u{00A0}" : text("number.group")
    var groups: [Substring] = []
    var rest = Substring(whole)
    while rest.utf8.count > 3 {
      groups.append(rest.suffix(3))
      rest = rest.dropLast(3)
    }
    groups.append(rest)
    return groups.reversed().joined(separator: separator)
  }
}

/// Decimal digits of a number after rounding half away from zero.
public enum Rounding {
  /// The number rounded half away from zero.
  ///
  /// - Parameters:
  ///   - value: a finite number.
  ///   - decimals: how many decimals to keep, 0 to 9.
  /// - Returns: the nearest number with that many decimals.
  public static func round(_ value: Double, decimals: Int) -> Double {
    guard value.magnitude < firstWithoutFractions else { return value }
    let scale = power(decimals)
    return scaled(value, by: scale) / scale
  }

  /// The rounded number as plain text with a decimal point, for files that machines read.
  ///
  /// - Parameters:
  ///   - value: a finite number.
  ///   - decimals: how many decimals to write, 0 to 9.
  /// - Returns: such as "-1234.50".
  public static func plain(_ value: Double, decimals: Int) -> String {
    let digits = digits(of: value, decimals: decimals)
    let unsigned = decimals > 0 ? digits.whole + "." + digits.fraction : digits.whole
    return digits.isNegative ? "-" + unsigned : unsigned
  }

  static func digits(
    of value: Double, decimals: Int
  ) -> (isNegative: Bool, whole: String, fraction: String) {
    precondition(value.isFinite, "only a finite number can be written")
    let hasFractions = value.magnitude < firstWithoutFractions
    let scaled = hasFractions ? scaled(value, by: power(decimals)) : value
    var digits =
      scaled.magnitude < 0x1p63 ? String(UInt64(scaled.magnitude)) : expanded(scaled.magnitude)
    if !hasFractions { digits += String(repeating: "0", count: decimals) }
    while digits.utf8.count <= decimals { digits = "0" + digits }
    return (scaled < 0, String(digits.dropLast(decimals)), String(digits.suffix(decimals)))
  }

  private static func scaled(_ value: Double, by scale: Double) -> Double {
    let product = value * scale
    // 0.285 * 100 is 28.499999999999996: a nudge of a few units in the last place gives the half
    // back that the decimals meant. It stays far below a half where the last place is large.
    let nudge = min(product.magnitude * 1.6e-15, 1e-3)
    let nudged = product + (product < 0 ? -nudge : nudge)
    return nudged.rounded(.toNearestOrAwayFromZero)
  }

  /// From 2⁵³ on a `Double` is always a whole number.
  private static let firstWithoutFractions = 0x1p53

  /// The digits of a number from 2⁶³ on: its shortest decimal form, written out.
  private static func expanded(_ value: Double) -> String {
    let parts = "\(value)".split(separator: "e")
    let significand = parts[0].split(separator: ".")
    let fraction = significand.count > 1 && significand[1] != "0" ? String(significand[1]) : ""
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : fraction.utf8.count
    let zeros = max(exponent - fraction.utf8.count, 0)
    return String(significand[0]) + fraction + String(repeating: "0", count: zeros)
  }

  private static func power(_ decimals: Int) -> Double {
    precondition((0...9).contains(decimals), "0 to 9 decimals")
    return [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9][decimals]
  }
}
