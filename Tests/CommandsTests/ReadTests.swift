import Foundation
import TestSupport
import Testing

/// Reading plans from the command line.
struct ReadTests {
  private static let plan = """
    # Samfunnsdel

    ## Transport

    Kommunen skal bygge en ny sykkelvei innen 2028, og kollektivtrafikken skal styrkes.

    Vi følger bærekraftsmål 14.

    """

  private static func run(_ more: [String], plan: String = plan, name: String = "plan.md") throws
    -> SamstemtProcess.Outcome
  {
    try TemporaryFolder.use { folder in
      try folder.write(plan, to: name)
      return try SamstemtProcess.run(["read", "\(folder.path)/\(name)", "--language", "en"] + more)
    }
  }

  @Test func `the profile and the passages that carry it`() throws {
    let outcome = try Self.run([])
    #expect(outcome.code == 0, "\(outcome.complaints)")
    #expect(outcome.output.contains("11 Sustainable cities and communities"))
    #expect(outcome.output.contains("Named, but no passage is about it: goal 14."))
    #expect(outcome.output.contains("kollektivtrafikken"))
    #expect(outcome.output.contains("Samfunnsdel › Transport"))
  }

  @Test func `a row for each finding`() throws {
    let outcome = try Self.run(["--format", "csv"])
    let lines = outcome.output.split(separator: "\n")
    #expect(
      lines.first
        == "document,page,passage,bytes,goal,target,kind,commitment,score,band,language,headings,evidence"
    )
    #expect(lines.contains { $0.contains(",14,,explicit,") && $0.hasSuffix(",bærekraftsmål 14") })
    #expect(lines.contains { $0.contains(",11,") && $0.contains(",implied,measures,") })
  }

  @Test func `an object for each finding`() throws {
    let outcome = try Self.run(["--format", "jsonl"])
    let objects = try outcome.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(objects.contains { $0["goal"] as? Int == 14 && $0["kind"] as? String == "explicit" })
    #expect(objects.allSatisfy { $0["document"] as? String == "plan.md" })
  }

  @Test func `paragraphs that somebody has taken out keep their documents, pages and ids`() throws {
    let lines = """
      {"id": "a-1", "doc": "klimaplan", "page": 7, "text": "Utslippene av klimagasser skal reduseres innen 2030."}
      {"id": "b-1", "doc": "budsjett", "page": 2, "text": "Barnefattigdommen skal ned."}

      """
    let outcome = try Self.run(["--format", "csv"], plan: lines, name: "plans.jsonl")
    #expect(outcome.output.contains("klimaplan,7,a-1,"))
    #expect(outcome.output.contains("budsjett,2,b-1,"))
  }

  @Test func `a reading is written once`() throws {
    try TemporaryFolder.use { folder in
      try folder.write(Self.plan, to: "plan.md")
      let words = [
        "read", "\(folder.path)/plan.md", "--format", "reading", "-o", "\(folder.path)/reading.csv",
        "--language", "en",
      ]
      let first = try SamstemtProcess.run(words)
      #expect(first.code == 0, "\(first.complaints)")
      #expect(first.output.contains("findings are written to"))
      let text = try folder.read("reading.csv")
      #expect(text.contains("quotation") && text.contains("sykkelvei"))
      #expect(try SamstemtProcess.run(words).code == 1, "nothing is overwritten unasked")
      #expect(try SamstemtProcess.run(words + ["--replace"]).code == 0)
    }
  }

  @Test(arguments: [
    ("plan.rtf", "{\\rtf1 Plan}", "The document is saved in an old Word format"),
    ("plan.md", "", "The document has no text."),
    ("plan.jsonl", "{\"a\": 1}\n", "plan.jsonl:1: error: The line is no JSON object with “text”."),
  ])
  func `what cannot be read is told with its place`(
    _ name: String, _ text: String, _ message: String
  ) throws {
    let outcome = try Self.run([], plan: text, name: name)
    #expect(outcome.code == 1)
    #expect(outcome.complaints.contains(message), "\(outcome.complaints)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `a wrong call is told as such`() throws {
    #expect(try Self.run(["--format", "xml"]).code == 2)
    #expect(try Self.run(["--quotations", "-1"]).code == 2)
    #expect(try SamstemtProcess.run(["read"]).code == 2)
    let missing = try SamstemtProcess.run(["read", "/nowhere/plan.md", "--language", "en"])
    #expect(missing.code == 1 && missing.complaints.contains("The file does not exist."))
  }

  /// Real paragraphs, where they are at hand: nothing is skipped, and every finding shows its words.
  @Test(.needsReferenceData("norway/text/plan_paragraphs.jsonl"))
  func `real plans are read from end to end`() throws {
    try TemporaryFolder.use { folder in
      let bytes = try ReferenceData.bytes("norway/text/plan_paragraphs.jsonl")
      let text = String(decoding: bytes, as: UTF8.self)
      try folder.write(text, to: "plans.jsonl")
      let outcome = try SamstemtProcess.run([
        "read", "\(folder.path)/plans.jsonl", "--format", "reading", "--language", "en",
      ])
      #expect(outcome.code == 0, "\(outcome.complaints)")
      #expect(outcome.complaints.contains("passages are in Swedish or Danish"))
      let ids = Set(
        text.split(separator: "\n").compactMap { $0.split(separator: "\"").dropFirst(3).first })
      #expect(ids.count == 1_292)
      var found = 0
      var named = 0
      var read: Set<Substring> = []
      for line in outcome.output.split(separator: "\n").dropFirst() {
        // Documents have commas in their names, so the id is known by its form.
        if let id = line.firstMatch(of: /(?:,)((?:tel|swe|[a-z]+)-\d{5})(?:,)/)?.1 {
          read.insert(id)
        }
        if line.contains(",implied,") { found += 1 }
        if line.contains(",explicit,") { named += 1 }
      }
      #expect(read.count > 1_200, "all but contents and lists of the goals: \(read.count)")
      #expect(found > 400 && named > 5)
      print("real plans: \(read.count) passages kept, \(found) implied findings, \(named) explicit")
    }
  }
}
