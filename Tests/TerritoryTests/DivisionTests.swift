import Languages
import Measures
import Territory
import Testing

@Suite struct DivisionTests {
  @Test(arguments: [
    (2016, 428, 19), (2017, 426, 19), (2018, 422, 18), (2019, 422, 18), (2020, 356, 11),
    (2023, 356, 11), (2024, 357, 15), (2025, 357, 15), (2026, 357, 15),
  ])
  func `Norway has the published numbers of municipalities and counties`(
    year: Int, municipalities: Int, counties: Int
  ) throws {
    let division = try Norway.division(year)
    #expect(division.units(at: .municipality).count == municipalities)
    #expect(division.units(at: .county).count == counties)
    #expect(division.units(at: .country).map(\.code) == ["0"])
    #expect(division.levels == [.country, .county, .municipality])
  }

  @Test func `the counties of 2024 have their municipalities`() throws {
    let division = try Norway.division(2024)
    let counts = Dictionary(
      uniqueKeysWithValues: division.units(at: .county)
        .map { ($0.names.text(in: .nb), division.children(of: $0.code).count) })
    #expect(
      counts == [
        "Innlandet": 46, "Vestland": 43, "Nordland": 41, "Trøndelag": 38, "Møre og Romsdal": 27,
        "Agder": 25, "Rogaland": 23, "Akershus": 21, "Troms": 21, "Buskerud": 18,
        "Finnmark": 18, "Telemark": 17, "Østfold": 12, "Vestfold": 6, "Oslo": 1,
      ])
  }

  @Test func `every municipality has a county on every day that it is valid`() throws {
    for year in 1986...2026 {
      let division = try Norway.division(year)
      for unit in division.units(at: .municipality) {
        #expect(division.parent(of: unit.code)?.level == .county, "\(unit.code) in \(year)")
      }
    }
  }

  @Test(arguments: [
    ("5610", "Kárášjohka - Karasjok", "Karasjok", "Kárášjohka"),
    ("5622", "Porsanger - Porsáŋgu - Porsanki", "Porsanger", "Porsáŋgu"),
    ("1853", "Evenes - Evenášši", "Evenes", "Evenášši"),
    ("5540", "Gáivuotna - Kåfjord - Kaivuono", "Kåfjord", "Gáivuotna"),
    ("5612", "Guovdageaidnu - Kautokeino", "Kautokeino", "Guovdageaidnu"),
    ("5636", "Unjárga - Nesseby", "Nesseby", "Unjárga"),
    ("55", "Troms - Romsa - Tromssa", "Troms", "Romsa"),
    ("56", "Finnmark - Finnmárku - Finmarkku", "Finnmark", "Finnmárku"),
  ])
  func `official names keep their order and letters`(
    code: String, official: String, norwegian: String, sami: String
  ) throws {
    let names = try #require(try Norway.division(2024)[UnitCode(code)]).names
    #expect(names.official == official)
    for language in [LanguageTag.nb, .nn, .en] { #expect(names.text(in: language) == norwegian) }
    #expect(names.text(in: .northernSami) == sami)
  }

  @Test func `names in Lule Sami, Southern Sami and Kven are told apart by language`() throws {
    let division = try Norway.division(2026)
    #expect(division["1875"]?.names.text(in: .luleSami) == "Hábmer")
    #expect(division["5006"]?.names.text(in: .southernSami) == "Stïentje")
    #expect(division["5536"]?.names.text(in: .kven) == "Yykeä")
    #expect(division["50"]?.names.text(in: .southernSami) == "Trööndelage")
    #expect(division["18"]?.names.official == "Nordland - Nordlánnda")
    #expect(try Norway.division(2019)["1850"]?.names.text(in: .luleSami) == "Divtasvuodna")
  }

  @Test func `the country is named in the reader's language`() throws {
    let norway = try #require(try Norway.division(2024)["0"])
    #expect(
      [LanguageTag.nb, .nn, .en, .northernSami].map { norway.names.text(in: $0) }
        == ["Norge", "Noreg", "Norway", "Norga"])
    #expect(norway.names.name(for: LanguageTag(rawValue: "fr")).text == "Norge")
  }

  @Test func `equal names are told apart by their county`() throws {
    let division = try Norway.division(2024)
    let names = division.distinctNames(in: .nb)
    #expect(names["1515"] == "Herøy (Møre og Romsdal)")
    #expect(names["1818"] == "Herøy (Nordland)")
    #expect(names["3114"] == "Våler (Østfold)")
    #expect(names["3419"] == "Våler (Innlandet)")
    #expect(names["0301"] == "Oslo")
    let municipal = division.units(at: .municipality).compactMap { names[$0.code] }
    #expect(Set(municipal).count == 357)
    #expect(
      division.limited(to: [.municipality]).distinctName(of: "3114", in: .nn) == names["3114"])
  }

  @Test func `no name keeps the brackets of the source`() {
    #expect(Norway.country.graph.units.allSatisfy { !$0.names.official.contains("(") })
  }

  @Test func `a division can be limited to a county and to levels`() throws {
    let telemark = try Norway.division(2024).limited(
      to: [.municipality, .county], within: "40")
    #expect(telemark.units(at: .county).map(\.code) == ["40"])
    #expect(telemark.units(at: .municipality).count == 17)
    #expect(telemark["0301"] == nil)
    #expect(telemark.parent(of: "40")?.code == "0")
  }
}
