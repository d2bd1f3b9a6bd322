import StatisticalTables
import TestSupport
import Testing

/// Real PX files, against the values that pyaxis 0.4.3 reads from them.
@Suite("PX files of statistical offices")
struct PXSampleTests {
  struct Expected: Sendable, CustomTestStringConvertible {
    let path: String
    let sizes: [Int]
    let numbers: Int
    let sum: Double
    /// The sum of each number times its position, which a number in the wrong cell would change.
    let weighted: Double
    let symbols: [String: Int]
    var testDescription: String { path }
  }

  static let folder = "norway/ssb-api"
  static let expected = [
    Expected(
      path: "PxWebApi/TAB001.px", sizes: [30, 3, 22, 1, 3], numbers: 3681, sum: 6_943_770_852,
      weighted: 20_527_012_959_860, symbols: ["..": 2259]),
    Expected(
      path: "PxWebApi/TAB002.px", sizes: [30, 3, 22, 5, 1, 2], numbers: 9879, sum: 7_452_698_116,
      weighted: 65_490_852_003_184, symbols: ["..": 9921]),
    Expected(
      path: "PxWebApi/TAB003.px", sizes: [9, 34, 2, 4], numbers: 2430, sum: 1_162_846_580,
      weighted: 2_109_905_772_580, symbols: ["..": 18]),
    Expected(
      path: "PxWebApi/TAB004.px", sizes: [14, 11, 1, 28], numbers: 3209, sum: 56_187_261,
      weighted: 54_175_136_342, symbols: ["..": 1103]),
    Expected(
      path: "PxWebApi/TAB005.px", sizes: [291, 11, 1, 2], numbers: 6295, sum: 454_352_667,
      weighted: 1_074_904_007_947, symbols: ["..": 107]),
    Expected(
      path: "PxWebApi/tab4_fewcells.px", sizes: [1, 1, 1, 1], numbers: 1, sum: 445, weighted: 0,
      symbols: [:]),
    Expected(
      path: "px/pyaxis/1001.px", sizes: [7, 3, 24, 1], numbers: 504, sum: 2303.02,
      weighted: 578_094.39, symbols: [:]),
    Expected(
      path: "px/pyaxis/14001.px", sizes: [21, 48, 2, 4, 1], numbers: 5804, sum: 2_603_888,
      weighted: 4_479_470_840, symbols: ["..": 2260]),
    Expected(
      path: "px/pyaxis/27067.px", sizes: [1, 29, 4, 7, 1], numbers: 352, sum: 10270.97,
      weighted: 4_683_292.739, symbols: [".": 252, "..": 208]),
    Expected(
      path: "px/pyaxis/px-x-0602000000_107.px", sizes: [20, 4, 5, 2, 76, 1], numbers: 60800,
      sum: 1_215_999.9913, weighted: 37_106_935_878.9629, symbols: [:]),
  ]

  static func file(_ path: String) throws -> PXFile {
    try PXFile(try ReferenceData.bytes("\(folder)/\(path)"), file: path)
  }

  @Test(.needsReferenceData(folder), arguments: expected)
  func `numbers and symbols are those that pyaxis reads`(expected: Expected) throws {
    let cube = try Self.file(expected.path).cube()
    #expect(cube.dimensions.map(\.categories.count) == expected.sizes)
    let numbers = (0..<cube.cells.count).compactMap { position in
      cube.cells[position].map { (Double(position), $0) }
    }
    #expect(numbers.count == expected.numbers)
    let sum = numbers.reduce(0) { $0 + $1.1 }
    let weighted = numbers.reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(sum - expected.sum) <= 1e-9 * abs(expected.sum))
    #expect(abs(weighted - expected.weighted) <= 1e-9 * abs(expected.weighted))
    #expect(
      Dictionary(grouping: cube.cells.statuses.values) { $0 }.mapValues(\.count) == expected.symbols
    )
  }

  @Test(.needsReferenceData(folder))
  func `what the file says of the table stands in the cube`() throws {
    let cube = try Self.file("PxWebApi/TAB004.px").cube()
    #expect(cube.id == "TAB004")
    #expect(cube.label == "Total air emissions by sector, greenhouse gas, contents and year")
    #expect(cube.source == "Statistics Sweden")
    #expect(cube.updated == "2023-05-25T15:42")
    #expect(cube.language == "en")
    #expect(cube.dimensions.map(\.id) == ["SECTOR", "GREENHOUSEGAS", "ContentsCode", "TIME"])
    #expect(cube.dimensions.map(\.role) == [nil, nil, .metric, .time])
    let gas = cube.dimensions[1].categories[10]
    #expect(gas.code == "SF6_CO2-ekv.")
    #expect(
      cube.notes == [
        Cube.Note("Footnote text\n.. = Data not available"),
        Cube.Note("Footnote text", dimension: "SECTOR"),
        Cube.Note("Footnote text", dimension: "GREENHOUSEGAS", category: "SF6_CO2-ekv."),
      ])
    #expect(
      cube.dimensions[2].categories == [
        Cube.Category(
          code: "Emission", label: "Substance",
          unit: Cube.Unit(label: "Device varies with the subject", decimals: 0))
      ])
    #expect(cube.properties["AGGREGALLOWED"] == "NO")
    #expect(cube.properties["TIMEVAL(TIME)"] == "A1")
  }

  @Test(.needsReferenceData(folder))
  func `another language has other words and the same codes`() throws {
    let file = try Self.file("PxWebApi/TAB005.px")
    #expect(file.languages == ["en", "sv"])
    let english = try file.cube()
    let swedish = try file.cube(in: "sv")
    #expect(
      swedish.dimensions.map(\.label) == ["region", "markanvändning", "tabellinnehåll", "år"])
    #expect(swedish.dimensions[0].categories[0].label == "Riket")
    #expect(english.dimensions[0].categories[0].label == "Sweden")
    #expect(
      swedish.dimensions.map { $0.categories.map(\.code) }
        == english.dimensions.map { $0.categories.map(\.code) })
    #expect(swedish.cells == english.cells)
    #expect(swedish.dimensions[0].role == .geo)
  }

  @Test(.needsReferenceData(folder))
  func `four languages in Latin-9 keep their letters`() throws {
    let file = try Self.file("px/pyaxis/px-x-0602000000_107.px")
    #expect(file.languages == ["de", "fr", "it", "en"])
    let french = try file.cube(in: "fr")
    #expect(french.dimensions[0].label == "Division économique")
    #expect(french.dimensions[1].categories.first?.label == "Haute école")
    #expect(french.dimensions[4].role == .time)
    #expect(french.dimensions[4].categories.count == 76)
    #expect(french.dimensions[5].categories[0].unit == Cube.Unit(label: "Pourcent", decimals: 1))
  }

  @Test(.needsReferenceData(folder))
  func `a value can have more decimals than the table`() throws {
    let cube = try Self.file("px/pyaxis/27067.px").cube()
    #expect(cube.dimensions[2].categories.map(\.unit?.decimals) == [3, nil, nil, nil])
    #expect(cube.dimensions[4].categories[0].unit == Cube.Unit(label: "Índice, Tasas", decimals: 1))
    #expect(cube.dimensions[0].categories[0].code == "CA06")
  }
}
