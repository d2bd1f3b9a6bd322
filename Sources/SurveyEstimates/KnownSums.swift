/// What a reader knows of the counts kept back: sums of them, means put in by their definition.
struct KnownSums {
  /// Factors times counts that make a known total.
  struct Sum {
    let cells: [Int]
    let factors: [Double]
    let total: Double
  }

  let sums: [Sum]
  /// The sums that each cell is in, with the cell's factor.
  let sumsOf: [[(sum: Int, factor: Double)]]
  let values: [Double]
  let limits: [Double]

  init(_ cells: LinkedCells) {
    var definitions: [Int: LinkedCells.Equation] = [:]
    for equation in cells.equations {
      guard let first = equation.cells.first, !cells.isCount[first],
        equation.cells.dropFirst().allSatisfy({ cells.isCount[$0] })
      else { continue }
      definitions[first] = equation
    }
    values = cells.values
    limits = cells.limits
    sums = cells.equations.compactMap { KnownSums.sum($0, of: cells, definitions) }
    var sumsOf = [[(sum: Int, factor: Double)]](repeating: [], count: values.count)
    for (index, sum) in sums.enumerated() {
      for (cell, factor) in zip(sum.cells, sum.factors) { sumsOf[cell].append((index, factor)) }
    }
    self.sumsOf = sumsOf
  }

  private static func sum(
    _ equation: LinkedCells.Equation, of cells: LinkedCells,
    _ definitions: [Int: LinkedCells.Equation]
  ) -> Sum? {
    guard equation.cells.contains(where: { cells.suppressed[$0] }) else { return nil }
    var found: [Int] = []
    var factors: [Double] = []
    for (cell, factor) in zip(equation.cells, equation.factors) where cells.suppressed[cell] {
      if cells.isCount[cell] {
        found.append(cell)
        factors.append(factor)
      } else if let definition = definitions[cell], definition.cells != equation.cells {
        for (part, weight) in zip(definition.cells, definition.factors).dropFirst()
        where cells.suppressed[part] && weight != 0 {
          found.append(part)
          factors.append(-factor * weight)
        }
      } else {
        return nil
      }
    }
    guard !found.isEmpty else { return nil }
    let total = zip(found, factors).reduce(0) { $0 + cells.values[$1.0] * $1.1 }
    return Sum(cells: found, factors: factors, total: total)
  }
}
