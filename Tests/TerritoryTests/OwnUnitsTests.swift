import Languages
import Measures
import Problems
import Territory
import Testing

@Suite struct OwnUnitsTests {
  func unit(_ code: UnitCode, _ level: UnitLevel, in parent: UnitCode? = nil) -> Unit {
    Unit(
      code: code, level: level, parent: parent,
      names: UnitNames([.init("Unit \(code)", language: .en)]))
  }

  @Test func `any country can be made of rows`() throws {
    let day = try Norway.day("2026-01-01")
    var log = ProblemLog()
    let country = Country(
      units: [
        unit("x1", "district", in: "x"), unit("x2", "district", in: "x"), unit("x", "region"),
      ],
      attributes: [
        Attribute(
          id: "coast", name: LocalizedText(same: "Coast"),
          categories: [.init(code: "y", label: LocalizedText(same: "Yes"))],
          classes: [2026: ["x1": "y"]])
      ],
      population: WeightSeries(
        [("x1", 2026, .known(1_500)), ("x2", 2026, .known(12_000))], codesOf: day),
      tiles: ["x1": TilePosition(column: 0, row: 0), "x2": TilePosition(column: 1, row: 0)],
      file: "units.csv", log: &log)
    #expect(log.problems.isEmpty)
    let division = country.division(at: day)
    #expect(division.levels == ["region", "district"])
    #expect(division.children(of: "x").map(\.code) == ["x1", "x2"])
    #expect(country.attributeIDs == ["size", "coast"])
    #expect(country.value(of: "size", for: "x2", at: day).category == "10000-19999")
    #expect(country.value(of: "coast", for: "x1", at: day).category == "y")
    #expect(country.value(of: "coast", for: "x2", at: day) == .unknown)
    #expect(country.population(of: "x", in: 2026, bordersOf: day) == .known(13_500))
    #expect(country.tiles(for: division, level: "district")?.count == 2)
    #expect(country.tiles(for: division, level: "region") == nil)
  }

  @Test func `a missing parent and a code that stands twice are told of`() {
    var log = ProblemLog()
    _ = Country(
      units: [unit("x1", "district", in: "z"), unit("x1", "district")], file: "units.csv",
      log: &log)
    #expect(log.problems.map(\.code) == ["territory.parent-unknown", "territory.overlap"])
    #expect(log.problems.map(\.place.description) == ["units.csv [x1]", "units.csv [x1]"])
  }

  @Test func `every problem has words in every language`() {
    let codes = [
      "overlap", "parent-unknown", "change-without-unit", "share-without-change", "shares-sum",
      "duplicate", "code-unknown", "code-not-valid", "placeholder", "part-missing",
      "part-unknown", "no-share", "no-weight", "no-base", "conflict",
    ]
    for language in Language.all {
      for code in codes {
        #expect(language.has("problem.territory.\(code)"), "\(language.tag) \(code)")
        #expect(language.has("problem.territory.\(code).advice"), "\(language.tag) \(code)")
      }
    }
  }
}
