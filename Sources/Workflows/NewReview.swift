public import Problems
import Store

/// Writes a small review folder that works, to begin from.
public enum NewReview {
  /// Writes the folder.
  ///
  /// - Parameter path: where; nothing may stand there, or an empty folder.
  /// - Returns: the paths of the files inside it, sorted.
  /// - Throws: ``InputRefused`` where something stands there, or it cannot be written.
  public static func write(to path: String) throws(InputRefused) -> [String] {
    let folder = FolderFiles(path)
    guard !folder.exists || folder.isEmpty else {
      throw InputRefused([Problem("folder.not-empty", at: Place(path))])
    }
    let files = EmbeddedData.files.filter { $0.key.hasPrefix("new/") }.sorted { $0.key < $1.key }
    for (name, text) in files { try folder.write(text, to: String(name.dropFirst(4))) }
    return files.map { String($0.key.dropFirst(4)) }
  }
}
