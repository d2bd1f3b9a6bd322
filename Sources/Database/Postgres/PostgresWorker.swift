import Foundation
import Synchronization

/// What the connections share: counts of what they did, and turns.
final class PostgresLedger: Sendable {
  private let state = Mutex(DatabaseStatistics())
  private let turn = Mutex(())

  var now: DatabaseStatistics { state.withLock { $0 } }

  /// Lets one thread at a time do what met conflicts again and again.
  func inTurn<Result>(_ work: () throws -> Result) throws -> Result {
    var result: Swift.Result<Result, any Error>?
    turn.withLock { _ in result = .init { try work() } }
    guard let result else { throw DatabaseError(.other, "the work gave no result") }
    return try result.get()
  }

  func add(_ count: (inout DatabaseStatistics) -> Void) {
    state.withLock { count(&$0) }
  }
}

/// One connection with what makes transactions of it: trying again, and connecting again.
final class PostgresWorker {
  private let address: String
  private let settings: PostgresDatabase.Settings
  private let number: Int
  private let counts: PostgresLedger
  private var open: PostgresConnection?
  private var hasConnected = false

  init(
    address: String, settings: PostgresDatabase.Settings, number: Int, counts: PostgresLedger
  ) {
    self.address = address
    self.settings = settings
    self.number = number
    self.counts = counts
  }

  func disconnect() { open = nil }

  /// A connection outside of a transaction, for maintenance.
  func connection() throws(DatabaseError) -> PostgresConnection {
    if let open, open.isAlive, open.isIdle { return open }
    open = nil
    let new = try PostgresConnection(address, settings)
    if hasConnected { counts.add { $0.reconnections += 1 } }
    hasConnected = true
    open = new
    return new
  }

  /// Does a piece of work in a transaction, again where others wrote at the same time or the
  /// connection was lost before the commit.
  func transact<Result>(
    _ begin: String, _ work: (Transaction) throws -> Result
  ) throws -> Result {
    var tries = 0
    while true {
      do {
        // Many who want the same row would end one another for ever; after some tries they queue.
        return try tries < 3 ? once(begin, work) : counts.inTurn { try once(begin, work) }
      } catch let error as DatabaseError {
        tries += 1
        guard error.mayBeTriedAgain, tries <= settings.retries else { throw error }
        if error.isStalePlan { open?.forgetStatements() }
        counts.add { $0.retries += 1 }
        wait(after: tries, isLost: error.isLostConnection)
      }
    }
  }

  private func once<Result>(
    _ begin: String, _ work: (Transaction) throws -> Result
  ) throws -> Result {
    let connection = try connection()
    try connection.command(begin)
    let transaction = Transaction(connection)
    let result: Result
    do {
      result = try work(transaction)
      try transaction.throwFailure()
    } catch {
      rollBack(connection)
      // The first failure tells whether it is worth another try, also where the work hid it.
      throw transaction.retryReason ?? error
    }
    do throws(DatabaseError) {
      // The server answers COMMIT of a failed transaction kindly, and rolls it back.
      guard connection.isInsideTransaction else {
        throw DatabaseError(.transactionFailed, "the transaction failed before its commit")
      }
      try connection.command("COMMIT")
    } catch {
      if error.isLostConnection, error.code == nil || !connection.isAlive {
        open = nil
        throw DatabaseError(.outcomeUnknown, error.message, code: error.code)
      }
      rollBack(connection)
      throw error
    }
    return result
  }

  private func rollBack(_ connection: PostgresConnection) {
    if connection.isAlive, !connection.isIdle { try? connection.command("ROLLBACK") }
    if !connection.isAlive || !connection.isIdle { open = nil }
  }

  /// Waits a little longer after each try; the connections wait differently, so that they part.
  private func wait(after tries: Int, isLost: Bool) {
    let base = isLost ? 0.1 : 0.001
    let longest = isLost ? 1.0 : 0.05
    let share = 0.5 + Double((number * 7 + tries * 3) % 10) / 10
    Thread.sleep(forTimeInterval: min(longest, base * Double(1 << min(tries, 10))) * share)
  }
}
