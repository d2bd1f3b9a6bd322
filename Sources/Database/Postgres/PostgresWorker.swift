import Foundation
import Synchronization

/// What the connections share: counts of what they did, turns, and whether the server is away.
final class PostgresLedger: Sendable {
  private let state = Mutex(DatabaseStatistics())
  private let turn = Mutex(())
  /// Until when nobody else looks whether the server is there again; nil where it is there.
  private let away = Mutex<ContinuousClock.Instant?>(nil)
  /// How long nobody looks after somebody has looked in vain.
  private static let pause = Duration.milliseconds(250)
  /// How long one may look: longer than a connection may take.
  private static let patience = Duration.seconds(15)

  var now: DatabaseStatistics { state.withLock { $0 } }

  /// Lets one thread at a time do what met conflicts again and again.
  func inTurn<Result>(_ work: () throws -> Result) throws -> Result {
    var result: Swift.Result<Result, any Error>?
    turn.withLock { _ in result = .init { try work() } }
    guard let result else { throw DatabaseError(.other, "the work gave no result") }
    return try result.get()
  }

  /// Whether one may look whether the server is there: one at a time where it was not found.
  func mayConnect() -> Bool {
    away.withLock { away in
      guard let until = away else { return true }
      let now = ContinuousClock.now
      guard until <= now else { return false }
      away = now + Self.patience
      return true
    }
  }

  /// Notes what came of looking for the server.
  func note(isThere: Bool) {
    away.withLock { $0 = isThere ? nil : ContinuousClock.now + Self.pause }
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
  /// Whether the server was there at the last try to connect and had no connection to give.
  private var wasRefused = false

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
    guard counts.mayConnect() else {
      wasRefused = false
      throw Self.serverAway
    }
    let new: PostgresConnection
    do {
      new = try PostgresConnection(address, settings)
      counts.note(isThere: true)
    } catch {
      wasRefused = PostgresConnection.isThere(address)
      counts.note(isThere: wasRefused)
      throw error
    }
    wasRefused = false
    if hasConnected { counts.add { $0.reconnections += 1 } }
    hasConnected = true
    open = new
    return new
  }

  /// What is thrown where somebody else has just looked for the server in vain.
  private static let serverAway = DatabaseError(.unavailable, "the server is away")

  /// Does a piece of work in a transaction, again where others wrote at the same time or the
  /// connection was lost before the commit.
  ///
  /// Where the server is known to be away it fails at once: whoever waits for it holds up all who come after.
  func transact<Result>(
    _ begin: String, _ work: (Transaction) throws -> Result
  ) throws -> Result {
    let began = ContinuousClock.now
    var conflicts = 0
    var losses = 0
    var refusals = 0
    while true {
      do {
        guard conflicts >= 3 else { return try once(begin, work) }
        // Many who want the same row would end one another for ever; after some tries they queue. The turn is not
        // taken by one who first has to find the server.
        _ = try connection()
        return try counts.inTurn { try once(begin, work) }
      } catch let error as DatabaseError {
        guard error.mayBeTriedAgain else { throw error }
        if error.isLostConnection, wasRefused, open == nil {
          // Too many are connected: somebody will end.
          refusals += 1
          guard refusals <= settings.retries else { throw error }
        } else if error.isLostConnection {
          let isKnown = losses == 0 && error == Self.serverAway
          losses += 1
          guard !isKnown, losses <= settings.reconnections,
            ContinuousClock.now - began < Self.patience
          else { throw error }
        } else {
          conflicts += 1
          guard conflicts <= settings.retries else { throw error }
        }
        if error.isStalePlan { open?.forgetStatements() }
        counts.add { $0.retries += 1 }
        wait(
          after: error.isLostConnection ? losses + refusals : conflicts,
          isLost: error.isLostConnection)
      }
    }
  }

  /// For how long a piece of work may look for the server again.
  private static let patience = Duration.seconds(5)

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
