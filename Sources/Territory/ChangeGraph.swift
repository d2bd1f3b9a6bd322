public import Measures
public import Problems

/// What became of each unit: periods of units as nodes, dated changes as edges.
public struct ChangeGraph: Sendable {
  /// One way out of a node.
  struct Link: Sendable {
    let node: Int
    /// How much of the old unit goes this way; nil where nobody has said.
    var share: Double?
    var isEstimated: Bool
  }

  /// All units in all their periods, in the order of code and first day.
  public let units: [Unit]
  /// Periods of each code, the earliest first, as places in `units`.
  let nodesByCode: [UnitCode: [Int]]
  /// For each node, what it became.
  private(set) var forward: [[Link]]
  /// For each node, what it came from; the shares say how much of *this* unit each one is.
  private(set) var backward: [[Link]]
  /// Shares that leap over changes in between, forwards and backwards.
  private(set) var leapsForward: [Int: [Link]] = [:]
  private(set) var leapsBackward: [Int: [Link]] = [:]

  /// A graph of units, their changes and the shares of those that were split.
  ///
  /// - Parameters:
  ///   - units: units in all their periods.
  ///   - changes: what became of them.
  ///   - shares: for split units, how much went to each part.
  ///   - file: the file to name as the place of problems.
  ///   - log: gets what does not fit together; such rows are left out.
  public init(
    units: [Unit], changes: [Change], shares: [SplitShare] = [], file: String = "",
    log: inout ProblemLog
  ) {
    self.units = units.sorted { $0.version < $1.version }
    var nodes: [UnitCode: [Int]] = [:]
    for (index, unit) in self.units.enumerated() {
      if let last = nodes[unit.code]?.last, self.units[last].validity.overlaps(unit.validity) {
        log.error(
          "territory.overlap", at: Place(file, cell: unit.code.rawValue),
          ["unit": unit.code.rawValue])
      }
      nodes[unit.code, default: []].append(index)
    }
    nodesByCode = nodes
    forward = Array(repeating: [], count: units.count)
    backward = forward
    connect(changes, file: file, log: &log)
    share(shares, file: file, log: &log)
  }

  private mutating func connect(_ changes: [Change], file: String, log: inout ProblemLog) {
    for change in changes {
      guard let old = node(change.old, endingOn: change.day),
        let new = node(change.new, startingOn: change.day)
      else {
        log.error(
          "territory.change-without-unit", at: Place(file, cell: change.old.rawValue),
          [
            "old": change.old.rawValue, "new": change.new.rawValue,
            "day": change.day.description,
          ])
        continue
      }
      guard !forward[old].contains(where: { $0.node == new }) else { continue }
      forward[old].append(Link(node: new, share: nil, isEstimated: false))
      backward[new].append(Link(node: old, share: nil, isEstimated: false))
    }
    // Where there is one way only, all goes that way.
    for index in units.indices {
      if forward[index].count == 1 { forward[index][0].share = 1 }
      if backward[index].count == 1 { backward[index][0].share = 1 }
    }
  }

  private mutating func share(_ shares: [SplitShare], file: String, log: inout ProblemLog) {
    var sums: [UnitVersion: Double] = [:]
    for row in shares {
      guard let old = node(row.old, endingOn: row.oldUntil),
        let new = node(row.new, startingOn: row.newFrom),
        row.newFrom != row.oldUntil || forward[old].contains(where: { $0.node == new }),
        row.newFrom >= row.oldUntil, (0...1).contains(row.share)
      else {
        log.error(
          "territory.share-without-change", at: Place(file, cell: row.old.rawValue),
          ["old": row.old.rawValue, "new": row.new.rawValue])
        continue
      }
      let link = Link(node: new, share: row.share, isEstimated: row.isEstimated)
      if row.newFrom == row.oldUntil {
        forward[old].removeAll { $0.node == new }
        forward[old].append(link)
      } else {
        leapsForward[old, default: []].append(link)
        leapsBackward[new, default: []].append(
          Link(node: old, share: nil, isEstimated: row.isEstimated))
      }
      sums[units[old].version, default: 0] += row.share
    }
    for (new, links) in leapsBackward where links.count == 1 {
      leapsBackward[new]?[0].share = 1
    }
    for (version, sum) in sums.sorted(by: { $0.key < $1.key }) where abs(sum - 1) > 1e-4 {
      log.error(
        "territory.shares-sum", at: Place(file, cell: version.code.rawValue),
        ["unit": version.code.rawValue])
    }
  }
}

extension ChangeGraph {
  /// The unit that has a code on a day.
  ///
  /// - Parameters:
  ///   - code: the code.
  ///   - day: the day.
  /// - Returns: nil where the code is unknown or not valid on the day.
  public func unit(_ code: UnitCode, at day: Day) -> Unit? {
    node(code, at: day).map { units[$0] }
  }

  /// All periods of a code, the earliest first.
  ///
  /// - Parameter code: the code.
  /// - Returns: none where the code was never valid.
  public func periods(of code: UnitCode) -> [Unit] {
    (nodesByCode[code] ?? []).map { units[$0] }
  }

  func node(_ code: UnitCode, at day: Day) -> Int? {
    nodesByCode[code]?.first { units[$0].validity.contains(day) }
  }

  private func node(_ code: UnitCode, endingOn day: Day) -> Int? {
    nodesByCode[code]?.first { units[$0].validity.until == day }
  }

  private func node(_ code: UnitCode, startingOn day: Day) -> Int? {
    nodesByCode[code]?.first { units[$0].validity.from == day }
  }
}
