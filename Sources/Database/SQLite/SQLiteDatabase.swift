import Foundation
import GRDB
import Problems
import Synchronization

/// A SQLite file, used by this process alone.
///
/// Writes wait in one queue and are committed in groups; reads have connections of their own and see
/// one moment each. A write that was acknowledged is on the disk.
public final class SQLiteDatabase: SQLDatabase {
  /// How the file is used.
  public struct Settings: Sendable {
    /// The most connections that read at once.
    public var readers = 6
    /// The most reads that wait or run; more are refused.
    public var longestReadQueue = 2_000
    /// The most writes that wait; more are refused.
    public var longestQueue = 10_000
    /// The most writes that one transaction carries.
    public var largestBatch = 500
    /// The most pages of 4 kB that the file may have, or nil for SQLite's own limit.
    public var mostPages: Int?

    /// The usual settings.
    public init() {}
  }

  /// The file, through links.
  public let path: String
  let pool: DatabasePool
  private let writer: GroupCommitWriter
  private let lock: Mutex<ProcessLock?>
  private let longestReadQueue: Int
  private let readCounts = Mutex((running: 0, done: 0, failed: 0, refused: 0))

  /// Opens a file, or makes it where there is none.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - settings: how it is used.
  /// - Throws: `InputRefused` where another process uses it, it is no database or is damaged;
  ///   ``DatabaseError`` where the file system fails.
  public init(path: String, settings: Settings = Settings()) throws {
    let path = Files.resolved(path)
    self.path = path
    let lock = try ProcessLock(path)
    self.lock = Mutex(lock)
    if !Files.exists(path) { try Files.create(path) }
    do {
      pool = try DatabasePool(path: path, configuration: SQLiteDatabase.configuration(settings))
      // After the pool is open: GRDB itself sets NORMAL when it turns on the WAL, and that loses
      // acknowledged writes at a power failure.
      try pool.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA synchronous = FULL")
        if let pages = settings.mostPages {
          try database.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
      }
    } catch {
      throw SQLiteDatabase.refusal(of: error, at: path)
    }
    longestReadQueue = settings.longestReadQueue
    writer = GroupCommitWriter(
      pool, longestQueue: settings.longestQueue, largestBatch: max(1, settings.largestBatch))
  }

  /// Whose SQL it speaks.
  public var dialect: Dialect { .sqlite }

  /// What it has done so far.
  public var statistics: DatabaseStatistics {
    var now = writer.statistics
    readCounts.withLock {
      now.reads = $0.done
      now.failedReads = $0.failed
      now.refused += $0.refused
    }
    return now
  }

  /// Reads in one transaction: everything is of one moment, and the writer goes on meanwhile.
  ///
  /// - Parameter work: the queries.
  /// - Returns: what the work gives.
  /// - Throws: ``DatabaseError``, or what the work throws.
  public func read<Result: Sendable>(
    _ work: @escaping @Sendable (borrowing ReadSession) throws -> Result
  ) async throws -> Result {
    let mayRun = readCounts.withLock { counts in
      if counts.running >= longestReadQueue {
        counts.refused += 1
        return false
      }
      counts.running += 1
      return true
    }
    if !mayRun { throw DatabaseError(.queueFull, "\(longestReadQueue) reads are waiting") }
    do {
      let result = try await pool.read { database in
        let transaction = Transaction(SQLiteConnection(database))
        let result = try work(ReadSession(transaction: transaction))
        try transaction.throwFailure()
        return result
      }
      readCounts.withLock { ($0.running, $0.done) = ($0.running - 1, $0.done + 1) }
      return result
    } catch {
      readCounts.withLock { ($0.running, $0.failed) = ($0.running - 1, $0.failed + 1) }
      throw error is GRDB.DatabaseError ? DatabaseError(sqlite: error) : error
    }
  }

  /// Writes in one transaction, as if all writes came one after another.
  ///
  /// - Parameter work: the statements; it is done again where a neighbour filled the disk.
  /// - Returns: what the work gives, after it is on the disk.
  /// - Throws: ``DatabaseError``, or what the work throws.
  @discardableResult
  public func write<Result: Sendable>(
    _ work: @escaping @Sendable (borrowing WriteSession) throws -> Result
  ) async throws -> Result {
    try Task.checkCancellation()
    return try await withCheckedThrowingContinuation { continuation in
      let slot = Slot<Result>()
      writer.add(
        GroupCommitWriter.Job(
          work: { connection in
            do {
              let transaction = Transaction(connection)
              let result = try work(WriteSession(transaction: transaction))
              try transaction.throwFailure()
              slot.fill(result)
              return nil
            } catch {
              return error
            }
          },
          finish: { error in
            if let error {
              continuation.resume(throwing: error)
            } else {
              continuation.resume(with: slot.result)
            }
          }))
    }
  }

  /// Ends all connections after the writes that wait, and gives up the file.
  public func close() async {
    await writer.close()
    // Keeps what SQLite knows of the tables' sizes fresh, as its authors advise before closing.
    try? await pool.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA analysis_limit = 400; PRAGMA optimize")
    }
    try? pool.close()
    lock.withLock { $0 = nil }
  }

  private static func configuration(_ settings: Settings) -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = max(1, settings.readers)
    configuration.acceptsDoubleQuotedStringLiterals = false
    configuration.label = "samstemt"
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      try database.execute(sql: "PRAGMA mmap_size = 0")
      // As in PostgreSQL.
      try database.execute(sql: "PRAGMA case_sensitive_like = ON")
    }
    return configuration
  }

  /// What a person can mend is a problem, the rest an error.
  static func refusal(of error: any Error, at path: String) -> any Error {
    let error = DatabaseError(sqlite: error)
    guard error.kind == .damaged else { return error }
    let isForeign = error.code == "26"
    return InputRefused([
      Problem(isForeign ? "database.not-a-database" : "database.damaged", at: Place(path))
    ])
  }
}

/// Holds the result of a write from its work to its commit.
final class Slot<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  func fill(_ new: Value) {
    value.withLock { $0 = new }
  }

  var result: Swift.Result<Value, any Error> {
    value.withLock { value in
      value.map { .success($0) } ?? .failure(DatabaseError(.other, "the work gave no result"))
    }
  }
}
