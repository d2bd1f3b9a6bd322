/// Looks for whole numbers other than the true ones that make the same sums, by narrowing what each
/// can be and trying.
struct AlternativeSearch {
  private let known: KnownSums
  private let unknown: [Int]
  /// How many numbers are tried before a search is given up.
  private static let patience = 400

  init(_ known: KnownSums) {
    self.known = known
    unknown = known.values.indices.filter { !known.sumsOf[$0].isEmpty }
  }

  /// Numbers that make the same sums and are another at one cell; nil where none was found.
  func solution(besides cell: Int) -> [Double]? {
    for step in [1.0, -1, 2, -2, 3, -3] {
      let number = known.values[cell] + step
      guard number >= 0, number <= known.limits[cell] else { continue }
      var low = known.values
      var high = known.values
      for index in unknown { (low[index], high[index]) = (0, known.limits[index]) }
      (low[cell], high[cell]) = (number, number)
      var left = AlternativeSearch.patience
      if let found = solve(low, high, changed: [cell], left: &left) { return found }
    }
    return nil
  }

  private func solve(
    _ low: [Double], _ high: [Double], changed: [Int], left: inout Int
  ) -> [Double]? {
    left -= 1
    var (low, high) = (low, high)
    guard left > 0, tighten(&low, &high, from: changed) else { return nil }
    let open = unknown.lazy.filter { low[$0] < high[$0] }
    let next = open.min { high[$0] - low[$0] < high[$1] - low[$1] }
    guard let next else { return low }
    // From the true number outwards: the nearest solution is found first.
    let start = min(max(known.values[next], low[next]), high[next])
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
    var waiting = changed.flatMap { known.sumsOf[$0].map(\.sum) }
    var isWaiting = [Bool](repeating: false, count: known.sums.count)
    for index in waiting { isWaiting[index] = true }
    while let index = waiting.popLast() {
      isWaiting[index] = false
      let sum = known.sums[index]
      var (least, most) = (0.0, 0.0)
      for (cell, factor) in zip(sum.cells, sum.factors) {
        least += factor * (factor > 0 ? low[cell] : high[cell])
        most += factor * (factor > 0 ? high[cell] : low[cell])
      }
      guard least <= sum.total + 1e-6, sum.total <= most + 1e-6 else { return false }
      for (cell, factor) in zip(sum.cells, sum.factors) {
        let up = ((sum.total - least) / factor.magnitude + 1e-6).rounded(.down)
        let down = ((most - sum.total) / factor.magnitude + 1e-6).rounded(.down)
        let newLow = max(low[cell], high[cell] - (factor > 0 ? down : up))
        let newHigh = min(high[cell], low[cell] + (factor > 0 ? up : down))
        if newLow > newHigh { return false }
        guard newLow > low[cell] || newHigh < high[cell] else { continue }
        (low[cell], high[cell]) = (newLow, newHigh)
        for other in known.sumsOf[cell] where !isWaiting[other.sum] {
          isWaiting[other.sum] = true
          waiting.append(other.sum)
        }
        break
      }
    }
    return true
  }
}
