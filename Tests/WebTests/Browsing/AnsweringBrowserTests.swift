import Fieldwork
import Foundation
import Glibc
import OfficeFixture
import TestSupport
import Testing

extension InABrowser {
  /// The respondent's whole way; what is looked at stands in `check_answering.py`.
  struct AnsweringTests {
    @Test("answer, be interrupted, go on elsewhere, share, hand in; by keyboard; without scripts")
    func wholeWay() async throws {
      try await TemporaryFolder.use { folder in
        let units = ["1811", "1812", "1813", "1815", "1816"]
        let office = try await FieldedOffice.fill(folder: folder.path, units: units)
        let server = try FieldedServer(office, in: folder, port: try Self.freePort())
        defer { server.kill() }
        let (code, said) = try await BrowserScript.run(
          "answering",
          ["--address", "http://127.0.0.1:\(server.port)", "--tokens"]
            + (try units.map { try FieldedOffice.token($0).description }))
        #expect(code == 0, "\(said)")
      }
    }

    /// A port that nobody listens on just now.
    private static func freePort() throws -> Int {
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(descriptor) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = inet_addr("127.0.0.1")
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let found = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
        }
      }
      try #require(found)
      return Int(UInt16(bigEndian: address.sin_port))
    }
  }
}
