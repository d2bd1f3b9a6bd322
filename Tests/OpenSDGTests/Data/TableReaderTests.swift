import Problems
import Testing

@testable import OpenSDG

/// Each oddity of a data file is read as well as can be, and told of with its line.
struct TableReaderTests {
  private static func read(_ text: String) throws -> Repository {
    try Repository.read(onlyData(text))
  }

  @Test func `a byte order mark and CRLF change nothing`() throws {
    let table = try #require(
      Self.read("\u{FEFF}Year,Sex,Value\r\n2020,\"a, \"\"b\"\"\",1\r\n").tables["1-1-1"])
    #expect(table.columns == ["Year", "Sex", "Value"])
    #expect(table.rows.map(\.fields) == [["2020", "a, \"b\"", "1"]])
    #expect(table.rows.map(\.line) == [2])
  }

  @Test func `the line of a row counts the line breaks inside quotes`() throws {
    let table = try #require(
      Self.read("Year,Sex,Value\n2020,\"a\nb\",1\n\n2021,c,2\n").tables["1-1-1"])
    #expect(table.rows.map(\.line) == [2, 5])
  }

  @Test func `blanks at the ends are taken off and counted`() throws {
    let repository = try Self.read("Year,Sex ,Value\n2020, Female,1\n2021,Male,2\n")
    #expect(repository.tables["1-1-1"]?.columns[1] == "Sex")
    #expect(repository.tables["1-1-1"]?.rows[0].fields[1] == "Female")
    let found = try #require(repository.problems("open-sdg.blanks").first)
    #expect(found.values == ["count": "2"] && found.place.line == 1)
  }

  @Test func `columns without a name, and names that are taken, get one`() throws {
    let repository = try Self.read("Year,,Sex,Sex,sex,Value\n2020,a,b,c,d,1\n")
    #expect(
      repository.tables["1-1-1"]?.columns == ["Year", "Column 2", "Sex", "Sex 2", "sex", "Value"])
    #expect(repository.problems("open-sdg.column-unnamed").map(\.values) == [["number": "2"]])
    #expect(repository.problems("open-sdg.column-twice").map(\.values) == [["column": "Sex"]])
    #expect(
      repository.problems("open-sdg.names-alike").map(\.values) == [["names": "“Sex”, “sex”"]])
  }

  @Test func `Year and Value are found where they stand, though Open SDG would stop`() throws {
    let repository = try Self.read("Sex,value,Year\nF,1,2020\n")
    #expect(repository.tables["1-1-1"]?.columns == ["Year", "Sex", "Value"])
    #expect(repository.tables["1-1-1"]?.rows.map(\.fields) == [["2020", "F", "1"]])
    #expect(repository.problems("open-sdg.column-place").count == 2)
    let without = try Self.read("Year,Sex\n2020,F\n")
    #expect(without.tables.isEmpty)
    #expect(without.problems("open-sdg.column-missing").map(\.values) == [["column": "Value"]])
  }

  @Test func `a row that is too long is left out, one that is uneven or empty is told of`() throws {
    let repository = try Self.read(
      "Year,Sex,Value\n2020,F,1,extra\n2021,F,2,\n,,\n2022,F\n2023,F,4\n")
    #expect(repository.tables["1-1-1"]?.rows.map(\.line) == [3, 5, 6])
    #expect(repository.problems("open-sdg.row-width").map(\.place.line) == [2])
    #expect(repository.problems("open-sdg.row-uneven").map(\.place.line) == [3, 5])
    #expect(repository.problems("open-sdg.row-empty").map(\.place.line) == [4])
  }

  @Test(arguments: ["", "Year,Sex,Value\n", "\n\n"])
  func `a file without rows is told of`(text: String) throws {
    #expect(try Self.read(text).problems("open-sdg.no-rows").count == 1)
  }

  @Test(arguments: ["Year,Value\n2020,\"1\n", "Year,Value\n2020,\u{0}\n"])
  func `a file that cannot be read stops nothing but itself`(text: String) throws {
    let repository = try Self.read(text)
    #expect(repository.tables.isEmpty)
    #expect(repository.problems.contains { $0.place.file == "data/indicator_1-1-1.csv" })
    #expect(repository.problems.allSatisfy { $0.severity == .warning })
  }
}
