import Foundation
import TestSupport
import Testing

/// `samstemt backup` and `samstemt restore`, beside a server that runs and without one.
struct BackupCommandTests {
  @Test func `a backup is made while the server runs, and brings an empty server to the same`()
    async throws
  {
    try TemporaryFolder.use { folder in
      let data = folder.path + "/data"
      let server = try SamstemtProcess(
        ["serve", "--data", data, "--port", "0", "--language", "en"], in: folder)
      defer { kill(server.process.processIdentifier, SIGKILL) }
      _ = try server.waitForOutput(/http:\/\/127\.0\.0\.1:([0-9]+)\n/)
      let running = try SamstemtProcess.run([
        "backup", "--data", data, "-o", folder.path + "/first.backup", "--language", "en",
      ])
      #expect(running.code == 0, "\(running.complaints)")
      #expect(running.output.contains("first.backup"))
      #expect(running.output.contains("secret.key"))
      let taken = try SamstemtProcess.run([
        "backup", "--data", data, "-o", folder.path + "/first.backup", "--language", "en",
      ])
      #expect(taken.code == 1)
      #expect(taken.complaints.contains("The file exists already"))
      let nowhere = try SamstemtProcess.run([
        "backup", "--data", data, "-o", folder.path + "/none/b", "--language", "en",
      ])
      #expect(nowhere.code == 1 && nowhere.complaints.contains("after -o"), "\(nowhere.complaints)")
      // The server wrote in its own folder, and nothing is left there; nobody else reads what came of it.
      let left = try FileManager.default.contentsOfDirectory(atPath: data)
      #expect(left.allSatisfy { !$0.hasPrefix("backup") }, "\(left)")
      let mode = try FileManager.default.attributesOfItem(
        atPath: folder.path + "/first.backup")[.posixPermissions]
      #expect(mode as? Int == 0o600)

      // No second program comes at the database while the server has it.
      for command in [
        ["serve", "--data", data, "--port", "0"],
        ["restore", folder.path + "/first.backup", "--data", data, "--replace"],
      ] {
        let refused = try SamstemtProcess.run(command + ["--language", "en"])
        #expect(refused.code == 1)
        #expect(
          refused.complaints.contains("in use by another process"), "\(refused.complaints)")
      }

      kill(server.process.processIdentifier, SIGKILL)
      server.process.waitUntilExit()
      let stopped = try SamstemtProcess.run([
        "backup", "--data", data, "-o", folder.path + "/second.backup", "--language", "en",
      ])
      #expect(stopped.code == 0, "\(stopped.complaints)")

      let other = folder.path + "/other"
      let restored = try SamstemtProcess.run([
        "restore", folder.path + "/second.backup", "--data", other, "--language", "en",
      ])
      #expect(restored.code == 0, "\(restored.complaints)")
      #expect(restored.complaints.contains("secret.key is not the one"), "\(restored.complaints)")
      let again = try SamstemtProcess.run([
        "restore", folder.path + "/second.backup", "--data", other, "--language", "en",
      ])
      #expect(again.code == 1)
      #expect(again.complaints.contains("would be replaced"), "\(again.complaints)")
      #expect(again.complaints.contains("--replace"))
      let replaced = try SamstemtProcess.run([
        "restore", folder.path + "/second.backup", "--data", other, "--replace", "--language", "en",
      ])
      #expect(replaced.code == 0, "\(replaced.complaints)")
    }
  }

  @Test func `a backup that was changed is refused with the line, and nothing is written`() throws {
    try TemporaryFolder.use { folder in
      let data = folder.path + "/data"
      try FileManager.default.createDirectory(
        atPath: data, withIntermediateDirectories: true)
      let file = folder.path + "/a.backup"
      #expect(
        try SamstemtProcess.run(["backup", "--data", data, "-o", file]).code == 0)
      let text = try String(contentsOfFile: file, encoding: .utf8)
      try text.replacing("\"rows\":0", with: "\"rows\":1", maxReplacements: 1)
        .write(toFile: file, atomically: true, encoding: .utf8)
      let outcome = try SamstemtProcess.run([
        "restore", file, "--data", folder.path + "/new", "--language", "en",
      ])
      #expect(outcome.code == 1)
      #expect(outcome.complaints.contains(/a\.backup:[0-9]+/), "\(outcome.complaints)")
    }
  }

  @Test func `a folder that no server has is told, and none is made`() throws {
    try TemporaryFolder.use { folder in
      let outcome = try SamstemtProcess.run([
        "backup", "--data", folder.path + "/nothing", "-o", folder.path + "/b", "--language", "en",
      ])
      #expect(outcome.code == 1)
      #expect(outcome.complaints.contains("The folder does not exist"))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/nothing"))
    }
  }
}
