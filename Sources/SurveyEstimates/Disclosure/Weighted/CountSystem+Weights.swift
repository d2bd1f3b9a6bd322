extension CountSystem {
  /// Ties the weighted shares of everybody that are to be shown to the counts of the weight classes,
  /// which are the last columns.
  ///
  /// - Parameters:
  ///   - weights: what an answer of each class weighs.
  ///   - releases: how finely they are to be shown.
  /// - Returns: for each row the number that is known from the share, within its rounding.
  mutating func tieWeights(
    _ weights: [Double], _ releases: [Row: [WeightedRelease]]
  ) -> [(row: Row, cell: Int)] {
    var windows: [(row: Row, cell: Int)] = []
    for (row, cells, numbers) in rows {
      guard case .rounded(let step)? = releases[row]?[Columns.total],
        !linked.cells[cells[Columns.total]].isHidden
      else { continue }
      let bases = row == .dontKnow || row == .notAnswered ? counts.asked : counts.answered
      let first = counts.columns.count - weights.count
      let whole = weights.indices.reduce(0) { $0 + weights[$1] * Double(bases[first + $1]) }
      let sum = weights.indices.reduce(0) { $0 + weights[$1] * Double(numbers[first + $1]) }
      guard whole > 0 else { continue }
      let shown = WeightedRelease.rounded(step: step).shown(100 * sum / whole) ?? 0
      let window = linked.add(
        LinkedCells.Cell(
          room: LinkedCells.Room(down: whole, up: whole),
          shownRoom: LinkedCells.Room(
            down: max(sum - (shown - step / 2) * whole / 100 - 1e-6, 0),
            up: max((shown + step / 2) * whole / 100 - sum - 1e-6, 0)),
          cost: 1, layer: .group, isWhole: false))
      linked.tie([(window, 1)] + weights.indices.map { (cells[first + $0], -weights[$0]) })
      windows.append((row, window))
    }
    return windows
  }
}
