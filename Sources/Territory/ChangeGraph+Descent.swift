public import Measures

/// A unit on another day that a unit became, or came from.
public struct Descent: Hashable, Sendable {
  /// The unit on the other day.
  public let unit: Unit
  /// How much of the unit that was asked for goes there, 0 to 1; nil where a split lies between and
  /// nobody has said how much went where.
  public let share: Double?
  /// Whether the share is an estimate.
  public let isEstimated: Bool
}

extension ChangeGraph {
  /// What a unit is on another day, earlier or later.
  ///
  /// Backwards, a merger has no shares: what one municipality has today cannot be told apart by
  /// the municipalities it was made of.
  ///
  /// - Parameters:
  ///   - unit: a code and period of this graph.
  ///   - day: the other day.
  /// - Returns: the units of that day in the order of their codes; none where the graph ends
  ///   before.
  public func descent(of unit: UnitVersion, to day: Day) -> [Descent] {
    guard let start = nodesByCode[unit.code]?.first(where: { units[$0].version == unit }) else {
      return []
    }
    return descent(ofNode: start, to: day)
      .map { Descent(unit: units[$0.node], share: $0.share, isEstimated: $0.isEstimated) }
      .sorted { $0.unit.code < $1.unit.code }
  }

  func descent(ofNode start: Int, to day: Day) -> [Link] {
    var found: [Link] = []
    var ways = [Link(node: start, share: 1, isEstimated: false)]
    while let way = ways.popLast() {
      if units[way.node].validity.contains(day) {
        add(way, to: &found)
      } else {
        for step in steps(from: way.node, towards: day) {
          ways.append(
            Link(
              node: step.node, share: product(way.share, step.share),
              isEstimated: way.isEstimated || step.isEstimated))
        }
      }
    }
    return found
  }

  /// The next units on the way to a day: a leap where one lands in time, else the changes.
  private func steps(from node: Int, towards day: Day) -> [Link] {
    if units[node].validity.isBefore(day) {
      let leaps = (leapsForward[node] ?? []).filter { !units[$0.node].validity.isAfter(day) }
      return leaps.isEmpty ? forward[node] : leaps
    }
    let leaps = (leapsBackward[node] ?? []).filter { !units[$0.node].validity.isBefore(day) }
    return leaps.isEmpty ? backward[node] : leaps
  }

  /// Nothing of an unknown share is still nothing.
  private func product(_ first: Double?, _ second: Double?) -> Double? {
    if first == 0 || second == 0 { return 0 }
    guard let first, let second else { return nil }
    return first * second
  }

  /// Two ways to the same unit add up.
  private func add(_ way: Link, to found: inout [Link]) {
    guard let index = found.firstIndex(where: { $0.node == way.node }) else {
      found.append(way)
      return
    }
    let old = found[index]
    var sum: Double?
    if let first = old.share, let second = way.share { sum = min(1, first + second) }
    found[index] = Link(
      node: way.node, share: sum, isEstimated: old.isEstimated || way.isEstimated)
  }
}
