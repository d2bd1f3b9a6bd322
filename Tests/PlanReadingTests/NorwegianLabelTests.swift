import Agenda
import Foundation
import PlanReading
import StatisticalTables
import TestSupport
import Testing

/// The labelled paragraphs of docs/plan-labels.md, whose texts stand beside the package.
@Suite(
  "Real plans in Norwegian", .needsReferenceData("norway/text/plan_paragraphs.jsonl"),
  .needsReferenceData("norway/text/samfunnsdel_excerpts.jsonl"))
struct NorwegianLabelTests {
  private static let name = "Tests/PlanReadingTests/Labels/norwegian-labels.tsv"

  /// The parts of the paragraphs that the labels are about, in the order of the labels.
  private func texts(_ table: DelimitedFile) throws -> [String] {
    struct Row: Decodable {
      let id: String?
      let text: String
    }
    var paragraphs: [String: String] = [:]
    for (file, prefix) in [("plan_paragraphs", ""), ("samfunnsdel_excerpts", "exc-")] {
      let bytes = try ReferenceData.bytes("norway/text/\(file).jsonl")
      for (number, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
        let row = try JSONDecoder().decode(Row.self, from: Data(line))
        let place = number < 9 ? "0\(number + 1)" : "\(number + 1)"
        paragraphs[prefix.isEmpty ? row.id ?? "" : prefix + place] = row.text
      }
    }
    return try table.rows.map { row in
      let text = try #require(paragraphs[row.fields[0]], "\(row.fields[0])").unicodeScalars
      let start = try #require(Int(row.fields[1]))
      let end = try #require(Int(row.fields[2]))
      return String(String.UnicodeScalarView(text.dropFirst(start).prefix(end - start)))
    }
  }

  private func judge(_ table: DelimitedFile, _ texts: [String]) throws -> ReadingEvaluation {
    var writer = DelimitedWriter()
    writer.row(["text", "goals", "targets"])
    for (row, text) in zip(table.rows, texts) { writer.row([text, row.fields[4], row.fields[5]]) }
    let labels = try LabelFile.read(Array(writer.text.utf8), file: Self.name)
    return ReadingEvaluation(PlanReader(.standard).judge(labels))
  }

  @Test func `goals and targets are found as those who labelled them say`() throws {
    let table = try DelimitedFile(
      Array(PackageRoot.read(Self.name).utf8), file: Self.name)
    #expect(table.rows.count == 300)
    let evaluation = try judge(table, texts(table))
    #expect(evaluation.texts == 300)
    let all = try #require(evaluation.sheets.first { $0.kind == .all })
    let first = try #require(evaluation.sheets.first { $0.kind == .first })
    let three = evaluation.firstThreeTargets
    print(
      """
      Norwegian plans: micro F1 \(all.microF1), likeliest goal \(String(describing: first.accuracy?.value)), \
      target first \(String(describing: evaluation.firstTarget.value)), among three \(three)
      """)
    for line in all.lines where line.count >= 18 {
      print("goal \(line.goal.rawValue): \(line.precision), \(line.recall)")
    }
    #expect(all.microF1.value >= 0.67)
    #expect((first.accuracy?.value ?? 0) >= 0.86)
    #expect((three.value ?? 0) >= 0.61)
  }

  @Test func `the texts are those that were labelled`() throws {
    let table = try DelimitedFile(
      Array(PackageRoot.read(Self.name).utf8), file: Self.name)
    let texts = try texts(table)
    try TemporaryFolder.use { folder in
      for (row, text) in zip(table.rows, texts) {
        let name = "\(row.fields[0])-\(row.fields[1])"
        try folder.write(text, to: "texts/\(name)")
      }
      let sums = table.rows.map { "\($0.fields[0])-\($0.fields[1])" }
      let output = try Self.digests(of: sums, in: "\(folder.path)/texts")
      for (row, digest) in zip(table.rows, output) {
        #expect(digest.hasPrefix(row.fields[3]), "\(row.fields[0])")
      }
    }
  }

  /// SHA-256 of each file, by the system's own program.
  private static func digests(of names: [String], in folder: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    process.arguments = names
    process.currentDirectoryURL = URL(filePath: folder)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return output.split(separator: "\n").map(String.init)
  }
}
