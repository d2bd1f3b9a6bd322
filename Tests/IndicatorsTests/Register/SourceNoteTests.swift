import Indicators
import Languages
import Testing

@Suite("The words of a catalogue")
struct CatalogueWordTests {
  @Test(arguments: [
    ("https://www.ssb.no/statbank/table/09280", ["https://www.ssb.no/statbank/table/09280"]),
    ("https://a.no/x  https://b.no/y", ["https://a.no/x", "https://b.no/y"]),
    ("https://a.no/x and https://b.no/y.", ["https://a.no/x", "https://b.no/y"]),
    ("https://a.no/x,https://b.no/y", ["https://a.no/x", "https://b.no/y"]),
    ("https://a.no/x.pdf,Survey 2018", ["https://a.no/x.pdf"]),
    ("https://a.no/x,35%20y", ["https://a.no/x,35%20y"]),
    ("Page 9: https://a.no/x?csf=1&e=k", ["https://a.no/x?csf=1&e=k"]),
    ("(see http://a.no/x)", ["http://a.no/x"]),
    ("https://a.no/x https://a.no/x", ["https://a.no/x"]),
    ("https:// http://", []),
    ("", []),
  ])
  func `addresses are parted`(text: String, expected: [String]) {
    #expect(SourceNote(text).addresses == expected)
  }

  @Test(arguments: [
    ("https://www.ssb.no/statbank/table/09280/tableViewLayout1/?rxid=57604-12345", ["09280"]),
    ("https://www.ssb.no/en/statbank/table/13136", ["13136"]),
    ("https://www.ssb.no/helse/artikler?tabell=399359", []),
    ("https://www.ssb.no/_attachment/45540", []),
    ("https://example.org/table/12345", []),
    ("SSB: 08935 tabell-jernbane,06259 tabell-båt", ["08935", "06259"]),
    ("report 12345 of the harbour", []),
  ])
  func `tables of Statistics Norway are found`(text: String, expected: [String]) {
    #expect(SourceNote(text).tables == expected)
  }

  @Test func `hosts are without www, and SSB's where only a table is named`() {
    #expect(
      SourceNote("https://www.SSB.no/a https://khs.fhi.no:443/b").hosts == ["ssb.no", "khs.fhi.no"])
    #expect(SourceNote("SSB 08935").hosts == ["ssb.no"])
    #expect(SourceNote("Data unavailable.").saysNone)
    #expect(!SourceNote("ask the harbour master").saysNone)
  }

  @Test(arguments: [
    ("12", Periodicity.months(12)), ("36", .months(36)), ("Yearly", .months(12)),
    ("Annually", .months(12)), ("Every other year", .months(24)), ("Half year", .months(6)),
    ("Quarterly", .months(3)), ("Monthly", .months(1)), ("Daily", .daily),
    ("Other", .irregular), ("N/A", .notApplicable),
  ])
  func `periodicity comes to months`(text: String, expected: Periodicity) {
    #expect(Periodicity(text) == expected)
    #expect(Periodicity(expected.code) == expected)
  }

  @Test func `what is no periodicity is none`() {
    #expect(["", "0", "-12", "sometimes", "99999"].allSatisfy { Periodicity($0) == nil })
  }

  @Test func `codes of U4SSC are taken apart`() throws {
    let code = try #require(U4SSCCode("EC: ICT: WS: 2A"))
    #expect(code.dimension == "ec-ict" && code.category == "WS")
    #expect(code.number == 2 && !code.isCore)
    #expect(U4SSCCode("SC: EH: ED:2C")?.isCore == true)
    #expect(
      ["C030201", "EC: ICT: 1C", "EC: I: T: C", "EC: I: T: 0C", "a:b:c:1X"].allSatisfy {
        U4SSCCode($0) == nil
      })
  }

  @Test func `every built-in concept has words in three languages`() {
    let schemes = ClassificationScheme.builtIn
    #expect(schemes.map(\.id).contains("umf"))
    #expect(schemes.first { $0.id == "sector" }?.concepts.count == 14)
    #expect(schemes.first { $0.id == "umf" }?.concepts.count == 5 + 20)
    for scheme in schemes {
      #expect(!scheme.source.isEmpty, "\(scheme.id)")
      for concept in scheme.concepts {
        #expect(concept.label.texts.count == 3, "\(concept.code)")
        #expect(concept.label.texts.values.allSatisfy { !$0.isEmpty }, "\(concept.code)")
        #expect(concept.parent.map { scheme.concept($0) != nil } ?? true)
      }
      #expect(Set(scheme.concepts.map(\.code)).count == scheme.concepts.count)
    }
    #expect(schemes.first { $0.id == "umf" }?.withNarrower("culture").count == 5)
  }
}
