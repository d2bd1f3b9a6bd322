public import Languages
public import Measures

extension Indicator {
  /// The address of the indicator's table.
  public var address: TableAddress { TableAddress(["indicators", id]) }

  /// The address of the table of its changes, in its own unit of measure.
  public var changeAddress: TableAddress { TableAddress(["change", id]) }

  /// The address of the table of its changes in per cent of the first value.
  public var relativeChangeAddress: TableAddress { TableAddress(["change-percent", id]) }

  /// All values: units × breakdowns × periods.
  ///
  /// A combination without an observation is missing, never zero.
  ///
  /// - Parameters:
  ///   - observations: the values, in codes of the table's units; the last of two alike counts.
  ///   - units: the units in the order they are shown.
  ///   - sources: where the values come from; the indicator's own source where left out.
  ///   - more: what else a reader must know, such as how the values are computed.
  /// - Returns: the table; nil where there is no observation at all.
  public func table(
    of observations: [Observation], units: [Category], sources: [Source]? = nil,
    more: [LocalizedText] = []
  ) -> Table? {
    let periods = Array(Set(observations.map(\.period))).sorted()
    let reporting = Set(observations.map(\.unit))
    let shown = units.filter { reporting.contains($0.code) }
    guard !periods.isEmpty, !shown.isEmpty else { return nil }
    let dimensions =
      [
        Dimension(
          id: "unit", name: LocalizedText { $0.text("dimension.unit") }, categories: shown,
          role: .unit)
      ]
      + breakdowns.map {
        Dimension(id: $0.id, name: $0.name, categories: $0.categories, role: .breakdown)
      }
      + [
        Dimension(
          id: "period", name: LocalizedText { $0.text("dimension.period") },
          categories: periods.map { period in
            Category(code: period.description, label: LocalizedText { period.text(in: $0) })
          }, role: .period)
      ]
    let indices = dimensions.map { dimension in
      Dictionary(
        dimension.categories.enumerated().map { ($1.code, $0) },
        uniquingKeysWith: { first, _ in first })
    }
    let absent = Cell(
      value: .unknown(.missing), base: .source(base), uncertainty: .none)
    var cells = Array(repeating: absent, count: dimensions.reduce(1) { $0 * $1.categories.count })
    for observation in observations {
      let codes = [observation.unit] + observation.categories + [observation.period.description]
      var offset = 0
      var isShown = codes.count == dimensions.count
      for (position, code) in codes.enumerated() where isShown {
        guard let index = indices[position][code] else {
          isShown = false
          break
        }
        offset = offset * dimensions[position].categories.count + index
      }
      if isShown { cells[offset] = cell(observation) }
    }
    return Table(
      address: address, title: title ?? name, dimensions: dimensions, cells: cells, unit: unit,
      quantity: .value, period: periods[periods.count - 1], universe: base,
      notes: [definition] + more + notes, sources: sources ?? [source])
  }

  private func cell(_ observation: Observation) -> Cell {
    let uncertainty: Uncertainty =
      observation.value.number == nil
      ? .none
      : observation.interval.map { .interval($0) }
        ?? (formula == nil ? .notPublished : .notComputed)
    return Cell(value: observation.value, base: .source(base), uncertainty: uncertainty)
  }
}
