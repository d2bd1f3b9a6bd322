import Problems
import StatisticalTables
import Testing

@Suite("What columns are refused for")
struct ColumnProblemTests {
  static let columns: [ColumnFile.Wanted] = [
    .init("a", as: .numbers), .init("b", as: .categories(.asMet)),
  ]

  /// What ``DelimitedFile`` says of the same bytes.
  static func whole(_ bytes: [UInt8]) -> [Problem] {
    do {
      _ = try DelimitedFile(bytes, file: "a.csv")
      return []
    } catch {
      return error.problems
    }
  }

  static let faults: [[UInt8]] = [
    Array("".utf8), Array("\n\r\n\n".utf8), [0xEF, 0xBB, 0xBF],
    Array("a,b\n1,x\n2\n3,y\n4,z,\n".utf8),
    Array("a,b,,b\n1,x,,\n".utf8),
    Array("a,b\n1,\"x\n2,y\n".utf8), Array("a,b\n1,\"two\" 2\n".utf8),
    Array("a,b\n1,x\n2,".utf8) + [0xF8], Array("a,b\n1,".utf8) + [0xF8] + Array("\n2,y\n".utf8),
    [0xEF, 0xBB, 0xBF] + Array("a,b\n\"1\n\",".utf8) + [0xC3],
    Array("a,b\n1,x\n".utf8) + [0xED, 0xA0, 0x80] + Array("\n".utf8),
    Array("a,b\n1,\u{0}\n".utf8), Array("a,b\n1,12345678\u{0}\n".utf8),
    [0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61],
  ]

  @Test(arguments: faults)
  func `a fault is told as in a file read whole, wherever a piece ends`(bytes: [UInt8]) {
    let expected = Self.whole(bytes)
    #expect(!expected.isEmpty)
    for size in 1...(bytes.count + 1) {
      #expect(ColumnFile.problems(Self.columns, bytes, pieces: size) == expected, "\(size)")
    }
  }

  @Test func `a byte that is not UTF-8 is found behind many rows`() {
    let rows = 60_000
    let bytes = Array("a,b\n".utf8) + Array(String(repeating: "1,ærlig\n", count: rows).utf8)
    #expect(
      ColumnFile.problems(Self.columns, bytes + [0x31, 0x2C, 0xE6, 0x0A]) == [
        Problem(
          "file.not-utf8", at: Place("a.csv", line: rows + 2),
          ["byte": String(bytes.count + 3), "value": "E6"])
      ])
  }

  @Test func `a row beyond all measure is an accident`() {
    for quote in ["", "\""] {
      let long = String(repeating: "x", count: DelimitedFile.longestLine + 8)
      let bytes = Array("a,b\n0,z\n1,\(quote)\(long)\(quote)\n2,y\n".utf8)
      #expect(
        ColumnFile.problems(Self.columns, bytes) == [
          Problem(
            "csv.line-too-long", at: Place("a.csv", line: 3),
            ["limit": String(DelimitedFile.longestLine)])
        ])
      let fitting = String(repeating: "x", count: DelimitedFile.longestLine - 8)
      #expect(
        ColumnFile.problems(
          Self.columns, Array("a,b\n1,\(quote)\(fitting)\(quote)\n".utf8), pieces: 70_001) == [])
    }
  }

  @Test func `a field that is no number is told by line and column`() {
    let text = "a,b\n1,x\n\"1,5\",y\n\n0x1F,z\ninf,z\n"
    #expect(
      ColumnFile.problems(Self.columns, Array(text.utf8)) == [
        Problem("csv.not-a-number", at: Place("a.csv", line: 3, cell: "a"), ["found": "1,5"]),
        Problem("csv.not-a-number", at: Place("a.csv", line: 5, cell: "a"), ["found": "0x1F"]),
        Problem("csv.not-a-number", at: Place("a.csv", line: 6, cell: "a"), ["found": "inf"]),
      ])
  }

  @Test func `reading stops where there are too many faults to tell`() {
    let text = "a,b\n" + String(repeating: "?,x\n", count: 100_000)
    let count = ColumnFile.problems(Self.columns, Array(text.utf8)).count
    #expect(count >= ColumnFile.mostProblems)
    #expect(count < 1000)
  }

  @Test func `a column that is not there is told with the nearest`() {
    let wanted: [ColumnFile.Wanted] = [
      .init("wieght", as: .numbers), .init("county", as: .numbers),
    ]
    #expect(
      ColumnFile.problems(wanted, Array("id,weight\n1,2\n".utf8)) == [
        Problem(
          "csv.missing-column-near", at: Place("a.csv", line: 1),
          ["column": "wieght", "nearest": "weight", "known": "id, weight"]),
        Problem(
          "csv.missing-column", at: Place("a.csv", line: 1),
          ["column": "county", "known": "id, weight"]),
      ])
  }

  @Test func `a column has no more categories than there are codes`() throws {
    let most = ColumnFile.Categories.most
    let text = "a,b\n" + (0..<most).map { "1,\($0)\n" }.joined()
    let file = try ColumnFile(Self.columns, bytes: Array(text.utf8))
    #expect(file.categories("b")?.levels.count == most)
    #expect(
      ColumnFile.problems(Self.columns, Array((text + "1,x\n1,y\n").utf8)) == [
        Problem(
          "csv.too-many-categories", at: Place("a.csv", line: most + 2, cell: "b"),
          ["column": "b", "limit": "65534"])
      ])
  }

  @Test func `a file that cannot be read is told`() {
    #expect(throws: InputRefused.self) {
      try ColumnFile(Self.columns, file: "a.csv") { _ in nil }
    }
  }
}
