extension LinkedCells {
  /// The counts kept back for which no other number was found that fits all that is shown.
  ///
  /// Bounds and elimination find nearly all that can be computed; this finds the rest, where several
  /// sums together leave no room. A search that is given up counts as not found, so that rather too
  /// much is kept back.
  func countsWithoutAlternative() -> [Int] {
    let unknown = values.indices.filter { suppressed[$0] && isCount[$0] && !isTold($0) }
    guard !unknown.isEmpty else { return [] }
    let sums = AlternativeSearch(sums: countSums(), values: values, limits: limits)
    var open = Set(unknown)
    for cell in unknown where open.contains(cell) {
      for step in [1.0, -1, 2, -2, 3, -3] {
        guard let other = sums.solution(with: values[cell] + step, at: cell) else { continue }
        // One other solution shows it for every count in which it differs.
        open = open.filter { other[$0] == values[$0] }
        break
      }
    }
    return open.sorted()
  }

  /// What a reader knows of the counts kept back, means put in by their definition.
  private func countSums() -> [AlternativeSearch.Sum] {
    var definitions: [Int: Equation] = [:]
    for equation in equations {
      guard let first = equation.cells.first, !isCount[first],
        equation.cells.dropFirst().allSatisfy({ isCount[$0] })
      else { continue }
      definitions[first] = equation
    }
    return equations.compactMap { equation in
      var terms: [Int: Double] = [:]
      for (cell, factor) in zip(equation.cells, equation.factors) where suppressed[cell] {
        if isCount[cell] {
          terms[cell, default: 0] += factor
        } else if let definition = definitions[cell], definition.cells != equation.cells {
          for (part, weight) in zip(definition.cells, definition.factors).dropFirst()
          where suppressed[part] {
            terms[part, default: 0] -= factor * weight
          }
        } else {
          return nil
        }
      }
      let sorted = terms.filter { $0.value != 0 }.sorted { $0.key < $1.key }
      guard !sorted.isEmpty else { return nil }
      return AlternativeSearch.Sum(
        cells: sorted.map(\.key), factors: sorted.map(\.value),
        total: sorted.reduce(0) { $0 + $1.value * values[$1.key] })
    }
  }
}

/// Looks for whole numbers other than the true ones that make the same sums.
struct AlternativeSearch {
  /// Factors times numbers that make a known total.
  struct Sum {
    let cells: [Int]
    let factors: [Double]
    let total: Double
  }

  private let sums: [Sum]
  /// The sums that each cell is in.
  private let sumsOf: [[Int]]
  private let values: [Double]
  private let limits: [Double]
  private let unknown: [Int]
  /// How many numbers are tried before a search is given up.
  private static let patience = 400

  init(sums: [Sum], values: [Double], limits: [Double]) {
    self.sums = sums
    self.values = values
    self.limits = limits
    var sumsOf = [[Int]](repeating: [], count: values.count)
    for (index, sum) in sums.enumerated() {
      for cell in sum.cells { sumsOf[cell].append(index) }
    }
    self.sumsOf = sumsOf
    unknown = values.indices.filter { !sumsOf[$0].isEmpty }
  }

  /// Numbers that make the same sums with a given number at one cell; nil where none was found.
  func solution(with number: Double, at cell: Int) -> [Double]? {
    guard number >= 0, number <= limits[cell] else { return nil }
    if sumsOf[cell].isEmpty {
      var other = values
      other[cell] = number
      return other
    }
    var low = values
    var high = values
    for index in unknown { (low[index], high[index]) = (0, limits[index]) }
    (low[cell], high[cell]) = (number, number)
    var left = AlternativeSearch.patience
    return solve(low, high, changed: [cell], left: &left)
  }

  private func solve(
    _ low: [Double], _ high: [Double], changed: [Int], left: inout Int
  ) -> [Double]? {
    left -= 1
    var (low, high) = (low, high)
    guard left > 0, tighten(&low, &high, from: changed) else { return nil }
    var next: Int?
    for index in unknown where low[index] < high[index] {
      guard let best = next else {
        next = index
        continue
      }
      if high[index] - low[index] < high[best] - low[best] { next = index }
    }
    guard let next else { return low }
    let truth = values[next]
    // From the true number outwards: the nearest solution is found first.
    let start = min(max(truth, low[next]), high[next])
    var distance = 0.0
    while distance <= high[next] - low[next] {
      for number in distance == 0 ? [start] : [start + distance, start - distance]
      where low[next] <= number && number <= high[next] {
        var (lower, upper) = (low, high)
        (lower[next], upper[next]) = (number, number)
        if let found = solve(lower, upper, changed: [next], left: &left) { return found }
        if left <= 0 { return nil }
      }
      distance += 1
    }
    return nil
  }

  /// Narrows what each number can be until nothing changes; false where nothing fits.
  private func tighten(
    _ low: inout [Double], _ high: inout [Double], from changed: [Int]
  ) -> Bool {
    var waiting = Set(changed.flatMap { sumsOf[$0] })
    while let index = waiting.min() {
      waiting.remove(index)
      let sum = sums[index]
      var (least, most) = (0.0, 0.0)
      for (cell, factor) in zip(sum.cells, sum.factors) {
        least += factor * (factor > 0 ? low[cell] : high[cell])
        most += factor * (factor > 0 ? high[cell] : low[cell])
      }
      guard least <= sum.total + 1e-6, sum.total <= most + 1e-6 else { return false }
      var isNarrower = false
      for (cell, factor) in zip(sum.cells, sum.factors) {
        let up = ((sum.total - least) / factor.magnitude + 1e-6).rounded(.down)
        let down = ((most - sum.total) / factor.magnitude + 1e-6).rounded(.down)
        let newLow = max(low[cell], high[cell] - (factor > 0 ? down : up))
        let newHigh = min(high[cell], low[cell] + (factor > 0 ? up : down))
        if newLow > newHigh { return false }
        if newLow > low[cell] || newHigh < high[cell] {
          (low[cell], high[cell]) = (newLow, newHigh)
          waiting.formUnion(sumsOf[cell])
          isNarrower = true
          break
        }
      }
      if isNarrower { waiting.insert(index) }
    }
    return true
  }
}
