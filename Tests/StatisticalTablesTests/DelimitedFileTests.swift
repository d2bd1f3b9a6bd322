import Problems
import StatisticalTables
import Testing

@Suite("Reading CSV")
struct DelimitedFileTests {
  static func read(_ text: String) throws -> DelimitedFile {
    try DelimitedFile(Array(text.utf8), file: "a.csv")
  }

  /// The problems that a file is refused for.
  static func problems(_ bytes: [UInt8]) -> [Problem] {
    do {
      _ = try DelimitedFile(bytes, file: "a.csv")
      return []
    } catch {
      return error.problems
    }
  }

  static func problems(_ text: String) -> [Problem] { problems(Array(text.utf8)) }

  @Test(arguments: [
    "unit,value\n0301,1\n", "unit,value\n0301,1", "unit,value\r\n0301,1\r\n", "unit,value\r0301,1",
  ])
  func `all ends of lines are understood`(text: String) throws {
    let file = try Self.read(text)
    #expect(file.header == ["unit", "value"])
    #expect(file.rows.map(\.fields) == [["0301", "1"]])
    #expect(file.rows.map(\.line) == [2])
  }

  @Test func `a byte order mark is no part of the first name`() throws {
    let file = try DelimitedFile(
      [0xEF, 0xBB, 0xBF] + Array("unit,value\n0301,1\n".utf8), file: "a.csv")
    #expect(file.header == ["unit", "value"])
    #expect(file.column("unit") == 0)
  }

  @Test func `a semicolon lets numbers have a decimal comma`() throws {
    let file = try Self.read("unit;value\n0301;1 234,5\n")
    #expect(file.hasDecimalComma)
    #expect(file.rows[0].fields == ["0301", "1 234,5"])
    #expect(file.number(file.rows[0].fields[1]) == 1234.5)
  }

  @Test func `a comma between fields keeps the decimal comma out`() throws {
    let file = try Self.read("unit,value\n0301,\"1,5\"\n")
    #expect(!file.hasDecimalComma)
    #expect(file.rows[0].fields == ["0301", "1,5"])
    #expect(file.number("1,5") == nil)
    #expect(file.number("1.5") == 1.5)
  }

  @Test func `a tab parts fields and commas in quotes do not count`() throws {
    let file = try Self.read("\"a,b,c,d\"\tvalue\n1\t2,5\n")
    #expect(file.header == ["a,b,c,d", "value"])
    #expect(file.hasDecimalComma)
  }

  @Test func `a line break within quotes belongs to the field`() throws {
    let file = try Self.read("id,text\n1,\"two\nlines\"\n2,\"three\r\nmore\"\n3,end\n")
    #expect(
      file.rows.map(\.fields) == [["1", "two\nlines"], ["2", "three\r\nmore"], ["3", "end"]])
    #expect(file.rows.map(\.line) == [2, 4, 6])
  }

  @Test func `doubled quotes are one and quoted blanks are kept`() throws {
    let file = try Self.read("id,text\n1,\"the \"\"best\"\" one\"\n 2 ,\" blanks \"\n3,\"\"\n")
    #expect(
      file.rows.map(\.fields) == [["1", "the \"best\" one"], ["2", " blanks "], ["3", ""]])
  }

  @Test func `empty lines are left out and lines still counted`() throws {
    let file = try Self.read("\n\nid,text\n\n1,a\n\n\n2,b\n\n")
    #expect(file.header == ["id", "text"])
    #expect(file.rows.map(\.line) == [5, 8])
    #expect(try Self.read("\r\n\nid;text\n1;a\n").header == ["id", "text"])
  }

  @Test func `a separator at the very end begins an empty field`() throws {
    #expect(try Self.read("id,text\n1,").rows.map(\.fields) == [["1", ""]])
  }

  @Test func `a byte that is not UTF-8 is named by line and byte`() {
    // "Bø" in Latin-1 on the third line: bytes 1 to 4, 5 to 6, and B is byte 7.
    let bytes = Array("a,b\nx\nB".utf8) + [0xF8] + Array(",1\n".utf8)
    #expect(
      Self.problems(bytes) == [
        Problem("file.not-utf8", at: Place("a.csv", line: 3), ["byte": "8", "value": "F8"])
      ])
    #expect(
      Self.problems([0xEF, 0xBB, 0xBF] + bytes).map { $0.values["byte"] } == ["11"])
  }

  @Test(arguments: [
    [0xC3], [0xE2, 0x82], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
  ])
  func `broken and forbidden sequences are not UTF-8`(sequence: [UInt8]) {
    let problems = Self.problems(Array("a,b\n1,".utf8) + sequence)
    #expect(problems.map(\.code) == ["file.not-utf8"])
    #expect(problems.map { $0.values["byte"] } == ["7"])
  }

  @Test func `UTF-16 and binary files are told apart from bad text`() {
    #expect(Self.problems([0xFF, 0xFE, 0x61, 0x00]).map(\.code) == ["file.utf16"])
    #expect(Self.problems([0xFE, 0xFF, 0x00, 0x61]).map(\.code) == ["file.utf16"])
    #expect(
      Self.problems(Array("a,b\n1,\u{0}".utf8)) == [
        Problem("file.nul", at: Place("a.csv", line: 2), ["byte": "7"])
      ])
  }

  @Test func `every row of another width is told`() {
    #expect(
      Self.problems("a,b,c\n1,2\n1,2,3\n1,2,3,4\n") == [
        Problem("csv.width", at: Place("a.csv", line: 2), ["found": "2", "expected": "3"]),
        Problem("csv.width", at: Place("a.csv", line: 4), ["found": "4", "expected": "3"]),
      ])
  }

  @Test func `columns have names and each its own`() {
    #expect(
      Self.problems("a,,a\n1,2,3\n") == [
        Problem("csv.unnamed-column", at: Place("a.csv", line: 1), ["number": "2"]),
        Problem("csv.duplicate-column", at: Place("a.csv", line: 1), ["column": "a"]),
      ])
  }

  @Test(arguments: ["", "\n\n", "\u{FEFF}"])
  func `an empty file has no columns`(text: String) {
    #expect(Self.problems(text).map(\.code) == ["csv.empty"])
  }

  @Test func `a quote that never ends is told where it begins`() {
    #expect(
      Self.problems("a,b\n1,2\n3,\"four\n5,6\n") == [
        Problem("csv.open-quote", at: Place("a.csv", line: 3))
      ])
  }

  @Test func `text after a closed quote is refused`() {
    #expect(
      Self.problems("a,b\n1,\"two\" 2\n") == [
        Problem("csv.text-after-quote", at: Place("a.csv", line: 2))
      ])
  }

  @Test(arguments: ["", "\""])
  func `a line beyond all measure is an accident`(quote: String) {
    let long = String(repeating: "x", count: DelimitedFile.longestLine + 1)
    #expect(
      Self.problems("a,b\n1,\(quote)\(long)\(quote)\n").map(\.code) == ["csv.line-too-long"])
    let fitting = String(repeating: "x", count: DelimitedFile.longestLine - 8)
    #expect(Self.problems("a,b\n1,\(quote)\(fitting)\(quote)\n").isEmpty)
  }

  static let numbers: [(text: String, comma: Bool, number: Double?)] = [
    ("12", false, 12), ("-1.5", false, -1.5), ("\u{2212}1,5", true, -1.5), ("1e3", false, 1000),
    ("1\u{A0}234,5", true, 1234.5), ("1\u{202F}234", false, 1234), ("1,5", false, nil),
    ("", false, nil), ("inf", false, nil), ("nan", false, nil), ("0x1F", false, nil),
    ("1e999", false, nil), ("12 %", true, nil), ("1,2,3", true, nil), ("..", false, nil),
  ]

  @Test(arguments: numbers)
  func `numbers are read as people write them`(
    example: (text: String, comma: Bool, number: Double?)
  ) {
    #expect(DelimitedFile.number(example.text, decimalComma: example.comma) == example.number)
  }

  @Test func `a field is found again by line and column`() throws {
    let file = try Self.read("unit,value\n\n0301,x\n")
    #expect(file.place(file.rows[0], "value").description == "a.csv:3 [value]")
  }
}
