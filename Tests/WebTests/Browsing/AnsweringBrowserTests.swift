import Fieldwork
import Foundation
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
        let server = try FieldedServer(office, in: folder, port: RealProvider.freePort())
        defer { server.kill() }
        let (code, said) = try await BrowserScript.run(
          "answering",
          ["--address", "http://127.0.0.1:\(server.port)", "--tokens"]
            + (try units.map { try FieldedOffice.token($0).description }))
        #expect(code == 0, "\(said)")
      }
    }
  }
}
