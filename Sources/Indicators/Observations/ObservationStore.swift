import Measures

/// Observations in columns: indicator × unit × period × breakdown to value, status, interval and source.
///
/// Codes are kept once and referred to by number, and the columns are arrays of plain numbers: a cell
/// takes 33 bytes, so that 500 indicators of 357 municipalities over 15 years take some 90 MB. Vintages
/// stand beside each other; unless asked for, only those that count are looked at.
public struct ObservationStore: Sendable {
  /// The files that the observations come from.
  public let sources: [ObservationSource]
  /// Whether each of the sources counts; others are older or later vintages.
  public let counts: [Bool]
  /// The ids of the indicators that have observations, in the order they were first met.
  public let indicators: [String]
  let units: CodeList<String>
  let periods: CodeList<Period>
  let groups: CodeList<[String]>
  let blocks: [Block]
  private let places: [String: Int]

  /// Which vintages a question is about.
  public enum Vintages: Hashable, Sendable {
    /// Those that count.
    case counted
    /// All.
    case all
    /// Those of one file only, by its place among the sources.
    case source(Int)
  }

  init(
    sources: [ObservationSource], counts: [Bool], indicators: [String], units: CodeList<String>,
    periods: CodeList<Period>, groups: CodeList<[String]>, blocks: [Block]
  ) {
    self.sources = sources
    self.counts = counts
    self.indicators = indicators
    self.units = units
    self.periods = periods
    self.groups = groups
    self.blocks = blocks
    places = Dictionary(
      indicators.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A store without observations.
  public init() {
    self.init(
      sources: [], counts: [], indicators: [], units: CodeList(), periods: CodeList(),
      groups: CodeList(), blocks: [])
  }

  /// How many observations there are, in all vintages.
  public var count: Int { blocks.reduce(0) { $0 + $1.count } }

  func block(of indicator: String) -> Block? { places[indicator].map { blocks[$0] } }

  func isAsked(_ source: Int32, _ vintages: Vintages) -> Bool {
    switch vintages {
    case .counted: counts[Int(source)]
    case .all: true
    case .source(let wanted): Int(source) == wanted
    }
  }
}

/// Codes, each once, and their numbers.
struct CodeList<Code: Hashable & Sendable>: Sendable {
  private(set) var codes: [Code] = []
  private var numbers: [Code: Int32] = [:]

  func number(of code: Code) -> Int32? { numbers[code] }

  mutating func insert(_ code: Code) -> Int32 {
    if let known = numbers[code] { return known }
    let number = Int32(codes.count)
    codes.append(code)
    numbers[code] = number
    return number
  }

  subscript(number: Int32) -> Code { codes[Int(number)] }
}

extension ObservationStore {
  /// The columns of one indicator.
  struct Block: Sendable {
    var unit: [Int32] = []
    var period: [Int32] = []
    var group: [Int32] = []
    var number: [Double] = []
    var status: [UInt8] = []
    var source: [Int32] = []
    var line: [Int32] = []
    /// The few rows whose source publishes an interval.
    var intervals: [Int32: Interval] = [:]
    /// The rows in the order of their cells, for search.
    var order: [Int32] = []

    var count: Int { unit.count }

    /// Unit, breakdown and period in one number: rows are ordered and found by it.
    func key(_ row: Int) -> UInt64 { Block.key(unit[row], group[row], period[row]) }

    static func key(_ unit: Int32, _ group: Int32, _ period: Int32) -> UInt64 {
      UInt64(UInt32(bitPattern: unit)) << 44 | UInt64(UInt32(bitPattern: group)) << 24
        | UInt64(UInt32(bitPattern: period))
    }

    func value(_ row: Int) -> Value { StatusCode.value(number[row], status[row]) }
  }
}

/// A value's status as a byte: 0 to 2 how firm it is, from 3 why there is no number.
enum StatusCode {
  private static let qualities = Quality.allCases
  private static let absences = Absence.allCases

  static func code(_ value: Value) -> UInt8 {
    switch value {
    case .known(_, let quality): UInt8(qualities.firstIndex(of: quality) ?? 0)
    case .unknown(let absence): UInt8(qualities.count + (absences.firstIndex(of: absence) ?? 0))
    }
  }

  static func isKnown(_ code: UInt8) -> Bool { Int(code) < qualities.count }

  static func value(_ number: Double, _ code: UInt8) -> Value {
    isKnown(code)
      ? .known(number, qualities[Int(code)]) : .unknown(absences[Int(code) - qualities.count])
  }
}
