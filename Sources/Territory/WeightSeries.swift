public import Measures

/// Numbers by unit and year, such as the population: what rates are weighted by and sizes read
/// from.
public struct WeightSeries: Sendable {
  /// A day of the division whose codes it has.
  public let day: Day
  /// The years that it covers, in order.
  public let years: [Int]
  private let values: [UnitCode: [Value]]

  /// A series of numbers in the codes of one division.
  ///
  /// - Parameters:
  ///   - rows: a unit, a year, and the number or why there is none.
  ///   - day: a day of the division whose codes they have.
  public init(_ rows: [(unit: UnitCode, year: Int, value: Value)], codesOf day: Day) {
    let years = Set(rows.map(\.year)).sorted()
    let columns = Dictionary(uniqueKeysWithValues: years.enumerated().map { ($1, $0) })
    var values: [UnitCode: [Value]] = [:]
    let empty = [Value](repeating: .unknown(.missing), count: years.count)
    for row in rows {
      if let column = columns[row.year] {
        values[row.unit, default: empty][column] = row.value
      }
    }
    self.init(values, years: years, codesOf: day)
  }

  init(_ values: [UnitCode: [Value]], years: [Int], codesOf day: Day) {
    self.values = values
    self.years = years
    self.day = day
  }

  /// The units that it has numbers for, in order.
  public var units: [UnitCode] { values.keys.sorted() }

  /// The units that lack a number in some year, with those years.
  public var gaps: [UnitCode: [Int]] {
    values.mapValues { row in zip(years, row).filter { $1.number == nil }.map { $0.0 } }
      .filter { !$0.value.isEmpty }
  }

  func has(_ unit: UnitCode) -> Bool { values[unit] != nil }

  /// The number of a unit in a year.
  ///
  /// - Parameters:
  ///   - unit: a code of the series' division.
  ///   - year: the year.
  /// - Returns: unknown where the series has none.
  public func value(of unit: UnitCode, in year: Int) -> Value {
    guard let row = values[unit], let first = years.first else { return .unknown(.missing) }
    // Years are nearly always without gaps, so that the place is the distance.
    let guess = year - first
    if years.indices.contains(guess), years[guess] == year { return row[guess] }
    guard let column = years.firstIndex(of: year) else { return .unknown(.missing) }
    return row[column]
  }
}
