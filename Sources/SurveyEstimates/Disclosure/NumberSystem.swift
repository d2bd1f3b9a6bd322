import Surveys

/// The sums of the numbers given to a question, which its means tell, and what ties them.
struct NumberSystem {
  private let numbers: [[Double]]
  private let disclosure: Disclosure
  private let nests: [Nest]
  private let twins: [Int]
  /// The smallest and largest number that the question allows.
  private let limits: (least: Double?, most: Double?)
  private var linked = LinkedCells()
  /// The sum of each column.
  private var cells: [Int] = []

  init(counts: AnswerCounts, disclosure: Disclosure, shared: SharedResponses) {
    numbers = counts.numbers
    self.disclosure = disclosure
    nests = Nest.all(counts.columns, shared)
    twins = numbers.indices.map { shared.twin(of: $0) }
    limits = (counts.question.minimum, counts.question.maximum)
    for column in numbers.indices {
      if twins[column] < column {
        cells.append(cells[twins[column]])
        continue
      }
      let isTotal = column == Columns.total
      var cell = LinkedCells.Cell(
        room: room(numbers[column]),
        cost: Double(numbers[column].count) + (isTotal ? 1000 : 1),
        layer: isTotal ? .total : .group, isWhole: false)
      cell.need = need(numbers[column], room: cell.room)
      cells.append(linked.add(cell))
    }
    for nest in nests {
      var terms = nest.plus.map { (cell: cells[$0], factor: 1.0) }
      terms += nest.minus.map { (cell: cells[$0], factor: -1.0) }
      if !nest.isWhole { terms.append((rest(nest), -1)) }
      linked.tie(terms)
    }
  }

  /// Which columns are kept back.
  mutating func protect() -> [Bool] {
    linked.protect()
    while let column = columnThatIsMissing() { linked.cells[cells[column]].isHidden = true }
    return cells.map { linked.cells[$0].isHidden }
  }

  private func room(_ numbers: [Double]) -> LinkedCells.Room {
    let sum = numbers.reduce(0, +)
    let count = Double(numbers.count)
    // Where the question sets no limit, ten times the sum is as good as any.
    let far = 10 * (sum.magnitude + 1)
    let down = limits.least.map { max(sum - $0 * count, 0) } ?? far
    let up = limits.most.map { max($0 * count - sum, 0) } ?? far
    return LinkedCells.Room(down: down, up: up)
  }

  /// How far away another sum must be possible, for a sum that is not to be known.
  ///
  /// The upper protection levels of Hundepool et al. 2012, table 4.4; a tenth of the sum where the
  /// group is small.
  private func need(_ numbers: [Double], room: LinkedCells.Room) -> LinkedCells.Room? {
    guard let level = protectionLevel(numbers), room.down + room.up > 0 else { return nil }
    return LinkedCells.Room(down: min(level, room.down), up: min(level, room.up))
  }

  /// How far a sum is from being safe; nil where it is.
  private func protectionLevel(_ numbers: [Double]) -> Double? {
    guard !numbers.isEmpty else { return nil }
    let sizes = numbers.map(\.magnitude).sorted(by: >)
    let sum = sizes.reduce(0, +)
    var level: Double?
    if numbers.count < disclosure.minimumBase { level = max(sum / 10, 1e-3) }
    guard let dominance = disclosure.dominance, sum > 0 else { return level }
    let largest = sizes.prefix(dominance.largest).reduce(0, +)
    if largest > sum * dominance.share / 100 {
      level = max(level ?? 0, largest * 100 / dominance.share - sum)
    }
    if let nearness = dominance.nearness {
      let others = sum - sizes.prefix(2).reduce(0, +)
      let wanted = sizes[0] * nearness / 100
      if others < wanted { level = max(level ?? 0, wanted - others) }
    }
    return level
  }

  /// What is left of a group that other groups lie within: it is told by its size alone.
  private mutating func rest(_ nest: Nest) -> Int {
    let count = nest.rest(numbers.map(\.count))
    let sum =
      nest.plus.reduce(0) { $0 + numbers[$1].reduce(0, +) }
      - nest.minus.reduce(0) { $0 + numbers[$1].reduce(0, +) }
    let mean = [Double](repeating: sum / Double(max(count, 1)), count: count)
    let room = room(mean)
    let isSmall = count > 0 && count < disclosure.minimumBase
    return linked.add(
      LinkedCells.Cell(
        room: room, cost: 0, layer: .fact, isWhole: false,
        need: isSmall ? need(mean, room: room) : nil, isHidden: true))
  }

  /// A column to keep back besides, as those of its attribute that are kept back are one group by their
  /// difference from the total, and that group is not safe.
  private func columnThatIsMissing() -> Int? {
    func isHidden(_ column: Int) -> Bool { linked.cells[cells[column]].isHidden }
    for nest in nests where nest.isWhole && nest.minus == [Columns.total] {
      let hidden = nest.plus.filter(isHidden)
      if hidden.isEmpty || isHidden(Columns.total) { continue }
      guard protectionLevel(hidden.flatMap { numbers[$0] }) != nil else { continue }
      let shown = nest.plus.filter { !isHidden($0) && !numbers[$0].isEmpty }
      return shown.min { (numbers[$0].count, $0) < (numbers[$1].count, $1) } ?? Columns.total
    }
    return nil
  }
}
