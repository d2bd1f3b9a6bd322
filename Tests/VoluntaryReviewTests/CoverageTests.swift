import Languages
import Testing
import VoluntaryReview

@Suite("What a report covers")
struct CoverageTests {
  func element(
    _ id: String, _ blocks: [String], isRequired: Bool = true,
    children: [Framework.Element] = []
  ) -> Framework.Element {
    Framework.Element(
      id: id, title: LocalizedText(same: id), blocks: blocks, isRequired: isRequired,
      children: children)
  }

  /// The degree of each element, for blocks with so many words.
  func degrees(
    _ elements: [Framework.Element], _ words: [String: Int]
  ) -> [String: Coverage.Degree] {
    let framework = Framework(
      id: "f", name: LocalizedText(same: "F"), source: LocalizedText(same: "S"), elements: elements)
    let blocks = words.map { id, count in
      Block(
        id: id, language: .nb, file: "\(id).md",
        content: Array(repeating: "word", count: count).joined(separator: " "))
    }
    return Dictionary(
      uniqueKeysWithValues: Coverage(of: framework, by: blocks).lines.map {
        ($0.element.id, $0.degree)
      })
  }

  @Test(
    arguments: zip(
      [0, 1, 49, 50, 51], [Coverage.Degree.missing, .thin, .thin, .covered, .covered]))
  func `a paragraph covers an element and less is thin`(words: Int, degree: Coverage.Degree) {
    #expect(degrees([element("1", ["a"])], ["a": words]) == ["1": degree])
  }

  @Test func `a block that is not written covers nothing`() {
    #expect(degrees([element("1", ["a"])], ["b": 100]) == ["1": .missing])
  }

  @Test func `the words of several blocks on one element are added`() {
    #expect(degrees([element("1", ["a", "b"])], ["a": 30, "b": 20]) == ["1": .covered])
    #expect(degrees([element("1", ["a", "b"])], ["a": 80]) == ["1": .covered])
  }

  @Test func `an element is covered when all required ones below it are`() {
    let nested = [
      element(
        "5", [],
        children: [
          element("5a", ["a"]), element("5b", ["b"]), element("5c", ["c"], isRequired: false),
        ])
    ]
    #expect(
      degrees(nested, ["a": 60, "b": 60])
        == ["5": .covered, "5a": .covered, "5b": .covered, "5c": .missing])
    #expect(
      degrees(nested, ["a": 60, "c": 60])
        == ["5": .thin, "5a": .covered, "5b": .missing, "5c": .covered])
    #expect(
      degrees(nested, ["a": 60, "b": 10])
        == ["5": .thin, "5a": .covered, "5b": .thin, "5c": .missing])
    #expect(
      degrees(nested, [:]) == ["5": .missing, "5a": .missing, "5b": .missing, "5c": .missing])
  }

  @Test func `an element with text of its own needs that too`() {
    let nested = [element("5", ["own"], children: [element("5a", ["a"])])]
    #expect(degrees(nested, ["a": 60])["5"] == .thin)
    #expect(degrees(nested, ["own": 60])["5"] == .thin)
    #expect(degrees(nested, ["own": 60, "a": 60])["5"] == .covered)
  }

  @Test func `lines stand in order with their words and blocks`() {
    let framework = Framework(
      id: "f", name: LocalizedText(same: "F"), source: LocalizedText(same: "S"),
      elements: [
        element("1", ["x"]), element("2", [], children: [element("2a", ["a", "b", "none"])]),
      ])
    let blocks = [
      Block(id: "a", language: .nb, file: "a.md", content: "one two {{ share a }}"),
      Block(id: "b", language: .nb, file: "b.md", content: "three"),
    ]
    let lines = Coverage(of: framework, by: blocks).lines
    #expect(lines.map(\.element.id) == ["1", "2", "2a"])
    #expect(lines.map(\.isChild) == [false, false, true])
    #expect(lines.map(\.words) == [0, 3, 3])
    #expect(lines.map(\.blocks) == [[], ["a", "b"], ["a", "b"]])
  }
}
