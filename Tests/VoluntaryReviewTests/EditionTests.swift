import Measures
import Testing
import VoluntaryReview

@Suite("What an edition prints")
struct EditionTests {
  func record(_ number: Int, _ numbers: [(file: String, reference: String, text: String)]) throws
    -> EditionRecord
  {
    EditionRecord(
      number: number, date: try #require(Day("2026-11-21")), fingerprint: "f\(number)",
      numbers: numbers.map { PrintedNumber(file: $0.file, reference: $0.reference, text: $0.text) })
  }

  @Test func `a number that is printed differently is a change`() throws {
    let first = try record(1, [("nb/a.md", "share x", "12 %"), ("nb/a.md", "share y", "5 %")])
    let second = try record(2, [("nb/a.md", "share x", "13 %"), ("nb/a.md", "share y", "5 %")])
    let changes = second.changes(since: first)
    #expect(changes.map(\.file) == ["nb/a.md"])
    #expect(changes.map(\.reference) == ["share x"])
    #expect(changes.map(\.before) == ["12 %"])
    #expect(changes.map(\.after) == ["13 %"])
  }

  @Test func `a reference that is new or gone has nothing on one side`() throws {
    let first = try record(1, [("b.md", "share old", "1 %")])
    let second = try record(2, [("a.md", "share new", "2 %")])
    let changes = second.changes(since: first)
    #expect(changes.map(\.reference) == ["share new", "share old"])
    #expect(changes.map(\.before) == [nil, "1 %"])
    #expect(changes.map(\.after) == ["2 %", nil])
  }

  @Test func `the same reference in another file is another number`() throws {
    let first = try record(1, [("nb/a.md", "share x", "12 %"), ("en/a.md", "share x", "12%")])
    let second = try record(2, [("nb/a.md", "share x", "12 %"), ("en/a.md", "share x", "13%")])
    #expect(second.changes(since: first).map(\.file) == ["en/a.md"])
  }

  @Test func `an edition has no changes since itself whatever the order`() throws {
    let numbers = [("b.md", "y", "2"), ("a.md", "z", "3"), ("a.md", "x", "1")]
    let first = try record(1, numbers.map { (file: $0.0, reference: $0.1, text: $0.2) })
    let again = try record(1, numbers.reversed().map { (file: $0.0, reference: $0.1, text: $0.2) })
    #expect(again.changes(since: first).isEmpty)
    #expect(again == first)
    #expect(first.numbers.map(\.text) == ["1", "3", "2"])
  }
}
