import Database
import Foundation
import Records
import TestSupport

/// A server's database with its tables and nothing in them, on either kind.
enum EmptyDatabase {
  /// The kinds that there are on this machine.
  static let kinds = PostgresServer.programs == nil ? ["sqlite"] : ["sqlite", "postgres"]

  static func use(
    _ kind: String, _ work: @Sendable (ServerDatabase) async throws -> Void
  ) async throws {
    try await TemporaryFolder.use { folder in
      let address =
        kind == "sqlite"
        ? "\(folder.path)/\(UUID().uuidString).sqlite"
        : try PostgresServer.shared().newDatabase()
      let (database, _) = try await ServerDatabase.open(address, time: 1_800_000_000)
      do {
        try await work(database)
        await database.close()
      } catch {
        await database.close()
        throw error
      }
    }
  }
}
