extension LinkedCells {
  /// The cells kept back for which no other number was found that fits all that is shown.
  ///
  /// A search that is given up counts as not found, so that rather too much is kept back.
  func cellsWithoutAlternative() -> [Int] {
    let known = KnownSums(self)
    let counts = values.indices.filter {
      suppressed[$0] && isCount[$0] && !known.sumsOf[$0].isEmpty && !isTold($0)
    }
    var open = Set(counts)
    var means = Set(values.indices.filter { suppressed[$0] && !isCount[$0] && primary[$0] })
    var chains = ChainSearch(known)
    for cell in counts where open.contains(cell) && chains.canChange(cell) {
      // One other solution serves all counts, and all means, in which it differs.
      open.subtract(chains.changed)
      means = means.filter { change(of: $0, chains.changes).magnitude < 1e-9 }
    }
    if !means.isEmpty { means.formIntersection(exposedCells()) }
    return open.sorted() + means.sorted()
  }

  /// How much a mean's sum changes with the counts it is made of; 0 where it is made of none.
  private func change(of mean: Int, _ changes: [Double]) -> Double {
    for index in equationsOf[mean] {
      let equation = equations[index]
      guard equation.cells[0] == mean, equation.cells.dropFirst().allSatisfy({ isCount[$0] })
      else { continue }
      return zip(equation.cells, equation.factors).dropFirst()
        .reduce(0) { $0 - $1.1 * changes[$1.0] }
    }
    return 0
  }
}
