import Measures

extension GroupedValues {
  /// The values as they may be shown: small groups kept back, and with them as many others that nobody
  /// can compute what is hidden from the total.
  ///
  /// A group is kept back where it, or the number of its events, is above 0 and below the limit; so are
  /// the groups whose values the source keeps back. If one alone is hidden, the total less the others
  /// would tell it: then the smallest of the others is hidden too, until two or more that together reach
  /// the limit are hidden. Of two groups both are hidden when one is. Source: the rules of primary and
  /// complementary suppression, A. Hundepool et al., Statistical Disclosure Control, 2012, chapter 4.
  ///
  /// - Parameter limit: the smallest number that may be shown, such as 5; 0 where the source has none.
  /// - Returns: the values, those kept back without size and interval.
  public func suppressed(below limit: Double) -> GroupedValues {
    func isSmall(_ number: Double?) -> Bool { number.map { $0 > 0 && $0 < limit } ?? false }
    var hidden = Set<Int>()
    for (position, group) in groups.enumerated() {
      let isKeptBack =
        group.value.absence == .confidential || group.value.absence == .suppressed
      if isKeptBack || isSmall(group.size) || isSmall(group.events) { hidden.insert(position) }
    }
    guard !hidden.isEmpty else { return self }
    let others = groups.indices.filter { !hidden.contains($0) && groups[$0].value.number != nil }
      // An unknown size may be small.
      .sorted { (groups[$0].size ?? 0, $0) < (groups[$1].size ?? 0, $1) }
    var sum = hidden.reduce(0) { $0 + (groups[$1].size ?? 0) }
    for position in others where hidden.count < 2 || (sum < limit && sum > 0) {
      hidden.insert(position)
      sum += groups[position].size ?? 0
    }
    return GroupedValues(
      groups.indices.map { hidden.contains($0) ? groups[$0].hidden : groups[$0] },
      isOrdered: isOrdered, total: total, direction: direction)
  }
}
