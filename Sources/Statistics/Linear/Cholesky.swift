/// A symmetric matrix with positive eigenvalues as a triangle times its mirror image, `A = L L′`.
///
/// Source: G. H. Golub and C. F. Van Loan, Matrix Computations, 4th ed. 2013, algorithm 4.2.2.
public struct Cholesky: Sendable {
  private let lower: Matrix

  /// The triangle of a matrix.
  ///
  /// - Parameter matrix: a symmetric matrix; its lower half is read.
  /// - Returns: nil where a pivot is not above `1e-12` of its diagonal: the matrix is singular or
  ///   has a negative eigenvalue.
  public init?(_ matrix: Matrix) {
    precondition(matrix.rows == matrix.columns, "a square matrix")
    var lower = Matrix(rows: matrix.rows, columns: matrix.rows)
    for column in 0..<matrix.rows {
      var pivot = matrix[column, column]
      for before in 0..<column { pivot -= lower[column, before] * lower[column, before] }
      guard pivot > 1e-12 * matrix[column, column].magnitude, pivot.isFinite else { return nil }
      let root = pivot.squareRoot()
      lower[column, column] = root
      for row in (column + 1)..<max(matrix.rows, column + 1) {
        var rest = matrix[row, column]
        for before in 0..<column { rest -= lower[row, before] * lower[column, before] }
        lower[row, column] = rest / root
      }
    }
    self.lower = lower
  }

  /// The solution `x` of `A x = b`.
  ///
  /// - Parameter right: the numbers on the right side.
  /// - Returns: the solution.
  public func solve(_ right: [Double]) -> [Double] {
    var solution = right
    for row in 0..<lower.rows {
      for column in 0..<row { solution[row] -= lower[row, column] * solution[column] }
      solution[row] /= lower[row, row]
    }
    for row in (0..<lower.rows).reversed() {
      for below in (row + 1)..<max(lower.rows, row + 1) {
        solution[row] -= lower[below, row] * solution[below]
      }
      solution[row] /= lower[row, row]
    }
    return solution
  }

  /// The solutions for each column of the right side.
  ///
  /// - Parameter right: a matrix of as many rows.
  /// - Returns: the solutions, column by column.
  public func solve(_ right: Matrix) -> Matrix {
    var result = Matrix(rows: right.rows, columns: right.columns)
    for column in 0..<right.columns {
      let solved = solve((0..<right.rows).map { right[$0, column] })
      for row in 0..<right.rows { result[row, column] = solved[row] }
    }
    return result
  }

  /// The inverse of the matrix.
  public var inverse: Matrix { solve(.identity(lower.rows)) }

  /// The natural logarithm of the determinant.
  public var logDeterminant: Double {
    2 * lower.diagonal.reduce(0) { $0 + Elementary.log($1) }
  }
}
