/// A linear program: the cheapest numbers `x` between 0 and their limits whose sums are all 0.
///
/// Minimises `c · x` where `A x = 0` and `0 ≤ x ≤ u`, by the simplex method for bounded variables
/// (G. B. Dantzig, Linear Programming and Extensions, 1963, chapter 18). All zeros fit, so there is
/// always a place to start from; since every basis is degenerate there, the right-hand side is
/// perturbed (A. Charnes, "Optimality and degeneracy in linear programming", Econometrica 20, 1952).
/// The rows are brought to a basis once and serve any number of costs and limits.
struct SumPreservingProgram {
  /// One column: how much of it each sum holds.
  typealias Column = [(row: Int, factor: Double)]

  private let width: Int
  private let height: Int
  /// The rows in terms of the starting basis, one after the other.
  private let start: [Double]
  /// The column that each row of the starting basis belongs to.
  private let startBasis: [Int]

  init(columns: [Column], rows: Int) {
    width = columns.count
    var tableau = Tableau(
      table: [Double](repeating: 0, count: rows * columns.count), width: columns.count,
      height: rows)
    for (index, column) in columns.enumerated() {
      for entry in column { tableau.table[entry.row * columns.count + index] += entry.factor }
    }
    var basis: [Int] = []
    for column in columns.indices where basis.count < rows {
      let next = basis.count
      let pivot = (next..<rows).max {
        tableau.entry($0, column).magnitude < tableau.entry($1, column).magnitude
      }
      guard let pivot, tableau.entry(pivot, column).magnitude > 1e-9 else { continue }
      if pivot != next { tableau.swap(pivot, next) }
      tableau.pivot(row: next, column: column)
      basis.append(column)
    }
    height = basis.count
    start = Array(tableau.table.prefix(basis.count * width))
    startBasis = basis
  }

  /// The cheapest solution.
  ///
  /// - Parameters:
  ///   - costs: what one unit of each column costs; below 0 it is worth having.
  ///   - limits: the most of each column, not below 0 and finite.
  /// - Returns: the amount of each column; nil where the search was given up.
  func cheapest(costs: [Double], limits: [Double]) -> [Double]? {
    var state = SimplexState(
      tableau: Tableau(table: start, width: width, height: height), basis: startBasis,
      costs: costs, limits: limits)
    return state.solve() ? state.solution() : nil
  }
}

/// The rows of a program, turned so that the columns of the basis stand alone in theirs.
struct Tableau {
  var table: [Double]
  let width: Int
  let height: Int

  func entry(_ row: Int, _ column: Int) -> Double { table[row * width + column] }

  mutating func swap(_ row: Int, _ other: Int) {
    for index in 0..<width { table.swapAt(row * width + index, other * width + index) }
  }

  /// Makes a column stand alone in a row.
  mutating func pivot(row: Int, column: Int) {
    let (width, height) = (width, height)
    table.withUnsafeMutableBufferPointer { table in
      let leading = table[row * width + column]
      var used: [Int] = []
      for index in 0..<width where table[row * width + index] != 0 {
        table[row * width + index] /= leading
        used.append(index)
      }
      for other in 0..<height where other != row {
        let factor = table[other * width + column]
        if factor == 0 { continue }
        for index in used {
          let reduced = table[other * width + index] - factor * table[row * width + index]
          table[other * width + index] = reduced.magnitude < 1e-11 ? 0 : reduced
        }
      }
    }
  }
}

/// Where the simplex method stands.
private struct SimplexState {
  var tableau: Tableau
  var basis: [Int]
  let limits: [Double]
  /// What one unit more of each column costs when the basis gives way.
  var reduced: [Double]
  var isBasic: [Bool]
  var isAtLimit: [Bool]
  /// The amounts of the basis, and the traces of the perturbation in them.
  var amounts: [Double]
  var traces: [Double]

  private static let tolerance = 1e-7

  init(tableau: Tableau, basis: [Int], costs: [Double], limits: [Double]) {
    self.tableau = tableau
    self.basis = basis
    self.limits = limits
    isBasic = [Bool](repeating: false, count: tableau.width)
    for column in basis { isBasic[column] = true }
    isAtLimit = [Bool](repeating: false, count: tableau.width)
    amounts = [Double](repeating: 0, count: basis.count)
    // Any numbers do that are small, positive and not multiples of each other.
    traces = basis.indices.map { SimplexState.trace(of: $0) }
    reduced = costs
    for (row, column) in basis.enumerated() where costs[column] != 0 {
      for index in 0..<tableau.width where tableau.entry(row, index) != 0 {
        reduced[index] -= costs[column] * tableau.entry(row, index)
      }
    }
  }

  private static func trace(of index: Int) -> Double {
    let golden = Double(index + 1) * 0.618_033_988_749_894_9
    return 1e-7 * (1 + golden - golden.rounded(.down))
  }

  private static func limitTrace(of column: Int) -> Double { 8 * trace(of: column) }

  mutating func solve() -> Bool {
    for _ in 0..<(20 * (tableau.width + tableau.height) + 100) {
      guard let entering = entering() else { return true }
      step(entering)
    }
    return false
  }

  /// The column that pays best.
  private func entering() -> Int? {
    var best: Int?
    var gain = SimplexState.tolerance
    for column in 0..<tableau.width where !isBasic[column] && limits[column] > 0 {
      let own = isAtLimit[column] ? reduced[column] : -reduced[column]
      if own > gain { (best, gain) = (column, own) }
    }
    return best
  }

  private mutating func step(_ column: Int) {
    let direction: Double = isAtLimit[column] ? -1 : 1
    var leaving: Int?
    var leavesAtLimit = false
    // The perturbed length of the step decides; the length itself is told with it.
    let wholeTrace = SimplexState.limitTrace(of: column)
    var shortest = limits[column] + wholeTrace
    var length = limits[column]
    var size = 0.0
    for row in basis.indices {
      let slope = direction * tableau.entry(row, column)
      if slope.magnitude < 1e-9 { continue }
      let room = slope > 0 ? amounts[row] : amounts[row] - limits[basis[row]]
      let trace =
        slope > 0 ? traces[row] : traces[row] - SimplexState.limitTrace(of: basis[row])
      let perturbed = max((room + trace) / slope, 0)
      if perturbed < shortest || (perturbed == shortest && slope.magnitude > size) {
        (shortest, length, size) = (perturbed, room / slope, slope.magnitude)
        (leaving, leavesAtLimit) = (row, slope < 0)
      }
    }
    let traceLength = shortest - length
    for row in basis.indices {
      let slope = direction * tableau.entry(row, column)
      if slope == 0 { continue }
      amounts[row] -= slope * length
      traces[row] -= slope * traceLength
    }
    guard let leaving else {
      isAtLimit[column].toggle()
      return
    }
    let left = basis[leaving]
    tableau.pivot(row: leaving, column: column)
    amounts[leaving] = (isAtLimit[column] ? limits[column] : 0) + direction * length
    traces[leaving] = (isAtLimit[column] ? wholeTrace : 0) + direction * traceLength
    let factor = reduced[column]
    for index in 0..<tableau.width where tableau.entry(leaving, index) != 0 {
      reduced[index] -= factor * tableau.entry(leaving, index)
    }
    reduced[column] = 0
    basis[leaving] = column
    isBasic[column] = true
    isBasic[left] = false
    isAtLimit[left] = leavesAtLimit
    isAtLimit[column] = false
  }

  func solution() -> [Double] {
    var amounts = limits.indices.map { isAtLimit[$0] ? limits[$0] : 0 }
    for (row, column) in basis.enumerated() { amounts[column] = self.amounts[row] }
    return amounts
  }
}
