import Accounts
import Database
import Foundation
public import Problems
import Records

/// Where a server keeps its things.
public struct ServerPlace: Sendable {
  /// The folder of the server's own files.
  public let folder: String
  /// The database: a path or an address.
  public let database: String

  /// Where a server keeps its things.
  ///
  /// - Parameters:
  ///   - folder: the folder of the server's own files.
  ///   - database: the database; a SQLite file in the folder where nil.
  public init(folder: String, database: String? = nil) {
    self.folder = folder
    self.database = database ?? folder + "/samstemt.sqlite"
  }

  /// The path of the socket by which commands on this machine speak to the server.
  public var socket: String { folder + "/samstemt.socket" }

  /// Refuses a folder that is not there: a name that was mistyped makes no new server.
  ///
  /// - Throws: `InputRefused`.
  public func checkFolder() throws(InputRefused) {
    guard FileManager.default.fileExists(atPath: folder) else {
      throw InputRefused([Problem("server.folder-missing", at: Place(folder))])
    }
  }

  /// Does something with the database; what the database says of itself is told as a problem.
  func refusing<Result>(_ work: () async throws -> Result) async throws -> Result {
    do {
      return try await work()
    } catch let error as DatabaseError {
      throw InputRefused([
        Problem(
          "server.database", at: Place(DatabaseAddress(database).description),
          ["detail": error.description])
      ])
    }
  }
}

extension Ground {
  /// Opens what a server stands on: its database and its keys.
  ///
  /// - Parameters:
  ///   - place: where the server keeps its things.
  ///   - settings: what whoever runs the server has decided.
  ///   - key: what becomes of a secret that is not the one which the database knows.
  /// - Returns: the ground; it is to be closed in the end.
  /// - Throws: `InputRefused` where the folder or the database cannot be used as it is, or where the database's
  ///   links and messages were made with another secret.
  public static func open(
    _ place: ServerPlace, settings: OfficeSettings, key: KeyCheck = .mustBeKnown
  ) async throws -> Ground {
    let random = RandomBytes.system
    let keys = try ServerKeys.ofFolder(place.folder) { random.bytes($0) }
    let database = try await place.refusing {
      try await ServerDatabase.open(place.database, time: Timestamp(.now).rawValue).database
    }
    do {
      let isKnown = try await place.refusing {
        switch key {
        case .mustBeKnown: return try await database.notesKey(keys.fingerprint)
        case .replaced: try await database.replaceKey(keys.fingerprint)
        case .notLookedAt: break
        }
        return true
      }
      guard isKnown else {
        throw InputRefused([
          Problem("server.other-key", at: Place(ServerKeys.path(in: place.folder)))
        ])
      }
    } catch {
      await database.close()
      throw error
    }
    return Ground(database: database, settings: settings, keys: keys, random: random)
  }

  /// What becomes of a secret that is not the one which the database knows.
  public enum KeyCheck: Sendable {
    /// It is refused: links would not open, and messages could not be read.
    case mustBeKnown
    /// It takes the place of the one that is lost.
    case replaced
    /// Nothing: what is done needs no secret.
    case notLookedAt
  }

  /// Whether the secret is the one which the database knows.
  func hasKnownKey() async throws -> Bool {
    try await database.keyFingerprint().map { $0 == keys.fingerprint } ?? true
  }

  /// Ends all connections after the work that has begun.
  public func close() async { await database.close() }
}
