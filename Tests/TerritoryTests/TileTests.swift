import Measures
import Territory
import Testing

@Suite struct TileTests {
  @Test(arguments: [2020, 2023, 2024, 2026], [UnitLevel.municipality, .county])
  func `every unit has a tile of its own`(year: Int, level: UnitLevel) throws {
    let division = try Norway.division(year)
    let tiles = try #require(Norway.country.tiles(for: division, level: level))
    #expect(Set(tiles.keys) == Set(division.units(at: level).map(\.code)))
    #expect(Set(tiles.values).count == tiles.count)
    #expect(tiles.values.map(\.column).max() ?? 99 < 34)
    #expect(tiles.values.map(\.row).max() ?? 99 < 50)
  }

  @Test func `the map has north above, west to the left`() throws {
    let tiles = try #require(
      Norway.country.tiles(for: try Norway.division(2024), level: .municipality))
    func tile(_ code: UnitCode) throws -> TilePosition { try #require(tiles[code]) }
    let (lindesnes, nordkapp) = (try tile("4205"), try tile("5620"))
    let (bergen, oslo, vardo) = (try tile("4601"), try tile("0301"), try tile("5634"))
    #expect(nordkapp.row < lindesnes.row - 35)
    #expect(bergen.column < oslo.column && oslo.column < vardo.column)
    #expect(abs(bergen.row - oslo.row) < 6)
  }

  @Test func `units that did not change keep their tile`() throws {
    let old = try #require(
      Norway.country.tiles(for: try Norway.division(2020), level: .municipality))
    let new = try #require(
      Norway.country.tiles(for: try Norway.division(2024), level: .municipality))
    #expect(old["0301"] == new["0301"])
    #expect(old["3001"] == new["3101"])
    #expect(old["1507"] == new["1508"])
    #expect(Set(old.values).subtracting(new.values).isEmpty)
  }

  @Test func `there is no map of a division before 2020`() throws {
    #expect(Norway.country.tiles(for: try Norway.division(2019), level: .municipality) == nil)
  }
}
