/// The columns that a model weighs together: an intercept and those of its terms.
public struct ModelMatrix: Sendable {
  /// The terms, in order.
  public let terms: [ModelTerm]
  /// How many rows there are.
  public let rows: Int
  /// The names of the columns, the intercept's first.
  public let names: [String]
  let columns: [[Double]]
  /// Which columns are those of each term.
  let ranges: [Range<Int>]

  /// The name of the first column, of ones.
  public static let intercept = "(Intercept)"

  /// The columns of some terms, after a column of ones.
  ///
  /// - Parameters:
  ///   - terms: the terms, of the same rows.
  ///   - rows: how many rows there are.
  public init(_ terms: [ModelTerm], rows: Int) {
    precondition(
      terms.allSatisfy { $0.columns.allSatisfy { $0.count == rows } }, "terms of the same rows")
    var names = [ModelMatrix.intercept]
    var columns = [[Double](repeating: 1, count: rows)]
    var ranges: [Range<Int>] = []
    for term in terms {
      ranges.append(columns.count..<columns.count + term.columns.count)
      names += term.columnNames
      columns += term.columns
    }
    self.terms = terms
    self.rows = rows
    self.names = names
    self.columns = columns
    self.ranges = ranges
  }

  /// Whether all terms are known of a row.
  func isComplete(_ row: Int) -> Bool {
    columns.allSatisfy { $0[row].isFinite }
  }

  /// Where a term stands; nil where there is none of the name.
  func position(of term: String) -> Int? {
    terms.firstIndex { $0.name == term }
  }
}
