/// A matrix of numbers, stored row by row.
public struct Matrix: Hashable, Sendable {
  /// How many rows there are.
  public let rows: Int
  /// How many columns there are.
  public let columns: Int
  /// The numbers, row after row.
  public private(set) var values: [Double]

  /// A matrix of zeros.
  ///
  /// - Parameters:
  ///   - rows: how many rows.
  ///   - columns: how many columns.
  public init(rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns, values: [Double](repeating: 0, count: rows * columns))
  }

  /// A matrix of given numbers.
  ///
  /// - Parameters:
  ///   - rows: how many rows.
  ///   - columns: how many columns.
  ///   - values: the numbers, row after row; `rows * columns` of them.
  public init(rows: Int, columns: Int, values: [Double]) {
    precondition(values.count == rows * columns, "a number for each row and column")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// A matrix whose columns are given, all of one length.
  ///
  /// - Parameter list: the columns.
  public init(columns list: [[Double]]) {
    self.init(rows: list.first?.count ?? 0, columns: list.count)
    for (column, numbers) in list.enumerated() {
      precondition(numbers.count == rows, "columns of one length")
      for row in 0..<rows { self[row, column] = numbers[row] }
    }
  }

  /// The matrix that changes nothing: ones on the diagonal.
  ///
  /// - Parameter size: rows and columns.
  /// - Returns: the matrix.
  public static func identity(_ size: Int) -> Matrix {
    var result = Matrix(rows: size, columns: size)
    for index in 0..<size { result[index, index] = 1 }
    return result
  }

  /// One number.
  public subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  /// The numbers where row and column are the same.
  public var diagonal: [Double] {
    (0..<min(rows, columns)).map { self[$0, $0] }
  }

  /// The sum of the diagonal.
  public var trace: Double { diagonal.reduce(0, +) }

  /// Rows as columns and columns as rows.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for row in 0..<rows {
      for column in 0..<columns { result[column, row] = self[row, column] }
    }
    return result
  }

  /// The product of two matrices.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.columns == right.rows, "columns on the left as rows on the right")
    var result = Matrix(rows: left.rows, columns: right.columns)
    for row in 0..<left.rows {
      for middle in 0..<left.columns {
        let factor = left[row, middle]
        if factor == 0 { continue }
        for column in 0..<right.columns {
          result[row, column] += factor * right[middle, column]
        }
      }
    }
    return result
  }

  /// The product with a column of numbers.
  public static func * (left: Matrix, right: [Double]) -> [Double] {
    precondition(left.columns == right.count, "as many numbers as columns")
    return (0..<left.rows).map { row in
      var sum = 0.0
      for column in 0..<left.columns { sum += left[row, column] * right[column] }
      return sum
    }
  }

  /// The sum of two matrices of one size.
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.rows == right.rows && left.columns == right.columns, "of one size")
    return Matrix(
      rows: left.rows, columns: left.columns, values: zip(left.values, right.values).map(+))
  }

  /// Every number times a factor.
  public static func * (left: Double, right: Matrix) -> Matrix {
    Matrix(rows: right.rows, columns: right.columns, values: right.values.map { left * $0 })
  }

  /// The rows and columns of given positions, of a square matrix.
  ///
  /// - Parameter positions: which, in the order wanted.
  /// - Returns: the part.
  public func part(_ positions: [Int]) -> Matrix {
    var result = Matrix(rows: positions.count, columns: positions.count)
    for (row, from) in positions.enumerated() {
      for (column, other) in positions.enumerated() { result[row, column] = self[from, other] }
    }
    return result
  }
}
