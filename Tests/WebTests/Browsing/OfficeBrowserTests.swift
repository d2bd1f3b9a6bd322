import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Web

extension InABrowser {
  /// The office on a server of its own; what is looked at stands in the scripts.
  struct OfficeBrowserTests {
    private static let common = [
      "--samstemt", SamstemtProcess.binary, "--questionnaire",
      PackageRoot.path + "/Examples/norge-2021/survey/questionnaire.yaml",
    ]

    @Test("a whole survey: from the first run over 372 invitations and reminders to the report")
    func wholeSurvey() async throws {
      let (code, said) = try await BrowserScript.run("fieldwork", Self.common)
      #expect(code == 0, "\(said)")
    }

    @Test("every page that somebody may see, in three languages: axe-core, and at 320 px")
    func everyPage() async throws {
      try await TemporaryFolder.use { folder in
        let paths = RouteTable.all.filter { $0.method == .get }.map(\.path)
        try folder.write(paths.joined(separator: "\n"), to: "routes")
        let (code, said) = try await BrowserScript.run(
          "office", Self.common + ["--routes", folder.path + "/routes"])
        #expect(code == 0, "\(said)")
      }
    }
  }
}
