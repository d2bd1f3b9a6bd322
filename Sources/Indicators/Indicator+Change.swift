import Languages
public import Measures

extension Indicator {
  /// How a change is counted.
  public enum ChangeMeasure: Sendable {
    /// In the indicator's own unit: the latest value less the first.
    case absolute
    /// In per cent of the first value.
    case relative
  }

  /// The change of each unit from the first to the latest period that can be compared.
  ///
  /// The latest period is the latest with a known value for the unit; the first is the earliest known one
  /// of the same kind. Moving windows that overlap share years, so the first must end before the latest
  /// begins. Months and quarters are compared with the same month or quarter. A change of preliminary or
  /// estimated values is itself estimated.
  ///
  /// - Parameters:
  ///   - table: the indicator's table.
  ///   - measure: how the change is counted.
  /// - Returns: a table without the period dimension; ``changeSpan(in:at:)`` tells the periods of a cell.
  public func changes(in table: Table, as measure: ChangeMeasure) -> Table {
    let dimensions = Array(table.dimensions.dropLast())
    let periods = table.dimensions[dimensions.count].categories.compactMap { Period($0.code) }
    var cells: [Cell] = []
    for start in stride(from: 0, to: table.cells.count, by: periods.count) {
      let row = Array(table.cells[start..<start + periods.count])
      cells.append(change(of: row, periods: periods, as: measure))
    }
    let isPercentPoints = unit.isPercent && measure == .absolute
    let unitOfChange: UnitOfMeasure =
      measure == .relative
      ? .percent(decimals: 0)
      : isPercentPoints
        ? UnitOfMeasure(
          code: "percentage-points", label: LocalizedText { $0.text("unit.percentage-points") },
          decimals: unit.decimals) : unit
    return Table(
      address: measure == .relative ? relativeChangeAddress : changeAddress,
      title: LocalizedText { language in
        language.text("indicator.change.title", ["name": name.text(in: language.tag)])
      },
      dimensions: dimensions, cells: cells, unit: unitOfChange, quantity: .value,
      period: span(of: table.cells, periods: periods) ?? table.period, universe: table.universe,
      notes: [LocalizedText { $0.text("indicator.change.note") }] + table.notes,
      sources: table.sources)
  }

  /// The first and the latest period that a unit's change is counted between.
  ///
  /// - Parameters:
  ///   - table: the indicator's table.
  ///   - row: which series, counted in the order of the table's rows.
  /// - Returns: the two periods, or nil where nothing can be compared.
  public func changeSpan(in table: Table, at row: Int) -> (first: Period, latest: Period)? {
    let periods = (table.dimensions.last?.categories ?? []).compactMap { Period($0.code) }
    let cells = Array(table.cells[row * periods.count..<(row + 1) * periods.count])
    return ends(of: cells, periods: periods).map { (periods[$0.first], periods[$0.latest]) }
  }

  private func change(of row: [Cell], periods: [Period], as measure: ChangeMeasure) -> Cell {
    guard let ends = ends(of: row, periods: periods),
      case .known(let first, let firstQuality) = row[ends.first].value,
      case .known(let latest, let latestQuality) = row[ends.latest].value,
      measure == .absolute || first != 0
    else {
      return Cell(value: .unknown(.missing), base: .source(base), uncertainty: .none)
    }
    let isFirm = firstQuality == .final && latestQuality == .final
    let number = measure == .absolute ? latest - first : (latest / first - 1) * 100
    return Cell(
      value: .known(number, isFirm ? .final : .estimated), base: .source(base),
      uncertainty: .notComputed)
  }

  private func ends(of row: [Cell], periods: [Period]) -> (first: Int, latest: Int)? {
    guard let latest = row.lastIndex(where: { $0.value.number != nil }) else { return nil }
    let first = periods.indices.first { index in
      row[index].value.number != nil && Indicator.isComparable(periods[index], periods[latest])
    }
    return first.map { ($0, latest) }
  }

  /// Whether a change from the first to the latest period can be counted: of one kind, no shared years.
  static func isComparable(_ first: Period, _ latest: Period) -> Bool {
    switch (first, latest) {
    case (.year(let a), .year(let b)): a < b
    case (.quarter(let a, let p), .quarter(let b, let q)): a < b && p == q
    case (.month(let a, let m), .month(let b, let n)): a < b && m == n
    case (.years(let a, let last), .years(let b, let end)): last < b && last - a == end - b
    default: false
    }
  }

  private func span(of cells: [Cell], periods: [Period]) -> Period? {
    let known = stride(from: 0, to: cells.count, by: max(periods.count, 1)).compactMap {
      ends(of: Array(cells[$0..<$0 + periods.count]), periods: periods)
    }
    guard let first = known.map(\.first).min(), let latest = known.map(\.latest).max() else {
      return nil
    }
    return periods[first].through(periods[latest])
  }
}
