/// Looks for other numbers that fit all that is shown.
///
/// To protect a number, further ones are kept back that can change together with it. The cheapest are
/// found by a linear program: J. P. Kelly, B. L. Golden and A. A. Assad, "Cell suppression: disclosure
/// protection for sensitive tabular data", Networks 22 (1992) 397–417; A. Hundepool et al., Statistical
/// Disclosure Control, 2012, section 4.4.
struct AlternativeSearch {
  /// Which numbers may change besides those that are kept back.
  enum Scope {
    /// None.
    case hidden
    /// Those of groups.
    case groups
    /// Those of everybody as well.
    case all
  }

  private let scope: Scope
  /// The part of the system that each number belongs to; nil where it cannot change.
  private let partOf: [Int?]
  private let parts: [Part]

  /// Numbers that are tied to each other.
  private struct Part {
    let equations: [Int]
    let steps: [Step]
    let program: SumPreservingProgram
  }

  /// A way in which a number can change: down or up, within what is shown or beyond it.
  private struct Step {
    let cell: Int
    let sign: Double
    let isBeyond: Bool
  }

  private static let reward = 1e7

  /// A search among the numbers as they stand.
  ///
  /// - Parameters:
  ///   - linked: the numbers.
  ///   - scope: which may be kept back besides.
  ///   - block: an attribute outside whose tables nothing changes; nil where all may.
  init(_ linked: LinkedCells, scope: Scope, block: Int? = nil) {
    self.scope = scope
    let isOpen = linked.cells.map { cell in
      (block == nil || cell.block == block) && AlternativeSearch.canChange(cell, scope)
    }
    var parent = Array(linked.cells.indices)
    func root(_ cell: Int) -> Int {
      var cell = cell
      while parent[cell] != cell {
        parent[cell] = parent[parent[cell]]
        cell = parent[cell]
      }
      return cell
    }
    var open: [[Int]] = []
    for equation in linked.equations {
      let found = equation.cells.indices.filter { isOpen[equation.cells[$0]] }
      open.append(found)
      for index in found.dropFirst() {
        let (a, b) = (root(equation.cells[found[0]]), root(equation.cells[index]))
        if a != b { parent[max(a, b)] = min(a, b) }
      }
    }
    var equationsOf: [Int: [Int]] = [:]
    for (index, found) in open.enumerated() where !found.isEmpty {
      equationsOf[root(linked.equations[index].cells[found[0]]), default: []].append(index)
    }
    var cellsOf: [Int: [Int]] = [:]
    for cell in linked.cells.indices where isOpen[cell] {
      cellsOf[root(cell), default: []].append(cell)
    }
    var parts: [Part] = []
    var partOf = [Int?](repeating: nil, count: linked.cells.count)
    for top in cellsOf.keys.sorted() {
      let cells = cellsOf[top] ?? []
      for cell in cells { partOf[cell] = parts.count }
      parts.append(
        AlternativeSearch.part(linked, cells: cells, equations: equationsOf[top] ?? [], scope))
    }
    self.parts = parts
    self.partOf = partOf
  }

  private static func canChange(_ cell: LinkedCells.Cell, _ scope: Scope) -> Bool {
    let isFree =
      cell.isHidden
      || (cell.layer == .group && scope != .hidden) || (cell.layer == .total && scope == .all)
    let room = isFree ? cell.room : cell.shownRoom
    return room.down > 0 || room.up > 0
  }

  private static func part(
    _ linked: LinkedCells, cells: [Int], equations: [Int], _ scope: Scope
  ) -> Part {
    var entries: [Int: SumPreservingProgram.Column] = [:]
    for (row, index) in equations.enumerated() {
      let equation = linked.equations[index]
      for (cell, factor) in zip(equation.cells, equation.factors) {
        entries[cell, default: []].append((row, factor))
      }
    }
    var steps: [Step] = []
    var columns: [SumPreservingProgram.Column] = []
    for cell in cells {
      let shown = linked.cells[cell].shownRoom
      for sign in [1.0, -1] {
        let hasWindow = (sign > 0 ? shown.up : shown.down) > 0
        for isBeyond in hasWindow ? [false, true] : [true] {
          steps.append(Step(cell: cell, sign: sign, isBeyond: isBeyond))
          columns.append((entries[cell] ?? []).map { ($0.row, $0.factor * sign) })
        }
      }
    }
    return Part(
      equations: equations, steps: steps,
      program: SumPreservingProgram(columns: columns, rows: equations.count))
  }

  /// The cheapest change of a number by up to an amount, with all that must change with it.
  ///
  /// - Parameters:
  ///   - cell: the number.
  ///   - amount: how far it is to change; below 0 it is to go down.
  ///   - linked: the numbers as they stand.
  ///   - closed: a number that must stay as it is shown, though it is kept back.
  /// - Returns: whole changes of whole numbers; nil where there are none.
  func change(
    of cell: Int, by amount: Double, in linked: LinkedCells, closed: Int? = nil
  ) -> Alternative? {
    guard let index = partOf[cell] else { return nil }
    var left = scope == .hidden ? 3 : 24
    return dive(parts[index], cell, amount, linked, closed, fixed: [cell: amount], &left)
  }

  /// Fixes changes that are no whole numbers at the nearest ones, until none is left.
  private func dive(
    _ part: Part, _ cell: Int, _ amount: Double, _ linked: LinkedCells, _ closed: Int?,
    fixed: [Int: Double], _ left: inout Int
  ) -> Alternative? {
    left -= 1
    guard left >= 0,
      let changes = cheapest(part, linked, closed, fixed: fixed),
      fixed.allSatisfy({ $0.key == cell || ((changes[$0.key] ?? 0) - $0.value).magnitude < 1e-4 })
    else { return nil }
    if let found = Alternative(
      changes, of: cell, in: linked, equations: part.equations, closed: closed)
    {
      return found
    }
    let broken = changes.filter { other, change in
      linked.cells[other].isWhole && (change - change.rounded()).magnitude > 1e-4
    }
    // The one that is nearest to a whole number leaves the least doubt.
    let next = broken.min { a, b in
      let (x, y) = (
        (a.value - a.value.rounded()).magnitude, (b.value - b.value.rounded()).magnitude
      )
      return x != y ? x < y : a.key < b.key
    }
    guard let next else { return nil }
    let near = next.value.rounded()
    let far = near > next.value ? near - 1 : near + 1
    for value in [near, far] {
      var more = fixed
      more[next.key] = value
      if let found = dive(part, cell, amount, linked, closed, fixed: more, &left) { return found }
    }
    return nil
  }

  /// The cheapest changes with some of them fixed: the first may fall short, the others must not.
  private func cheapest(
    _ part: Part, _ linked: LinkedCells, _ closed: Int?, fixed: [Int: Double]
  ) -> [Int: Double]? {
    var costs: [Double] = []
    var limits: [Double] = []
    for step in part.steps {
      var (cost, limit) = price(of: step, in: linked, closed: closed)
      if let amount = fixed[step.cell] {
        limit = step.sign * amount > 0 ? min(limit, amount.magnitude) : 0
        cost -= AlternativeSearch.reward
      }
      costs.append(cost)
      limits.append(limit)
    }
    guard let amounts = part.program.cheapest(costs: costs, limits: limits) else { return nil }
    var changes: [Int: Double] = [:]
    for (step, amount) in zip(part.steps, amounts) where amount > 1e-6 {
      changes[step.cell, default: 0] += step.sign * amount
    }
    return changes
  }

  private func price(
    of step: Step, in linked: LinkedCells, closed: Int?
  ) -> (cost: Double, limit: Double) {
    let cell = linked.cells[step.cell]
    let free = step.sign > 0 ? cell.room.up : cell.room.down
    let shown = step.sign > 0 ? cell.shownRoom.up : cell.shownRoom.down
    if !step.isBeyond { return (1e-4, min(free, shown)) }
    let isHidden = cell.isHidden && step.cell != closed
    let mayHide =
      (scope != .hidden && cell.layer == .group) || (scope == .all && cell.layer == .total)
    let limit = isHidden || (mayHide && step.cell != closed) ? max(free - shown, 0) : 0
    let isFree = isHidden || (scope == .all && !cell.isWhole)
    return (isFree ? 1e-4 : cell.cost, min(limit, 1e6))
  }
}

/// Other numbers that fit all sums, as differences from the true ones.
struct Alternative {
  /// The difference of each number that is another.
  let changes: [Int: Double]

  init?(
    _ changes: [Int: Double], of cell: Int, in linked: LinkedCells, equations: [Int],
    closed: Int?
  ) {
    guard changes[cell] != nil else { return nil }
    // Half a person can move in a linear program; two halves make a whole.
    for factor in [1.0, 2, 3, 4, 6] {
      var whole: [Int: Double] = [:]
      var fits = true
      for (other, change) in changes {
        let scaled = change * factor
        let isWhole = linked.cells[other].isWhole
        let value = isWhole ? scaled.rounded() : scaled
        let room =
          isWhole || factor == 1 || linked.cells[other].isHidden && other != closed
          ? linked.cells[other].room : linked.cells[other].shownRoom
        fits =
          fits && (value - scaled).magnitude < 1e-4 * factor && value <= room.up + 1e-6
          && value >= -room.down - 1e-6
        if value != 0 { whole[other] = value }
      }
      fits =
        fits
        && equations.allSatisfy { index in
          let equation = linked.equations[index]
          let sum = zip(equation.cells, equation.factors)
            .reduce(0) { $0 + (whole[$1.0] ?? 0) * $1.1 }
          return sum.magnitude < 1e-3
        }
      if fits, whole[cell] != nil {
        self.changes = whole
        return
      }
    }
    return nil
  }

  subscript(cell: Int) -> Double { changes[cell] ?? 0 }
}
