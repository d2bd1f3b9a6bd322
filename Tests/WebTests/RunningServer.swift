import Foundation
import TestSupport
import Workflows

/// `samstemt serve` on two built reports, as a process of its own.
struct RunningServer {
  /// The folder that holds the reports `small` and `other`, and a file beside them.
  let folder: TemporaryFolder
  let server: SamstemtProcess
  let port: Int

  var request: RawRequest { RawRequest(port: port) }

  /// Builds, serves, does something, and stops.
  static func use<Result>(
    _ options: [String] = [], _ work: (RunningServer) throws -> Result
  ) throws -> Result {
    try TemporaryFolder.use { folder in
      try buildReports(in: folder)
      return try TemporaryFolder.use { place in
        let server = try SamstemtProcess(
          ["serve", folder.path + "/reports", "--port", "0", "--language", "en"] + options,
          in: place)
        defer { kill(server.process.processIdentifier, SIGKILL) }
        // The address of the metrics may come first; it goes on after the port.
        let port = try server.waitForOutput(/http:\/\/127\.0\.0\.1:([0-9]+)\n/)
        return try work(RunningServer(folder: folder, server: server, port: Int(port) ?? 0))
      }
    }
  }

  static func buildReports(in folder: TemporaryFolder) throws {
    _ = try NewReview.write(to: folder.path + "/review")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/reports", withIntermediateDirectories: true)
    for name in ["small", "other"] {
      _ = try BuildReview(folder.path + "/review").write(to: "\(folder.path)/reports/\(name)")
    }
    try folder.write("top secret", to: "secret.txt")
    try folder.write("top secret", to: "reports/secret.txt")
  }
}
