/// How small and how large numbers can be that fit sums: by the simplex method, two phases.
///
/// A reader who knows some sums of unknown numbers, and between what limits each lies, can find out
/// no more than this, but for numbers that must be whole.
public struct LinearBounds {
  /// A sum that is known: factors times numbers make a total.
  public struct Sum {
    /// Factors and the numbers they are for.
    public let terms: [(number: Int, factor: Double)]
    /// What they make.
    public let total: Double

    /// A sum.
    public init(_ terms: [(number: Int, factor: Double)], total: Double) {
      self.terms = terms
      self.total = total
    }
  }

  private let width: Int
  private let limits: [Double]
  private var rows: [[Double]] = []
  /// The number that each row gives; −1 for one that only measures what is still missing.
  private var basis: [Int] = []
  private var amounts: [Double] = []
  private var isAtLimit: [Bool]
  private var isBasic: [Bool]
  /// The smallest and largest of each number in any solution met.
  public private(set) var seen: [(lower: Double, upper: Double)]

  private static let tiny = 1e-9

  /// Finds a first solution.
  ///
  /// - Parameters:
  ///   - sums: what is known.
  ///   - limits: the largest that each number can be; the smallest is 0.
  /// - Returns: nil where no numbers fit.
  public init?(sums: [Sum], limits: [Double]) {
    width = limits.count
    self.limits = limits
    isAtLimit = limits.map { _ in false }
    isBasic = limits.map { _ in false }
    seen = limits.map { _ in (.infinity, -.infinity) }
    for sum in sums {
      let sign: Double = sum.total < 0 ? -1 : 1
      var row = [Double](repeating: 0, count: width)
      for term in sum.terms { row[term.number] += sign * term.factor }
      rows.append(row)
      basis.append(-1)
      amounts.append(sign * sum.total)
    }
    var costs = [Double](repeating: 0, count: width)
    for row in rows {
      for index in 0..<width { costs[index] -= row[index] }
    }
    minimise(&costs, isFirst: true)
    let missing = zip(basis, amounts).reduce(0) { $1.0 < 0 ? $0 + $1.1 : $0 }
    if missing > 1e-6 { return nil }
    remember()
  }

  /// The smallest and the largest that a number can be.
  public mutating func bounds(of number: Int) -> (lower: Double, upper: Double) {
    for sign in [1.0, -1] {
      var costs = [Double](repeating: 0, count: width)
      costs[number] = sign
      if let row = basis.firstIndex(of: number) {
        for index in 0..<width { costs[index] -= sign * rows[row][index] }
      }
      minimise(&costs, isFirst: false)
      remember()
    }
    return seen[number]
  }

  private mutating func remember() {
    for number in 0..<width where !isBasic[number] {
      note(number, isAtLimit[number] ? limits[number] : 0)
    }
    for (row, number) in basis.enumerated() where number >= 0 { note(number, amounts[row]) }
  }

  private mutating func note(_ number: Int, _ amount: Double) {
    seen[number] = (min(seen[number].lower, amount), max(seen[number].upper, amount))
  }

  private mutating func minimise(_ costs: inout [Double], isFirst: Bool) {
    var idle = 0
    while let entering = entering(costs, isPatient: idle > 40) {
      idle = step(entering, &costs, isFirst: isFirst) > LinearBounds.tiny ? 0 : idle + 1
    }
  }

  /// The number that pays best.
  ///
  /// Once the method stands still it is the first that pays, as R. G. Bland showed in 1977.
  private func entering(_ costs: [Double], isPatient: Bool) -> Int? {
    var best: Int?
    var gain = 1e-7
    for number in 0..<width where !isBasic[number] && limits[number] > 0 {
      let own = isAtLimit[number] ? costs[number] : -costs[number]
      guard own > gain else { continue }
      best = number
      if isPatient { return best }
      gain = own
    }
    return best
  }

  private mutating func step(
    _ entering: Int, _ costs: inout [Double], isFirst: Bool
  ) -> Double {
    let direction: Double = isAtLimit[entering] ? -1 : 1
    var length = limits[entering]
    var leaving: Int?
    for row in rows.indices {
      let slope = direction * rows[row][entering]
      if slope.magnitude < LinearBounds.tiny { continue }
      let upper = basis[row] >= 0 ? limits[basis[row]] : isFirst ? .infinity : 0
      let room = max(slope > 0 ? amounts[row] / slope : (amounts[row] - upper) / slope, 0)
      let isBetter =
        room < length - 1e-12
        || (room <= length && leaving.map { basis[row] < basis[$0] } ?? (room < length))
      if isBetter { (length, leaving) = (room, row) }
    }
    for row in rows.indices { amounts[row] -= direction * rows[row][entering] * length }
    guard let leaving else {
      isAtLimit[entering].toggle()
      return length
    }
    let left = basis[leaving]
    if left >= 0 {
      isBasic[left] = false
      isAtLimit[left] = direction * rows[leaving][entering] < 0
    }
    amounts[leaving] = (isAtLimit[entering] ? limits[entering] : 0) + direction * length
    basis[leaving] = entering
    isBasic[entering] = true
    isAtLimit[entering] = false
    pivot(leaving, entering, &costs)
    return length
  }

  private mutating func pivot(_ leaving: Int, _ entering: Int, _ costs: inout [Double]) {
    let leading = rows[leaving][entering]
    for index in 0..<width { rows[leaving][index] /= leading }
    let row = rows[leaving]
    let used = row.indices.filter { row[$0] != 0 }
    for other in rows.indices where other != leaving && rows[other][entering] != 0 {
      let factor = rows[other][entering]
      for index in used {
        let reduced = rows[other][index] - factor * row[index]
        rows[other][index] = reduced.magnitude < 1e-11 ? 0 : reduced
      }
    }
    let factor = costs[entering]
    for index in used { costs[index] -= factor * row[index] }
  }
}
