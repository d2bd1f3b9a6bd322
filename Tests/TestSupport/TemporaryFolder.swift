import Foundation

/// A folder of a test's own, gone when the test is done with it.
public struct TemporaryFolder: Sendable {
  /// The whole path, without a final slash.
  public let path: String

  /// Makes an empty folder for a piece of work, and deletes it afterwards.
  ///
  /// - Parameter work: what is done in it.
  /// - Returns: what the work gives.
  /// - Throws: what the work throws, or the error of making the folder.
  public static func use<Result>(_ work: (TemporaryFolder) throws -> Result) throws -> Result {
    let folder = try TemporaryFolder()
    defer { folder.delete() }
    return try work(folder)
  }

  /// Makes an empty folder for a piece of work that waits, and deletes it afterwards.
  ///
  /// - Parameters:
  ///   - isolation: the actor of the caller.
  ///   - work: what is done in it.
  /// - Returns: what the work gives.
  /// - Throws: what the work throws, or the error of making the folder.
  public static func use<Result>(
    isolation: isolated (any Actor)? = #isolation, _ work: (TemporaryFolder) async throws -> Result
  ) async throws -> Result {
    let folder = try TemporaryFolder()
    defer { folder.delete() }
    return try await work(folder)
  }

  /// Writes a file, and the folders that it stands in.
  ///
  /// - Parameters:
  ///   - text: the content.
  ///   - file: its path in the folder.
  /// - Throws: the error of Foundation where it cannot be written.
  public func write(_ text: String, to file: String) throws {
    let address = URL(filePath: "\(path)/\(file)")
    try FileManager.default.createDirectory(
      at: address.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: address)
  }

  /// The text of a file.
  ///
  /// - Parameter file: its path in the folder.
  /// - Returns: the text.
  /// - Throws: the error of Foundation where it cannot be read as UTF-8.
  public func read(_ file: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
  }

  private init() throws {
    let address = FileManager.default.temporaryDirectory
      .appending(path: "samstemt-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: address, withIntermediateDirectories: true)
    path = address.path
  }

  private func delete() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
