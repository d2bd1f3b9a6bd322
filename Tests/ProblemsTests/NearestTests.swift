import Problems
import Testing

@Suite("The word that was probably meant")
struct NearestTests {
  static let keys = ["title", "subtitle", "owner", "languages", "period"]

  @Test(
    arguments: zip(
      ["titl", "langauges", "perod", "ownr"], ["title", "languages", "period", "owner"]))
  func `a slip of the pen is understood`(written: String, meant: String) {
    #expect(Nearest.word(to: written, among: Self.keys) == meant)
  }

  @Test(arguments: ["weather", "", "xyz"])
  func `a word of its own is not guessed at`(written: String) {
    #expect(Nearest.word(to: written, among: Self.keys) == nil)
  }

  @Test func `nothing is near among nothing`() {
    #expect(Nearest.word(to: "title", among: []) == nil)
  }

  @Test func `of two equally near the first in the alphabet is named`() {
    #expect(Nearest.word(to: "bat", among: ["cat", "bad"]) == "bad")
  }

  @Test func `letters beyond a to z count as one each`() {
    #expect(Nearest.word(to: "bærekraft", among: ["bærekraft", "barekraft"]) == "bærekraft")
    #expect(Nearest.word(to: "måletall", among: ["måltall"]) == "måltall")
  }
}
