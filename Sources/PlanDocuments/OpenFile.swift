import Problems

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is open for reading, for us and for the programs that we start.
final class OpenFile {
  let descriptor: Int32

  /// Opens a file.
  ///
  /// - Throws: ``InputRefused`` where it is missing, no ordinary file, or may not be read.
  init(_ path: String, name: String) throws(InputRefused) {
    // Without waiting, as opening a pipe would.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno == ENOENT || errno == ENOTDIR ? "file.missing" : "file.unreadable"
      throw InputRefused([Problem(code, at: Place(name))])
    }
    self.descriptor = descriptor
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw InputRefused([Problem("file.not-a-file", at: Place(name))])
    }
  }

  /// A file with this content that has no name: it is gone when it is closed, whatever happens.
  ///
  /// - Throws: ``InputRefused`` where it cannot be written.
  init(holding bytes: [UInt8], name: String) throws(InputRefused) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/samstemt-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw InputRefused([Problem("document.no-room", at: Place(name))])
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
    self.descriptor = descriptor
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw InputRefused([Problem("document.no-room", at: Place(name))]) }
      written += count
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit { close(descriptor) }

  /// The whole file.
  ///
  /// - Throws: ``InputRefused`` where it is larger than allowed or cannot be read.
  func bytes(most: Int, name: String) throws(InputRefused) -> [UInt8] {
    var status = stat()
    fstat(descriptor, &status)
    try OpenFile.check(size: Int(status.st_size), most: most, name: name)
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
        return read(descriptor, rest.baseAddress, rest.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw InputRefused([Problem("file.unreadable", at: Place(name))]) }
      if count == 0 { break }
      filled += count
    }
    lseek(descriptor, 0, SEEK_SET)
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  static func check(size: Int, most: Int, name: String) throws(InputRefused) {
    guard size > most else { return }
    throw InputRefused([
      Problem(
        "document.too-large", at: Place(name),
        ["size": String(size >> 20), "limit": String(most >> 20)])
    ])
  }
}
