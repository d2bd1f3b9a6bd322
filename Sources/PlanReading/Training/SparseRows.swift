/// Rows of which most numbers are zero.
struct SparseRows {
  /// The columns and numbers of all rows, one row after the other.
  private(set) var columns: [Int32] = []
  private(set) var values: [Double] = []
  private(set) var starts: [Int] = [0]

  /// How many rows there are.
  var count: Int { starts.count - 1 }

  mutating func append(_ row: [(column: Int, value: Double)]) {
    for (column, value) in row {
      columns.append(Int32(column))
      values.append(value)
    }
    starts.append(columns.count)
  }
}
