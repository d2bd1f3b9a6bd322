import Surveys

/// A row of a table of answers.
enum Row: Hashable {
  /// An option; of a ranking, ranked first.
  case part(Int)
  case topThree(Int)
  case top
  case bottom
  /// All who answered.
  case all
  case dontKnow
  case notAnswered
  /// The mean of a scale or of numbers.
  case mean
  /// The mean points of an option in a ranking.
  case points(Int)
}

/// Which cells of a question's counts are kept back, in all its tables.
struct Suppression {
  /// For each row a flag for each column.
  private let hidden: [Row: [Bool]]
  /// Whether anything at all is kept back.
  let isAny: Bool

  init(hidden: [Row: [Bool]]) {
    self.hidden = hidden
    isAny = hidden.values.contains { $0.contains(true) }
  }

  func hides(_ row: Row, _ column: Int) -> Bool {
    hidden[row]?[column] ?? false
  }
}

extension AnswerCounts {
  /// Which cells a policy keeps back.
  func suppression(_ disclosure: Disclosure) -> Suppression {
    guard question.kind != .text else { return Suppression(hidden: [:]) }
    var system = DisclosureSystem(counts: self)
    system.markPrimary(disclosure)
    system.cells.protect()
    var hidden = system.rows.mapValues { $0.map { system.cells.suppressed[$0] } }
    hidden[.all] = answered.map { $0 > 0 && $0 < disclosure.minimumBase }
    return Suppression(hidden: hidden)
  }
}

/// The counts of a question with all sums that a reader knows.
struct DisclosureSystem {
  let counts: AnswerCounts
  var cells = LinkedCells()
  /// The cell of each row in each column.
  private(set) var rows: [Row: [Int]] = [:]
  /// The rows in the order they were added, so that the result does not depend on hashing.
  private var order: [Row] = []

  init(counts: AnswerCounts) {
    self.counts = counts
    let options = Array(counts.parts.indices)
    for option in options { add(.part(option), counts.parts[option]) }
    for option in counts.topThree.indices { add(.topThree(option), counts.topThree[option]) }
    if let ends = counts.ends {
      add(.top, counts.sum(ends.top))
      add(.bottom, counts.sum(ends.bottom))
    }
    if counts.question.dontKnow != nil {
      add(.dontKnow, counts.dontKnow, mayBeZero: true)
      add(.notAnswered, counts.notAnswered, mayBeZero: true)
    }
    addMeans()
    tieColumns(options)
    tieGroups()
  }

  private mutating func add(_ row: Row, _ numbers: [Int], mayBeZero: Bool = false) {
    order.append(row)
    let isOutside = row == .dontKnow || row == .notAnswered
    rows[row] = numbers.indices.map { column in
      let limit =
        isOutside ? counts.asked[column] - counts.answered[column] : counts.answered[column]
      return cells.add(
        Double(numbers[column]), limit: Double(limit), cost: numbers[column],
        isTotal: column == Columns.total, mayBeZero: mayBeZero)
    }
  }

  private mutating func addMeans() {
    var sums: [(Row, [Double])] = []
    if let values = counts.values {
      sums = [
        (
          .mean,
          (0..<counts.columns.count).map { column in
            zip(values, counts.parts).reduce(0) { $0 + $1.0 * Double($1.1[column]) }
          }
        )
      ]
    } else if counts.question.kind == .number {
      sums = [(.mean, counts.numbers.map { $0.reduce(0, +) })]
    } else {
      sums = counts.points.enumerated().map { (.points($0), $1.map(Double.init)) }
    }
    for (row, numbers) in sums {
      order.append(row)
      rows[row] = numbers.indices.map { column in
        cells.add(
          numbers[column], limit: .infinity, isCount: false, cost: counts.answered[column],
          isTotal: column == Columns.total)
      }
    }
    follow(counts.parts.indices.map { .part($0) }, by: { _ in .mean })
    follow(
      counts.parts.indices.map { .part($0) },
      by: { if case .part(let option) = $0 { .points(option) } else { .mean } })
    follow(
      counts.topThree.indices.map { .topThree($0) },
      by: { if case .topThree(let option) = $0 { .points(option) } else { .mean } })
  }

  private mutating func follow(_ leaders: [Row], by follower: (Row) -> Row) {
    for leader in leaders {
      guard let from = rows[leader], let to = rows[follower(leader)] else { continue }
      for (cell, mean) in zip(from, to) { cells.followers[cell] = mean }
    }
  }

  /// Within a column: options make up the base, the two outside it the rest of those asked.
  private mutating func tieColumns(_ options: [Int]) {
    for column in 0..<counts.columns.count {
      let parts = options.map { cell(.part($0), column) }
      if counts.question.kind != .multiple, !parts.isEmpty { cells.tie(parts) }
      if let outside = rows[.dontKnow]?[column], let rest = rows[.notAnswered]?[column] {
        cells.tie([outside, rest])
      }
      if let ends = counts.ends {
        cells.tie(total: cell(.top, column), parts: ends.top.map { parts[$0] })
        cells.tie(total: cell(.bottom, column), parts: ends.bottom.map { parts[$0] })
        // This follows from the others; said aloud, it shows what protects the middle of a scale.
        let middle = options.filter { !ends.top.contains($0) && !ends.bottom.contains($0) }
        cells.tie([cell(.top, column), cell(.bottom, column)] + middle.map { parts[$0] })
      }
      if let values = counts.values {
        cells.tie(total: cell(.mean, column), parts: parts, factors: values)
      }
    }
  }

  /// Across the groups of an attribute: they make up all.
  private mutating func tieGroups() {
    for row in order {
      let isOutside = row == .dontKnow || row == .notAnswered
      for grouping in counts.columns.groupings.indices {
        cells.tie(
          total: cell(row, Columns.total),
          parts: counts.columns.range(of: grouping).map { cell(row, $0) }, isOverGroups: !isOutside)
      }
    }
  }

  private func cell(_ row: Row, _ column: Int) -> Int {
    guard let cell = rows[row]?[column] else { preconditionFailure("no such row: \(row)") }
    return cell
  }

  /// Marks what must not be known: groups with a small base, and small counts.
  mutating func markPrimary(_ disclosure: Disclosure) {
    for row in order {
      for (column, cell) in (rows[row] ?? []).enumerated() {
        let base = counts.answered[column]
        // The base tells that nobody is outside it: then there is nothing to keep back.
        let isTold = cells.limits[cell] == 0
        let isSmallGroup = base > 0 && base < disclosure.minimumBase && !isTold
        let isSmallCount =
          cells.isCount[cell] && row != .notAnswered && cells.values[cell] > 0
          && cells.values[cell] < Double(disclosure.minimumCount)
        if isSmallGroup || isSmallCount { cells.primary[cell] = true }
      }
    }
  }
}
