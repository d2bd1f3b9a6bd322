public import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// A small HTTP server on a free port of this machine, that answers by a function of the test.
///
/// One request a connection; each connection has its own thread. It can also do what real servers do wrong:
/// cut a reply off or keep silent.
public final class LocalServer: Sendable {
  /// What was asked.
  public struct Call: Sendable {
    /// `GET`, `POST` or `CONNECT`.
    public let method: String
    /// The path, or the whole address where this is a proxy.
    public let path: String
    /// What stands behind the question mark, unescaped, by name.
    public let query: [String: String]
    /// The headers; names in small letters.
    public let headers: [String: String]
    /// What was sent along.
    public let body: Data
  }

  /// What is answered.
  public enum Answer: Sendable {
    /// A reply.
    case reply(Int, [String: String] = [:], Data)
    /// The connection ends without a word.
    case silence
    /// A reply of which only a part comes before the connection is reset.
    case cutOff(Data, after: Int)
    /// A reply that begins after some seconds.
    indirect case late(Double, Answer)

    /// A reply of JSON or other text.
    public static func text(_ text: String) -> Answer { .text(200, [:], text) }

    /// A reply of JSON or other text, with status and headers.
    public static func text(
      _ status: Int, _ headers: [String: String], _ text: String
    ) -> Answer {
      .reply(
        status, ["Content-Type": "application/json"].merging(headers) { $1 }, Data(text.utf8))
    }
  }

  /// The port.
  public let port: UInt16
  private let listener: Int32
  private let calls = Mutex<[Call]>([])

  /// Starts a server.
  ///
  /// - Parameter answer: makes the answer to a call; called from several threads.
  /// - Throws: where no port can be had.
  public init(_ answer: @escaping @Sendable (Call) -> Answer) throws {
    signal(SIGPIPE, SIG_IGN)
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRINUSE) }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 { return }
        Thread.detachNewThread {
          if let call = LocalServer.read(connection) {
            self?.calls.withLock { $0.append(call) }
            LocalServer.send(answer(call), to: connection)
          }
          close(connection)
        }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// The address, without a final slash.
  public var address: String { "http://127.0.0.1:\(port)" }

  /// What has been asked so far.
  public var asked: [Call] { calls.withLock { $0 } }

  private static func read(_ connection: Int32) -> Call? {
    var bytes = Data()
    var part = [UInt8](repeating: 0, count: 65536)
    let blank = Data("\r\n\r\n".utf8)
    var headEnd: Data.Index?
    while headEnd == nil {
      let count = recv(connection, &part, part.count, 0)
      guard count > 0 else { return nil }
      bytes.append(contentsOf: part[..<count])
      if bytes.first == 0x16 {
        // TLS is spoken: a plain server answers in its own way.
        write(Data("HTTP/1.1 400 Bad Request\r\n\r\n".utf8), to: connection)
        return nil
      }
      headEnd = bytes.range(of: blank)?.upperBound
    }
    guard let headEnd else { return nil }
    let lines = String(decoding: bytes[..<headEnd], as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ").map(String.init)
    guard words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] =
        line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    var body = bytes[headEnd...]
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    while body.count < length {
      let count = recv(connection, &part, part.count, 0)
      guard count > 0 else { return nil }
      body.append(contentsOf: part[..<count])
    }
    let parts = words[1].split(separator: "?", maxSplits: 1).map(String.init)
    var query: [String: String] = [:]
    for pair in (parts.count > 1 ? parts[1] : "").split(separator: "&") {
      let sides = pair.split(separator: "=", maxSplits: 1).map {
        String($0).removingPercentEncoding ?? ""
      }
      query[sides[0]] = sides.count > 1 ? sides[1] : ""
    }
    return Call(
      method: words[0], path: parts[0].removingPercentEncoding ?? parts[0], query: query,
      headers: headers, body: Data(body))
  }

  private static func send(_ answer: Answer, to connection: Int32) {
    switch answer {
    case .silence: return
    case .late(let seconds, let answer):
      Thread.sleep(forTimeInterval: seconds)
      send(answer, to: connection)
    case .reply(let status, let headers, let body):
      write(head(status, headers, body.count) + body, to: connection)
      shutdown(connection, Int32(SHUT_WR))
    case .cutOff(let body, let count):
      write(head(200, [:], body.count) + body.prefix(count), to: connection)
      // Closing with a linger of nothing resets the connection.
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(
        connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    }
  }

  private static func head(_ status: Int, _ headers: [String: String], _ length: Int) -> Data {
    let all = headers.merging(["Content-Length": String(length), "Connection": "close"]) { $1 }
    let lines = all.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }
    return Data("HTTP/1.1 \(status) Status\r\n\(lines.joined())\r\n".utf8)
  }

  private static func write(_ data: Data, to connection: Int32) {
    data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      var rest = bytes
      while !rest.isEmpty {
        let count = Glibc.send(connection, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
        guard count > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }
}
