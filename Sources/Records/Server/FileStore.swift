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
    let file = Sent(bytes, type: type)
    try await database.write { session in try Self.insert(file, of: owner, in: session) }
    return file.id
  }

  /// A file on its way in, with what speaks of it.
  public struct Sent: Sendable {
    /// The id that it is kept under: 64 hexadecimal digits.
    public let id: String
    let kept: Kept

    /// A file on its way in.
    ///
    /// - Parameters:
    ///   - bytes: what it holds.
    ///   - type: the media type that the bytes were found to have, never what the sender says.
    public init(_ bytes: [UInt8], type: String) {
      id = FileStore.id(of: bytes)
      kept = Kept(type: type, bytes: bytes)
    }
  }

  static func insert(
    _ file: Sent, of owner: String, in session: borrowing WriteSession
  ) throws {
    try session.execute(
      """
      INSERT INTO files (owner, id, type, content)
      VALUES (\(owner), \(file.id), \(file.kept.type), \(file.kept.bytes))
      ON CONFLICT (owner, id) DO NOTHING
      """)
  }

  /// Deletes files that nothing speaks of: a file is kept together with what speaks of it, so what is alone has
  /// been left behind.
  ///
  /// - Parameter owner: the id of the owner.
  /// - Returns: how many were deleted.
  public func removeOrphans(of owner: String) async throws -> Int {
    let alone = try await database.read { session in
      let rows = try session.rows("SELECT id FROM files WHERE owner = \(owner)")
      var ids = Set(try rows.map { try $0["id"] as String })
      for table in Self.speaking where !ids.isEmpty {
        try session.forEach("SELECT content FROM \(table) WHERE owner = \(owner)") { row in
          ids.subtract(Self.ids(in: try row["content"]))
        }
      }
      return ids.sorted()
    }
    var count = 0
    for id in alone {
      count += try await database.write { try Self.forget(id, of: owner, in: $0) }
    }
    return count
  }

  /// The tables in which files are spoken of.
  private static let speaking: [SQL] = [
    "answer_versions", "responses", "call_submissions", "cases", "case_texts", "plans",
  ]

  /// Whatever in a text could be the id of a file.
  private static func ids(in content: String) -> [String] {
    content.utf8.split { byte in
      !(0x30...0x39).contains(byte) && !(0x61...0x66).contains(byte)
    }.filter { $0.count == 64 }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Deletes a file that nothing speaks of any more: the same file may have been sent in twice.
  @discardableResult
  static func forget(
    _ file: String, of owner: String, in session: borrowing WriteSession
  ) throws -> Int {
    let pattern = "%\(file)%"
    for table in speaking {
      let found = try session.row(
        "SELECT 1 AS one FROM \(table) WHERE owner = \(owner) AND content LIKE \(pattern) LIMIT 1")
      if found != nil { return 0 }
    }
    return try session.execute("DELETE FROM files WHERE owner = \(owner) AND id = \(file)")
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
