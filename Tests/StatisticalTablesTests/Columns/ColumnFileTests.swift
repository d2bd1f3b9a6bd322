import Problems
import StatisticalTables
import Testing

@Suite("Reading columns")
struct ColumnFileTests {
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Files in which everything that CSV allows occurs.
  static let files: [[UInt8]] = [
    Array("id,w,answer\n1,2.5,yes\n2,,no\n\n3,-0.125,\"yes\"\n".utf8),
    mark
      + Array("id;w;svar\r\n1;1 234,5;Bø\r\n\r\n2;\"2,25\";\"to\r\nlinjer\"\r\n3;\u{2212}7;Bø".utf8),
    Array(
      "\n\nid\tw\tanswer\n 1 \t 2e3\t the \"\"best\"\" \n2\t\"\"\t\"the \"\"best\"\"\"\n3\t5\t".utf8
    ),
    Array("id,w,answer\r1,2,a\r2,3,b".utf8),
    Array("\"id\",\"w\",\"an,\"\"swer\n\"\n1,1,😀\n2,2,å\n3,3,\"\u{2028}\"\n".utf8),
    Array("id,w,answer\n".utf8), mark + mark + Array("id,w,answer\n1,2,x\n".utf8),
  ]

  /// What stands in the columns, as `DelimitedFile` reads it.
  static func expect(_ columns: ColumnFile, like file: DelimitedFile) {
    #expect(columns.header == file.header)
    #expect(columns.rows == file.rows.count)
    #expect(columns.hasDecimalComma == file.hasDecimalComma)
    for row in file.rows.indices {
      let fields = file.rows[row].fields
      for index in 0..<2 {
        guard case .numbers(let numbers) = columns.columns[index] else { continue }
        let number = file.number(fields[index])
        #expect(numbers[row].bitPattern == (number ?? .nan).bitPattern)
      }
      guard case .categories(let found) = columns.columns[2] else { continue }
      let code = found.codes[row]
      let content = code == ColumnFile.Categories.missing ? "" : found.levels[Int(code)]
      #expect(content == fields[2])
    }
  }

  @Test(arguments: files)
  func `the content is that of the same file read whole, wherever a piece ends`(
    bytes: [UInt8]
  ) throws {
    let file = try DelimitedFile(bytes, file: "a.csv")
    let wanted: [ColumnFile.Wanted] = [
      .init(file.header[0], as: .numbers), .init(file.header[1], as: .numbers),
      .init(file.header[2], as: .categories(.asMet)),
    ]
    for size in 1...(bytes.count + 1) {
      Self.expect(try ColumnFile(wanted, bytes: bytes, pieces: size), like: file)
    }
  }

  @Test func `columns come in the order asked for, and others are passed over`() throws {
    let text = "a,b,c,d\n1,x,not kept,4\n2,y,\"nor\nthis\",5\n"
    let file = try ColumnFile(
      [.init("d", as: .numbers), .init("b", as: .categories(.asMet))], bytes: Array(text.utf8))
    #expect(file.numbers("d") == [4, 5])
    #expect(file.categories("b")?.codes == [0, 1])
    #expect(file.categories("b")?.levels == ["x", "y"])
    #expect(file.columns.count == 2)
    #expect(file.numbers("b") == nil)
    #expect(file.categories("a") == nil)
  }

  @Test func `categories are numbered as they are met or by code point`() throws {
    let bytes = Array("q\nB\nø\na\n10\n\"\"\"\"\n9\nB\nå\n".utf8)
    let met = try ColumnFile([.init("q", as: .categories(.asMet))], bytes: bytes)
    #expect(met.categories("q")?.levels == ["B", "ø", "a", "10", "\"", "9", "å"])
    #expect(met.categories("q")?.codes == [0, 1, 2, 3, 4, 5, 0, 6])
    let sorted = try ColumnFile([.init("q", as: .categories(.sorted))], bytes: bytes)
    #expect(sorted.categories("q")?.levels == ["\"", "10", "9", "B", "a", "å", "ø"])
    #expect(sorted.categories("q")?.codes == [3, 6, 4, 1, 0, 2, 3, 5])
  }

  @Test func `an empty field has no category and no number`() throws {
    let file = try ColumnFile(
      [.init("a", as: .categories(.sorted)), .init("b", as: .numbers)],
      bytes: Array("a,b\n,\n\"\",\"\"\n  ,  \nx,1\n".utf8))
    #expect(file.categories("a")?.codes == [UInt16.max, .max, .max, 0])
    #expect(file.numbers("b")?.map(\.isNaN) == [true, true, true, false])
  }

  @Test func `many rows and many categories are kept apart`() throws {
    let rows = 20_000
    let text = "a,b,c\n" + (0..<rows).map { "\($0),k\($0 % 5000),\($0 % 7)\n" }.joined()
    let file = try ColumnFile(
      [
        .init("a", as: .numbers), .init("b", as: .categories(.asMet)),
        .init("c", as: .categories(.sorted)),
      ], bytes: Array(text.utf8))
    #expect(file.rows == rows)
    #expect(file.numbers("a") == (0..<rows).map(Double.init))
    #expect(file.categories("b")?.levels == (0..<5000).map { "k\($0)" })
    #expect(file.categories("b")?.codes == (0..<rows).map { UInt16($0 % 5000) })
    #expect(file.categories("c")?.codes == (0..<rows).map { UInt16($0 % 7) })
  }
}
