import Problems

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The right of one process to use a database file, held until it ends.
///
/// SQLite before 3.51.3 can damage a file that two connections write and checkpoint at the same
/// moment, and no version protects what a server keeps in memory from a second writer. The kernel
/// gives up the lock with the process, also where it is killed.
final class ProcessLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of a file: `<file>.lock`, which holds the number of the process.
  ///
  /// - Parameter path: the database file.
  /// - Throws: `InputRefused` where another has it or the folder cannot be written to;
  ///   ``DatabaseError`` where the disk fails.
  init(_ path: String) throws {
    let lock = path + ".lock"
    descriptor = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let reason = Files.reason(errno)
      throw InputRefused([Problem("database.cannot-open", at: Place(path), ["reason": reason])])
    }
    var isTaken = flock(descriptor, LOCK_EX | LOCK_NB) != 0
    // A program that this process is just starting has a copy of a descriptor that was closed here, until it
    // runs: the lock then seems to be our own, for a moment.
    var looks = 0
    while isTaken, looks < 40, ProcessLock.holder(of: descriptor) == "\(getpid())" {
      usleep(25_000)
      isTaken = flock(descriptor, LOCK_EX | LOCK_NB) != 0
      looks += 1
    }
    if isTaken {
      let holder = ProcessLock.holder(of: descriptor)
      close(descriptor)
      throw InputRefused([Problem("database.in-use", at: Place(path), ["process": holder])])
    }
    let own = Array("\(getpid())\n".utf8)
    if ftruncate(descriptor, 0) != 0 || pwrite(descriptor, own, own.count, 0) != own.count {
      let reason = Files.reason(errno)
      close(descriptor)
      throw DatabaseError(.diskFull, "\(lock): \(reason)")
    }
  }

  deinit {
    // The file stays: where it was removed, two processes could hold locks of two files by one name.
    close(descriptor)
  }

  private static func holder(of descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let digits = bytes.prefix(max(0, count)).prefix { (48...57).contains($0) }
    return digits.isEmpty ? "?" : String(decoding: digits, as: UTF8.self)
  }
}
