import Problems
import StatisticalTables
import Testing

@Suite("Reading PX files")
struct PXFileTests {
  static let plain = """
    CHARSET="ANSI";
    AXIS-VERSION="2013";
    CODEPAGE="utf-8";
    LANGUAGE="no";
    MATRIX="T1";
    TITLE="Waste"
    " by place";
    CONTENTS="Waste";
    UNITS="tonnes";
    DECIMALS=1;
    STUB="place";
    HEADING="year";
    VALUES("place")="Bø","Ål";
    CODES("place")="4021","3328";
    VALUES("year")="2023","2024";
    TIMEVAL("year")=TLIST(A1,"2023"-"2024");
    DATA=
    1.5 "-"
    ".." -3;

    """

  static func cube(_ text: String, in language: String? = nil) throws -> Cube {
    try PXFile(Array(text.utf8), file: "a.px").cube(in: language)
  }

  /// The problems that a file is refused for.
  static func problems(_ bytes: [UInt8], in language: String? = nil) -> [Problem] {
    do {
      _ = try PXFile(bytes, file: "a.px").cube(in: language)
      return []
    } catch {
      return error.problems
    }
  }

  static func problems(_ text: String, in language: String? = nil) -> [Problem] {
    problems(Array(text.utf8), in: language)
  }

  static func replacing(_ old: String, _ new: String) -> String {
    let parts = plain.split(separator: old, omittingEmptySubsequences: false)
    return parts.joined(separator: new)
  }

  @Test func `a small table is a cube`() throws {
    let cube = try Self.cube(Self.plain)
    #expect(cube.id == "T1")
    #expect(cube.label == "Waste by place")
    #expect(cube.dimensions.map(\.id) == ["place", "year", "ContentsCode"])
    #expect(cube.dimensions[0].categories.map(\.label) == ["Bø", "Ål"])
    #expect(cube.dimensions[0].categories.map(\.code) == ["4021", "3328"])
    #expect(cube.dimensions[1].role == .time)
    #expect(
      cube.dimensions[2].categories == [
        Cube.Category(
          code: "Waste", label: "Waste", unit: Cube.Unit(label: "tonnes", decimals: 1))
      ])
    #expect(cube.cells == Cube.Cells([1.5, 0, .nan, -3], statuses: [1: "-", 2: ".."]))
  }

  @Test(arguments: ["\r\n", "\r"])
  func `all ends of lines are understood`(ending: String) throws {
    let text = Self.plain.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: ending)
    #expect(try Self.cube(text) == Self.cube(Self.plain))
  }

  @Test func `Latin-1 is read as the file says and UTF-8 whatever it says`() throws {
    let latin = Self.replacing("utf-8", "iso-8859-1").unicodeScalars.map { UInt8($0.value) }
    #expect(try PXFile(latin, file: "a.px").cube() == Self.cube(Self.plain))
    #expect(try Self.cube(Self.replacing("utf-8", "iso-8859-15")) == Self.cube(Self.plain))
  }

  @Test func `Windows and Latin-9 differ by the euro sign, DOS by its letters`() throws {
    func unit(_ page: String, _ byte: UInt8) throws -> String? {
      let halves = Self.replacing("utf-8", page).replacing("Bø", with: "Bo")
        .replacing("Ål", with: "Al").utf8.split(separator: Array("tonnes".utf8))
      let file = try PXFile(Array(halves[0]) + [byte] + Array(halves[1]), file: "a.px")
      return try file.cube().dimensions[2].categories[0].unit?.label
    }
    #expect(try unit("windows-1252", 0x80) == "€")
    #expect(try unit("iso-8859-15", 0xA4) == "€")
    #expect(try unit("iso-8859-1", 0xA4) == "¤")
    #expect(try unit("850", 0x9B) == "ø")
  }

  @Test func `a code page that is not known is told with its line`() {
    var bytes = Array(Self.replacing("utf-8", "koi8-r").utf8)
    bytes[bytes.count - 3] = 0xE6
    #expect(
      Self.problems(bytes) == [
        Problem("px.unknown-codepage", at: Place("a.px", line: 3), ["codepage": "koi8-r"])
      ])
  }

  @Test func `the file's own symbols are shown for dots`() throws {
    let cube = try Self.cube(
      Self.replacing("DATA=", "DATASYMBOL2=\":\";\nDATASYMBOLNIL=\"0\";\nDATA="))
    #expect(cube.cells.statuses == [1: "0", 2: ":"])
  }

  @Test func `each of the contents has its unit`() throws {
    let text = """
      STUB="place";HEADING="what","quarter";CONTVARIABLE="what";UNITS="various";
      VARIABLECODE("what")="ContentsCode";
      VALUES("place")="A";VALUES("what")="People","Share";CODES("what")="P","S";
      VALUES("quarter")="first","second";TIMEVAL("quarter")=TLIST(Q1,"20241"-"20242");
      UNITS("People")="persons";UNITS("Share")="per cent";PRECISION("what","Share")=2;DECIMALS=0;
      DATA=1 2 3 4;
      """
    let cube = try Self.cube(text)
    #expect(cube.dimensions[1].id == "ContentsCode")
    #expect(cube.dimensions[1].role == .metric)
    #expect(
      cube.dimensions[1].categories.map(\.unit) == [
        Cube.Unit(label: "persons", decimals: 0), Cube.Unit(label: "per cent", decimals: 2),
      ])
    #expect(cube.dimensions[2].categories.map(\.code) == ["20241", "20242"])
    #expect(cube.properties["TIMEVAL(quarter)"] == "Q1")
  }

  @Test func `notes say what they are about and whether they must be shown`() throws {
    let notes = """
      NOTE="Read#this";NOTEX="Must be read";NOTEX("place")="Old borders";
      VALUENOTE("place","Bø")="Small";CELLNOTE("Ål","*")="Estimated";
      CELLNOTEX("Bø","2024")="Moved";DATANOTECELL("4021","2023")="A";
      DATA=
      """
    let cube = try Self.cube(Self.replacing("DATA=", notes))
    #expect(
      cube.notes == [
        Cube.Note("Read\nthis"), Cube.Note("Must be read", isMandatory: true),
        Cube.Note("Old borders", isMandatory: true, dimension: "place"),
        Cube.Note("Small", dimension: "place", category: "4021"),
      ])
    #expect(
      cube.cells.attributes == [
        "note": [2: "Estimated", 3: "Estimated"], "mandatory-note": [1: "Moved"],
        "datanote": [0: "A"],
      ])
  }

  @Test func `rows with keys stand in any order and those left out are zeros`() throws {
    let keyed = """
      STUB="place","sex";HEADING="year";
      VALUES("place")="A","B";CODES("place")="1","2";VALUES("sex")="m","f";VALUES("year")="1","2";
      KEYS("place")=CODES;KEYS("sex")=VALUES;
      DATA=
      "2","m", 5 ".."
      "1","f", 7 8;
      """
    let cube = try Self.cube(keyed)
    #expect(cube.cells == Cube.Cells([0, 0, 7, 8, 5, .nan, 0, 0], statuses: [5: ".."]))
    #expect(
      Self.problems(keyed.replacing("\"1\",\"f\"", with: "\"3\",\"f\"")) == [
        Problem("px.unknown-key", at: Place("a.px", line: 6), ["key": "3", "variable": "place"])
      ])
    #expect(
      Self.problems(keyed.replacing("\"1\",\"f\"", with: "\"2\",\"m\"")).map(\.code)
        == ["px.duplicate-row"])
  }

  @Test func `hierarchies and elimination are kept`() throws {
    let more = """
      HIERARCHIES("place")="Bø","Bø":"Ål";ELIMINATION("place")="Bø";ELIMINATION("year")=NO;
      DOMAIN("place")="Places";VARIABLE-TYPE("place")="G";
      DATA=
      """
    let cube = try Self.cube(Self.replacing("DATA=", more))
    #expect(cube.dimensions[0].categories.map(\.parent) == [nil, "4021"])
    #expect(cube.dimensions.map(\.isEliminable) == [true, false, nil])
    #expect(cube.dimensions[0].role == .geo)
    #expect(cube.properties["DOMAIN(place)"] == "Places")
    #expect(cube.properties["ELIMINATION(place)"] == "Bø")
  }

  @Test func `texts that are met twice without codes get codes of their own`() throws {
    let text = "STUB=\"a\";VALUES(\"a\")=\"x\",\"of which\",\"y\",\"of which\";DATA=1 2 3 4;"
    #expect(
      try Self.cube(text).dimensions[0].categories.map(\.code)
        == ["x", "of which", "y", "of which (2)"])
  }

  static let wrong: [(text: String, problem: Problem)] = [
    ("", Problem("px.empty", at: Place("a.px", line: 1), ["keyword": "DATA"])),
    (
      "TITLE=\"x\";\n",
      Problem("px.missing-keyword", at: Place("a.px", line: 1), ["keyword": "DATA"])
    ),
    (
      "DATA=1;",
      Problem("px.missing-keyword", at: Place("a.px", line: 1), ["keyword": "STUB, HEADING"])
    ),
    ("{\"a\": 1}", Problem("px.no-keyword", at: Place("a.px", line: 1), ["found": "{\"a\": 1}"])),
    (
      "A=1;\n\nTITLE \"x\";",
      Problem("px.no-equals", at: Place("a.px", line: 3), ["keyword": "TITLE"])
    ),
    ("A=1;\nTITLE=\"x;\n\n", Problem("px.open-quote", at: Place("a.px", line: 2))),
    (
      "A=1;\nTITLE=\"x\"\n\n",
      Problem("px.no-semicolon", at: Place("a.px", line: 2), ["keyword": "TITLE"])
    ),
    (
      replacing("-3", "3x"),
      Problem("px.not-a-number", at: Place("a.px", line: 19), ["found": "3x"])
    ),
    (
      replacing("-3", ""),
      Problem("px.cells", at: Place("a.px", line: 20), ["expected": "4", "found": "3"])
    ),
    (
      replacing("-3", "3 4 5"),
      Problem("px.cells", at: Place("a.px", line: 19), ["expected": "4", "found": "6"])
    ),
    (
      replacing("\"3328\"", "\"4021\""),
      Problem(
        "px.duplicate-code", at: Place("a.px", line: 14), ["code": "4021", "variable": "place"])
    ),
    (
      replacing(",\"3328\"", ""),
      Problem(
        "px.count", at: Place("a.px", line: 14),
        ["keyword": "CODES(\"place\")", "found": "1", "expected": "2"])
    ),
    (
      replacing("VALUES(\"place\")=\"Bø\",\"Ål\";\nCODES(\"place\")=\"4021\",\"3328\";", ""),
      Problem("px.no-values", at: Place("a.px", line: 1), ["variable": "place"])
    ),
    (
      replacing("HEADING=\"year\"", "HEADING=\"place\""),
      Problem("px.duplicate-variable", at: Place("a.px", line: 12), ["variable": "place"])
    ),
    (
      replacing("MATRIX", "STUB=\"x\";\nMATRIX"),
      Problem("px.duplicate-keyword", at: Place("a.px", line: 12), ["keyword": "STUB"])
    ),
  ]

  @Test(arguments: wrong)
  func `what is wrong is told with its line`(example: (text: String, problem: Problem)) {
    #expect(Self.problems(example.text) == [example.problem])
  }

  @Test func `a language that the file does not have is told with those it has`() {
    #expect(
      Self.problems(Self.plain, in: "en") == [
        Problem(
          "px.unknown-language", at: Place("a.px", line: 1), ["language": "en", "known": "no"])
      ])
  }

  @Test func `sizes beyond all measure are refused before they are made room for`() {
    let names = (0..<12).map { "\"v\($0)\"" }
    let values = (1...200).map { "\"\($0)\"" }.joined(separator: ",")
    let head =
      "STUB=\(names.joined(separator: ","));"
      + names.map { "VALUES(\($0))=\(values);" }.joined()
    #expect(Self.problems(head + "DATA=1;").map(\.code) == ["px.too-many-cells"])
    let three = head.replacing(
      "STUB=\(names.joined(separator: ","))", with: "STUB=\(names[..<4].joined(separator: ","))")
    #expect(Self.problems(three + "DATA=1;").map(\.code) == ["px.cells"])
    #expect(
      Self.problems(three + "KEYS(\"v0\")=VALUES;DATA=;").map(\.code) == ["px.too-many-cells"])
  }
}
