#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What is done to files so that it holds after a power failure.
enum Files {
  /// The words of the system for an error number.
  static func reason(_ number: Int32) -> String {
    String(cString: strerror(number))
  }

  /// Whether something lies at a path.
  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// A path where nothing lies: the name, or the name with a number.
  static func unused(_ name: String, ending: String = "") -> String {
    var path = name + ending
    var number = 1
    while exists(path) {
      number += 1
      path = "\(name)-\(number)\(ending)"
    }
    return path
  }

  /// The size in bytes, or nil where there is no file.
  static func size(_ path: String) -> Int? {
    var facts = stat()
    return stat(path, &facts) == 0 ? Int(facts.st_size) : nil
  }

  /// The path of a file through links, so that one file has one name.
  static func resolved(_ path: String) -> String {
    if let whole = realpath(path, nil) {
      defer { free(whole) }
      return String(cString: whole)
    }
    guard let folder = realpath(self.folder(of: path), nil) else { return path }
    defer { free(folder) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let parent = String(cString: folder)
    return parent == "/" ? "/\(name)" : "\(parent)/\(name)"
  }

  /// The folder that a path lies in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes an empty file that only its owner may read, unless it is there.
  static func create(_ path: String) throws(DatabaseError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    close(descriptor)
    try sync(folder(of: path))
  }

  /// Waits until a file, or the names in a folder, are on the disk.
  static func sync(_ path: String) throws(DatabaseError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    if fsync(descriptor) != 0 { throw failure(path) }
  }

  /// Gives a file another name in the same file system, for good.
  static func move(_ path: String, to other: String) throws(DatabaseError) {
    if rename(path, other) != 0 { throw failure(path) }
    try sync(folder(of: other))
  }

  /// Deletes a file where it is there.
  static func remove(_ path: String) throws(DatabaseError) {
    if unlink(path) != 0, errno != ENOENT { throw failure(path) }
  }

  static func failure(_ path: String) -> DatabaseError {
    let number = errno
    let kind: DatabaseError.Kind =
      switch number {
      case ENOSPC, EDQUOT: .diskFull
      case EROFS, EACCES, EPERM: .readOnly
      default: .inputOutput
      }
    return DatabaseError(kind, "\(path): \(reason(number))")
  }
}
