import Languages
import Measures
import Problems
import Territory
import Testing

@Suite struct FrameTests {
  @Test(arguments: [(2020, 367, 366), (2024, 372, 371)])
  func `Oslo is one organisation with two roles`(
    year: Int, links: Int, organisations: Int
  ) throws {
    let frame = Frame(try Norway.division(year), levels: [.municipality, .county])
    #expect(frame.denominator(.links).count == links)
    #expect(frame.denominator(.organisations).count == organisations)
    let oslo = try #require(frame.organisation(of: "03"))
    #expect(oslo.code == "0301")
    #expect(oslo.roles.map(\.level) == [.municipality, .county])
    #expect(oslo.roles.map(\.unit) == ["0301", "03"])
    #expect(frame.organisation(of: "0301") == oslo)
  }

  @Test func `a denominator says how it was counted`() throws {
    let division = try Norway.division(2024)
    let frame = Frame(division, levels: [.municipality, .county])
    let names = division.distinctNames(in: .nb)
    let nb = try #require(Language.named(.nb))
    let en = try #require(Language.named(.en))
    #expect(
      frame.denominator(.organisations).text(in: nb, names: names)
        == "371 organisasjoner: 357\u{00A0}kommuner og 15\u{00A0}fylker, der Oslo er talt én gang")
    #expect(
      frame.denominator(.links).text(in: en, names: names)
        == "372 roles: 357\u{00A0}municipalities and 15\u{00A0}counties, "
        + "with Oslo counted in each role")
    let alone = Frame(division, levels: [.county])
    #expect(alone.denominator(.organisations).text(in: nb) == "15\u{00A0}fylker")
    #expect(alone.organisations.map(\.code).contains("03"))
  }

  @Test func `an organisation can be left out in all its roles`() throws {
    let frame = Frame(
      try Norway.division(2024), levels: [.municipality, .county], excluding: ["0301"])
    #expect(frame.denominator(.links).count == 370)
    #expect(frame.denominator(.organisations).count == 370)
    #expect(frame.organisation(of: "03") == nil)
  }

  @Test func `a row with two roles counts like two rows that act as one`() throws {
    var log = ProblemLog()
    let country = Country(
      units: [
        Unit(code: "n", level: .country, names: UnitNames(parsing: "en:Land")),
        Unit(
          code: "a", level: .municipality, roles: [.county], parent: "n",
          names: UnitNames(parsing: "Aa")),
        Unit(code: "b", level: .municipality, parent: "n", names: UnitNames(parsing: "Be")),
      ], log: &log)
    #expect(log.problems.isEmpty)
    let frame = Frame(
      country.division(at: try Norway.day("2026-11-21")), levels: [.municipality, .county])
    #expect(frame.links.count == 3)
    #expect(frame.organisations.map(\.code) == ["a", "b"])
    #expect(frame.denominator(.organisations).double == ["a"])
  }
}
