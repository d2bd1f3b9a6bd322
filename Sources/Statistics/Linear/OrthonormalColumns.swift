/// Columns as weighted sums of directions at right angles, `X = Q R` with `Σ wᵢ qᵢⱼ qᵢₖ = 1` where
/// j = k, else 0.
///
/// A column that those before it explain gets no direction. Source: modified Gram–Schmidt, each
/// column twice: L. Giraud, J. Langou and M. Rozložník, "The loss of orthogonality in the
/// Gram-Schmidt orthogonalization process", Computers and Mathematics with Applications 50 (2005)
/// 1069–1075.
struct OrthonormalColumns: Sendable {
  /// The columns that got a direction.
  private(set) var kept: [Int] = []
  /// The directions, one for each column kept.
  private(set) var directions: [[Double]] = []
  /// For each column that got none, how the columns kept add up to it.
  private(set) var explained: [(column: Int, coefficients: [Double])] = []
  /// The columns of the triangle R, without the zeros below its diagonal.
  private var triangle: [[Double]] = []

  /// The directions of some columns.
  ///
  /// - Parameters:
  ///   - columns: the columns, of one length.
  ///   - weights: what each row weighs, above 0.
  ///   - tolerance: the part of a column's length that must be left to count as something new.
  init(_ columns: [[Double]], weights: [Double], tolerance: Double = 1e-8) {
    for (index, column) in columns.enumerated() {
      let scale = column.reduce(0) { max($0, $1.magnitude) }
      var rest = scale > 0 ? column.map { $0 / scale } : column
      let length = OrthonormalColumns.product(rest, rest, weights).squareRoot()
      var parts = [Double](repeating: 0, count: directions.count)
      for _ in 0..<2 {
        for (other, direction) in directions.enumerated() {
          let part = OrthonormalColumns.product(rest, direction, weights)
          parts[other] += part
          for row in rest.indices { rest[row] -= part * direction[row] }
        }
      }
      let left = OrthonormalColumns.product(rest, rest, weights).squareRoot()
      if left > tolerance * length {
        kept.append(index)
        directions.append(rest.map { $0 / left })
        triangle.append(parts.map { $0 * scale } + [left * scale])
      } else {
        explained.append((index, coefficients(of: parts.map { $0 * scale })))
      }
    }
    for index in explained.indices {
      let missing = kept.count - explained[index].coefficients.count
      explained[index].coefficients += [Double](repeating: 0, count: missing)
    }
  }

  /// The coefficients of the columns from those of the directions: `R⁻¹ γ`.
  func coefficients(of parts: [Double]) -> [Double] {
    var result = parts
    for column in parts.indices.reversed() {
      result[column] /= triangle[column][column]
      for row in 0..<column { result[row] -= triangle[column][row] * result[column] }
    }
    return result
  }

  /// The inverse of the triangle.
  var inverse: Matrix {
    Matrix(
      columns: kept.indices.map { index in
        coefficients(of: kept.indices.map { $0 == index ? 1 : 0 })
      })
  }

  /// What a column kept holds of a direction at or before its own.
  func part(of direction: Int, in column: Int) -> Double {
    direction <= column ? triangle[column][direction] : 0
  }

  private static func product(_ left: [Double], _ right: [Double], _ weights: [Double]) -> Double {
    var sum = 0.0
    for row in left.indices { sum += weights[row] * left[row] * right[row] }
    return sum
  }
}
