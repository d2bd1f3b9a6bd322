import Agenda
import Indicators
import Languages
import Measures
import Problems
import Testing

@testable import OpenSDG

/// What Open SDG publishes otherwise than it is written is kept as written, and told of.
struct TableReviewTests {
  @Test(arguments: ["NA", "null", "N/A", "nan", "NULL", "<NA>"])
  func `a category that pandas reads as missing is kept`(word: String) throws {
    let conversion = try ReviewConversion.of(
      onlyData("Year,Sex,Value\n2020,,1\n2020,\(word),2\n2021,\(word),3\n"))
    let part = try #require(conversion.parts.first)
    #expect(
      part.indicator.breakdowns[0].categories.map { $0.label.text(in: .en) } == ["Total", word])
    #expect(part.observations.count == 3)
    let found = try #require(conversion.problems("open-sdg.missing-word").first)
    #expect(found.values == ["found": word, "column": "Sex", "count": "2"])
    #expect(found.place.line == 3)
  }

  @Test func `a code with a leading zero stays as it is written`() throws {
    let conversion = try ReviewConversion.of(
      onlyData("Year,District,Value\n2020,01,1\n2020,11,2\n"))
    #expect(
      conversion.parts[0].indicator.breakdowns[0].categories.map(\.code) == ["01", "11"])
    #expect(conversion.problems("open-sdg.leading-zero").count == 1)
  }

  @Test
  func `spellings that differ in capitals and blanks are told of, in a file and between files`()
    throws
  {
    var files = onlyData("Year,Urban or rural,Value\n2020,Urban area,1\n2020,urban area,2\n")
    files["data/indicator_1-2-1.csv"] = "Year,Urban or Rural,Value\n2020,Urban,1\n"
    let conversion = try ReviewConversion.of(files)
    #expect(
      conversion.problems("open-sdg.names-alike").map(\.values)
        == [["names": "“Urban area”, “urban area”"]])
    #expect(
      conversion.problems("open-sdg.columns-alike").map(\.values)
        == [["names": "“Urban or rural”, “Urban or Rural”"]])
  }

  @Test func `a table without a total is told of; Open SDG reads NA as one`() throws {
    #expect(
      try ReviewConversion.of(onlyData("Year,Sex,Value\n2020,F,1\n"))
        .problems("open-sdg.no-headline").count == 1)
    for text in [
      "Year,Value\n2020,1\n", "Year,Sex,Value\n2020,NA,1\n", "Year,Units,Value\n2020,%,1\n",
    ] {
      #expect(
        try ReviewConversion.of(onlyData(text)).problems("open-sdg.no-headline").isEmpty)
    }
  }
}
