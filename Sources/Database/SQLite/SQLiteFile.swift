import Dispatch
import GRDB
import Problems

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What is done to database files that are not open.
enum SQLiteFile {
  /// Does work that waits for the disk on a thread of its own.
  static func aside<Result: Sendable>(
    _ work: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue(label: "samstemt.database.files").async {
        continuation.resume(with: Swift.Result { try work() })
      }
    }
  }

  /// Checks a copy, makes it one file without a log, and brings it to the disk.
  ///
  /// - Parameters:
  ///   - copy: the open copy; it is closed.
  ///   - path: where it lies.
  ///   - name: the file that a problem names.
  static func finish(_ copy: DatabaseQueue, at path: String, called name: String) throws {
    try copy.writeWithoutTransaction { database in
      // A copy of a file with a log would make one of its own as soon as it is opened.
      _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
      let integrity = try String.fetchAll(database, sql: "PRAGMA integrity_check")
      let references = try GRDB.Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
      if integrity != ["ok"] || !references.isEmpty {
        throw InputRefused([Problem("database.damaged", at: Place(name))])
      }
    }
    try copy.close()
    try Files.sync(path)
  }

  /// Deletes a database file with its logs.
  static func removeAll(_ path: String) throws(DatabaseError) {
    for ending in ["", "-wal", "-shm", "-journal"] { try Files.remove(path + ending) }
  }

  /// Gives a database file and its logs another name, so that nothing is lost by a restore.
  ///
  /// - Returns: the new name.
  static func setAside(_ path: String, time: Int64) throws -> String {
    let name = Files.unused("\(path).replaced.\(TimeStamp.compact(time))")
    // The logs first: a file without its log has lost writes, a log without its file is nothing.
    for ending in ["-wal", "-shm", "-journal", ""] where Files.exists(path + ending) {
      try Files.move(path + ending, to: name + ending)
    }
    return name
  }

  /// Copies the bytes of a file to a new one that only its owner may read.
  static func copy(_ source: String, to target: String) throws {
    let from = open(source, O_RDONLY | O_CLOEXEC)
    guard from >= 0 else { throw Files.failure(source) }
    defer { close(from) }
    let to = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard to >= 0 else { throw Files.failure(target) }
    defer { close(to) }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(from, &buffer, buffer.count)
      if count < 0 { throw Files.failure(source) }
      if count == 0 { break }
      var done = 0
      while done < count {
        let more = buffer.withUnsafeBytes {
          write(to, $0.baseAddress.map { $0 + done }, count - done)
        }
        if more <= 0 { throw Files.failure(target) }
        done += more
      }
    }
  }
}
