import Indicators
import Languages
import Measures

/// An indicator's table, row by row: a row is a unit in one combination of the breakdowns' categories.
struct SeriesSheet {
  let indicator: Indicator
  let table: Table
  let periods: [Period]
  /// The combinations of categories, in the table's order; one empty combination without breakdowns.
  let combinations: [[Category]]
  private let unitIndex: [String: Int]

  init(indicator: Indicator, table: Table) {
    self.indicator = indicator
    self.table = table
    periods = (table.dimensions.last?.categories ?? []).compactMap { Period($0.code) }
    var combinations: [[Category]] = [[]]
    for dimension in table.dimensions.dropFirst().dropLast() {
      combinations = combinations.flatMap { start in
        dimension.categories.map { start + [$0] }
      }
    }
    self.combinations = combinations
    unitIndex = Dictionary(
      table.dimensions[0].categories.enumerated().map { ($1.code, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The cells of a unit by period; nil where the table does not have the unit.
  func cells(of unit: String, _ combination: Int) -> [Cell]? {
    start(of: unit, combination).map { Array(table.cells[$0..<$0 + periods.count]) }
  }

  /// A value with all that print asks for.
  func measure(of unit: String, _ combination: Int, period: Int) -> Measure {
    let offset = (start(of: unit, combination) ?? 0) + period
    let cell = table.cells[offset]
    let codes =
      [unit] + combinations[combination].map(\.code) + [periods[period].description]
    return Measure(
      value: cell.value, unit: table.unit, base: cell.base, uncertainty: cell.uncertainty,
      period: periods[period],
      address: CellAddress(
        table: table.address,
        coordinates: zip(table.dimensions, codes).map {
          CellAddress.Coordinate(dimension: $0.id, category: $1)
        }), sources: table.sources)
  }

  /// The name of a combination's series as in addresses: `life-expectancy[sex=women]`.
  func name(of combination: Int) -> String {
    let named = zip(table.dimensions.dropFirst(), combinations[combination]).map {
      "\($0.id)=\($1.code)"
    }
    return indicator.id + (named.isEmpty ? "" : "[\(named.joined(separator: ","))]")
  }

  /// The names of the categories of a combination, without totals.
  func labels(of combination: Int) -> [LocalizedText] {
    combinations[combination].filter { $0.role != .total }.map(\.label)
  }

  private func start(of unit: String, _ combination: Int) -> Int? {
    unitIndex[unit].map { ($0 * combinations.count + combination) * periods.count }
  }
}
