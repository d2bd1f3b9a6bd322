import Problems
import StatisticalTables
import Testing

@testable import StatisticalSources

@Suite("Choosing of a table")
struct TableQueryTests {
  private let metadata = TableMetadata(
    id: "07459", label: "Population",
    variables: [
      .init(
        code: "Region", label: "region",
        values: ["0", "0301", "K-0301", "K-1103", "A*"].map { .init(code: $0, label: $0) },
        isEliminable: true),
      .init(
        code: "ContentsCode", label: "contents",
        values: [.init(code: "Personer1", label: "Persons")]),
      .init(
        code: "Tid", label: "year",
        values: (2015...2024).map { .init(code: "\($0)", label: "\($0)") },
        isTime: true),
    ])

  private func codes(_ region: String) throws -> [String] {
    let selection = try TableSelection.read(["Region=\(region)", "ContentsCode=*", "Tid=top(1)"])
    return try TableQuery(selection, in: metadata).parts[0].codes
  }

  private func times(_ text: String) throws -> [String] {
    let selection = try TableSelection.read(["ContentsCode=*", "Tid=\(text)"])
    return try TableQuery(selection, in: metadata).parts[1].codes
  }

  private func problems(_ values: [String]) -> [String] {
    do {
      _ = try TableQuery(TableSelection.read(values), in: metadata)
      return []
    } catch {
      return error.problems.map(\.code)
    }
  }

  @Test func `stars and question marks stand for letters, codes may be in small letters`() throws {
    #expect(try codes("K-*") == ["K-0301", "K-1103"])
    #expect(try codes("?") == ["0"])
    #expect(try codes("*0301") == ["0301", "K-0301"])
    #expect(try codes("k-1103,0") == ["0", "K-1103"])
    #expect(try codes("*").count == 5)
    #expect(try codes("A*") == ["A*"], "a code may hold a star itself")
  }

  @Test func `a code that is named twice is asked for once`() throws {
    #expect(try codes("0301,0301,K*,K-0301") == ["0301", "K-0301", "K-1103"])
  }

  @Test func `top takes the latest times, and the first of what is no time`() throws {
    #expect(try times("top(2)") == ["2023", "2024"])
    #expect(try times("top(2,1)") == ["2022", "2023"])
    #expect(try times("bottom(1)") == ["2015"])
    #expect(try times("TOP(99)").count == 10)
    #expect(try codes("top(2)") == ["0", "0301"])
    #expect(try codes("bottom(1)") == ["A*"])
    #expect(problems(["Tid=top(5,99)", "ContentsCode=*"]) == ["source.selection-empty"])
    #expect(try times("top(9223372036854775807)").count == 10)
  }

  @Test func `ranges follow the table and include their ends`() throws {
    #expect(try times("range(2016,2018)") == ["2016", "2017", "2018"])
    #expect(try times("[range(2016,2018)]") == ["2016", "2017", "2018"], "as in addresses")
    #expect(try times("to(2016),from(2024)") == ["2015", "2016", "2024"])
  }

  @Test func `what the table does not have is refused, all at once`() {
    #expect(
      problems(["Regoin=*", "ContentsCode=Personer2", "Tid=2050"])
        == ["source.variable-unknown-near", "source.code-unknown-near", "source.code-unknown-near"])
    #expect(problems(["Region=Z-*", "ContentsCode=*", "Tid=*"]) == ["source.selection-empty"])
  }

  @Test func `what cannot be left out must be named`() throws {
    #expect(problems(["Region=*"]) == ["source.variable-missing", "source.variable-missing"])
    let query = try TableQuery(TableSelection.read(["ContentsCode=*", "Tid=*"]), in: metadata)
    #expect(query.parts.map(\.variable) == ["ContentsCode", "Tid"])
    #expect(query.cellCount == 10)
  }

  @Test(arguments: [
    "Region", "=x", "Region=", "Tid=top()", "Tid=top(0)", "Tid=range(1)", "Tid=top(a)", "Tid=,",
  ])
  func `what is no selection is refused`(text: String) {
    #expect(throws: InputRefused.self) { try TableSelection.read([text]) }
  }

  @Test func `a code with signs of its own stands in quotes`() throws {
    let selection = try TableSelection.read([#"X="top(5)",b,"a,b""#])
    #expect(selection.choices[0].values == [.code("top(5)"), .code("b"), .code("a,b")])
    #expect(selection.choices[0].values.map(\.description) == [#""top(5)""#, "b", #""a,b""#])
  }

  @Test func `the question is written as each version of the interface takes it`() {
    let query = TableQuery(
      table: "07459",
      parts: [.init("Region", ["K-0301"], codelist: "agg_KommSummer"), .init("Tid", ["2024"])])
    #expect(
      PxWebService.body(query).text.filter { !$0.isWhitespace }
        == #"{"selection":[{"variableCode":"Region","codelist":"agg_KommSummer","valueCodes":["K-0301"]},"#
        + #"{"variableCode":"Tid","valueCodes":["2024"]}]}"#)
    #expect(
      OlderPxWebService.body(query).text.filter { !$0.isWhitespace }
        == #"{"query":[{"code":"Region","selection":{"filter":"agg:KommSummer","values":["K-0301"]}},"#
        + #"{"code":"Tid","selection":{"filter":"item","values":["2024"]}}],"#
        + #""response":{"format":"json-stat2"}}"#)
  }
}
