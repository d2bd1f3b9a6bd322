public import Problems

/// The files of a repository: their paths, and a way to read one.
public struct RepositoryFiles: Sendable {
  /// The paths of all files inside the repository, sorted.
  public let paths: [String]
  /// Reads the bytes of a file.
  let read: @Sendable (String) throws(InputRefused) -> [UInt8]

  /// The files of a repository.
  ///
  /// - Parameters:
  ///   - paths: the paths of all files inside it.
  ///   - read: gives the bytes of one.
  public init(
    paths: [String], read: @escaping @Sendable (String) throws(InputRefused) -> [UInt8]
  ) {
    self.paths = paths.sorted()
    self.read = read
  }

  /// Files that are held in memory.
  ///
  /// - Parameter texts: what stands in each, by its path.
  public init(texts: [String: String]) {
    self.init(paths: Array(texts.keys)) { path throws(InputRefused) in
      guard let text = texts[path] else {
        throw InputRefused([Problem("file.missing", at: Place(path))])
      }
      return Array(text.utf8)
    }
  }

  /// Whether there is such a file.
  func has(_ path: String) -> Bool { paths.contains(path) }

  /// The files that a pattern names, in order.
  func matching(_ pattern: PathPattern) -> [String] { paths.filter(pattern.matches) }
}
