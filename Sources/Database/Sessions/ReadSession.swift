/// What can be asked within a transaction, to read or to write.
public protocol Queries: ~Copyable {
  /// All rows of a query.
  ///
  /// - Parameter sql: the query.
  /// - Returns: the rows, in the order that the query asks for.
  /// - Throws: ``DatabaseError``.
  func rows(_ sql: SQL) throws(DatabaseError) -> [Row]

  /// Hands out the rows of a query one by one, without holding them all.
  ///
  /// - Parameters:
  ///   - sql: the query.
  ///   - body: takes a row; it may ask more of the same session.
  /// - Throws: ``DatabaseError``, or what the body throws.
  func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws

  /// Whether what is seen may be undone, as the session's own changes may.
  var mayBeUndone: Bool { get }
}

extension Queries where Self: ~Copyable {
  /// The only row of a query.
  ///
  /// - Parameter sql: the query.
  /// - Returns: the row, or nil where there is none.
  /// - Throws: ``DatabaseError``; `unexpectedResult` where there are several.
  public func row(_ sql: SQL) throws(DatabaseError) -> Row? {
    let found = try rows(sql)
    if found.count > 1 {
      throw DatabaseError(.unexpectedResult, "\(found.count) rows where one was asked for")
    }
    return found.first
  }

  /// The first column of the only row of a query.
  ///
  /// - Parameters:
  ///   - sql: the query.
  ///   - type: what the column holds.
  /// - Returns: the value, or nil where there is no row.
  /// - Throws: ``DatabaseError``; `unexpectedResult` where there are several rows or another type.
  public func value<Value: SQLConvertible>(
    _ sql: SQL, as type: Value.Type = Value.self
  ) throws(DatabaseError) -> Value? {
    guard let row = try row(sql) else { return nil }
    guard let stored = row.values.first, let value = Value(sqlValue: stored) else {
      throw DatabaseError(.unexpectedResult, "the result is not \(Value.self)")
    }
    return value
  }
}

/// A transaction that reads: everything it sees is of one moment.
public struct ReadSession: ~Copyable, Queries {
  let transaction: Transaction

  /// No: only what is there for good is seen.
  public var mayBeUndone: Bool { false }

  /// All rows of a query.
  ///
  /// - Parameter sql: the query.
  /// - Returns: the rows, in the order that the query asks for.
  /// - Throws: ``DatabaseError``.
  public func rows(_ sql: SQL) throws(DatabaseError) -> [Row] {
    try transaction.rows(sql)
  }

  /// Hands out the rows of a query one by one, without holding them all.
  ///
  /// - Parameters:
  ///   - sql: the query.
  ///   - body: takes a row; it may ask more of the same session.
  /// - Throws: ``DatabaseError``, or what the body throws.
  public func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    try transaction.stream(sql, body)
  }
}
