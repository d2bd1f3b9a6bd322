extension LinkedCells {
  /// The cells that are kept back and can be computed all the same, in order.
  func exposedCells() -> [Int] {
    var exposed: Set<Int> = []
    while true {
      // What is found in one way helps the other.
      let before = exposed.count
      exposed.formUnion(pinnedByBounds(besides: exposed))
      for component in components(besides: exposed) { exposed.formUnion(solvable(component)) }
      if exposed.count == before { return exposed.sorted() }
    }
  }

  /// Cells that only one whole number fits, when each sum bounds what its cells can be.
  private func pinnedByBounds(besides found: Set<Int>) -> Set<Int> {
    var low = [Double](repeating: 0, count: values.count)
    var high = limits
    let known = equations.compactMap { unknowns(of: $0, besides: found) }
      .filter { equation in equation.cells.allSatisfy { isCount[$0] } }
    var changed = true
    var rounds = 0
    while changed, rounds < 50 {
      changed = false
      rounds += 1
      for equation in known {
        let sum = total(equation)
        var (least, most) = (0.0, 0.0)
        for (cell, factor) in zip(equation.cells, equation.factors) {
          least += factor > 0 ? factor * low[cell] : factor * high[cell]
          most += factor > 0 ? factor * high[cell] : factor * low[cell]
        }
        for (cell, factor) in zip(equation.cells, equation.factors) {
          let own = factor > 0 ? (low[cell], high[cell]) : (high[cell], low[cell])
          let a = (sum - (most - factor * own.1)) / factor
          let b = (sum - (least - factor * own.0)) / factor
          let newLow = max(low[cell], (min(a, b) - 1e-9).rounded(.up))
          let newHigh = min(high[cell], (max(a, b) + 1e-9).rounded(.down))
          if newLow > low[cell] || newHigh < high[cell] {
            (low[cell], high[cell]) = (newLow, newHigh)
            changed = true
            break
          }
        }
      }
    }
    return Set(values.indices.filter { suppressed[$0] && isCount[$0] && low[$0] == high[$0] })
  }

  /// The equation as a reader sees it: only what is not shown, nor found already.
  private func unknowns(of equation: Equation, besides found: Set<Int>) -> Equation? {
    var cells: [Int] = []
    var factors: [Double] = []
    for (cell, factor) in zip(equation.cells, equation.factors)
    where suppressed[cell] && !found.contains(cell) {
      cells.append(cell)
      factors.append(factor)
    }
    return cells.isEmpty ? nil : Equation(cells: cells, factors: factors)
  }

  private func total(_ equation: Equation) -> Double {
    zip(equation.cells, equation.factors).reduce(0) { $0 + values[$1.0] * $1.1 }
  }

  /// The equations in groups that share no unknown.
  private func components(besides found: Set<Int>) -> [[Equation]] {
    var parent = Array(values.indices)
    func root(_ cell: Int) -> Int {
      var cell = cell
      while parent[cell] != cell { cell = parent[cell] }
      return cell
    }
    let known = equations.compactMap { unknowns(of: $0, besides: found) }
    for equation in known {
      for cell in equation.cells.dropFirst() {
        let (a, b) = (root(equation.cells[0]), root(cell))
        if a != b { parent[max(a, b)] = min(a, b) }
      }
    }
    return Dictionary(grouping: known) { root($0.cells[0]) }.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The unknowns that the equations alone determine: a row of the reduced echelon form with a single
  /// entry.
  private func solvable(_ equations: [Equation]) -> [Int] {
    let cells = Set(equations.flatMap(\.cells)).sorted()
    let position = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, $0) })
    var rows = equations.map { equation in
      var row = [Double](repeating: 0, count: cells.count)
      for (cell, factor) in zip(equation.cells, equation.factors) {
        row[position[cell] ?? 0] += factor
      }
      return row
    }
    var next = 0
    for column in cells.indices where next < rows.count {
      let pivot = (next..<rows.count).max {
        rows[$0][column].magnitude < rows[$1][column].magnitude
      }
      guard let pivot, rows[pivot][column].magnitude > 1e-9 else { continue }
      rows.swapAt(pivot, next)
      let leading = rows[next][column]
      for index in column..<cells.count { rows[next][index] /= leading }
      let row = rows[next]
      for other in rows.indices where other != next && rows[other][column] != 0 {
        let factor = rows[other][column]
        for index in column..<cells.count where row[index] != 0 {
          let reduced = rows[other][index] - factor * row[index]
          rows[other][index] = reduced.magnitude < 1e-11 ? 0 : reduced
        }
      }
      next += 1
    }
    return rows.compactMap { row in
      let entries = row.indices.filter { row[$0].magnitude > 1e-9 }
      return entries.count == 1 ? cells[entries[0]] : nil
    }
  }
}
