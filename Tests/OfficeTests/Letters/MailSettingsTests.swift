import Foundation
import Problems
import TestSupport
import Testing

@testable import Office

/// Where mail goes, as a file says it.
struct MailSettingsTests {
  @Test(arguments: [
    ("localhost", true), ("127.0.0.1", true), ("mail.example.org", false), ("10.0.0.2", false),
    ("127.0.0.1.example.org", false),
  ])
  func `mail goes in the open to this machine alone`(host: String, isTaken: Bool) throws {
    try TemporaryFolder.use { folder in
      try folder.write("host: \(host)\nsecurity: none\n", to: "mail.yaml")
      do throws(InputRefused) {
        _ = try MailSettings.read(folder.path + "/mail.yaml")
        #expect(isTaken)
      } catch {
        #expect(!isTaken)
        #expect(error.problems.map(\.code) == ["mail.not-encrypted"])
        #expect(error.problems.first?.place.cell == "security")
      }
    }
  }

  @Test func `the folder of a dry run is its owner's alone`() throws {
    try TemporaryFolder.use { folder in
      let path = folder.path + "/letters"
      _ = try MailSettings.dryRun(path)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o700)
    }
  }
}
