import Glibc

/// A connection on which requests are sent one after another, as they are written.
final class KeptConnection {
  private let port: Int
  private var descriptor: Int32 = -1

  init(port: Int) {
    self.port = port
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The status and the body of the answer; nil where the server ended the connection without one.
  func ask(_ request: [UInt8]) -> (status: Int, body: [UInt8])? {
    for _ in 0..<2 {
      if descriptor < 0 { connectAnew() }
      if let answer = exchange(request) { return answer }
      close(descriptor)
      descriptor = -1
    }
    return nil
  }

  private func connectAnew() {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    _ = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  private func exchange(_ request: [UInt8]) -> (status: Int, body: [UInt8])? {
    var rest = request[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return nil }
      rest = rest.dropFirst(sent)
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      if let whole = Self.parsed(answer) { return whole }
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      answer += buffer[..<count]
    }
  }

  /// The answer once all of it has come.
  private static func parsed(_ answer: [UInt8]) -> (status: Int, body: [UInt8])? {
    let end: [UInt8] = [13, 10, 13, 10]
    guard let head = answer.indices.first(where: { answer[$0...].starts(with: end) }) else {
      return nil
    }
    let lines = String(decoding: answer[..<head], as: UTF8.self).lowercased()
      .split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count >= 2, let status = Int(words[1]) else { return nil }
    let length = lines.lazy.compactMap { line -> Int? in
      guard line.hasPrefix("content-length:") else { return nil }
      return Int(line.dropFirst("content-length:".count).drop { $0 == " " })
    }.first
    let body = answer[(head + end.count)...]
    guard body.count >= length ?? 0 else { return nil }
    return (status, Array(body))
  }
}
