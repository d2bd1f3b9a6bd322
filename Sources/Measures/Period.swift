public import Languages

/// The time that a value speaks of: a year, a quarter, a month, or a window of several years.
///
/// Periods of different kinds are never compared as if they were alike: 2016–2022 is not 2022.
public enum Period: Hashable, Sendable, LosslessStringConvertible {
  /// A calendar year.
  case year(Int)
  /// A quarter, 1 to 4.
  case quarter(Int, Int)
  /// A month, 1 to 12.
  case month(Int, Int)
  /// A moving window from the first to the last year, both included.
  case years(Int, Int)

  /// Reads `2024`, `2024Q1` (or `2024K1`), `2024M06`, `2016-2022` (or `2016_2022`).
  ///
  /// - Parameter text: the code of the period.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard bytes.count >= 4, let year = number(0..<4), year > 0 else { return nil }
    if bytes.count == 4 {
      self = .year(year)
      return
    }
    switch bytes[4] {
    case UInt8(ascii: "Q"), UInt8(ascii: "K"):
      guard bytes.count == 6, let quarter = number(5..<6), (1...4).contains(quarter) else {
        return nil
      }
      self = .quarter(year, quarter)
    case UInt8(ascii: "M"):
      guard bytes.count == 7, let month = number(5..<7), (1...12).contains(month) else {
        return nil
      }
      self = .month(year, month)
    case UInt8(ascii: "-"), UInt8(ascii: "_"):
      guard bytes.count == 9, let last = number(5..<9), last > year else { return nil }
      self = .years(year, last)
    default:
      return nil
    }
  }

  /// The code of the period, as files write it.
  public var description: String {
    switch self {
    case .year(let year): String(year)
    case .quarter(let year, let quarter): "\(year)Q\(quarter)"
    case .month(let year, let month): "\(year)M\(month < 10 ? "0" : "")\(month)"
    case .years(let first, let last): "\(first)-\(last)"
    }
  }

  /// How long the period is and how it is counted; only periods of one kind form a series.
  public enum Kind: Hashable, Sendable {
    /// Calendar years.
    case year
    /// Quarters.
    case quarter
    /// Months.
    case month
    /// Windows of this many years.
    case window(years: Int)
  }

  /// The period's kind.
  public var kind: Kind {
    switch self {
    case .year: .year
    case .quarter: .quarter
    case .month: .month
    case .years(let first, let last): .window(years: last - first + 1)
    }
  }

  /// The year in which the period ends.
  public var endYear: Int {
    switch self {
    case .year(let year), .quarter(let year, _), .month(let year, _), .years(_, let year): year
    }
  }

  /// The last day of the period.
  public var lastDay: Day {
    let (year, month): (Int, Int) =
      switch self {
      case .year(let year), .years(_, let year): (year, 12)
      case .quarter(let year, let quarter): (year, quarter * 3)
      case .month(let year, let month): (year, month)
      }
    for day in stride(from: 31, through: 28, by: -1) {
      if let last = Day(year: year, month: month, day: day) { return last }
    }
    preconditionFailure("a month has at least 28 days")
  }

  /// The same period the given number of years earlier.
  ///
  /// - Parameter years: how many years back.
  /// - Returns: the earlier period of the same kind.
  public func earlier(byYears years: Int) -> Period {
    switch self {
    case .year(let year): .year(year - years)
    case .quarter(let year, let quarter): .quarter(year - years, quarter)
    case .month(let year, let month): .month(year - years, month)
    case .years(let first, let last): .years(first - years, last - years)
    }
  }

  /// The year in which the period begins.
  public var startYear: Int {
    switch self {
    case .year(let year), .quarter(let year, _), .month(let year, _), .years(let year, _): year
    }
  }

  /// The years from the beginning of this period to the end of a later one.
  ///
  /// - Parameter later: the later period.
  /// - Returns: the window of years, or the one year that both lie in.
  public func through(_ later: Period) -> Period {
    later.endYear > startYear ? .years(startYear, later.endYear) : .year(startYear)
  }

  /// The period in the reader's words: "2024", "juni 2024", "2016–2022".
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the words.
  public func text(in language: Language) -> String {
    switch self {
    case .year(let year): String(year)
    case .quarter(let year, let quarter):
      language.text("period.quarter", ["quarter": String(quarter), "year": String(year)])
    case .month(let year, let month):
      language.text(
        "period.month", ["month": language.text("month.\(month)"), "year": String(year)])
    case .years(let first, let last): "\(first)–\(last)"
    }
  }
}

extension Period: Comparable {
  /// Orders by the last day, then the longer window first.
  public static func < (left: Period, right: Period) -> Bool {
    let (a, b) = (left.lastDay, right.lastDay)
    return a != b ? a < b : left.length > right.length
  }

  private var length: Int {
    switch kind {
    case .month: 1
    case .quarter: 3
    case .year: 12
    case .window(let years): 12 * years
    }
  }
}
