import Measures
import Testing
import VoluntaryReview

@testable import Store

/// Editions as files.
struct EditionFileTests {
  @Test func `an edition comes back as it was written, with the same bytes`() throws {
    let record = EditionRecord(
      number: 2, date: try #require(Day("2026-11-21")), fingerprint: "0123456789abcdef",
      numbers: [
        PrintedNumber(file: "report/nb/b.md", reference: "share a[b=\"c\"]", text: "12\u{A0}%"),
        PrintedNumber(file: "report/nb/a.md", reference: "total units", text: "−1 \\ \n"),
      ])
    let text = EditionFile.text(record)
    let read = try #require(EditionFile.read(Array(text.utf8)))
    #expect(read == record)
    #expect(EditionFile.text(read) == text)
  }

  @Test(arguments: [
    "", "{", "[]", "{\"edition\": 1}",
    "{\"edition\": 1, \"date\": \"2026-02-30\", \"fingerprint\": \"\", \"numbers\": []}",
  ])
  func `what is no edition is nil`(_ text: String) {
    #expect(EditionFile.read(Array(text.utf8)) == nil)
  }

  @Test func `an edition has its number for a name`() {
    #expect(EditionFile.path(of: 3) == "editions/3.json")
  }
}
