import Languages
import Testing
import VoluntaryReview

@Suite("A written piece")
struct BlockTests {
  func block(_ content: String) -> Block {
    Block(id: "intro", language: .nb, file: "report/nb/intro.md", content: content)
  }

  @Test func `a first heading is the title and the text begins below it`() {
    let block = block("\n# Our plan\n\nText.\n")
    #expect(block.title == "Our plan")
    #expect(block.text == "\nText.\n")
    #expect(block.firstLine == 3)
  }

  @Test(arguments: ["Text\n# Later\n", "## Second level\n", "#tag\n", ""])
  func `without a first heading there is no title`(content: String) {
    #expect(block(content).title == nil)
    #expect(block(content).text == content)
    #expect(block(content).firstLine == 1)
  }

  @Test func `a title alone has no text`() {
    #expect(block("# Title").title == "Title")
    #expect(block("# Title").text.isEmpty)
    #expect(block("# Title").wordCount == 0)
  }

  @Test func `words are counted without marks and references`() {
    #expect(block("# Not this\n\n- One *two* — three {{ share a.b[c=d] }} 4 % .\n").wordCount == 4)
    #expect(block("{{ table a.b }}\n\n---\n").wordCount == 0)
  }
}
