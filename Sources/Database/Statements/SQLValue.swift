/// A value as both databases store it.
public enum SQLValue: Sendable, Hashable {
  /// No value.
  case null
  /// A whole number; truth is 0 or 1.
  case integer(Int64)
  /// A number; never not-a-number, which SQLite would store as no value.
  case real(Double)
  /// Text without U+0000, which PostgreSQL cannot store.
  case text(String)
  /// Bytes.
  case blob([UInt8])

  /// The value as it may be bound.
  ///
  /// - Returns: the same value; negative zero as zero, which is what SQLite stores.
  /// - Throws: ``DatabaseError`` where the databases would not give back what was handed in.
  func checked() throws(DatabaseError) -> SQLValue {
    switch self {
    case .null, .integer, .blob: return self
    case .real(let number):
      if number.isNaN { throw DatabaseError(.invalidValue, "not-a-number cannot be stored") }
      return number == 0 ? .real(0) : self
    case .text(let text):
      if text.utf8.contains(0) { throw DatabaseError(.invalidValue, "U+0000 cannot be stored") }
      return self
    }
  }

  /// About how many bytes it takes.
  var weight: Int {
    switch self {
    case .null, .integer, .real: 8
    case .text(let text): text.utf8.count
    case .blob(let bytes): bytes.count
    }
  }

  /// The kind of value, for messages that must not tell the value.
  var kind: String {
    switch self {
    case .null: "NULL"
    case .integer: "integer"
    case .real: "real"
    case .text: "text"
    case .blob: "blob"
    }
  }
}
