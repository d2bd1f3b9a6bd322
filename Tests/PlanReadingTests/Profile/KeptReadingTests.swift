import PlanReading
import Testing

@Suite("A reading that is kept")
struct KeptReadingTests {
  private func kept(_ text: String) -> KeptReading {
    let reader = PlanReader(LexiconFixture.lexicon)
    return KeptReading(of: reader.read(PlanText(text, format: .markdown, document: "plan.md")))
  }

  @Test func `a passage keeps its id where other passages come and go`() throws {
    let sentence = "Vi skal styrke kollektivtransporten i hele kommunen innen 2030."
    let before = kept("# Plan\n\n\(sentence)\n")
    let after = kept("# Plan\n\nEt nytt avsnitt om noe helt annet.\n\n\(sentence)\n")
    let id = try #require(before.passages.last?.id)
    #expect(after.passages.last?.id == id)
    #expect(id.utf8.count == 8)
  }

  @Test func `passages with the same words have ids of their own`() {
    let sentence = "Vi skal styrke kollektivtransporten."
    let ids = kept("\(sentence)\n\n\(sentence)\n").passages.map(\.id)
    #expect(ids.count == 2 && ids[1] == ids[0] + "-2")
  }

  @Test func `a quotation is short and holds the words that the finding rests on`() throws {
    let filler = Array(repeating: "noe annet som står her", count: 30).joined(separator: " ")
    let reading = kept("\(filler) og kollektivtransporten skal styrkes \(filler).\n")
    let finding = try #require(reading.passages.first?.findings.first)
    #expect(finding.evidence == ["kollektivtransporten"])
    #expect(finding.quotation.contains("kollektivtransporten"))
    #expect(finding.quotation.hasPrefix("… ") && finding.quotation.hasSuffix(" …"))
    #expect(finding.quotation.split(separator: " ").count == 42, "40 words and two marks")
  }

  @Test func `a short passage is quoted whole`() throws {
    let text = "Vi skal styrke kollektivtransporten."
    #expect(kept(text).passages.first?.findings.first?.quotation == text)
  }

  @Test func `of many quotations those that bind most are kept`() throws {
    let reading = KeptReading(passages: [
      PlanFixture.passage("a", .describes, [try PlanFixture.finding(11, score: 0.9)]),
      PlanFixture.passage("b", .measures, [try PlanFixture.finding(11, score: 0.6)]),
      PlanFixture.passage("c", .measures, [try PlanFixture.finding(11, score: 0.7)]),
    ])
    let quoted = reading.quoting(atMost: 1).passages
      .filter { $0.findings.contains { !$0.quotation.isEmpty } }
    #expect(quoted.map(\.id) == ["c"])
    #expect(reading.quoting(atMost: 0).passages.allSatisfy { $0.findings[0].quotation.isEmpty })
  }
}
