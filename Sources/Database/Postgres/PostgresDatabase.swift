import CPostgres
import Foundation
import Problems

/// A PostgreSQL server, which several processes may share.
///
/// Writes are `SERIALIZABLE` transactions: the outcome is as if they came one after another, as they
/// do in SQLite. PostgreSQL ends one of two that conflict, and it is done again. Reads see one moment
/// (`REPEATABLE READ`).
public final class PostgresDatabase: SQLDatabase {
  /// How the server is used.
  public struct Settings: Sendable {
    /// How many connections this process holds at most, each on a thread of its own.
    public var connections = 16
    /// The most transactions that wait; more are refused.
    public var longestQueue = 10_000
    /// How long one statement may take, in milliseconds.
    public var statementMilliseconds = 30_000
    /// How often a transaction is tried again after a conflict or a lost connection.
    public var retries = 25
    /// Whether statements are prepared once; not through a pooler that gives each transaction
    /// another connection.
    public var preparesStatements = true

    /// The usual settings.
    public init() {}
  }

  private let workers: PostgresWorkers
  private let counts = PostgresLedger()
  /// Host, database and user, without the password.
  public let name: String

  /// Connects to a server.
  ///
  /// - Parameters:
  ///   - address: `postgres://user@host:port/database?sslmode=require`, or key words and values as
  ///     `host=/run/postgresql dbname=samstemt`; whatever libpq reads.
  ///   - settings: how it is used.
  /// - Throws: `InputRefused` where the address cannot be read, the server cannot be reached or
  ///   the database is not in UTF-8.
  public init(address: String, settings: Settings = Settings()) throws {
    name = try PostgresAddress.name(of: address)
    do {
      let first = try PostgresConnection(address, settings)
      let encoding = try first.run("SHOW server_encoding").rows.first?.values.first
      if encoding != .text("UTF8") {
        throw InputRefused([Problem("database.not-utf8", at: Place(name))])
      }
    } catch let error as DatabaseError {
      throw InputRefused([
        Problem("database.unreachable", at: Place(name), ["reason": error.message])
      ])
    }
    workers = PostgresWorkers(address: address, settings: settings, counts: counts)
  }

  /// Whose SQL it speaks.
  public var dialect: Dialect { .postgres }

  /// What it has done so far.
  public var statistics: DatabaseStatistics {
    var now = counts.now
    now.waiting = workers.waiting
    now.refused = workers.refused
    return now
  }

  /// Reads in one transaction: everything is of one moment.
  ///
  /// - Parameter work: the queries; they are done again where the connection is lost.
  /// - Returns: what the work gives.
  /// - Throws: ``DatabaseError``, or what the work throws.
  public func read<Result: Sendable>(
    _ work: @escaping @Sendable (borrowing ReadSession) throws -> Result
  ) async throws -> Result {
    let counts = counts
    return try await onConnection { worker in
      do {
        let result = try worker.transact("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") {
          transaction in
          // Named, since Swift 6.3.1 crashes on a temporary when it optimises across modules.
          let session = ReadSession(transaction: transaction)
          return try work(session)
        }
        counts.add { $0.reads += 1 }
        return result
      } catch {
        counts.add { $0.failedReads += 1 }
        throw error
      }
    }
  }

  /// Writes in one transaction, as if all writes came one after another.
  ///
  /// - Parameter work: the statements; they are done again where others wrote at the same time.
  /// - Returns: what the work gives, after it is on the disk.
  /// - Throws: ``DatabaseError``, or what the work throws; `outcomeUnknown` where the connection broke
  ///   during the commit.
  @discardableResult
  public func write<Result: Sendable>(
    _ work: @escaping @Sendable (borrowing WriteSession) throws -> Result
  ) async throws -> Result {
    let counts = counts
    return try await onConnection { worker in
      do {
        let result = try worker.transact("BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE") {
          transaction in
          let session = WriteSession(transaction: transaction)
          return try work(session)
        }
        counts.add {
          $0.writes += 1
          $0.batches += 1
          $0.largestBatch = 1
        }
        return result
      } catch {
        counts.add { $0.failedWrites += 1 }
        throw error
      }
    }
  }

  /// Ends the connections after the work that waits.
  public func close() async {
    await workers.close()
  }

  /// Does a piece of work on a thread with a connection.
  func onConnection<Result: Sendable>(
    _ work: @escaping @Sendable (PostgresWorker) throws -> Result
  ) async throws -> Result {
    try Task.checkCancellation()
    return try await withCheckedThrowingContinuation { continuation in
      do {
        try workers.add { worker in
          continuation.resume(with: Swift.Result { try work(worker) })
        }
      } catch {
        continuation.resume(throwing: error)
      }
    }
  }
}
