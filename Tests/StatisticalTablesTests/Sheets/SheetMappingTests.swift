import Problems
import StatisticalTables
import TestSupport
import Testing

@Suite("Reading sheets as tables")
struct SheetMappingTests {
  static func problems(_ mapping: SheetMapping, _ text: String) -> [Problem] {
    do {
      _ = try mapping.cube(of: Sheet(delimited: Array(text.utf8), file: "a.csv"))
      return []
    } catch {
      return error.problems
    }
  }

  /// A sheet as the Norwegian Environment Agency heads it, with made-up numbers.
  static func emissions() throws -> Workbook {
    let head = [
      "Fylke", "Kommunenummer", "Kommune", "År", "Sektor", "Utslippskilde",
      "Utslipp (tonn CO2-ekvivalenter)",
    ]
    let rows = [
      ["Vestfold", "3903", "Holmestrand", "2022", "Veitrafikk", "Personbiler", "120.5"],
      ["Vestfold", "3903", "Holmestrand", "2023", "Veitrafikk", "Personbiler", "110"],
      ["Vestfold", "3903", "Holmestrand", "2023", "Jordbruk", "Husdyr", "0"],
      ["Vestfold", "3905", "Tønsberg", "2023", "Veitrafikk", "Personbiler", ""],
    ]
    func text(_ value: String) -> String { "<c t=\"inlineStr\"><is><t>\(value)</t></is></c>" }
    var xml = "<row r=\"3\">" + head.map(text).joined() + "</row>"
    for row in rows {
      // Years and emissions are numbers, municipality numbers text.
      xml +=
        "<row>"
        + row.enumerated().map { column, value in
          column == 3 || column == 6 ? "<c><v>\(value)</v></c>" : text(value)
        }.joined() + "</row>"
    }
    return try Workbook(
      ZipFixture.workbook([
        ("Les meg", "<sheetData/>"), ("Oversikt - detaljert", "<sheetData>\(xml)</sheetData>"),
      ]),
      file: "utslipp.xlsx")
  }

  static let emissionsMapping = SheetMapping(
    label: "Utslipp", sheet: "Oversikt - detaljert", headerRows: 3...3,
    dimensions: [
      .init(
        "Region", role: .geo, codes: .column(.named("Kommunenummer")), labels: .named("Kommune")),
      .init("Tid", label: "År", role: .time, codes: .column(.named("År"))),
      .init("Sektor", codes: .column(.named("Sektor"))),
      .init("Kilde", codes: .column(.letters("F"))),
    ],
    values: .measures([
      .init(
        .named("Utslipp (tonn CO2-ekvivalenter)"), code: "utslipp", label: "Utslipp",
        unit: Cube.Unit(label: "tonn CO2-ekvivalenter"))
    ]))

  @Test func `one row for each number becomes a cube`() throws {
    let cube = try Self.emissionsMapping.cube(of: Self.emissions())
    #expect(cube.dimensions.map(\.id) == ["Region", "Tid", "Sektor", "Kilde", "ContentsCode"])
    #expect(cube.dimensions.map(\.categories.count) == [2, 2, 2, 2, 1])
    #expect(
      cube.dimensions[0].categories == [
        Cube.Category(code: "3903", label: "Holmestrand"),
        Cube.Category(code: "3905", label: "Tønsberg"),
      ])
    #expect(cube.dimensions[1].categories.map(\.code) == ["2022", "2023"])
    #expect(cube.cells.known.map(\.number) == [120.5, 110, 0])
    #expect(cube.cells[cube.offset(of: [0, 1, 1, 1, 0])] == 0)
    #expect(cube.cells[cube.offset(of: [1, 1, 0, 0, 0])] == nil)
  }

  @Test func `a sheet that is not there is told with those that are`() throws {
    var mapping = Self.emissionsMapping
    mapping.sheet = "Oversikt"
    let workbook = try Self.emissions()
    let error = #expect(throws: InputRefused.self) { try mapping.cube(of: workbook) }
    #expect(
      error?.problems == [
        Problem(
          "sheet.no-sheet", at: Place("utslipp.xlsx"),
          ["sheet": "Oversikt", "known": "Les meg, Oversikt - detaljert"])
      ])
  }

  static let folder = "norway/indicators/norway-all"

  /// Sums of the columns by Python's csv and fsum.
  @Test(.needsReferenceData(folder))
  func `broadband has two rows of headings and percentages as text`() throws {
    let path = "\(Self.folder)/nkom_broadband_households.csv"
    let sheet = try Sheet(delimited: try ReferenceData.bytes(path), file: path)
    let unit = Cube.Unit(label: "prosent", decimals: 1)
    let mapping = SheetMapping(
      label: "Bredbånd", headerRows: 3...4,
      dimensions: [
        .init("Kommune", role: .geo, codes: .column(.named("Kommune"))),
        .init("Fylke", codes: .column(.named("Fylke"))),
        .init("Tid", role: .time, codes: .constant("2022")),
      ],
      values: .measures([
        .init(.named("Teknologidekning", "Fiber"), code: "fiber", unit: unit),
        .init(.named("Hastighet uten DSL", "≥ 30"), code: "30", unit: unit),
        .init(.named("Hastighet for FTB", "≥ 100"), code: "ftb100", unit: unit),
      ]))
    let cube = try mapping.cube(of: sheet)
    // Two municipalities have the same name, in different counties.
    #expect(cube.dimensions[0].categories.count == 355)
    let sums = cube.cells.known.reduce(into: [0.0, 0, 0]) { $0[$1.position % 3] += $1.number }
    #expect(cube.cells.known.map(\.number).count == 3 * 356)
    #expect(zip(sums, [29412.0, 34193.4, 1809.1]).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(cube.cells[cube.offset(of: [0, 0, 0, 0])] == 94.2)
    #expect(cube.dimensions[2].categories.map(\.code) == ["2022"])
  }

  @Test(.needsReferenceData(folder))
  func `a heading that two columns have needs the one above it`() throws {
    let path = "\(Self.folder)/nkom_mobile_households.csv"
    let sheet = try Sheet(delimited: try ReferenceData.bytes(path), file: path)
    var mapping = SheetMapping(
      label: "Mobil", headerRows: 3...4,
      dimensions: [
        .init("Kommune", codes: .column(.named("Kommune"))),
        .init("Fylke", codes: .column(.named("Fylke"))),
      ], values: .measures([.init(.named("≥ 30"), code: "x")]))
    let error = #expect(throws: InputRefused.self) { try mapping.cube(of: sheet) }
    #expect(error?.problems.map(\.code) == ["sheet.ambiguous-column"])
    #expect(error?.problems.map(\.place.line) == [4])
    mapping.values = .measures([.init(.named("5G", "≥ 30"), code: "x")])
    let sum = try mapping.cube(of: sheet).cells.known.reduce(0) { $0 + $1.number }
    #expect(abs(sum - 9692.3) < 1e-6)
  }

  static let wide = """
    Avfall i kommunene;;;
    Kommune;2022;2023;Merknad
    Bø;1,5;<5;
    ;2;3;
    Ål;:;1 000,25;
    Sum;3,5;1000,25;
    Kilde: oss;;;
    """

  static func wideMapping() -> SheetMapping {
    var mapping = SheetMapping(
      label: "Avfall", headerRows: 2...2,
      dimensions: [.init("Kommune", role: .geo, codes: .column(.named("Kommune")))],
      values: .spread(
        .init(
          "Tid", role: .time, first: .named("2022"), last: .named("2023"), code: "avfall",
          unit: Cube.Unit(label: "tonn"))))
    mapping.symbols["<5"] = "suppressed"
    mapping.skippedRows = [4]
    mapping.skipped = [.init(.named("Kommune"), is: "Sum")]
    return mapping
  }

  @Test func `years may head the columns, and rows be skipped`() throws {
    let cube = try Self.wideMapping().cube(
      of: Sheet(delimited: Array(Self.wide.utf8), file: "a.csv"))
    #expect(cube.dimensions.map(\.id) == ["Kommune", "Tid", "ContentsCode"])
    #expect(cube.dimensions[1].categories.map(\.code) == ["2022", "2023"])
    // The note at the end has a text in the first column: a municipality without numbers.
    #expect(cube.dimensions[0].categories.map(\.code) == ["Bø", "Ål", "Kilde: oss"])
    #expect(
      cube.cells
        == Cube.Cells([1.5, .nan, .nan, 1000.25, .nan, .nan], statuses: [1: "suppressed", 2: ":"]))
    var mapping = Self.wideMapping()
    mapping.lastRow = 6
    #expect(
      try mapping.cube(of: Sheet(delimited: Array(Self.wide.utf8), file: "a.csv"))
        .dimensions[0].categories.count == 2)
  }

  @Test func `a blank cell can mean the one above`() throws {
    var mapping = Self.wideMapping()
    mapping.skippedRows = []
    #expect(
      Self.problems(mapping, Self.wide) == [
        Problem("sheet.blank-code", at: Place("a.csv", line: 4, cell: "A"))
      ])
    mapping.dimensions[0].fillsDown = true
    #expect(
      Self.problems(mapping, Self.wide) == [
        Problem("sheet.duplicate-row", at: Place("a.csv", line: 4, cell: "A"), ["first": "3"])
      ])
  }

  @Test func `a cell that is no number is told by its address`() throws {
    var mapping = Self.wideMapping()
    mapping.symbols["<5"] = nil
    #expect(
      Self.problems(mapping, Self.wide) == [
        Problem(
          "sheet.not-a-number", at: Place("a.csv", line: 3, cell: "C"), ["found": "<5"])
      ])
    mapping = Self.wideMapping()
    mapping.hasDecimalComma = false
    #expect(Self.problems(mapping, Self.wide).map(\.place.cell) == ["B", "C"])
  }

  @Test func `a merged heading reaches as far as it is merged`() throws {
    let cells = { (row: Int, texts: [(String, String)]) in
      "<row r=\"\(row)\">"
        + texts.map { "<c r=\"\($0)\(row)\" t=\"inlineStr\"><is><t>\($1)</t></is></c>" }.joined()
        + "</row>"
    }
    let xml =
      "<sheetData>" + cells(1, [("B", "Menn"), ("D", "Alle")])
      + cells(2, [("A", "Sted"), ("B", "2022"), ("C", "2023"), ("D", "2023")])
      + cells(3, [("A", "Bø"), ("B", "1"), ("C", "2"), ("D", "3")])
      + "</sheetData><mergeCells><mergeCell ref=\"B1:C1\"/></mergeCells>"
    let sheet = try Workbook(ZipFixture.workbook([("Ark1", xml)]), file: "a.xlsx").sheets[0]
    let mapping = SheetMapping(
      label: "x", headerRows: 1...2,
      dimensions: [.init("Sted", codes: .column(.named("Sted")))],
      values: .measures([
        .init(.named("Menn", "2023"), code: "m"), .init(.named("Alle", "2023"), code: "a"),
      ]))
    #expect(try mapping.cube(of: sheet).cells == Cube.Cells([2, 3]))
  }

  @Test func `units and statuses may stand in columns`() throws {
    var mapping = SheetMapping(
      label: "x",
      dimensions: [
        .init("Sted", codes: .column(.named("Sted"))), .init("Hva", codes: .column(.named("Hva"))),
      ], values: .measures([.init(.named("Verdi"), code: "v")]))
    mapping.unit = .named("Enhet")
    mapping.status = .named("Merke")
    let text =
      "Sted;Hva;Verdi;Enhet;Merke\nBø;areal;10;km2;\nBø;folk;;personer;:\nÅl;areal;5;km2;e\n"
    let cube = try mapping.cube(of: Sheet(delimited: Array(text.utf8), file: "a.csv"))
    #expect(cube.dimensions[1].categories.map(\.unit?.label) == ["km2", "personer"])
    #expect(cube.cells == Cube.Cells([10, .nan, 5, .nan], statuses: [1: ":", 2: "e"]))
    #expect(
      Self.problems(mapping, text.replacing("5;km2", with: "5;mål")).map(\.code)
        == ["sheet.mixed-units"])
  }

  @Test func `columns that are not there are all told`() {
    var mapping = Self.wideMapping()
    mapping.status = .named("Status")
    mapping.dimensions[0].labels = .named("Navn")
    let problems = Self.problems(mapping, Self.wide)
    #expect(problems.map(\.code) == ["sheet.no-column", "sheet.no-column"])
    #expect(problems.map { $0.values["column"] } == ["Navn", "Status"])
    #expect(problems[0].values["known"] == "Kommune, 2022, 2023, Merknad")
  }
}
