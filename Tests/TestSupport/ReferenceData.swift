import Foundation
public import Testing

/// Reference data that stands beside the package and does not follow it.
public enum ReferenceData {
  /// The folder, by a path relative to the package's.
  public static let path = URL(filePath: PackageRoot.path)
    .appending(path: "../shared/data").standardizedFileURL.path

  /// Whether a file or folder of the reference data is there.
  ///
  /// - Parameter name: its path in the folder.
  /// - Returns: false where the package stands alone.
  public static func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/\(name)")
  }

  /// The bytes of a reference file.
  ///
  /// - Parameter name: its path in the folder.
  /// - Returns: the bytes.
  /// - Throws: the error of Foundation where it cannot be read.
  public static func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(filePath: "\(path)/\(name)")))
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test, saying so, where a file of the reference data is absent.
  ///
  /// - Parameter name: the file's path in the folder.
  /// - Returns: the trait.
  public static func needsReferenceData(_ name: String) -> Self {
    .enabled(if: ReferenceData.has(name), "../shared/data/\(name) is not here")
  }
}
