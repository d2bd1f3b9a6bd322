import Surveys

/// The counts of a question with all sums that a reader knows.
struct CountSystem {
  let counts: AnswerCounts
  let disclosure: Disclosure
  /// Groups that lie within other groups.
  let nests: [Nest]
  /// The first column with the very same responses as each.
  let twins: [Int]
  /// Questions that the answers to this one lead to.
  let routes: [Route]
  /// The columns whose base is kept back, as it would tell of answers to another question.
  let withheld: Set<Int>
  /// Decimals of means.
  let decimals: Int
  /// What is kept back already and stays so; nil where that is to be found out.
  let settled: Suppression?
  /// The columns that are shown; those after them are known to no reader.
  let shownColumns: Int
  var linked = LinkedCells()
  /// The number in each row and column.
  private(set) var rows: [(row: Row, cells: [Int], numbers: [Int])] = []
  /// The means of each row by column.
  private(set) var means: [Row: [Int: Int]] = [:]
  private var positions: [Row: Int] = [:]

  init(
    counts: AnswerCounts, disclosure: Disclosure, shared: SharedResponses, routes: [Route],
    withheld: Set<Int>, decimals: Int, settled: Suppression? = nil, shownColumns: Int? = nil
  ) {
    self.counts = counts
    self.settled = settled
    self.shownColumns = shownColumns ?? counts.columns.count
    self.disclosure = disclosure
    twins = (0..<counts.columns.count).map { shared.twin(of: $0) }
    nests = Nest.all(counts.columns, shared)
    self.routes = routes
    self.withheld = withheld
    self.decimals = decimals
    addRows()
    tieColumns()
    tieGroups()
  }

  func has(_ row: Row) -> Bool { positions[row] != nil }

  func cells(_ row: Row) -> [Int] {
    guard let position = positions[row] else { preconditionFailure("no such row: \(row)") }
    return rows[position].cells
  }

  private mutating func addRows() {
    add(.all, counts.answered)
    add(.asked, counts.asked)
    for option in counts.parts.indices { add(.part(option), counts.parts[option]) }
    for option in counts.topThree.indices { add(.topThree(option), counts.topThree[option]) }
    if let ends = counts.ends {
      add(.top, counts.sum(ends.top))
      add(.bottom, counts.sum(ends.bottom))
    }
    if counts.question.dontKnow != nil {
      add(.dontKnow, counts.dontKnow)
      add(.notAnswered, counts.notAnswered)
    }
    for (index, route) in routes.enumerated() { add(.routed(index), route.count(in: counts)) }
  }

  private mutating func add(_ row: Row, _ numbers: [Int]) {
    var cells: [Int] = []
    for (column, count) in numbers.enumerated() {
      let twin = twins[column]
      cells.append(twin < column ? cells[twin] : linked.add(cell(row, column, count)))
    }
    positions[row] = rows.count
    rows.append((row, cells, numbers))
  }

  /// Adds the mean of a column, which is no count.
  mutating func add(_ row: Row, _ cell: Int, _ column: Int) {
    means[row, default: [:]][column] = cell
  }

  /// The largest number a reader must reckon with.
  func limit(_ row: Row, _ column: Int) -> Int {
    switch row {
    case .all, .asked: counts.responded[column]
    case .routed: counts.asked[column]
    case .dontKnow, .notAnswered: counts.asked[column] - counts.answered[column]
    // In a small group all is kept back, also who chose what stands alone.
    case .part(let option) where counts.answered[column] >= disclosure.minimumBase:
      counts.answered[column] - counts.excluded(by: option, in: column)
    default: counts.answered[column]
    }
  }

  private func cell(_ row: Row, _ column: Int, _ count: Int) -> LinkedCells.Cell {
    let limit = limit(row, column)
    let room = LinkedCells.Room(down: Double(count), up: Double(max(limit - count, 0)))
    var cell = LinkedCells.Cell(
      room: room, cost: cost(row, column, count), layer: layer(row, column, count, limit: limit))
    cell.block = block(of: column)
    cell.isHidden = withheld.contains(column)
    cell.need = need(row, count, base: counts.answered[column], room: room)
    let isUnknown = column >= shownColumns && row != .all && row != .asked
    if settled != nil || isUnknown {
      cell.layer = .fact
      cell.cost = 0
      cell.isHidden = isUnknown || settled?.hides(row, column) ?? false
      if isUnknown || !cell.isHidden { cell.need = nil }
    }
    return cell
  }

  /// The attribute that a column belongs to; nil where others have the very same group.
  func block(of column: Int) -> Int? {
    guard settled == nil,
      !twins.indices.contains(where: { $0 != column && twins[$0] == twins[column] })
    else {
      return nil
    }
    return counts.columns.groupings.indices.first {
      counts.columns.range(of: $0).contains(column)
    }
  }

  private func layer(
    _ row: Row, _ column: Int, _ count: Int, limit: Int
  ) -> LinkedCells.Layer {
    switch row {
    case .all, .asked: .fact
    case .dontKnow, .notAnswered: column == Columns.total ? .total : .group
    // A total of nobody or everybody says it of each group, and is not hidden.
    case _ where column == Columns.total: count == 0 || count == limit ? .fact : .total
    default: .group
    }
  }

  /// What readers lose with a number: little with a small one, much with one of everybody.
  private func cost(_ row: Row, _ column: Int, _ count: Int) -> Double {
    if column == Columns.total { return 1000 + Double(count) }
    var bits = 0
    while count >> bits > 0 { bits += 1 }
    // That nobody chose an answer is worth knowing.
    let cost = count == 0 ? 40 : 2 + Double(bits)
    switch row {
    case .top, .bottom: return cost + 4
    case .notAnswered: return 1 + Double(bits)
    // With it all answers of the group to the other question go.
    case .routed: return cost + 40
    default: return cost
    }
  }

  /// How far away another number must be possible, for a number that is not to be known.
  ///
  /// A small count might be one less, and one that would have been shown. In a small group each count
  /// might be one less and one more. "Not answered" is no statement by anybody.
  func need(_ row: Row, _ count: Int, base: Int, room: LinkedCells.Room) -> LinkedCells.Room? {
    switch row {
    case .all, .asked, .routed: return nil
    default: break
    }
    guard room.up + room.down > 0 else { return nil }
    let isSmallGroup = base > 0 && base < disclosure.minimumBase
    let isSmall = count > 0 && count < disclosure.minimumCount && row != .notAnswered
    guard isSmall || isSmallGroup else { return nil }
    let up = isSmall ? max(disclosure.minimumCount - count, 1) : 1
    return LinkedCells.Room(down: min(1, room.down), up: min(Double(up), room.up))
  }
}
