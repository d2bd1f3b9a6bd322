import Foundation
import Glibc
import OfficeFixture
import Testing

@testable import Web

/// Somebody who opens a connection and says nothing more.
struct QuietConnectionTests {
  /// What is read of a connection after some bytes were sent: nil where nothing came in a minute.
  private static func answer(to bytes: String, port: Int) -> [UInt8]? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var patience = timeval(tv_sec: 60, tv_usec: 0)
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
    _ = Array(bytes.utf8).withUnsafeBytes {
      send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count == 0 { return answer }
      if count < 0 { return nil }
      answer += buffer[..<count]
    }
  }

  private static func onThread(_ bytes: String, port: Int) async -> [UInt8]? {
    await withCheckedContinuation { waiting in
      Thread.detachNewThread { waiting.resume(returning: answer(to: bytes, port: port)) }
    }
  }

  @Test(arguments: [
    "",
    "POST /nb/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nemail=",
    "GET /nb/sign-in HTTP/1.1\r\nHost: a\r\n\r\n",
  ])
  func `a connection that nothing comes on is ended`(_ sent: String) async throws {
    try await ServedOffice.use(idleSeconds: 1) { served in
      let answer = await Self.onThread(sent, port: served.port)
      #expect(answer != nil)
      #expect((answer?.isEmpty == false) == sent.hasPrefix("GET"))
    }
  }
}
