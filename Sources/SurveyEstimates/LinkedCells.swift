/// Counts that are tied together by sums a reader knows, and which of them are kept back.
struct LinkedCells {
  /// A sum that a reader knows: the factors times the values make a known number.
  struct Equation {
    let cells: [Int]
    let factors: [Double]
    /// Whether it makes all answers of an attribute's groups into their total, which stands first.
    var isOverGroups = false
  }

  /// The numbers themselves.
  var values: [Double] = []
  /// The largest number a reader must reckon with: the base.
  var limits: [Double] = []
  /// Whether it is a count, and not the sum that a mean is made of.
  var isCount: [Bool] = []
  /// The order in which cells are chosen to protect others: the smallest first.
  var costs: [Int] = []
  /// Whether it stands in the column of all groups, which is kept back last.
  var isTotal: [Bool] = []
  /// Whether it may protect others although it is 0.
  var mayBeZero: [Bool] = []
  /// The cell that is kept back with this one: the mean of a distribution; −1 where there is none.
  var followers: [Int] = []
  /// Cells that must not be known.
  var primary: [Bool] = []
  /// Cells that are kept back.
  private(set) var suppressed: [Bool] = []
  /// Cells that were tried and protect nothing.
  private var isUseless: [Bool] = []
  private(set) var equations: [Equation] = []
  private(set) var equationsOf: [[Int]] = []

  /// Adds a cell and gives its position.
  mutating func add(
    _ value: Double, limit: Double, isCount: Bool = true, cost: Int, isTotal: Bool,
    mayBeZero: Bool = false
  ) -> Int {
    values.append(value)
    limits.append(limit)
    self.isCount.append(isCount)
    costs.append(cost)
    self.isTotal.append(isTotal)
    self.mayBeZero.append(mayBeZero)
    followers.append(-1)
    primary.append(false)
    suppressed.append(false)
    isUseless.append(false)
    equationsOf.append([])
    return values.count - 1
  }

  /// Adds a sum that a reader knows.
  mutating func tie(_ cells: [Int], factors: [Double]? = nil) {
    for cell in cells { equationsOf[cell].append(equations.count) }
    equations.append(
      Equation(
        cells: cells, factors: factors ?? [Double](repeating: 1, count: cells.count)))
  }

  /// Ties a total to its parts.
  mutating func tie(
    total: Int, parts: [Int], factors: [Double]? = nil, isOverGroups: Bool = false
  ) {
    tie(
      [total] + parts,
      factors: [1] + (factors ?? [Double](repeating: 1, count: parts.count)).map { -$0 })
    equations[equations.count - 1].isOverGroups = isOverGroups
  }

  /// Keeps back the primary cells and as many others as it takes.
  mutating func protect() {
    guard primary.contains(true) else { return }
    for cell in primary.indices where primary[cell] { suppress(cell) }
    while true {
      closeLines()
      let open = cellsWithoutAlternative()
      if keepBackMore(for: open.filter { primary[$0] }, open: Set(open)) { continue }
      guard !open.isEmpty else { return }
      // A cell that follows from what is shown protects nothing: it may as well be shown.
      let useless = exposedCells().filter { !primary[$0] }
      for cell in useless {
        suppressed[cell] = false
        isUseless[cell] = true
      }
      if !keepBackMore(for: open.filter { suppressed[$0] }, open: Set(open)) { return }
    }
  }

  /// Keeps one more cell back for the first of these that any other can protect; `open` are all
  /// that can be computed.
  private mutating func keepBackMore(for exposed: [Int], open: Set<Int>) -> Bool {
    for cell in exposed {
      guard let companion = companion(for: cell, open: open) else { continue }
      suppress(companion)
      return true
    }
    return false
  }

  private mutating func suppress(_ cell: Int) {
    suppressed[cell] = true
    if followers[cell] >= 0 { suppressed[followers[cell]] = true }
  }

  /// Gives every sum with a single unknown a second one, until there is none left.
  private mutating func closeLines() {
    var changed = true
    while changed {
      changed = false
      for equation in equations.indices {
        guard let cell = onlyUnknown(in: equation), isCount[cell] || primary[cell],
          !isTold(cell), let companion = candidate(in: equation)
        else { continue }
        suppress(companion)
        changed = true
      }
    }
  }

  private func onlyUnknown(in equation: Int) -> Int? {
    var found: Int?
    for cell in equations[equation].cells where suppressed[cell] {
      if found != nil { return nil }
      found = cell
    }
    return found
  }

  /// Whether a total that is shown says it already: nobody in all groups, or everybody.
  func isTold(_ cell: Int) -> Bool {
    equationsOf[cell].contains { index in
      let equation = equations[index]
      guard let total = equation.cells.first else { return false }
      let isShown = total != cell && !suppressed[total]
      if equation.isOverGroups, isShown, values[total] == limits[total] { return true }
      let isSum = equation.factors.allSatisfy { $0 > 0 }
      return (isSum || isShown) && equation.cells.allSatisfy { values[$0] == 0 }
    }
  }

  /// The cell that best makes up for one that can be computed.
  ///
  /// It is taken from a sum that gives the cell away, as all its unknowns can be computed; else from
  /// one that gives away another such cell, which may have been meant to protect this one; else from
  /// any sum with unknowns.
  private func companion(for cell: Int, open: Set<Int>) -> Int? {
    func best(_ sums: some Sequence<Int>) -> Int? {
      sums.compactMap { candidate(in: $0) }.min { rank($0) < rank($1) }
    }
    func givesAway(_ equation: Int) -> Bool {
      var isAny = false
      for other in equations[equation].cells where suppressed[other] {
        guard open.contains(other) else { return false }
        isAny = true
      }
      return isAny
    }
    return best(equationsOf[cell].filter(givesAway))
      ?? best(equations.indices.filter(givesAway))
      ?? best(equationsOf[cell])
      ?? best(equations.indices.filter { equations[$0].cells.contains { suppressed[$0] } })
  }

  private func candidate(in equation: Int) -> Int? {
    let cells = equations[equation].cells
    let fitting = cells.filter { !suppressed[$0] && !isUseless[$0] && costs[$0] > 0 }
    if let best = fitting.min(by: { rank($0) < rank($1) }) { return best }
    return cells.first {
      !suppressed[$0] && !isUseless[$0] && mayBeZero[$0] && limits[$0] > 0 && !isTold($0)
    }
  }

  /// Totals last, the smallest first, then those in a line that has an unknown already.
  private func rank(_ cell: Int) -> Rank {
    let isJoined = equationsOf[cell].contains { equation in
      equations[equation].cells.contains { suppressed[$0] && $0 != cell }
    }
    return Rank(
      isTotal: isTotal[cell], isMean: !isCount[cell], cost: costs[cell], isAlone: !isJoined,
      cell: cell)
  }

  private struct Rank: Comparable {
    let isTotal: Bool
    let isMean: Bool
    let cost: Int
    let isAlone: Bool
    let cell: Int

    static func < (left: Rank, right: Rank) -> Bool {
      if left.isTotal != right.isTotal { return right.isTotal }
      if left.isMean != right.isMean { return right.isMean }
      if left.cost != right.cost { return left.cost < right.cost }
      if left.isAlone != right.isAlone { return right.isAlone }
      return left.cell < right.cell
    }
  }
}
