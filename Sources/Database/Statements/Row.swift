/// A row of a result, whose columns are read by name.
///
/// ```swift
/// let name: String = try row["name"]
/// let note: String? = try row["note"]
/// ```
public struct Row: Sendable {
  /// The columns that the rows of a result share.
  final class Columns: Sendable {
    let names: [String]
    private let places: [String: Int]

    init(_ names: [String]) {
      self.names = names
      places = Dictionary(zip(names, names.indices)) { _, _ in -1 }
    }

    func place(of name: String) throws(DatabaseError) -> Int {
      guard let place = places[name] else {
        throw DatabaseError(.unexpectedResult, "the result has no column \(name)")
      }
      if place < 0 {
        throw DatabaseError(.unexpectedResult, "the result has several columns \(name)")
      }
      return place
    }
  }

  private let columns: Columns
  /// The values in the order of the columns.
  public let values: [SQLValue]

  init(columns: Columns, values: [SQLValue]) {
    self.columns = columns
    self.values = values
  }

  /// The names of the columns in order.
  public var columnNames: [String] { columns.names }

  /// About how many bytes the values take.
  var weight: Int { values.reduce(0) { $0 + $1.weight } }

  /// The value of a column.
  ///
  /// - Throws: ``DatabaseError`` (`unexpectedResult`) where there is no such column, or it holds
  ///   something else than asked for.
  public subscript<Value: SQLConvertible>(name: String) -> Value {
    get throws(DatabaseError) {
      let stored = values[try columns.place(of: name)]
      guard let value = Value(sqlValue: stored) else {
        throw DatabaseError(
          .unexpectedResult, "column \(name) holds \(stored.kind), not \(Value.self)")
      }
      return value
    }
  }
}
