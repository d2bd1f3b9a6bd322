public import Measures

extension Country {
  /// Persons in a unit on 1 January of a year, in the borders that it has in a division.
  ///
  /// Where the series has the codes of another division, the unit's population is known only if its
  /// borders are those of one or several whole units there, or of parts for which that is so.
  ///
  /// - Parameters:
  ///   - code: the unit.
  ///   - year: the year.
  ///   - day: a day of the division that gives the unit its borders.
  /// - Returns: the number, marked as estimated where a part is; unknown where a part is missing.
  public func population(of code: UnitCode, in year: Int, bordersOf day: Day) -> Value {
    guard let population, let node = graph.node(code, at: day) else { return .unknown(.missing) }
    if let twins = twins(of: node, at: day) {
      return sum(twins.map { population.value(of: graph.units[$0].code, in: year) })
    }
    if graph.units[node].parent == nil, let number = nationalPopulation[year] {
      return .known(number)
    }
    let children = graph.units.filter { $0.parent == code && $0.validity.contains(day) }
    guard !children.isEmpty else { return .unknown(.missing) }
    return sum(children.map { self.population(of: $0.code, in: year, bordersOf: day) })
  }

  /// The whole units in the series' division that together are a unit.
  private func twins(of node: Int, at day: Day) -> [Int]? {
    guard let population else { return nil }
    let there = graph.descent(ofNode: node, to: population.day).map(\.node)
    guard !there.isEmpty, there.allSatisfy({ population.has(graph.units[$0].code) }) else {
      return nil
    }
    // And back again: does nothing of them come from other units?
    let isWhole = there.allSatisfy { graph.descent(ofNode: $0, to: day).map(\.node) == [node] }
    return isWhole ? there : nil
  }

  private func sum(_ values: [Value]) -> Value {
    var sum = 0.0
    var isEstimated = false
    for value in values {
      guard case .known(let number, let quality) = value else { return value }
      sum += number
      isEstimated = isEstimated || quality == .estimated
    }
    return .known(sum, isEstimated ? .estimated : .final)
  }
}
