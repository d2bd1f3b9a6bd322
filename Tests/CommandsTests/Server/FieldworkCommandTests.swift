import Foundation
import OfficeFixture
import TestSupport
import Testing

/// Fieldwork carried in and out by commands, as processes of their own.
struct FieldworkCommandTests {
  private static func run(_ arguments: [String]) throws -> SamstemtProcess.Outcome {
    try SamstemtProcess.run(arguments + ["--language", "en"])
  }

  private static func fill(_ folder: TemporaryFolder, _ kind: String) async throws -> FieldedOffice
  {
    let data = folder.path + "/data"
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    return try await FieldedOffice.fill(
      folder: data,
      database: kind == "sqlite" ? nil : try PostgresServer.shared().newDatabase(),
      units: ["1811", "1812"])
  }

  private static func place(_ office: FieldedOffice) -> [String] {
    ["--data", office.folder] + (office.database.map { ["--database", $0] } ?? [])
  }

  @Test(arguments: PostgresServer.programs == nil ? ["sqlite"] : ["sqlite", "postgres"])
  func `everything of a campaign goes out, is a report, and comes in again with the same bytes`(
    kind: String
  ) async throws {
    try await TemporaryFolder.use { folder in
      let office = try await Self.fill(folder, kind)
      let study = try await office.addBeside()
      try folder.write(
        "unit,submitted,stage,goals,hours,story\n1811,,governed,g3|g11,12,\"Odd, \"\"words\"\"\"\n",
        to: "answers.csv")
      let taken = try Self.run(
        ["import", "answers", folder.path + "/answers.csv"] + Self.place(office)
          + ["--owner", "ks", "--campaign", "k27", "--submitted", "2026-11-01"])
      #expect(taken.code == 0, "\(taken.complaints)")
      #expect(
        taken.output.contains("New answers stored: 4. Units: 1. Count as handed in: 1."),
        "\(taken.output)")

      let first = folder.path + "/first"
      let out = try Self.run(
        ["export", "fieldwork"] + Self.place(office)
          + ["--owner", "ks", "--campaign", "k27", "-o", first])
      #expect(out.code == 0, "\(out.complaints)")
      let check = try Self.run(["check", first])
      #expect(check.code == 0, "\(check.output) \(check.complaints)")
      let build = try Self.run(["build", first, "-o", folder.path + "/report"])
      #expect(build.code == 0, "\(build.complaints)")
      let report = try Files.read(folder.path + "/report").values.map {
        String(decoding: $0, as: UTF8.self)
      }.joined()
      #expect(report.contains("Sykkelvei til skolen") && report.contains("En trygg vei."))
      #expect(!report.contains("Ikke sett på"))
      let written = try Files.read(first)
      #expect(written["cases/\(study).md"] != nil)
      #expect(written.keys.contains { $0.hasPrefix("cases/") && $0.hasSuffix(".png") })

      let other = FieldedOffice.empty(
        folder: folder.path + "/other",
        database: kind == "sqlite" ? nil : try PostgresServer.shared().newDatabase())
      let back = try Self.run(["import", "fieldwork", first] + Self.place(other))
      #expect(back.code == 0, "\(back.complaints)")
      let again = try Self.run(
        ["export", "fieldwork"] + Self.place(other)
          + ["--owner", "ks", "--campaign", "k27", "-o", folder.path + "/second"])
      #expect(again.code == 0, "\(again.complaints)")
      let second = try Files.read(folder.path + "/second")
      #expect(written.keys.sorted() == second.keys.sorted())
      for (path, bytes) in written { #expect(second[path] == bytes, "\(path)") }
      let twice = try Self.run(["import", "fieldwork", first] + Self.place(other))
      #expect(twice.code == 1 && twice.complaints.contains("already"), "\(twice.complaints)")
    }
  }

  @Test
  func `answers are taken in by the server where it runs, and nothing is overwritten unasked`()
    async throws
  {
    try await TemporaryFolder.use { folder in
      let office = try await Self.fill(folder, "sqlite")
      let server = try SamstemtProcess(
        ["serve", "--data", office.folder, "--port", "0", "--language", "en"], in: folder)
      defer { kill(server.process.processIdentifier, SIGKILL) }
      _ = try server.waitForOutput(/http:\/\/127\.0\.0\.1:([0-9]+)\n/)
      let file = folder.path + "/answers.csv"
      let command =
        ["import", "answers", file] + Self.place(office) + ["--owner", "ks", "--campaign", "k27"]
      try folder.write("unit,story,stage,odd\n1811,First,nonsense,x\n9999,A,,\n", to: "answers.csv")
      let trial = try Self.run(command + ["--dry-run"])
      #expect(trial.code == 0 && trial.output.contains("Nothing was stored"), "\(trial.complaints)")
      let stored = try Self.run(command)
      #expect(stored.code == 0, "\(stored.complaints)")
      #expect(stored.output.contains("New answers stored: 1."), "\(stored.output)")
      for found in ["answers.csv:2", "“nonsense”", "“9999”", "“odd”"] {
        #expect(stored.complaints.contains(found), "\(found) in \(stored.complaints)")
      }
      try folder.write("unit,story\n1811,Second\n", to: "answers.csv")
      let kept = try Self.run(command)
      #expect(
        kept.output.contains("New answers stored: 0.") && kept.output.contains("--conflicts take"))
      #expect(kept.complaints.contains("First") && kept.complaints.contains("Second"))
      #expect(
        try Self.run(command + ["--conflicts", "take"]).output.contains("New answers stored: 1."))
      #expect(!stored.complaints.contains("error:"), "what is left out stops nothing")
      try folder.write("place,story\n1811,Third\n", to: "answers.csv")
      let unitless = try Self.run(command)
      #expect(unitless.code == 1 && unitless.complaints.contains("error:"))
      let unknown = try Self.run(
        ["import", "answers", file] + Self.place(office) + ["--owner", "ks", "--campaign", "none"])
      #expect(unknown.code == 1 && unknown.complaints.contains("none"))
      // What the server cannot do for a command is refused with advice.
      let refused = try Self.run(
        ["export", "fieldwork"] + Self.place(office)
          + ["--owner", "ks", "--campaign", "k27", "-o", folder.path + "/out"])
      #expect(refused.code == 1 && refused.complaints.contains("in use by another process"))

      kill(server.process.processIdentifier, SIGKILL)
      server.process.waitUntilExit()
      let versions = try await office.answers()["1811"]?["story"]
      #expect(versions?.count == 2)
    }
  }
}
