/// How much less is known of a term's coefficients as the other terms go with it.
///
/// Source: J. Fox and G. Monette, "Generalized collinearity diagnostics", JASA 87 (1992) 178–183.
public struct VarianceInflation: Hashable, Sendable {
  /// The term's name.
  public let term: String
  /// How many columns it has.
  public let columns: Int
  /// The factor: by how much the area that its coefficients may lie in is greater, squared; for one
  /// column how many times greater the variance is.
  public let factor: Double

  /// `factor^(1/(2 columns))`: how many times wider an interval is, comparable between terms of more
  /// and fewer columns.
  public var width: Double { Elementary.exp(Elementary.log(factor) / Double(2 * columns)) }
}

extension WeightedRegression {
  /// The inflation of each term that has coefficients: `|R₁₁| |R₂₂| / |R|`, R being the weighted
  /// correlation of the columns.
  ///
  /// Source: J. Fox and G. Monette, "Generalized collinearity diagnostics", JASA 87 (1992) 178–183,
  /// formula 10.
  ///
  /// - Returns: one for each term, in order.
  public func varianceInflation() -> [VarianceInflation] {
    let others = kept.filter { $0 != 0 }
    let centred = others.map { column in
      let values = rows.map { matrix.columns[column][$0] }
      let mean = zip(values, scaled).reduce(0) { $0 + $1.0 * $1.1 } / Double(rows.count)
      let moved = values.map { $0 - mean }
      let length = zip(moved, scaled).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }.squareRoot()
      return moved.map { $0 / length }
    }
    var correlation = Matrix.identity(others.count)
    for first in centred.indices {
      for second in 0..<first {
        let value = rows.indices.reduce(0) {
          $0 + scaled[$1] * centred[first][$1] * centred[second][$1]
        }
        correlation[first, second] = value
        correlation[second, first] = value
      }
    }
    guard let whole = Cholesky(correlation)?.logDeterminant else { return [] }
    return matrix.terms.indices.compactMap { term in
      let own = others.indices.filter { matrix.ranges[term].contains(others[$0]) }
      let rest = others.indices.filter { !own.contains($0) }
      guard !own.isEmpty, let first = Cholesky(correlation.part(own))?.logDeterminant,
        let second = Cholesky(correlation.part(rest))?.logDeterminant
      else { return nil }
      return VarianceInflation(
        term: matrix.terms[term].name, columns: own.count,
        factor: Elementary.exp(first + second - whole))
    }
  }
}
