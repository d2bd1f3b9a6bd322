import Languages
import Surveys

extension CountSystem {
  /// Within a column: options make up the base, and those outside it the rest of those asked.
  mutating func tieColumns() {
    for column in twins.indices where twins[column] == column {
      let parts = counts.parts.indices.map { cells(.part($0))[column] }
      let base = cells(.all)[column]
      let asked = cells(.asked)[column]
      if counts.question.kind != .multiple, !parts.isEmpty {
        linked.tie(total: base, parts: parts)
      }
      if has(.dontKnow) {
        linked.tie(
          total: asked, parts: [base, cells(.dontKnow)[column], cells(.notAnswered)[column]])
      }
      if let ends = counts.ends {
        linked.tie(total: cells(.top)[column], parts: ends.top.map { parts[$0] })
        linked.tie(total: cells(.bottom)[column], parts: ends.bottom.map { parts[$0] })
      }
      for (index, route) in routes.enumerated() {
        tie(route, cells(.routed(index))[column], column, parts)
      }
      if counts.answered[column] > 0, column < shownColumns {
        tieMean(column, parts)
        tiePoints(column, parts)
      }
    }
  }

  /// Those asked another question are those whose answers lead to it.
  private mutating func tie(_ route: Route, _ routed: Int, _ column: Int, _ parts: [Int]) {
    let (base, asked) = (cells(.all)[column], cells(.asked)[column])
    var terms: [(cell: Int, factor: Double)] = [(routed, 1)]
    if route.isAllBut { terms.append((base, -1)) }
    terms += route.options.map { (parts[$0], route.isAllBut ? 1 : -1) }
    if route.asksDontKnow, has(.dontKnow) { terms.append((cells(.dontKnow)[column], -1)) }
    if route.asksNotAnswered {
      terms +=
        has(.notAnswered) ? [(cells(.notAnswered)[column], -1)] : [(asked, -1), (base, 1)]
    }
    linked.tie(terms)
  }

  /// A mean beside counts that are kept back is shown rounded, or kept back with them.
  private mutating func tieMean(_ column: Int, _ parts: [Int]) {
    guard let values = counts.values else { return }
    let sum = zip(values, counts.parts).reduce(0) { $0 + $1.0 * Double($1.1[column]) }
    let mean = meanCell(
      sum, column, largest: values.map(\.magnitude).max() ?? 0,
      isWhole: values.allSatisfy { $0 == $0.rounded() })
    settle(mean, .mean, column)
    linked.tie([(mean, 1)] + zip(parts, values).map { ($0, -$1) })
  }

  /// With s second and t third places beside f first, f + s + t are ranked and 3f + 2s + t the points.
  private mutating func tiePoints(_ column: Int, _ parts: [Int]) {
    for option in counts.points.indices {
      let (first, ranked) = (counts.parts[option][column], counts.topThree[option][column])
      let second = counts.points[option][column] - ranked - 2 * first
      let seconds = placeCell(second, column)
      let thirds = placeCell(ranked - first - second, column)
      let points = meanCell(
        Double(counts.points[option][column]), column, largest: 3, isWhole: true)
      settle(points, .points(option), column)
      linked.tie(
        total: cells(.topThree(option))[column], parts: [parts[option], seconds, thirds])
      linked.tie([(points, 1), (parts[option], -3), (seconds, -2), (thirds, -1)])
    }
  }

  /// Notes a mean; where it is settled already it stays as it is.
  private mutating func settle(_ mean: Int, _ row: Row, _ column: Int) {
    add(row, mean, column)
    guard let settled else { return }
    linked.cells[mean].layer = .fact
    linked.cells[mean].isHidden = settled.hides(row, column)
  }

  /// How many ranked an option second or third, which is not shown by itself.
  private mutating func placeCell(_ count: Int, _ column: Int) -> Int {
    linked.add(
      LinkedCells.Cell(
        room: LinkedCells.Room(
          down: Double(count), up: Double(counts.answered[column] - count)),
        cost: 0, layer: .fact, block: block(of: column), isHidden: true))
  }

  private mutating func meanCell(
    _ sum: Double, _ column: Int, largest: Double, isWhole: Bool
  ) -> Int {
    let base = Double(counts.answered[column])
    let half = (0..<decimals).reduce(0.5) { step, _ in step / 10 }
    let shown = Rounding.round(sum / base, decimals: decimals)
    let isSmall = counts.answered[column] < disclosure.minimumBase
    var window = LinkedCells.Room(
      down: max(sum - base * (shown - half) - 1e-6, 0),
      up: max(base * (shown + half) - sum - 1e-6, 0))
    if isWhole {
      window = LinkedCells.Room(down: window.down.rounded(.down), up: window.up.rounded(.down))
    }
    return linked.add(
      LinkedCells.Cell(
        room: LinkedCells.Room(down: 2 * largest * base, up: 2 * largest * base),
        shownRoom: window,
        cost: isSmall ? 0 : column == Columns.total ? 300 : 6, layer: .group,
        block: block(of: column), isWhole: false,
        isHidden: isSmall || withheld.contains(column)))
  }

  /// Between columns: the groups of an attribute make up all, and groups within a group of another
  /// attribute make it up together with the rest of it.
  mutating func tieGroups() {
    for (row, cells, numbers) in rows {
      var tied: Set<[Int]> = []
      for nest in nests {
        let plus = nest.plus.map { cells[$0] }.sorted()
        let minus = nest.minus.map { cells[$0] }.sorted()
        guard tied.insert(plus + [-1] + minus).inserted else { continue }
        var terms = plus.map { (cell: $0, factor: 1.0) } + minus.map { (cell: $0, factor: -1.0) }
        if !nest.isWhole { terms.append((restCell(row, nest, nest.rest(numbers)), -1)) }
        linked.tie(terms)
      }
    }
  }

  /// What is left of a group: not shown by itself, but to be protected as a group.
  private mutating func restCell(_ row: Row, _ nest: Nest, _ count: Int) -> Int {
    let base = nest.rest(counts.answered)
    let asked = nest.rest(counts.asked)
    let limit: Int
    switch row {
    case .all, .asked: limit = nest.rest(counts.responded)
    case .routed: limit = asked
    case .dontKnow, .notAnswered: limit = asked - base
    default: limit = base
    }
    let room = LinkedCells.Room(down: Double(count), up: Double(limit - count))
    let isFact = row == .all || row == .asked
    let isWithheld = !withheld.isDisjoint(with: nest.plus + nest.minus)
    return linked.add(
      LinkedCells.Cell(
        room: room, cost: 0, layer: .fact, block: block(of: nest),
        need: need(row, count, base: base, room: room),
        isHidden: !isFact || isWithheld))
  }

  /// The rest goes with the columns it is taken from, of which only one attribute's may change.
  private func block(of nest: Nest) -> Int? { block(of: nest.plus[0]) }
}
