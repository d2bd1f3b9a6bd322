extension SQL {
  /// Gathers the words and values of a statement.
  public struct Interpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    /// An empty statement.
    ///
    /// - Parameters:
    ///   - literalCapacity: not used.
    ///   - interpolationCount: how many values are expected.
    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(interpolationCount * 2 + 1)
    }

    /// Adds words that stand in the source.
    ///
    /// - Parameter literal: the words.
    public mutating func appendLiteral(_ literal: StaticString) {
      if literal.utf8CodeUnitCount > 0 { parts.append(.words(literal.description)) }
    }

    /// Adds a bound value.
    ///
    /// - Parameter value: what the parameter holds.
    public mutating func appendInterpolation(_ value: some SQLConvertible) {
      parts.append(.value(value.sqlValue))
    }

    /// Adds a bound value, or none.
    ///
    /// - Parameter value: what the parameter holds.
    public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
      parts.append(.value(value.sqlValue))
    }

    /// Adds a statement's part that was made apart.
    ///
    /// - Parameter part: words with their own values.
    public mutating func appendInterpolation(_ part: SQL) {
      parts += part.parts
    }

    /// Adds what the two databases call differently in a table's definition.
    ///
    /// - Parameter word: such as `.text`.
    public mutating func appendInterpolation(_ word: TableWord) {
      parts.append(.table(word))
    }

    /// Adds the condition that a column holds one of the values; with none it is never true.
    ///
    /// - Parameters:
    ///   - column: the column.
    ///   - values: the values, each bound.
    public mutating func appendInterpolation(
      _ column: StaticString, in values: some Collection<some SQLConvertible>
    ) {
      append(column, " IN (", values, none: "(1 = 0)")
    }

    /// Adds the condition that a column holds none of the values; with none it is always true.
    ///
    /// - Parameters:
    ///   - column: the column.
    ///   - values: the values, each bound.
    public mutating func appendInterpolation(
      _ column: StaticString, notIn values: some Collection<some SQLConvertible>
    ) {
      append(column, " NOT IN (", values, none: "(1 = 1)")
    }

    /// Adds rows after `VALUES`: `(?, ?), (?, ?)`.
    ///
    /// - Parameter rows: the rows, each value bound; at least one row.
    public mutating func appendInterpolation(rows: [[SQLValue]]) {
      for (index, row) in rows.enumerated() {
        parts.append(.words(index == 0 ? "(" : ", ("))
        appendList(row)
        parts.append(.words(")"))
      }
    }

    private mutating func append(
      _ column: StaticString, _ relation: String, _ values: some Collection<some SQLConvertible>,
      none: String
    ) {
      if values.isEmpty {
        parts.append(.words(none))
      } else {
        parts.append(.words(column.description + relation))
        appendList(values)
        parts.append(.words(")"))
      }
    }

    private mutating func appendList(_ values: some Collection<some SQLConvertible>) {
      for (index, value) in values.enumerated() {
        if index > 0 { parts.append(.words(", ")) }
        parts.append(.value(value.sqlValue))
      }
    }
  }
}
