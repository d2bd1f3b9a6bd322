import Foundation
public import Problems

/// The files of a review folder, read with limits, named by their path inside it.
public struct FolderFiles: Sendable {
  /// The folder.
  public let root: String

  /// A larger file than this is no part of a review, in bytes.
  public static let largestFile = 64 << 20

  /// The files below a folder.
  ///
  /// - Parameter root: the path of the folder.
  public init(_ root: String) {
    self.root = root
  }

  /// Whether there is a folder at all.
  public var exists: Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: root, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }

  /// Whether nothing stands in the folder.
  public var isEmpty: Bool {
    ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).isEmpty
  }

  /// Whether there is a file at a path.
  ///
  /// - Parameter path: the path inside the folder.
  /// - Returns: true where something stands there.
  public func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: whole(path))
  }

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - path: the path inside the folder.
  ///   - name: what problems call the file; its path where nil.
  ///   - limit: the most bytes that it may have.
  /// - Returns: the whole file.
  /// - Throws: ``InputRefused`` where it is not there, no file, too large or not readable.
  public func bytes(
    _ path: String, named name: String? = nil, limit: Int = FolderFiles.largestFile
  ) throws(InputRefused) -> [UInt8] {
    let place = Place(name ?? path)
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved(path)),
      attributes[.type] as? FileAttributeType == .typeRegular
    else {
      throw InputRefused([Problem(has(path) ? "file.not-a-file" : "file.missing", at: place)])
    }
    let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    guard size <= limit else {
      throw InputRefused([
        Problem(
          "file.too-large", at: place,
          ["size": String(size >> 20), "limit": String(limit >> 20)])
      ])
    }
    guard let data = FileManager.default.contents(atPath: whole(path)) else {
      throw InputRefused([Problem("file.unreadable", at: place)])
    }
    return Array(data)
  }

  /// The names of the files in a folder that end in one of these, sorted.
  ///
  /// - Parameters:
  ///   - folder: the path inside the review folder.
  ///   - ending: how the names end, with the dot.
  /// - Returns: the paths inside the review folder; none where there is no such folder.
  public func list(_ folder: String, ending: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: whole(folder))) ?? []
    return names.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted()
      .map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
  }

  /// The names of the folders in a folder, sorted.
  ///
  /// - Parameter folder: the path inside the review folder.
  /// - Returns: the names; none where there is no such folder.
  public func folders(_ folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: whole(folder))) ?? []
    return names.filter { name in
      var isDirectory: ObjCBool = false
      return !name.hasPrefix(".")
        && FileManager.default.fileExists(
          atPath: whole("\(folder)/\(name)"), isDirectory: &isDirectory)
        && isDirectory.boolValue
    }.sorted()
  }

  /// All files below the folder but hidden ones, sorted.
  public var all: [String] {
    guard let walk = FileManager.default.enumerator(atPath: root) else { return [] }
    return walk.compactMap { $0 as? String }
      .filter { path in
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: whole(path), isDirectory: &isDirectory)
          && !isDirectory.boolValue
          && !path.split(separator: "/").contains { $0.hasPrefix(".") }
      }
      .sorted()
  }

  /// Writes a file of the folder, whole or not at all.
  ///
  /// - Parameters:
  ///   - text: the content.
  ///   - path: the path inside the folder.
  /// - Throws: ``InputRefused`` where it cannot be written.
  public func write(_ text: String, to path: String) throws(InputRefused) {
    do {
      let url = URL(filePath: whole(path))
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url, options: .atomic)
    } catch {
      throw InputRefused([
        Problem("folder.unwritable", at: Place(path), ["detail": error.localizedDescription])
      ])
    }
  }

  /// Takes a file of the folder away.
  ///
  /// - Parameter path: the path inside the folder.
  /// - Throws: ``InputRefused`` where it cannot be taken away.
  public func remove(_ path: String) throws(InputRefused) {
    do {
      try FileManager.default.removeItem(atPath: whole(path))
    } catch {
      throw InputRefused([
        Problem("folder.unwritable", at: Place(path), ["detail": error.localizedDescription])
      ])
    }
  }

  private func whole(_ path: String) -> String { root + "/" + path }

  private func resolved(_ path: String) -> String {
    URL(filePath: whole(path)).resolvingSymlinksInPath().path
  }
}
