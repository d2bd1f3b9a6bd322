public import Measures

extension ChangeGraph {
  /// A change together with the units before and after, and what it is.
  public struct Event: Hashable, Sendable {
    /// The first day of the new unit.
    public let day: Day
    /// The unit until the day.
    public let old: Unit
    /// The unit from the day.
    public let new: Unit
    /// What the change is; empty where only the borders or the period of a larger unit changed.
    public let kinds: Set<Change.Kind>
  }

  /// All changes in a span of days, ordered by day and codes.
  ///
  /// - Parameters:
  ///   - first: the first day.
  ///   - last: the last day, included.
  /// - Returns: the changes, each with what it is.
  public func events(from first: Day, through last: Day) -> [Event] {
    var events: [Event] = []
    for old in units.indices {
      guard let day = units[old].validity.until, first <= day, day <= last else { continue }
      for link in forward[old] {
        events.append(
          Event(
            day: day, old: units[old], new: units[link.node],
            kinds: kinds(from: old, to: link.node, on: day)))
      }
    }
    return events.sorted {
      ($0.day, $0.old.code, $0.new.code) < ($1.day, $1.old.code, $1.new.code)
    }
  }

  private func kinds(from old: Int, to new: Int, on day: Day) -> Set<Change.Kind> {
    let (before, after) = (units[old], units[new])
    var kinds: Set<Change.Kind> = []
    if forward[old].count > 1 { kinds.insert(.split) }
    if backward[new].count > 1 { kinds.insert(.merge) }
    if kinds.isEmpty {
      if before.code != after.code { kinds.insert(.renumber) }
      if before.names != after.names { kinds.insert(.rename) }
    }
    if moved(before, after, on: day) { kinds.insert(.move) }
    return kinds
  }

  /// Whether a unit went to a larger unit that is neither its old one, nor that one's main heir,
  /// nor made of that one alone.
  private func moved(_ old: Unit, _ new: Unit, on day: Day) -> Bool {
    guard let from = old.parent, let to = new.parent, from != to,
      let before = nodesByCode[from]?.last(where: { begins($0, before: day) }),
      let after = node(to, at: day)
    else { return false }
    if units[before].validity.contains(day) { return true }
    if backward[after].count == 1, backward[after][0].node == before { return false }
    let heirs = forward[before]
    if let same = heirs.first(where: { units[$0.node].code == from }) { return same.node != after }
    if heirs.count == 1 { return heirs[0].node != after }
    guard let main = heirs.max(by: { ($0.share ?? 0) < ($1.share ?? 0) }), main.share != nil else {
      return false
    }
    return main.node != after
  }

  private func begins(_ node: Int, before day: Day) -> Bool {
    units[node].validity.from.map { $0 < day } ?? true
  }
}
