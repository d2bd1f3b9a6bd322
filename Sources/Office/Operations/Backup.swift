import Accounts
import Foundation
import Problems
import Records

/// A whole server in one file, and back.
///
/// The file is text that does not depend on the kind of database. The server's key is not in it: whoever
/// finds the file can open no personal link.
public enum Backup {
  /// What a backup holds.
  public struct Summary: Sendable, Hashable, Codable {
    /// How many rows of all tables.
    public let rows: Int
    /// The SHA-256 of what it holds.
    public let sha256: String

    init(_ summary: ServerDatabase.DumpSummary) {
      rows = summary.rows
      sha256 = summary.sha256
    }
  }

  /// Makes a backup, of one moment: by the server where it runs, else of the database itself.
  ///
  /// - Parameters:
  ///   - place: where the server keeps its things.
  ///   - file: where the backup goes; nothing may lie there.
  /// - Returns: what was written.
  /// - Throws: `InputRefused` with what stands in the way.
  public static func write(_ place: ServerPlace, to file: String) async throws -> Summary {
    try place.checkFolder()
    let file = URL(filePath: file).path
    guard !FileManager.default.fileExists(atPath: file) else {
      throw InputRefused([Problem("database.file-exists", at: Place(file))])
    }
    let folder = URL(filePath: file).deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw InputRefused([Problem("server.backup-folder", at: Place(folder))])
    }
    // A server may be let write nowhere but in its own folder: it writes there, and we carry it away.
    let name = RandomBytes.system.bytes(8).map { String($0, radix: 16) }.joined()
    let draft = URL(filePath: place.folder).path + "/backup.\(name).part"
    defer { try? FileManager.default.removeItem(atPath: draft) }
    let order = LocalOrder.backUp(file: draft)
    guard case .backedUp(let summary) = try await order.carryOut(at: place, origin: "") else {
      throw LocalDoor(place).failed(200)
    }
    try carry(draft, to: file)
    return summary
  }

  /// Copies a backup, readable by its owner alone; half of one never lies there under its name.
  private static func carry(_ draft: String, to file: String) throws(InputRefused) {
    let part = file + ".part"
    do {
      let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
      guard FileManager.default.createFile(atPath: part, contents: nil, attributes: attributes)
      else { throw CocoaError(.fileWriteUnknown) }
      let from = try FileHandle(forReadingFrom: URL(filePath: draft))
      let to = try FileHandle(forWritingTo: URL(filePath: part))
      while let bytes = try from.read(upToCount: 1 << 20), !bytes.isEmpty {
        try to.write(contentsOf: bytes)
      }
      try to.synchronize()
      try to.close()
      try from.close()
      try FileManager.default.moveItem(atPath: part, toPath: file)
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw InputRefused([Problem("server.backup-folder", at: Place(file))])
    }
  }

  /// Makes a backup of a server that runs.
  ///
  /// - Parameters:
  ///   - ground: what it stands on.
  ///   - file: the whole path of where the backup goes; nothing may lie there.
  /// - Returns: what was written.
  /// - Throws: `InputRefused` where something lies there or the folder cannot be written to.
  public static func write(_ ground: Ground, to file: String) async throws -> Summary {
    guard file.hasPrefix("/") else {
      throw InputRefused([Problem("server.backup-path", at: Place(file))])
    }
    let folder = URL(filePath: file).deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw InputRefused([Problem("server.folder-unwritable", at: Place(folder))])
    }
    let summary = Summary(try await ground.database.dump(to: file))
    try await ground.note(.backupMade, by: .system, of: nil)
    return summary
  }

  /// Fills a server's database with a backup.
  ///
  /// - Parameters:
  ///   - file: the backup.
  ///   - place: where the server keeps its things; it must not run.
  ///   - isReplacing: whether what the database holds may be replaced.
  /// - Returns: what was loaded, and whether the folder's secret is the one that it was made with.
  /// - Throws: `InputRefused` where the backup is damaged, the server runs, or the database holds rows.
  public static func restore(
    _ file: String, to place: ServerPlace, replacing isReplacing: Bool
  ) async throws -> (summary: Summary, hasKnownKey: Bool) {
    guard FileManager.default.fileExists(atPath: file) else {
      throw InputRefused([Problem("server.file-missing", at: Place(file))])
    }
    _ = try ServerKeys.ofFolder(place.folder) { RandomBytes.system.bytes($0) }
    return try await place.refusing {
      let summary = try await ServerDatabase.load(
        file, into: place.database, time: Timestamp(.now).rawValue, replacing: isReplacing)
      let ground = try await Ground.open(
        place, settings: OfficeSettings(origin: ""), key: .notLookedAt)
      try await ground.note(.backupRestored, by: .system, of: nil)
      let isKnown = try await ground.hasKnownKey()
      await ground.close()
      return (Summary(summary), isKnown)
    }
  }
}
