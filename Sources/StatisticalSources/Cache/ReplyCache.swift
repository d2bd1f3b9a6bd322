import FoundationEssentials

/// Replies of services on disk, each under the hash of its request.
///
/// An entry is one file: a line of JSON that says when and what, then the bytes. It is written beside and
/// renamed, so a process that is killed leaves the old entry or the new one. What cannot be read, or does not
/// have the hash that its line says, counts as not there. The folder may be deleted at any time.
public struct ReplyCache: Sendable {
  /// The folder.
  public let folder: String

  /// A kept reply.
  public struct Entry: Sendable {
    /// When the service sent it or last said that it still holds, in seconds since 1970.
    public let confirmed: Double
    /// The service's mark of this version.
    public let etag: String?
    /// When the service last changed it, as it says.
    public let lastModified: String?
    /// What was sent.
    public let bytes: [UInt8]
  }

  private struct Head: Codable {
    var address: String
    var confirmed: Double
    var etag: String?
    var lastModified: String?
    var sha256: String
  }

  /// A cache in a folder.
  ///
  /// - Parameter folder: the folder; it is made when something is kept.
  public init(folder: String) {
    self.folder = folder
  }

  /// The kept reply to a request.
  ///
  /// - Parameter request: what was asked.
  /// - Returns: the entry, or nil where there is none that is whole.
  public func entry(for request: Request) -> Entry? {
    guard let file = AtomicFile.read(path(of: request)),
      let end = file.firstIndex(of: UInt8(ascii: "\n")),
      let head = try? JSONDecoder().decode(Head.self, from: Data(file[..<end]))
    else { return nil }
    let bytes = Array(file[(end + 1)...])
    guard Hash.sha256(bytes) == head.sha256 else { return nil }
    return Entry(
      confirmed: head.confirmed, etag: head.etag, lastModified: head.lastModified, bytes: bytes)
  }

  /// Keeps a reply.
  ///
  /// - Parameters:
  ///   - bytes: what was sent.
  ///   - headers: of the reply, names in small letters.
  ///   - request: what was asked.
  ///   - now: when, in seconds since 1970.
  /// - Returns: whether it is kept.
  @discardableResult
  public func keep(
    _ bytes: [UInt8], headers: [String: String], for request: Request, at now: Double
  ) -> Bool {
    let head = Head(
      address: request.address, confirmed: now, etag: headers["etag"],
      lastModified: headers["last-modified"], sha256: Hash.sha256(bytes))
    guard let line = try? JSONEncoder().encode(head) else { return false }
    return AtomicFile.write(Array(line) + [UInt8(ascii: "\n")] + bytes, to: path(of: request))
  }

  private func path(of request: Request) -> String {
    let parts = [request.method, request.address, request.headers["Accept"] ?? ""]
    let name = Hash.sha256(
      Array(parts.joined(separator: "\n").utf8) + [UInt8(ascii: "\n")] + (request.body ?? []))
    return "\(folder)/replies/\(name.prefix(2))/\(name)"
  }
}
