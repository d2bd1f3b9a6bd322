/// One of the things that a model explains an outcome by, with its columns.
public struct ModelTerm: Sendable {
  /// What the caller calls the term.
  public let name: String
  /// What the caller calls each column.
  public let columnNames: [String]
  /// The numbers of each column; not finite where a row's value is missing.
  let columns: [[Double]]
  private let coding: Coding

  private enum Coding: Sendable {
    case number
    case factor(count: Int)
    case spline(RestrictedCubicSpline)
  }

  /// A value that a term can be set to for every row.
  public enum Setting: Hashable, Sendable {
    /// A category of a factor.
    case category(Int)
    /// A number.
    case number(Double)
  }

  private init(name: String, columnNames: [String], columns: [[Double]], coding: Coding) {
    self.name = name
    self.columnNames = columnNames
    self.columns = columns
    self.coding = coding
  }

  /// A number, as one column.
  ///
  /// - Parameters:
  ///   - name: the name of the term and its column.
  ///   - values: the number of each row; not finite where it is missing.
  /// - Returns: the term.
  public static func number(_ name: String, _ values: [Double]) -> ModelTerm {
    ModelTerm(name: name, columnNames: [name], columns: [values], coding: .number)
  }

  /// Categories, as a column of 0 and 1 for each but the first, which is the reference.
  ///
  /// - Parameters:
  ///   - name: the name of the term.
  ///   - factor: the category of each row.
  ///   - columnNames: a name for each category but the first.
  /// - Returns: the term.
  public static func factor(
    _ name: String, _ factor: Factor, columnNames: [String]
  ) -> ModelTerm {
    precondition(columnNames.count == max(0, factor.count - 1), "a name for each but the first")
    let columns = (1..<max(1, factor.count)).map { category in
      factor.codes.map { code in
        code == Factor.missing ? Double.nan : Int(code) == category ? 1 : 0
      }
    }
    return ModelTerm(
      name: name, columnNames: columnNames, columns: columns, coding: .factor(count: factor.count))
  }

  /// A number with a curve.
  ///
  /// - Parameters:
  ///   - name: the name of the term and its first column; the others get one to three marks.
  ///   - values: the number of each row; not finite where it is missing.
  ///   - spline: the curve.
  /// - Returns: the term.
  public static func spline(
    _ name: String, _ values: [Double], _ spline: RestrictedCubicSpline
  ) -> ModelTerm {
    let rows = values.map { spline.basis($0) }
    let width = spline.knots.count - 1
    return ModelTerm(
      name: name,
      columnNames: (0..<width).map { name + String(repeating: "'", count: $0) },
      columns: (0..<width).map { column in rows.map { $0[column] } }, coding: .spline(spline))
  }

  /// The values that a factor can be set to; none for a number.
  public var categories: [Setting] {
    if case .factor(let count) = coding { (0..<count).map { .category($0) } } else { [] }
  }

  /// What the columns hold once the term is set to a value.
  func coded(_ setting: Setting) -> [Double] {
    switch (coding, setting) {
    case (.factor(let count), .category(let category)):
      precondition((0..<count).contains(category), "a category of the factor")
      return (1..<max(1, count)).map { $0 == category ? 1 : 0 }
    case (.number, .number(let value)): return [value]
    case (.spline(let spline), .number(let value)): return spline.basis(value)
    default: preconditionFailure("a factor is set to a category, a number to a number")
    }
  }
}
