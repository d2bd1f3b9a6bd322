import CSodium
import Database

/// Files that were sent in, such as an answer's attachment or a case's picture.
///
/// A file is known by the hash of what it holds, so that the same file sent twice is kept once.
public struct FileStore: Sendable {
  let database: any SQLDatabase

  init(_ database: any SQLDatabase) {
    self.database = database
  }

  /// A file as it is kept.
  public struct Kept: Hashable, Sendable {
    /// The media type that its bytes were found to have.
    public let type: String
    /// What it holds.
    public let bytes: [UInt8]
  }

  /// Keeps a file.
  ///
  /// - Parameters:
  ///   - bytes: what it holds.
  ///   - type: the media type that the bytes were found to have, never what the sender says.
  ///   - owner: the id of the owner.
  /// - Returns: the id: 64 hexadecimal digits.
  public func add(_ bytes: [UInt8], type: String, of owner: String) async throws -> String {
    let id = FileStore.id(of: bytes)
    try await database.write { session in
      try session.execute(
        """
        INSERT INTO files (owner, id, type, content) VALUES (\(owner), \(id), \(type), \(bytes))
        ON CONFLICT (owner, id) DO NOTHING
        """)
    }
    return id
  }

  /// A file.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - owner: the id of its owner.
  /// - Returns: nil where the owner has none by that id.
  public func file(_ id: String, of owner: String) async throws -> Kept? {
    try await database.read { session in
      try session.row("SELECT type, content FROM files WHERE owner = \(owner) AND id = \(id)").map {
        Kept(type: try $0["type"], bytes: try $0["content"])
      }
    }
  }

  /// The id of a file: the BLAKE2b hash of 256 bits of what it holds.
  ///
  /// - Parameter bytes: what it holds.
  /// - Returns: 64 hexadecimal digits.
  public static func id(of bytes: [UInt8]) -> String {
    var hash = [UInt8](repeating: 0, count: 32)
    crypto_generichash(&hash, hash.count, bytes, UInt64(bytes.count), nil, 0)
    return hash.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}

/// The table of files.
enum FileTables {
  static let area = TableArea(
    "files",
    [
      """
      CREATE TABLE files (
        owner \(.text) NOT NULL, id \(.text) NOT NULL, type \(.text) NOT NULL,
        content \(.blob) NOT NULL,
        PRIMARY KEY (owner, id)
      ) \(.strict)
      """
    ])
}
