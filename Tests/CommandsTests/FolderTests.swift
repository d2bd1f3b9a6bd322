import Foundation
import TestSupport
import Testing

/// What the commands do with folders.
struct FolderTests {
  @Test func `new refuses a folder that holds something, and touches nothing`() throws {
    try TemporaryFolder.use { folder in
      try folder.write("mine", to: "diary.txt")
      let outcome = try SamstemtProcess.run(["new", folder.path, "--language", "en"])
      #expect(outcome.code == 1)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["diary.txt"])
    }
  }

  @Test func `tables lists every address and prints one as CSV`() throws {
    try TemporaryFolder.use { folder in
      let review = folder.path + "/review"
      _ = try SamstemtProcess.run(["new", review])
      let list = try SamstemtProcess.run(["tables", review, "--language", "en"])
      let addresses = list.output.split(separator: "\n").compactMap {
        $0.split(separator: " ").first
      }
      #expect(addresses.contains("survey.plan") && addresses.contains("indicators.recycling"))
      #expect(addresses == addresses.sorted())
      let table = try SamstemtProcess.run(
        ["tables", review, "indicators.recycling", "--language", "en"])
      let lines = table.output.split(separator: "\n")
      #expect(
        lines.first
          == "unit,unit_label,period,period_label,value,status,count,answered,population,lower,upper,measure,synthetic"
      )
      #expect(lines.contains("F,Fjordregionen,2025,2025,42,,,,,,,percent,true"))
      #expect(lines.contains("F3,Østdal,2023,2023,,missing,,,,,,percent,true"))
    }
  }

  @Test func `the same folder gives the same bytes, whatever stood there before`() throws {
    try TemporaryFolder.use { folder in
      let review = folder.path + "/review"
      _ = try SamstemtProcess.run(["new", review])
      for name in ["a", "b", "b"] {
        _ = try SamstemtProcess.run(["build", review, "-o", "\(folder.path)/\(name)"])
      }
      let first = try Files.read(folder.path + "/a")
      #expect(first.count > 30)
      #expect(try Files.read(folder.path + "/b") == first)
    }
  }

  @Test func `a build that is killed leaves the old report or the new one whole`() throws {
    try TemporaryFolder.use { folder in
      let review = folder.path + "/review"
      let report = folder.path + "/report"
      _ = try SamstemtProcess.run(["new", review])
      var known: [[String: Data]] = []
      for answer in ["yes", "no"] {
        try folder.write(
          try folder.read("review/survey/answers.csv").replacing(
            /F1,2026-01-12,[a-z]+/, with: "F1,2026-01-12,\(answer)"),
          to: "review/survey/answers.csv")
        _ = try SamstemtProcess.run(["build", review, "-o", report])
        known.append(try Files.read(report))
      }
      #expect(known[0] != known[1])
      for step in 0..<24 {
        let answer = step % 2 == 0 ? "yes" : "no"
        try folder.write(
          try folder.read("review/survey/answers.csv").replacing(
            /F1,2026-01-12,[a-z]+/, with: "F1,2026-01-12,\(answer)"),
          to: "review/survey/answers.csv")
        try TemporaryFolder.use { place in
          let run = try SamstemtProcess(["build", review, "-o", report], in: place)
          Thread.sleep(forTimeInterval: 0.02 + Double(step) * 0.006)
          kill(run.process.processIdentifier, SIGKILL)
          run.process.waitUntilExit()
        }
        #expect(known.contains(try Files.read(report)), "the report is neither old nor new")
      }
      _ = try SamstemtProcess.run(["build", review, "-o", report])
      #expect(try Files.read(report) == known[1])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
          "report", "review",
        ])
    }
  }
}

/// The bytes of the files below a folder, by path.
enum Files {
  static func read(_ root: String) throws -> [String: Data] {
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    var files: [String: Data] = [:]
    for name in names {
      var isFolder: ObjCBool = false
      let path = "\(root)/\(name)"
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
        files[name] = try Data(contentsOf: URL(filePath: path))
      }
    }
    return files
  }
}
