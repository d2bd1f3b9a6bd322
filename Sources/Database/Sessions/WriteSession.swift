/// A transaction that writes: all of it is kept, or nothing.
///
/// A statement that fails ends the transaction on both databases, also where its error is caught;
/// ``attempt(_:)`` is for what may fail.
public struct WriteSession: ~Copyable, Queries {
  let transaction: Transaction

  /// Yes: its own changes are seen, and on SQLite those of others in the same commit.
  public var mayBeUndone: Bool { true }

  /// Runs a statement that changes rows.
  ///
  /// - Parameter sql: the statement.
  /// - Returns: how many rows were changed.
  /// - Throws: ``DatabaseError``.
  @discardableResult
  public func execute(_ sql: SQL) throws(DatabaseError) -> Int {
    try transaction.run(sql).changes
  }

  /// All rows of a query, or those that a statement gives by `RETURNING`.
  ///
  /// - Parameter sql: the statement.
  /// - Returns: the rows.
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

  /// Tries a piece of work; where it fails, what it wrote is taken back and the transaction goes on.
  ///
  /// - Parameter work: what may fail; it uses this session.
  /// - Returns: what the work gives.
  /// - Throws: what the work throws.
  @discardableResult
  public func attempt<Result>(_ work: () throws -> Result) throws -> Result {
    try transaction.attempt(work)
  }
}
