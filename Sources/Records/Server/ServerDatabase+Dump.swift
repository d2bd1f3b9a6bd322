import Database

extension ServerDatabase {
  /// What a dump holds.
  public struct DumpSummary: Sendable, Hashable {
    /// How many rows it has in all.
    public let rows: Int
    /// The SHA-256 of what it holds, without its last line.
    public let sha256: String

    init(_ summary: PortableDump.Summary) {
      rows = summary.rows.values.reduce(0, +)
      sha256 = summary.sha256
    }
  }

  /// Writes everything, of one moment, to a file that either kind of database can be filled from.
  ///
  /// - Parameter file: where it goes; nothing may lie there.
  /// - Returns: what was written.
  /// - Throws: `InputRefused` where something lies there; `DatabaseError`.
  public func dump(to file: String) async throws -> DumpSummary {
    DumpSummary(try await PortableDump.write(database, to: file))
  }

  /// Fills a database with a dump.
  ///
  /// - Parameters:
  ///   - file: the dump.
  ///   - address: the path of a SQLite file, or the address of a PostgreSQL server.
  ///   - time: seconds since 1970.
  ///   - isReplacing: whether what the database holds may be replaced.
  /// - Returns: what was loaded.
  /// - Throws: `InputRefused` where the dump is damaged, or the database is in use or holds rows;
  ///   `DatabaseError`.
  public static func load(
    _ file: String, into address: String, time: Int64, replacing isReplacing: Bool
  ) async throws -> DumpSummary {
    let database = try DatabaseAddress(address).open()
    do {
      let summary = try await PortableDump.load(
        file, into: database, migrations: migrations, time: time, replacing: isReplacing)
      await database.close()
      return DumpSummary(summary)
    } catch {
      await database.close()
      throw error
    }
  }
}
