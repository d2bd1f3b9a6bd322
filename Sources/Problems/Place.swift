/// Where something stands in what was handed in: a file, and as near as can be said within it.
public struct Place: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The file's path as the user wrote it, or relative to the review folder; empty where there is none.
  public let file: String
  /// The line, from 1.
  public let line: Int?
  /// The column in the line, from 1.
  public let column: Int?
  /// The cell, by its column's name or the key, such as `population` or `questions.q2.type`.
  public let cell: String?

  /// A place in a file.
  ///
  /// - Parameters:
  ///   - file: the path.
  ///   - line: the line from 1, where known.
  ///   - column: the column from 1, where known.
  ///   - cell: the column's name or the key, where known.
  public init(_ file: String, line: Int? = nil, column: Int? = nil, cell: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.cell = cell
  }

  /// The same place, named more closely.
  ///
  /// - Parameter cell: the column's name or the key.
  /// - Returns: the place with that cell.
  public func cell(_ cell: String) -> Place {
    Place(file, line: line, column: column, cell: cell)
  }

  /// `file:line:column [cell]`, the form that editors jump to.
  public var description: String {
    var text = file
    if let line { text += ":\(line)" }
    if let column { text += ":\(column)" }
    if let cell { text += text.isEmpty ? cell : " [\(cell)]" }
    return text
  }

  /// Orders as the values are listed.
  public static func < (left: Place, right: Place) -> Bool {
    (left.file, left.line ?? 0, left.column ?? 0, left.cell ?? "")
      < (right.file, right.line ?? 0, right.column ?? 0, right.cell ?? "")
  }
}
