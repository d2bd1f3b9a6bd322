/// An instant, to the millisecond, in universal time.
///
/// Modules take it as an argument and never ask the clock, so that the same history always gives the same
/// state.
public struct Moment: Hashable, Sendable, Comparable, LosslessStringConvertible {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int

  /// The first and the last instant that can be written: the years 1 to 9999.
  static let range = -62_135_596_800_000...253_402_300_799_999

  /// An instant; one outside the years 1 to 9999 is moved to the nearest end.
  ///
  /// - Parameter milliseconds: since 1970-01-01T00:00:00Z.
  public init(milliseconds: Int) {
    self.milliseconds = min(max(milliseconds, Moment.range.lowerBound), Moment.range.upperBound)
  }

  /// Midnight at the beginning of a day in universal time.
  ///
  /// - Parameter day: the day.
  public init(startOf day: Day) {
    self.init(milliseconds: day.number * 86_400_000)
  }

  /// Reads `2026-11-21T15:04:05.678Z`; the milliseconds may be left out.
  ///
  /// - Parameter text: the text, in universal time.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20 || bytes.count == 24, bytes[10] == UInt8(ascii: "T"),
      bytes[bytes.count - 1] == UInt8(ascii: "Z"), bytes[13] == 0x3A, bytes[16] == 0x3A,
      let day = Day(String(decoding: bytes[..<10], as: UTF8.self)),
      let hour = Moment.number(bytes[11..<13]), let minute = Moment.number(bytes[14..<16]),
      let second = Moment.number(bytes[17..<19]), hour < 24, minute < 60, second < 60
    else { return nil }
    var thousandths = 0
    if bytes.count == 24 {
      guard bytes[19] == UInt8(ascii: "."), let read = Moment.number(bytes[20..<23]) else {
        return nil
      }
      thousandths = read
    }
    self.init(
      milliseconds: day.number * 86_400_000
        + ((hour * 60 + minute) * 60 + second) * 1000 + thousandths)
  }

  /// The day in universal time.
  public var day: Day { Day(number: milliseconds.floored(by: 86_400_000)) }

  /// How much of the day has passed, in milliseconds.
  public var millisecondsOfDay: Int { milliseconds - day.number * 86_400_000 }

  /// `2026-11-21T15:04:05.678Z`.
  public var description: String {
    let rest = millisecondsOfDay
    return "\(day)T\(Moment.two(rest / 3_600_000)):\(Moment.two(rest / 60_000 % 60)):"
      + "\(Moment.two(rest / 1000 % 60)).\(Moment.padded(rest % 1000, to: 3))Z"
  }

  /// The instant some time later, or earlier where the number is negative.
  ///
  /// - Parameter seconds: how much later.
  /// - Returns: the instant.
  public func adding(seconds: Int) -> Moment {
    let (shift, isTooLong) = seconds.multipliedReportingOverflow(by: 1000)
    let (sum, isTooFar) = milliseconds.addingReportingOverflow(shift)
    if isTooLong || isTooFar { return Moment(milliseconds: seconds < 0 ? .min : .max) }
    return Moment(milliseconds: sum)
  }

  /// Orders by time.
  public static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }

  static func two(_ number: Int) -> String { padded(number, to: 2) }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}

extension Moment: Codable {
  /// Reads the text form.
  public init(from decoder: any Decoder) throws {
    self = try Moment.decoded(from: decoder)
  }

  /// Writes the text form.
  public func encode(to encoder: any Encoder) throws {
    try encodeText(to: encoder)
  }
}
