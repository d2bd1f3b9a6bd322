/// Rounds a table of counts to multiples of a number so that it still adds up to given margins.
///
/// Each count goes to one of its two neighbours among the multiples, and nobody stays nobody, unless
/// the margins leave no such way; then as few as possible go further. The sum of all changes is as small
/// as can be. Sources: L. H. Cox, "A constructive procedure for unbiased controlled rounding", Journal
/// of the American Statistical Association 82 (1987) 520–524; B. D. Causey, L. H. Cox and L. R. Ernst,
/// "Applications of transportation theory to statistical problems", the same journal 80 (1985) 903–909.
struct ControlledRounding {
  /// What counts become multiples of.
  let base: Int

  /// The nearest multiple.
  func nearest(_ count: Int) -> Int { (count + base / 2) / base * base }

  /// Counts that add up to a total.
  ///
  /// - Parameters:
  ///   - counts: the true counts.
  ///   - total: a multiple of the base.
  /// - Returns: the rounded counts.
  func split(_ counts: [Int], total: Int) -> [Int] {
    table(counts.map { [$0] }, rows: nil, columns: [total]).map { $0[0] }
  }

  /// A table that adds up to its margins.
  ///
  /// - Parameters:
  ///   - counts: the true counts, row by row.
  ///   - rows: the totals of the rows, multiples of the base; nil where they are free.
  ///   - columns: the totals of the columns; they make as much as those of the rows.
  /// - Returns: the rounded counts, row by row.
  func table(_ counts: [[Int]], rows: [Int]?, columns: [Int]) -> [[Int]] {
    var flow = TableFlow(counts: counts, base: base)
    flow.balance(rows: rows.map { $0.map { $0 / base } }, columns: columns.map { $0 / base })
    return flow.units.map { row in row.map { $0 * base } }
  }
}

/// A table in units of the base, on its way to given margins along the cheapest paths.
///
/// Paths of least cost keep the cost as small as can be for what has been moved (R. G. Busacker and
/// P. J. Gowen 1961); they are found as R. Bellman did (1958).
private struct TableFlow {
  private(set) var units: [[Int]]
  private let counts: [[Int]]
  private let base: Int
  private let width: Int

  init(counts: [[Int]], base: Int) {
    self.counts = counts
    self.base = base
    width = counts.first?.count ?? 0
    units = counts.map { row in row.map { $0 / base } }
  }

  /// What a cell costs at a number of units: how far it is from its count, and much more beyond its two
  /// neighbours.
  private func cost(_ row: Int, _ column: Int, _ units: Int) -> Int {
    let count = counts[row][column]
    let distance = (units * base - count).magnitude
    let beyond = max(count / base - units, units - (count + base - 1) / base, 0)
    return Int(distance) + beyond * (count == 0 ? 10_000 : 100) * base
  }

  /// What one unit more costs, or one less; nil where there is none to take.
  private func price(_ row: Int, _ column: Int, isMore: Bool) -> Int? {
    let now = units[row][column]
    if !isMore, now == 0 { return nil }
    return cost(row, column, isMore ? now + 1 : now - 1) - cost(row, column, now)
  }

  /// Moves units until rows and columns make their totals.
  mutating func balance(rows: [Int]?, columns: [Int]) {
    var lacks = columns
    for row in units {
      for column in 0..<width { lacks[column] -= row[column] }
    }
    var gives = rows ?? []
    for row in gives.indices { gives[row] -= units[row].reduce(0, +) }
    while let path = cheapestPath(gives: gives, lacks: lacks, isFree: rows == nil) {
      for step in path { units[step.row][step.column] += step.isMore ? 1 : -1 }
      for step in path {
        lacks[step.column] -= step.isMore ? 1 : -1
        if rows != nil { gives[step.row] -= step.isMore ? 1 : -1 }
      }
    }
  }

  private struct Move {
    let row: Int
    let column: Int
    let isMore: Bool
  }

  /// The cheapest path from what has too much to what has too little; nodes are rows, then columns.
  private func cheapestPath(gives: [Int], lacks: [Int], isFree: Bool) -> [Move]? {
    let height = units.count
    var distance = [Int?](repeating: nil, count: height + width)
    var arrival = [Move?](repeating: nil, count: height + width)
    let needsLess = lacks.contains { $0 < 0 }
    for row in 0..<height where isFree ? !needsLess : gives[row] > 0 { distance[row] = 0 }
    for column in 0..<width where lacks[column] < 0 { distance[height + column] = 0 }
    guard distance.contains(where: { $0 != nil }) else { return nil }
    var changed = true
    while changed {
      changed = false
      for row in 0..<height {
        for column in 0..<width {
          let (from, to) = (row, height + column)
          if let start = distance[from], let price = price(row, column, isMore: true),
            start + price < distance[to] ?? .max
          {
            distance[to] = start + price
            arrival[to] = Move(row: row, column: column, isMore: true)
            changed = true
          }
          if let start = distance[to], let price = price(row, column, isMore: false),
            start + price < distance[from] ?? .max
          {
            distance[from] = start + price
            arrival[from] = Move(row: row, column: column, isMore: false)
            changed = true
          }
        }
      }
    }
    let ends = (0..<(height + width)).filter { node in
      if node >= height { return lacks[node - height] > 0 }
      return isFree ? needsLess : gives[node] < 0
    }
    guard
      let end = ends.filter({ distance[$0] != nil }).min(by: {
        distance[$0] ?? 0 < distance[$1] ?? 0
      })
    else { return nil }
    var path: [Move] = []
    var node = end
    while let move = arrival[node] {
      path.append(move)
      node = move.isMore ? move.row : height + move.column
    }
    return path
  }
}
