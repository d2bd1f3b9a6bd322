import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// Makes folders.
enum FolderMaker {
  /// Makes a folder and those above it.
  ///
  /// - Parameter path: the folder.
  /// - Returns: whether it is there.
  static func make(_ path: String) -> Bool {
    (try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true))
      != nil
  }
}

/// Files that are there as a whole or not at all, also when the process or the machine stops in between.
public enum AtomicFile {
  /// Writes beside the file, waits until the disk has it, and then lets it take the name.
  ///
  /// - Parameters:
  ///   - bytes: the content.
  ///   - path: the file; its folder is made.
  /// - Returns: whether it is there.
  public static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let folder =
      path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) : "."
    guard FolderMaker.make(folder.isEmpty ? "/" : folder) else { return false }
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    var template = Array("\(folder)/.\(name)-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return false }
    let fresh = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var isWritten = put(bytes, into: descriptor)
    isWritten = fchmod(descriptor, 0o644) == 0 && isWritten
    isWritten = fsync(descriptor) == 0 && isWritten
    isWritten = close(descriptor) == 0 && isWritten
    guard isWritten, rename(fresh, path) == 0 else {
      unlink(fresh)
      return false
    }
    return true
  }

  /// The content of a file.
  ///
  /// - Parameter path: the file.
  /// - Returns: its bytes; nil where it cannot be read.
  public static func read(_ path: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(filePath: path))).map(Array.init)
  }

  private static func put(_ bytes: [UInt8], into descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { content in
      var rest = content
      while !rest.isEmpty {
        let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
      return true
    }
  }
}
