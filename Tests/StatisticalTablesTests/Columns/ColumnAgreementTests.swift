import Problems
import StatisticalTables
import Testing

/// Columns are what ``DelimitedFile`` reads, of whatever bytes.
@Suite("Columns of any bytes")
struct ColumnAgreementTests {
  /// Bytes in which separators, quotes and ends of lines meet in every way.
  static func bytes(_ random: inout ColumnNumberTests.Xorshift) -> [UInt8] {
    let parts: [[UInt8]] = [
      Array(",".utf8), Array(",".utf8), Array(";".utf8), Array("\t".utf8), Array("\"".utf8),
      Array("\"".utf8), Array("\"\"".utf8), Array("\n".utf8), Array("\n".utf8),
      Array("\r\n".utf8), Array("\r".utf8), Array(" ".utf8), Array("a".utf8), Array("b".utf8),
      Array("1.5".utf8), Array("ø".utf8), [0xC3],
    ]
    let isBroken = Int.random(in: 0..<20, using: &random) == 0
    let count = Int.random(in: 0..<24, using: &random)
    let head = Bool.random(using: &random) ? Array("x,y\n".utf8) : []
    return head
      + (0..<count).flatMap { _ in
        parts[Int.random(in: 0..<(parts.count - (isBroken ? 0 : 1)), using: &random)]
      }
  }

  @Test func `columns agree with the file read whole, and so do refusals`() throws {
    var random = ColumnNumberTests.Xorshift()
    var read = 0
    var refused = 0
    for _ in 0..<6_000 {
      let bytes = Self.bytes(&random)
      let pieces = Int.random(in: 1...8, using: &random)
      let problems = ColumnProblemTests.whole(bytes)
      if problems.isEmpty {
        try Self.expectAgreement(bytes, pieces: pieces)
        read += 1
      } else {
        let told = ColumnFile.problems([], bytes, pieces: pieces)
        #expect(!told.isEmpty, "\(bytes)")
        // Bytes that are no text are met where they stand, not before all else; and a fault of the
        // header ends the reading before those below it.
        let isText = !problems.contains { $0.code == "file.not-utf8" }
        let isHeader = told.contains { $0.code.hasSuffix("-column") }
        if isText, !isHeader {
          #expect(problems.contains { told.contains($0) }, "\(bytes): \(told)")
        }
        refused += 1
      }
    }
    #expect(read > 600)
    #expect(refused > 600)
  }

  static func expectAgreement(_ bytes: [UInt8], pieces: Int) throws {
    let file = try DelimitedFile(bytes, file: "a.csv")
    let columns = try ColumnFile(
      file.header.map { .init($0, as: .categories(.asMet)) }, bytes: bytes, pieces: pieces)
    #expect(columns.header == file.header)
    #expect(columns.rows == file.rows.count)
    for (index, name) in file.header.enumerated() {
      let found = columns.categories(name)
      let texts = found?.codes.map {
        $0 == ColumnFile.Categories.missing ? "" : found?.levels[Int($0)]
      }
      #expect(texts == file.rows.map { $0.fields[index] }, "\(bytes)")
    }
  }
}
