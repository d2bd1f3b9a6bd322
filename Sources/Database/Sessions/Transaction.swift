/// What the sessions of both drivers share: one transaction and whether it can still succeed.
///
/// PostgreSQL ends a transaction at its first failing statement, SQLite goes on. Here it ends on
/// both, so that the same code does the same; ``attempt(_:)`` is the way to go on.
final class Transaction {
  let connection: any Connection
  private var failure: DatabaseError?
  private var depth = 0

  init(_ connection: any Connection) {
    self.connection = connection
  }

  func rows(_ sql: SQL) throws(DatabaseError) -> [Row] {
    try run(sql).rows
  }

  func run(_ sql: SQL) throws(DatabaseError) -> (rows: [Row], changes: Int) {
    try check(sql)
    do {
      return try connection.run(sql)
    } catch {
      failure = error
      throw error
    }
  }

  func stream(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    try check(sql)
    do {
      try connection.stream(sql, body)
    } catch let error as DatabaseError {
      failure = error
      throw error
    }
  }

  /// Does a piece of work under a savepoint, which takes back the work where it fails.
  func attempt<Result>(_ work: () throws -> Result) throws -> Result {
    try throwFailure()
    depth += 1
    defer { depth -= 1 }
    let name = "attempt_\(depth)"
    try command("SAVEPOINT \(name)")
    do {
      let result = try work()
      try throwFailure()
      try command("RELEASE SAVEPOINT \(name)")
      return result
    } catch {
      // Such a failure is of the whole transaction: no savepoint takes it back.
      if let reason = retryReason { throw reason }
      let reason = failure
      failure = nil
      do {
        try command("ROLLBACK TO SAVEPOINT \(name)")
        try command("RELEASE SAVEPOINT \(name)")
      } catch let second {
        // SQLite drops the whole transaction where the disk is full: the first reason tells more.
        failure = reason ?? second
        throw error
      }
      throw error
    }
  }

  /// The failure after which the whole transaction may succeed when it is done again.
  var retryReason: DatabaseError? {
    guard let failure else { return nil }
    return failure.mayBeTriedAgain ? failure : nil
  }

  /// Fails where a statement failed, also where the work did not pass its error on.
  func throwFailure() throws(DatabaseError) {
    guard let failure else { return }
    throw DatabaseError(
      .transactionFailed, "an earlier statement failed: \(failure.message)", code: failure.code)
  }

  private func command(_ words: String) throws(DatabaseError) {
    do {
      try connection.command(words)
    } catch {
      failure = error
      throw error
    }
  }

  private func check(_ sql: SQL) throws(DatabaseError) {
    try throwFailure()
    if Transaction.reserved.contains(sql.verb) {
      throw DatabaseError(.statement, "\(sql.verb) is not for the work within a transaction")
    }
  }

  /// What would end the transaction or change the connection for those who come after.
  private static let reserved: Set<String> = [
    "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "PREPARE",
    "PRAGMA", "ATTACH", "DETACH", "VACUUM", "SET", "RESET", "DISCARD", "DEALLOCATE", "LISTEN",
  ]
}
