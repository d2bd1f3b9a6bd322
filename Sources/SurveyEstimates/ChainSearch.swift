/// Looks for a chain of small changes that leaves every known sum as it is.
///
/// One count is changed, which breaks its sums; another count in a broken sum mends it and may break
/// others; and so on until all are whole again. This finds an alternative for nearly every count of a
/// table in a few steps.
struct ChainSearch {
  private let known: KnownSums
  /// What is added to each count.
  private(set) var changes: [Double]
  /// The counts that are changed.
  private(set) var changed: [Int] = []
  /// What each sum is off by.
  private var errors: [Double]
  private var broken: [Int] = []
  private var left = 0
  private static let patience = 80
  private static let longest = 14
  private static let widest = 5

  init(_ known: KnownSums) {
    self.known = known
    changes = [Double](repeating: 0, count: known.values.count)
    errors = [Double](repeating: 0, count: known.sums.count)
  }

  /// Whether a count can be another; ``changed`` then names all counts that are another with it.
  mutating func canChange(_ cell: Int) -> Bool {
    for step in [1.0, -1] {
      while let last = changed.last { undo(last) }
      left = ChainSearch.patience
      guard isPossible(step, at: cell) else { continue }
      change(cell, by: step)
      if mend() { return true }
    }
    while let last = changed.last { undo(last) }
    return false
  }

  private func isPossible(_ step: Double, at cell: Int) -> Bool {
    let number = known.values[cell] + step
    return number >= 0 && number <= known.limits[cell]
  }

  private mutating func change(_ cell: Int, by step: Double) {
    changes[cell] = step
    changed.append(cell)
    shift(cell, by: step)
  }

  private mutating func undo(_ cell: Int) {
    shift(cell, by: -changes[cell])
    changes[cell] = 0
    changed.removeLast()
  }

  private mutating func shift(_ cell: Int, by step: Double) {
    for (sum, factor) in known.sumsOf[cell] {
      let before = errors[sum]
      let after = before + factor * step
      errors[sum] = after.magnitude < 1e-9 ? 0 : after
      if before == 0, errors[sum] != 0 {
        broken.append(sum)
      } else if before != 0, errors[sum] == 0, let index = broken.firstIndex(of: sum) {
        broken.swapAt(index, broken.count - 1)
        broken.removeLast()
      }
    }
  }

  private mutating func mend() -> Bool {
    // The sum with the fewest counts leaves the least choice.
    let shortest = broken.min {
      (known.sums[$0].cells.count, $0) < (known.sums[$1].cells.count, $1)
    }
    guard let shortest else { return true }
    left -= 1
    guard left > 0, changed.count < ChainSearch.longest else { return false }
    for (cell, step) in ways(to: shortest) {
      change(cell, by: step)
      if mend() { return true }
      undo(cell)
    }
    return false
  }

  /// The changes that make a sum whole, those first that break the fewest others.
  private func ways(to sum: Int) -> [(cell: Int, step: Double)] {
    var ways: [(cell: Int, step: Double, broken: Int)] = []
    for (cell, factor) in zip(known.sums[sum].cells, known.sums[sum].factors)
    where changes[cell] == 0 {
      let step = -errors[sum] / factor
      guard step == step.rounded(), step.magnitude <= 4, isPossible(step, at: cell) else {
        continue
      }
      let breaks = known.sumsOf[cell].count { other in
        (errors[other.sum] + other.factor * step).magnitude > 1e-9
      }
      ways.append((cell, step, breaks))
    }
    return ways.sorted { ($0.broken, $0.cell) < ($1.broken, $1.cell) }
      .prefix(ChainSearch.widest).map { ($0.cell, $0.step) }
  }
}
