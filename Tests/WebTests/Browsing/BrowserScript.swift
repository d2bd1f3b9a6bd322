import Foundation
import TestSupport
import Testing

/// What is looked at in a browser, one script after the other: each takes most of a small machine.
@Suite(
  "In a browser", .serialized,
  .enabled(
    if: BrowserScript.isInstalled, "no Chromium, or no .venv: 'make browser' installs both"))
enum InABrowser {}

/// A Python script of `Tests/Browser` that looks at the server in Chromium.
enum BrowserScript {
  private static let python = PackageRoot.path + "/.venv/bin/python"
  private static let chromium = ["chromium", "chromium-browser", "google-chrome"]
    .map { "/usr/bin/\($0)" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Whether what the scripts need is there.
  static let isInstalled = FileManager.default.isExecutableFile(atPath: python) && chromium != nil

  /// Runs a script to its end, and prints what it says.
  ///
  /// - Parameters:
  ///   - name: the script without its ending; its pictures lie in `.build/pictures` below that name.
  ///   - arguments: what it is told besides the browser and where its pictures go.
  /// - Returns: what it ended with, and what it said.
  static func run(
    _ name: String, _ arguments: [String]
  ) async throws -> (code: Int32, said: String) {
    // On a thread of its own: the others have tests to run meanwhile.
    try await withCheckedThrowingContinuation { waiting in
      Thread.detachNewThread {
        waiting.resume(with: Result { try runToItsEnd(name, arguments) })
      }
    }
  }

  private static func runToItsEnd(
    _ name: String, _ arguments: [String]
  ) throws -> (code: Int32, said: String) {
    let script = Process()
    script.executableURL = URL(filePath: python)
    script.arguments =
      [
        PackageRoot.path + "/Tests/Browser/check_\(name).py", "--chromium", chromium ?? "",
        "--pictures", PackageRoot.path + "/.build/pictures/\(name)",
      ] + arguments
    // Nothing is written beside the sources.
    script.environment = ProcessInfo.processInfo.environment
      .merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    let output = Pipe()
    script.standardOutput = output
    script.standardError = output
    try script.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    script.waitUntilExit()
    print("\(name): \(said)")
    return (script.terminationStatus, said)
  }
}
