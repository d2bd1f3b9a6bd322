/// A relational database: SQLite in a file, or a PostgreSQL server.
///
/// The work is a synchronous closure, so that no transaction is ever suspended half way; the waiting
/// is outside of it. **The work may be done more than once**: PostgreSQL asks for another try when
/// writes conflict, SQLite when a neighbour in the same batch filled the disk. So it must only use
/// the session and values made before it, and have no other effect.
public protocol SQLDatabase: Sendable {
  /// Whose SQL it speaks.
  var dialect: Dialect { get }
  /// What it has done so far.
  var statistics: DatabaseStatistics { get }

  /// Reads in one transaction: everything is of one moment, and writers go on meanwhile.
  ///
  /// - Parameter work: the queries.
  /// - Returns: what the work gives.
  /// - Throws: ``DatabaseError``, or what the work throws.
  func read<Result: Sendable>(
    _ work: @escaping @Sendable (borrowing ReadSession) throws -> Result
  ) async throws -> Result

  /// Writes in one transaction, as if all writes came one after another.
  ///
  /// It returns when the transaction is on the disk. Where the work throws, nothing of it is kept.
  ///
  /// - Parameter work: the statements; it may be done more than once.
  /// - Returns: what the work gives.
  /// - Throws: ``DatabaseError``, or what the work throws.
  @discardableResult
  func write<Result: Sendable>(
    _ work: @escaping @Sendable (borrowing WriteSession) throws -> Result
  ) async throws -> Result

  /// Brings the tables up to date.
  ///
  /// - Parameters:
  ///   - migrations: all of the program's migrations, numbered from 1 without gaps.
  ///   - time: seconds since 1970, stored with each migration and used in the backup's name.
  /// - Returns: what was done.
  /// - Throws: `InputRefused` where the database is newer than the program, was made by other
  ///   migrations or holds foreign tables; ``DatabaseError`` where the database fails.
  @discardableResult
  func migrate(_ migrations: [Migration], time: Int64) async throws -> MigrationReport

  /// Ends all connections after the work that has begun; what still waits is refused.
  func close() async
}
