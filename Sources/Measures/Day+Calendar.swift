extension Day {
  /// The number of the day: 0 for 1970-01-01, one more for each day after it.
  ///
  /// The count of days of the Gregorian calendar by Howard Hinnant, "chrono-Compatible Low-Level Date
  /// Algorithms", 2013.
  public var number: Int {
    let y = month <= 2 ? year - 1 : year
    let era = y.floored(by: 400)
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day with a number; one outside the years 1 to 9999 is moved to the nearest end.
  ///
  /// - Parameter number: 0 for 1970-01-01.
  public init(number: Int) {
    let shifted = min(max(number, -719_162), 2_932_896) + 719_468
    let era = shifted.floored(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      valid: (
        yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
        dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
      ))
  }

  /// The day some days later, or earlier where the number is negative.
  ///
  /// - Parameter days: how many days later.
  /// - Returns: the day.
  public func adding(days: Int) -> Day {
    let (sum, isTooFar) = number.addingReportingOverflow(days)
    return Day(number: isTooFar ? (days < 0 ? .min : .max) : sum)
  }

  /// The day of the week: 1 for Monday to 7 for Sunday.
  public var weekday: Int { (number + 3) - (number + 3).floored(by: 7) * 7 + 1 }
}

extension Day: Codable {
  /// Reads the ISO 8601 form.
  public init(from decoder: any Decoder) throws {
    self = try Day.decoded(from: decoder)
  }

  /// Writes the ISO 8601 form.
  public func encode(to encoder: any Encoder) throws {
    try encodeText(to: encoder)
  }
}

extension LosslessStringConvertible {
  static func decoded(from decoder: any Decoder) throws -> Self {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Self(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: text)
    }
    return value
  }

  func encodeText(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Int {
  /// The quotient rounded down, also below zero.
  func floored(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
