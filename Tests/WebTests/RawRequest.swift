import Foundation
import Glibc

/// A request over a socket of its own, sent as it is written: a client would tidy the path first.
struct RawRequest {
  /// What a server answers.
  struct Answer {
    let status: Int
    /// The fields by name in small letters.
    let fields: [String: String]
    let body: String
  }

  struct NoAnswer: Error {}

  let port: Int

  /// Asks for a path.
  func get(
    _ path: String, _ fields: [String: String] = [:], method: String = "GET", body: String = ""
  ) throws -> Answer {
    let lines =
      ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"]
      + fields.map { "\($0.key): \($0.value)" }.sorted()
    return try parse(send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body))
  }

  /// Sends bytes and reads until the server closes.
  func send(_ text: String) throws -> String {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw NoAnswer() }
    defer { close(descriptor) }
    var patience = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw NoAnswer() }
    _ = Array(text.utf8).withUnsafeBytes {
      Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      answer += buffer[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }

  private func parse(_ text: String) throws -> Answer {
    guard let end = text.range(of: "\r\n\r\n") else { throw NoAnswer() }
    let head = text[..<end.lowerBound].components(separatedBy: "\r\n")
    let words = head[0].split(separator: " ")
    guard words.count >= 2, let status = Int(words[1]) else { throw NoAnswer() }
    var fields: [String: String] = [:]
    for line in head.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      if parts.count == 2 { fields[parts[0].lowercased()] = parts[1] }
    }
    return Answer(status: status, fields: fields, body: String(text[end.upperBound...]))
  }
}
