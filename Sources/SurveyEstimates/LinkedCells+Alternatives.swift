extension LinkedCells {
  /// The cells kept back for which no other number was found that fits all that is shown.
  ///
  /// A search that is given up counts as not found, so that rather too much is kept back.
  func cellsWithoutAlternative() -> [Int] {
    let known = KnownSums(self)
    var open = Set<Int>()
    for cell in values.indices where suppressed[cell] && isCount[cell] && !isTold(cell) {
      if !known.sumsOf[cell].isEmpty { open.insert(cell) }
    }
    var means = Set(values.indices.filter { suppressed[$0] && !isCount[$0] && primary[$0] })
    // One other solution serves all counts, and all means, in which it differs.
    func strike(_ other: (Int) -> Double, _ changed: [Int]) {
      open.subtract(changed)
      means = means.filter { mean in
        change(of: mean, other).magnitude < 1e-9
      }
    }
    var chains = ChainSearch(known)
    for cell in open.sorted() where open.contains(cell) && chains.canChange(cell) {
      strike({ chains.changes[$0] }, chains.changed)
    }
    if !open.isEmpty {
      let search = AlternativeSearch(known)
      for cell in open.sorted() where open.contains(cell) {
        guard let other = search.solution(besides: cell) else { continue }
        strike(
          { other[$0] - values[$0] }, values.indices.filter { other[$0] != values[$0] })
      }
    }
    if !means.isEmpty { means.formIntersection(exposedCells()) }
    return open.sorted() + means.sorted()
  }

  /// How much a mean's sum changes with the counts it is made of; 0 where it is made of none.
  private func change(of mean: Int, _ changes: (Int) -> Double) -> Double {
    for index in equationsOf[mean] {
      let equation = equations[index]
      guard equation.cells.first == mean, isCount[equation.cells[equation.cells.count - 1]] else {
        continue
      }
      return zip(equation.cells, equation.factors).dropFirst()
        .reduce(0) { $0 - $1.1 * changes($1.0) }
    }
    return 0
  }
}
