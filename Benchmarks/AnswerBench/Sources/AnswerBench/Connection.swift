import Glibc

/// A connection to the server that is kept, with one reply under way at a time.
struct Connection {
  let descriptor: Int32
  private var reply: [UInt8] = []

  init?(port: Int) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { return nil }
    var yes: Int32 = 1
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Sends a request.
  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes {
      Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
  }

  /// What a connection has brought.
  enum Reply {
    /// Some of the reply.
    case part
    /// All of it: its first line, and what follows the headers.
    case whole(status: String, body: String)
    /// The server ended the connection.
    case ended
  }

  /// Reads what has come.
  mutating func receive() -> Reply {
    let count = withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { buffer in
      let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      if count > 0 { reply += buffer[..<count] }
      return count
    }
    guard count > 0 else { return .ended }
    guard let end = Connection.end(of: reply) else { return .part }
    let head = String(decoding: reply[..<end], as: UTF8.self).lowercased()
    guard let length = Connection.number(after: "content-length: ", in: head),
      reply.count - end >= length
    else { return .part }
    let body = String(decoding: reply[end...], as: UTF8.self)
    reply.removeAll(keepingCapacity: true)
    return .whole(status: String(head.prefix { $0 != "\r\n" }), body: body)
  }

  /// A number that stands after words.
  static func number(after words: String, in text: String) -> Int? {
    text.firstRange(of: words).flatMap { Int(text[$0.upperBound...].prefix { $0.isNumber }) }
  }

  /// Where the headers end.
  private static func end(of bytes: [UInt8]) -> Int? {
    var place = 3
    while place < bytes.count {
      if bytes[place] == 10, bytes[place - 1] == 13, bytes[place - 2] == 10 { return place + 1 }
      place += 1
    }
    return nil
  }
}
