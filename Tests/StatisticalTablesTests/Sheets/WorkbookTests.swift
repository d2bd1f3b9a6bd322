import Problems
import StatisticalTables
import TestSupport
import Testing

@Suite("Reading workbooks")
struct WorkbookTests {
  static func sheet(
    _ rows: String, texts: String = "", styles: String = "", properties: String = ""
  ) throws -> Sheet {
    let bytes = ZipFixture.workbook(
      [("Ark1", "<sheetData>\(rows)</sheetData>")], texts: texts, styles: styles,
      properties: properties)
    return try Workbook(bytes, file: "a.xlsx").sheets[0]
  }

  /// The problems that a workbook is refused for.
  static func problems(_ bytes: [UInt8]) -> [Problem] {
    do {
      _ = try Workbook(bytes, file: "a.xlsx")
      return []
    } catch {
      return error.problems
    }
  }

  static func problems(row: String) -> [Problem] {
    problems(ZipFixture.workbook([("Ark1", "<sheetData>\(row)</sheetData>")]))
  }

  @Test func `texts are shared, stand in the cell, or are a formula's`() throws {
    let sheet = try Self.sheet(
      """
      <row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>in place</t></is></c>\
      <c r="D2" t="str"><f>A2&amp;"x"</f><v>made</v></c></row>
      """,
      texts: """
        <si><t>none</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r>\
        <rPh sb="0" eb="1"><t>said</t></rPh></si>
        """)
    #expect(sheet.rows.map(\.number) == [2])
    let row = sheet.rows[0]
    #expect(row[0] == .text("rich text"))
    #expect(row[1] == nil)
    #expect(row[2] == .text("in place"))
    #expect(row[3] == .text("made"))
    #expect(row[9] == nil)
  }

  @Test func `numbers, truth values and errors are told apart`() throws {
    let row = try Self.sheet(
      """
      <row><c><v>1.5</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c/><c><v>-2E-3</v></c></row>
      """
    ).rows[0]
    #expect(row.cells.map(\.column) == [0, 1, 2, 4])
    #expect(
      row.cells.map(\.content) == [.number(1.5), .bool(true), .error("#N/A"), .number(-0.002)])
  }

  static let formats = """
    <numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/>\
    <numFmt numFmtId="165" formatCode="0.0&quot; days&quot;"/>\
    <numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="[Red]0"/></numFmts>\
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>\
    <xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="22"/></cellXfs>
    """

  // 45 352 is the first of March 2024 in Excel: 2024-03-01 is day 19 783 of 1970, and 25 569 more.
  @Test func `a number is a date where its style shows one`() throws {
    let cells = (0...6).map { "<c s=\"\($0)\"><v>45352.25</v></c>" }.joined()
    let row = try Self.sheet("<row>\(cells)</row>", styles: Self.formats).rows[0]
    #expect(
      row.cells.map(\.content) == [
        .number(45352.25), .date("2024-03-01T06:00:00"), .date("2024-03-01T06:00:00"),
        .number(45352.25), .number(45352.25), .number(45352.25), .date("2024-03-01T06:00:00"),
      ])
  }

  static let days: [(days: String, text: String)] = [
    ("1", "1900-01-01"), ("59", "1900-02-28"), ("61", "1900-03-01"), ("36526", "2000-01-01"),
    ("36585", "2000-02-29"), ("2958465", "9999-12-31"), ("0.5", "12:00:00"),
    ("44926.999999", "2022-12-31T24:00:00"),
  ]

  @Test func `days are counted as Excel counts them`() throws {
    for (days, text) in Self.days.dropLast() {
      let row = try Self.sheet(
        "<row><c s=\"1\"><v>\(days)</v></c></row>", styles: Self.formats
      ).rows[0]
      #expect(row[0] == .date(text), "\(days)")
    }
    let late = try Self.sheet(
      "<row><c s=\"1\"><v>44926.999999</v></c></row>", styles: Self.formats
    ).rows[0]
    #expect(late[0] == .date("2023-01-01"))
    let from1904 = try Self.sheet(
      "<row><c s=\"1\"><v>0</v></c><c s=\"1\"><v>43890</v></c></row>", styles: Self.formats,
      properties: "<workbookPr date1904=\"1\"/>"
    ).rows[0]
    #expect(from1904[0] == .date("1904-01-01"))
    #expect(from1904[1] == .date("2024-03-01"))
  }

  @Test func `merged cells are noted`() throws {
    let bytes = ZipFixture.workbook([
      (
        "Ark1",
        "<sheetData><row r=\"1\"><c r=\"B1\"><v>1</v></c></row></sheetData>"
          + "<mergeCells><mergeCell ref=\"B1:D2\"/></mergeCells>"
      ), ("Ark2", "<sheetData/>"),
    ])
    let workbook = try Workbook(bytes, file: "a.xlsx")
    #expect(workbook.sheets.map(\.name) == ["Ark1", "Ark2"])
    #expect(workbook.sheets[0].merged.map(\.rows) == [1...2])
    #expect(workbook.sheets[0].merged.map(\.columns) == [1...3])
    #expect(workbook["Ark2"]?.rows == [])
    #expect(workbook.sheets[0].place(row: 7, column: 27).description == "a.xlsx [Ark1!AB7]")
  }

  @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")])
  func `columns have letters`(column: Int, letters: String) {
    #expect(Sheet.letters(column) == letters)
  }

  @Test func `what is no workbook is refused`() {
    let bad = Problem("xlsx.not-a-workbook", at: Place("a.xlsx"))
    #expect(Self.problems([]) == [bad])
    #expect(Self.problems(Array("a;b\n1;2\n".utf8)) == [bad])
    #expect(Self.problems(ZipFixture.archive([("readme.txt", "x")])) == [bad])
    #expect(Self.problems(ZipFixture.workbook([])).map(\.code) == ["xlsx.no-sheets"])
    var cut = ZipFixture.workbook([("Ark1", "<sheetData/>")])
    cut.removeLast(40)
    #expect(Self.problems(cut) == [bad])
  }

  @Test func `a part that is damaged is named`() {
    var bytes = ZipFixture.workbook([("Ark1", "<sheetData/>")])
    let spot = bytes.firstRange(of: Array("<sheetData".utf8))?.lowerBound ?? 0
    bytes[spot + 1] = UInt8(ascii: "x")
    #expect(
      Self.problems(bytes) == [
        Problem("xlsx.damaged", at: Place("a.xlsx"), ["part": "xl/worksheets/sheet1.xml"])
      ])
  }

  @Test(arguments: [
    ("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>", "xlsx.address"),
    ("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", "xlsx.address"),
    ("<row r=\"2\"/><row r=\"1\"/>", "xlsx.address"), ("<row r=\"x\"/>", "xlsx.address"),
    ("<row><c t=\"s\"><v>0</v></c></row>", "xlsx.value"),
    ("<row><c><v>one</v></c></row>", "xlsx.value"), ("<row><c></row>", "xml.syntax"),
  ])
  func `what cannot be is told with its line`(row: String, code: String) {
    let problems = Self.problems(row: row)
    #expect(problems.map(\.code) == [code])
    #expect(problems[0].place.file == "a.xlsx/xl/worksheets/sheet1.xml")
    #expect(problems[0].place.line == 1)
  }
}
