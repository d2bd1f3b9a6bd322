import Fieldwork
import Foundation
import Glibc
import OfficeFixture
import TestSupport
import Testing

/// The respondent's whole way in a real browser; what is looked at stands in `check_answering.py`.
@Suite("Answering in a browser")
struct BrowserTests {
  private static let python = PackageRoot.path + "/.venv/bin/python"
  private static let chromium = ["chromium", "chromium-browser", "google-chrome"]
    .map { "/usr/bin/\($0)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  static let isInstalled = FileManager.default.isExecutableFile(atPath: python) && chromium != nil

  @Test(
    "answer, be interrupted, go on elsewhere, share, hand in; by keyboard; without scripts",
    .enabled(if: isInstalled, "no Chromium, or no .venv: 'make browser' installs both"))
  func wholeWay() async throws {
    let chromium = try #require(Self.chromium)
    try await TemporaryFolder.use { folder in
      let units = ["1811", "1812", "1813", "1815", "1816"]
      let office = try await FieldedOffice.fill(folder: folder.path, units: units)
      let server = try FieldedServer(office, in: folder, port: try Self.freePort())
      defer { server.kill() }
      let script = Process()
      script.executableURL = URL(filePath: Self.python)
      script.arguments = [
        PackageRoot.path + "/Tests/Browser/check_answering.py", "--address",
        "http://127.0.0.1:\(server.port)", "--chromium", chromium, "--pictures",
        PackageRoot.path + "/.build/pictures/answering", "--tokens",
      ]
      script.arguments? += try units.map { try FieldedOffice.token($0).description }
      let output = Pipe()
      script.standardOutput = output
      script.standardError = output
      try script.run()
      let said = String(
        decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      script.waitUntilExit()
      print(said)
      #expect(script.terminationStatus == 0, "\(said)")
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
