public import Measures

/// Which dimension of a table runs down, which across, and where the others stand.
public struct TableLayout: Hashable, Sendable {
  /// The dimension whose categories are rows.
  public let rows: Int
  /// The dimension whose categories are columns; nil for one column of values.
  public let columns: Int?
  /// The category at which each other dimension stands.
  public let fixed: [Int: Int]
  /// Which categories of the rows are shown, in order.
  public let rowIndices: [Int]
  /// Which categories of the columns are shown, in order.
  public let columnIndices: [Int]
  /// Whether intervals stand under the numbers, where a dimension runs across.
  public var showsIntervals = false

  /// Chooses what is asked for, and sensibly where nothing is: groups and items run down, answers
  /// across; units run down, the latest periods across.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - rows: the id of the dimension that runs down.
  ///   - columns: the id of the dimension that runs across.
  ///   - coordinates: categories that a dimension is fixed at.
  ///   - last: how many of the latest periods are shown, where periods run across or down.
  /// - Returns: nil where an id names no dimension, or a dimension left over has nothing to stand at.
  public init?(
    _ table: Table, rows: String? = nil, columns: String? = nil,
    fixed coordinates: [CellAddress.Coordinate] = [], last: Int? = nil
  ) {
    let dimensions = table.dimensions
    func position(_ id: String?) -> Int?? {
      guard let id else { return .some(nil) }
      return dimensions.firstIndex { $0.id == id }.map { .some($0) }
    }
    guard let wishedRows = position(rows), let wishedColumns = position(columns) else { return nil }
    var fixed: [Int: Int] = [:]
    for coordinate in coordinates {
      guard let dimension = dimensions.firstIndex(where: { $0.id == coordinate.dimension }) else {
        return nil
      }
      if coordinate.category == "latest" { continue }
      guard let category = dimensions[dimension].index(of: coordinate.category) else { return nil }
      fixed[dimension] = category
    }
    let free = dimensions.indices.filter {
      fixed[$0] == nil || $0 == wishedRows || $0 == wishedColumns
    }
    let down =
      wishedRows
      ?? TableLayout.first(
        of: [.group, .item, .unit, .answer, .breakdown, .period],
        among: free.filter { $0 != wishedColumns }, in: dimensions)
    guard let down = down ?? free.first ?? dimensions.indices.first else { return nil }
    let rest = free.filter { $0 != down }
    let across =
      wishedColumns
      ?? TableLayout.first(
        of: [.answer, .period, .breakdown, .item, .group, .unit], among: rest, in: dimensions)
    for dimension in dimensions.indices
    where dimension != down && dimension != across && fixed[dimension] == nil {
      let categories = dimensions[dimension].categories
      guard
        let standing = dimensions[dimension].totalIndex
          ?? (dimensions[dimension].role == .period
            ? categories.count - 1 : categories.count == 1 ? 0 : nil)
      else { return nil }
      fixed[dimension] = standing
    }
    self.rows = down
    self.columns = across
    self.fixed = fixed.filter { $0.key != down && $0.key != across }
    rowIndices = TableLayout.shown(dimensions[down], last: last)
    columnIndices = across.map { TableLayout.shown(dimensions[$0], last: last) } ?? []
  }

  init(
    rows: Int, columns: Int?, fixed: [Int: Int], rowIndices: [Int], columnIndices: [Int]
  ) {
    self.rows = rows
    self.columns = columns
    self.fixed = fixed
    self.rowIndices = rowIndices
    self.columnIndices = columnIndices
  }

  /// The same layout with only these rows and columns, by their codes, in the order given.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - rowCodes: the codes of the rows; all where none is given.
  ///   - columnCodes: the codes of the columns; all where none is given.
  /// - Returns: nil where a code names nothing.
  public func selecting(
    in table: Table, rows rowCodes: [String] = [], columns columnCodes: [String] = []
  ) -> TableLayout? {
    let down = rowCodes.compactMap { table.dimensions[rows].index(of: $0) }
    let across =
      columns.map { column in
        columnCodes.compactMap { table.dimensions[column].index(of: $0) }
      } ?? []
    guard down.count == rowCodes.count, columns == nil || across.count == columnCodes.count else {
      return nil
    }
    return TableLayout(
      rows: rows, columns: columns, fixed: fixed,
      rowIndices: down.isEmpty ? rowIndices : down,
      columnIndices: across.isEmpty ? columnIndices : across)
  }

  /// The place of a cell in the table.
  func offset(row: Int, column: Int?, in table: Table) -> Int {
    table.offset(
      of: table.dimensions.indices.map { dimension in
        dimension == rows ? row : dimension == columns ? column ?? 0 : fixed[dimension] ?? 0
      })
  }

  private static func shown(_ dimension: Dimension, last: Int?) -> [Int] {
    let all = Array(dimension.categories.indices)
    guard dimension.role == .period else { return all }
    return Array(all.suffix(last ?? 6))
  }

  private static func first(
    of roles: [Dimension.Role], among candidates: [Int], in dimensions: [Dimension]
  ) -> Int? {
    for role in roles {
      if let found = candidates.first(where: { dimensions[$0].role == role }) { return found }
    }
    return nil
  }
}
