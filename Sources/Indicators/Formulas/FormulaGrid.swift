import Measures

/// Values of units × categories × periods while a formula is computed, and the periods it speaks of.
struct FormulaGrid {
  var numbers: [Double]
  var statuses: [UInt8]
  /// Which periods it has anything to say of.
  var periods: [Bool]

  static let missing = StatusCode.code(.unknown(.missing))
  static let notApplicable = StatusCode.code(.unknown(.notApplicable))

  init(count: Int, periods: [Bool]) {
    numbers = Array(repeating: .nan, count: count)
    statuses = Array(repeating: FormulaGrid.missing, count: count)
    self.periods = periods
  }

  /// The same number everywhere.
  init(_ number: Double, count: Int, periods: Int) {
    numbers = Array(repeating: number, count: count)
    statuses = Array(repeating: StatusCode.code(.known(number)), count: count)
    self.periods = Array(repeating: true, count: periods)
  }

  /// Both together: unknown where one is, with the stronger reason; as firm as the least firm.
  func combined(with other: FormulaGrid, _ operation: (Double, Double) -> Double?) -> FormulaGrid {
    var result = self
    result.periods = zip(periods, other.periods).map { $0 && $1 }
    for cell in numbers.indices {
      let status = FormulaGrid.status(statuses[cell], other.statuses[cell])
      result.set(cell, status) { operation(numbers[cell], other.numbers[cell]) }
    }
    return result
  }

  /// Sets a cell to a number, or to unknown where the status says so or there is no such number.
  mutating func set(_ cell: Int, _ status: UInt8, _ number: () -> Double?) {
    guard StatusCode.isKnown(status) else {
      numbers[cell] = .nan
      statuses[cell] = status
      return
    }
    let result = number()
    let isKnown = result?.isFinite == true
    numbers[cell] = isKnown ? result ?? .nan : .nan
    statuses[cell] = isKnown ? status : FormulaGrid.notApplicable
  }

  mutating func clear(_ cell: Int) {
    numbers[cell] = .nan
    statuses[cell] = FormulaGrid.missing
  }

  /// What is known of two values together.
  ///
  /// A number that a source keeps back stays kept back whatever else is missing; else what is not
  /// published yet, then what makes no sense, then what is missing.
  static func status(_ a: UInt8, _ b: UInt8) -> UInt8 {
    switch (StatusCode.isKnown(a), StatusCode.isKnown(b)) {
    case (true, true): max(a, b)
    case (true, false): b
    case (false, true): a
    case (false, false): rank(a) <= rank(b) ? a : b
    }
  }

  private static let ranks: [UInt8] = {
    let order: [Absence] = [
      .confidential, .suppressed, .notPublished, .notApplicable, .noBase, .notAsked, .notAnswered,
      .missing,
    ]
    return order.map { StatusCode.code(.unknown($0)) }
  }()

  private static func rank(_ code: UInt8) -> Int { ranks.firstIndex(of: code) ?? ranks.count }
}
