/// One connection of a driver, used by one thread at a time.
protocol Connection: AnyObject {
  var dialect: Dialect { get }

  /// Runs a statement.
  ///
  /// - Returns: the rows it gives and how many rows it changed.
  func run(_ sql: SQL) throws(DatabaseError) -> (rows: [Row], changes: Int)

  /// Runs a query and hands out its rows one by one, without holding them all.
  func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws
}

extension Connection {
  /// Runs a statement that gives no rows.
  func command(_ words: String) throws(DatabaseError) {
    _ = try run(SQL([.words(words)]))
  }
}
