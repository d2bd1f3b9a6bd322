import Foundation

/// The folder of the package, wherever the tests are started from.
public enum PackageRoot {
  /// The whole path of the folder, without a final slash.
  public static let path: String = {
    // Tests/TestSupport/PackageRoot.swift stands three levels down.
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  /// The text of a file of the package.
  ///
  /// - Parameter file: its path from the package's folder.
  /// - Returns: the text.
  /// - Throws: the error of Foundation where it cannot be read as UTF-8.
  public static func read(_ file: String) throws -> String {
    try text(at: "\(path)/\(file)")
  }

  /// The text of any file.
  ///
  /// - Parameter path: its whole path.
  /// - Returns: the text.
  /// - Throws: the error of Foundation where it cannot be read as UTF-8.
  public static func text(at path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  /// The files below a folder, sorted.
  ///
  /// - Parameters:
  ///   - folder: its path from the root.
  ///   - ending: how the files' names end, such as `.swift`.
  ///   - root: the folder that paths are told from; the package's where it is left out.
  /// - Returns: the paths from the root; none where the folder is missing.
  public static func files(
    under folder: String, ending: String, of root: String = PackageRoot.path
  ) -> [String] {
    let names = FileManager.default.enumerator(atPath: "\(root)/\(folder)")?
      .compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }.sorted()
  }
}
