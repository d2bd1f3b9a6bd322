import Languages
import Measures
import StatisticalTables
import Testing

@Suite("Tables as CSV")
struct TableFileTests {
  func read(_ table: Table, synthetic: Bool = false) throws -> DelimitedFile {
    let text = PublishedTable(official: table).delimitedText(in: .nb, isSynthetic: synthetic)
    return try DelimitedFile(Array(text.utf8), file: "a.csv")
  }

  func column(_ name: String, of file: DelimitedFile) throws -> [String] {
    let index = try #require(file.column(name))
    return file.rows.map { $0.fields[index] }
  }

  @Test func `codes and labels come back as they were`() throws {
    let file = try read(Sample.table)
    #expect(try column("answer", of: file) == ["yes", "yes", "no", "no"])
    #expect(try column("size", of: file) == ["all", "small", "all", "small"])
    #expect(try column("answer_label", of: file)[0] == "Ja, i\nplanen")
    #expect(try column("size_label", of: file)[1] == " Små ")
    #expect(try column("measure", of: file) == ["percent", "percent", "percent", "percent"])
    #expect(try column("period", of: file) == ["2024", "2024", "2024", "2024"])
  }

  @Test func `numbers keep their full precision however few decimals print has`() throws {
    let file = try read(Sample.table)
    let values = try column("value", of: file)
    #expect(file.number(values[0]) == 100.0 / 3)
    #expect(try column("upper", of: file).map(file.number)[0] == 51.2345678901234)
    #expect(try column("value", of: read(Sample.values))[0] == "0.30000000000000004")
  }

  @Test func `unknown is empty with a reason and zero is zero`() throws {
    let file = try read(Sample.table)
    #expect(try column("value", of: file)[1...2] == ["", "0"])
    #expect(try column("status", of: file) == ["", "suppressed", "preliminary", "estimated"])
    #expect(try column("value", of: read(Sample.values))[1].isEmpty)
    #expect(try column("status", of: read(Sample.values)) == ["", "not-published"])
  }

  @Test func `the base follows its number`() throws {
    let file = try read(Sample.table)
    #expect(try column("answered", of: file) == ["30", "3", "7", ""])
    #expect(try column("population", of: file) == ["41", "5", "7", ""])
    #expect(try column("count", of: file) == ["10", "", "", ""])
    #expect(try column("lower", of: file) == ["19.2", "", "", ""])
  }

  @Test func `a table with periods has no second column of them`() throws {
    let file = try read(Sample.values)
    #expect(file.header.count { $0 == "period" } == 1)
    #expect(try column("period", of: file) == ["2022", "2023"])
  }

  @Test func `made up figures say so in every row`() throws {
    #expect(
      try column("synthetic", of: read(Sample.table, synthetic: true)).allSatisfy { $0 == "true" })
    #expect(try read(Sample.table).column("synthetic") == nil)
  }

  @Test func `what the writer writes the reader reads`() throws {
    let rows = [
      ["a", "b"], ["", "x"], ["1,5", "\"\""], ["two\nlines", "\r\n"], [" blank ", "Bø;\t"],
    ]
    var writer = DelimitedWriter()
    for row in rows { writer.row(row) }
    let file = try DelimitedFile(Array(writer.text.utf8), file: "a.csv")
    #expect([file.header] + file.rows.map(\.fields) == rows)
  }
}
