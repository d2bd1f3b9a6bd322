import Accounts
import Database
import Problems
import Records

extension Ground {
  /// Opens what a server stands on: its database and its keys.
  ///
  /// - Parameters:
  ///   - folder: the folder of the server's own files: the key, and the database where no address is given.
  ///   - address: the database; a SQLite file in the folder where nil.
  ///   - settings: what whoever runs the server has decided.
  /// - Returns: the ground; it is to be closed in the end.
  /// - Throws: `InputRefused` where the folder or the database cannot be used as it is.
  public static func open(
    folder: String, database address: String?, settings: OfficeSettings
  ) async throws -> Ground {
    let random = RandomBytes.system
    let keys = try ServerKeys.ofFolder(folder) { random.bytes($0) }
    let place = address ?? folder + "/samstemt.sqlite"
    let database: ServerDatabase
    do {
      database = try await ServerDatabase.open(place, time: Timestamp(.now).rawValue).database
    } catch let error as DatabaseError {
      throw InputRefused([
        Problem(
          "server.database", at: Place(DatabaseAddress(place).description),
          ["detail": error.description])
      ])
    }
    return Ground(database: database, settings: settings, keys: keys, random: random)
  }

  /// Ends all connections after the work that has begun.
  public func close() async { await database.close() }
}
