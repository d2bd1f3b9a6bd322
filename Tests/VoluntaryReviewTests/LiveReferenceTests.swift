import Measures
import Problems
import Testing
import VoluntaryReview

@Suite("References in the text")
struct LiveReferenceTests {
  let place = Place("intro.md", line: 3)

  func coordinate(_ dimension: String, _ category: String) -> CellAddress.Coordinate {
    CellAddress.Coordinate(dimension: dimension, category: category)
  }

  func problem(_ inside: String) -> Problem? {
    do {
      _ = try LiveReference(inside, at: place)
      return nil
    } catch {
      return error.problems.first
    }
  }

  @Test func `a reference has a verb and subjects and options`() throws {
    let reference = try LiveReference(
      " share survey.stage[answer=planned, size=large] decimals=1 ", at: place)
    #expect(reference.verb == "share")
    #expect(
      reference.subjects == [
        LiveReference.Subject(
          word: "survey.stage",
          coordinates: [coordinate("answer", "planned"), coordinate("size", "large")])
      ])
    #expect(reference.options == ["decimals": "1"])
    #expect(reference.place == place)
    #expect(reference.source == "share survey.stage[answer=planned, size=large] decimals=1")
  }

  @Test func `blanks and line breaks mean the same`() throws {
    let one = try LiveReference(
      "share survey.stage[answer=planned,size=large] decimals=1", at: place)
    let two = try LiveReference(
      "\n  share\tsurvey.stage[ answer = planned,\n  size=large ]\n  decimals=1\n", at: place)
    #expect(two.verb == one.verb)
    #expect(two.subjects == one.subjects)
    #expect(two.options == one.options)
    #expect(!two.source.contains("\n"))
  }

  @Test func `words in quotes stay together and lose the quotes`() throws {
    let reference = try LiveReference(
      #"chart survey.stage title="Six of [ten] have = a plan" note="""#, at: place)
    #expect(reference.options == ["title": "Six of [ten] have = a plan", "note": ""])
    #expect(reference.subjects.map(\.word) == ["survey.stage"])
  }

  @Test func `several subjects keep their order`() throws {
    let reference = try LiveReference("difference a.b[c=1] a.b[c=2]", at: place)
    #expect(reference.subjects.map(\.description) == ["a.b[c=1]", "a.b[c=2]"])
    #expect(try LiveReference("toc", at: place).subjects.isEmpty)
  }

  @Test func `of two alike options the last counts`() throws {
    #expect(
      try LiveReference("table a decimals=1 decimals=2", at: place).options == ["decimals": "2"])
  }

  @Test(arguments: ["", "   ", "\n"])
  func `nothing between the braces is refused`(inside: String) {
    #expect(problem(inside)?.code == "reference.empty")
    #expect(problem(inside)?.place == place)
  }

  @Test(arguments: ["share a[b=c", "share a]", "share a[b=c] d[", "share a[b=c]d"])
  func `a bracket that is not closed at the end is refused`(inside: String) {
    #expect(problem(inside)?.code == "reference.open-bracket")
    #expect(problem(inside)?.values["reference"] == inside)
  }

  @Test(arguments: ["chart a title=\"open", "chart \"a"])
  func `a quote that is not closed is refused`(inside: String) {
    #expect(problem(inside)?.code == "reference.open-quote")
  }

  @Test(
    arguments: zip(
      ["share a[b]", "share a[=c]", "share a[b=]", "share a[b=c, d]"], ["b", "=c", "b=", " d"]))
  func `a choice without a dimension or a code is refused`(inside: String, found: String) {
    #expect(problem(inside)?.code == "reference.bad-coordinate")
    #expect(problem(inside)?.values["found"] == found)
  }

  @Test func `an address of a finding is read as in the text`() throws {
    let subject = try LiveReference.Subject(address: "survey.stage[answer=planned]", at: place)
    #expect(subject.word == "survey.stage")
    #expect(subject.coordinates == [coordinate("answer", "planned")])
    #expect(subject.description == "survey.stage[answer=planned]")
  }

  @Test(arguments: ["", "a b", "a[b=c] d"])
  func `an address is one and no more`(text: String) {
    let refused = #expect(throws: InputRefused.self) {
      try LiveReference.Subject(address: text, at: place)
    }
    #expect(refused?.problems.map(\.code) == ["reference.bad-address"])
  }
}
