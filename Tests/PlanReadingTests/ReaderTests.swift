import PlanReading
import Testing

@Suite("Reading a passage")
struct ReaderTests {
  @Test func `a passage names a goal`() {
    let reader = PlanReader(Lexicon([]))
    let reading = reader.read("Kommunen skal bidra til bærekraftsmål 13 og delmål 11.2.")
    #expect(reading.language == .bokmaal)
    #expect(reading.references.map(\.code) == ["13", "11.2"])
    #expect(reading.commitment == .intends)
  }
}
