import Foundation
public import Problems

#if canImport(Glibc)
  import Glibc
#endif

/// How a command on this machine speaks to the server that has the database open: by a socket in the server's
/// own folder, which only the one who runs the server reaches.
struct LocalDoor {
  private let path: String

  init(_ place: ServerPlace) {
    path = place.socket
  }

  /// Hands an order to the server.
  ///
  /// - Parameter order: what is to be done.
  /// - Returns: what came of it; nil where no server answers.
  /// - Throws: `InputRefused` where the server cannot do it.
  func hand(_ order: LocalOrder) async throws -> LocalOrder.Outcome? {
    try await ask("/orders", body: Array(try JSONEncoder().encode(order)))
  }

  /// Asks the server to take answers in that were collected elsewhere.
  ///
  /// - Parameter order: what is to be taken in.
  /// - Returns: what came of it; nil where no server answers.
  /// - Throws: `InputRefused` where the server cannot take them in.
  func takeIn(_ order: AnswerTransfer.Order) async throws -> AnswerTransfer.Outcome? {
    try await ask("/answers", body: Array(try JSONEncoder().encode(order)))
  }

  /// Asks for something, and reads what comes of it; nil where no server answers.
  private func ask<Result: Decodable>(_ name: String, body: [UInt8]) async throws -> Result? {
    guard let answer = await exchange(name, body: body) else { return nil }
    if answer.status == 200 {
      return try JSONDecoder().decode(Result.self, from: Data(answer.body))
    }
    let problems = try? JSONDecoder().decode([LocalProblem].self, from: Data(answer.body))
    throw problems.map { InputRefused($0.map(\.problem)) } ?? failed(answer.status)
  }

  /// The server has answered something that was not asked for.
  func failed(_ status: Int) -> InputRefused {
    InputRefused([Problem("server.local-failed", at: Place(path), ["status": String(status)])])
  }

  private func exchange(_ path: String, body: [UInt8]) async -> (status: Int, body: [UInt8])? {
    let socketPath = self.path
    return await withCheckedContinuation { waiting in
      // Waiting for a socket would hold up a thread that others need.
      Thread.detachNewThread {
        waiting.resume(returning: Self.converse(socketPath, path, body))
      }
    }
  }

  private static func converse(
    _ socketPath: String, _ path: String, _ body: [UInt8]
  ) -> (status: Int, body: [UInt8])? {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(socketPath.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard connected == 0 else { return nil }
    let request =
      "POST \(path) HTTP/1.1\r\nHost: local\r\nConnection: close\r\n"
      + "Content-Length: \(body.count)\r\n\r\n"
    var rest = (Array(request.utf8) + body)[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return nil }
      rest = rest.dropFirst(sent)
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while answer.count < 64 << 20 {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      answer += buffer[..<count]
    }
    return parsed(answer)
  }

  private static func parsed(_ answer: [UInt8]) -> (status: Int, body: [UInt8])? {
    let end = Array("\r\n\r\n".utf8)
    guard
      let head = answer.indices.first(where: { answer[$0...].starts(with: end) }),
      let line = String(decoding: answer[..<head], as: UTF8.self).split(separator: "\r\n").first
    else { return nil }
    let words = line.split(separator: " ")
    guard words.count >= 2, let status = Int(words[1]) else { return nil }
    return (status, Array(answer[(head + end.count)...]))
  }
}

/// A problem on its way from the server to a command.
public struct LocalProblem: Codable, Sendable {
  let code: String
  let place: String
  let line: Int?
  let cell: String?
  let isWarning: Bool
  let values: [String: String]

  /// A problem on its way.
  ///
  /// - Parameter problem: the problem.
  public init(_ problem: Problem) {
    code = problem.code
    place = problem.place.file
    line = problem.place.line
    cell = problem.place.cell
    isWarning = problem.severity == .warning
    values = problem.values
  }

  var problem: Problem {
    Problem(
      code, isWarning ? .warning : .error, at: Place(place, line: line, cell: cell), values)
  }
}
