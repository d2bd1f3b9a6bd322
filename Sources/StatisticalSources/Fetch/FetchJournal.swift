import FoundationEssentials

/// The replies to the parts of one query, kept on disk as they come, so that a fetch that was stopped goes on.
///
/// Each reply is one file under the hash of its request, written beside and renamed. A line before the bytes
/// holds their hash: what is not whole counts as not there. The journal belongs to one state of the table; a
/// table that has changed has another.
struct FetchJournal {
  private let folder: String

  /// The journal of a query.
  ///
  /// - Parameters:
  ///   - cache: the folder of the cache.
  ///   - key: names the service, the query and the state of the table.
  init(cache: String, key: String) {
    folder = "\(cache)/fetches/\(Hash.sha256(Array(key.utf8)).prefix(32))"
  }

  /// A kept reply.
  ///
  /// - Parameters:
  ///   - request: what was asked.
  ///   - oldest: the earliest time at which it may have come, in seconds since 1970.
  /// - Returns: its bytes; nil where it is not there, not whole or too old.
  func reply(to request: Request, since oldest: Double) -> [UInt8]? {
    guard let file = AtomicFile.read(path(of: request)),
      let end = file.prefix(200).firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let words = String(decoding: file[..<end], as: UTF8.self).split(separator: " ")
    let bytes = Array(file[(end + 1)...])
    guard words.count == 2, let came = Double(words[1]), came >= oldest,
      Hash.sha256(bytes) == words[0]
    else { return nil }
    return bytes
  }

  /// Keeps a reply.
  ///
  /// - Parameters:
  ///   - bytes: what was sent.
  ///   - request: what was asked.
  ///   - now: when, in seconds since 1970.
  /// - Returns: whether it is kept.
  func keep(_ bytes: [UInt8], for request: Request, at now: Double) -> Bool {
    let line = Array("\(Hash.sha256(bytes)) \(now)\n".utf8)
    return AtomicFile.write(line + bytes, to: path(of: request))
  }

  /// Forgets all replies.
  func clear() { try? FileManager.default.removeItem(atPath: folder) }

  private func path(of request: Request) -> String {
    let key = Array("\(request.address)\n".utf8) + (request.body ?? [])
    return "\(folder)/\(Hash.sha256(key))"
  }
}
