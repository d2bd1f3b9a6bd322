import Foundation
import Languages
import TestSupport
import Testing

/// Statistical tables from the command line.
struct TableTests {
  private static let reply = """
    {"version": "2.0", "class": "dataset", "label": "Inhabitants",
     "id": ["Region", "Tid"], "size": [2, 2],
     "dimension": {
       "Region": {"label": "region", "category": {
         "index": {"1508": 1, "0301": 0}, "label": {"0301": "Oslo, city", "1508": "Ålesund"}}},
       "Tid": {"category": {"index": ["2023", "2024"]}}},
     "value": [709037, 717710, null, 58509.5], "status": {"2": "."}}
    """
  private static let px = """
    CHARSET="ANSI";
    CODEPAGE="utf-8";
    MATRIX="T1";
    CONTENTS="Inhabitants";
    UNITS="persons";
    STUB="region";
    HEADING="year";
    VALUES("region")="Oslo";
    VALUES("year")="2023","2024";
    CODES("region")="0301";
    CODES("year")="2023","2024";
    DATA=
    709037 717710;
    """

  private func run(
    _ file: String, _ content: String, _ arguments: [String] = []
  ) throws -> SamstemtProcess.Outcome {
    try TemporaryFolder.use { folder in
      try folder.write(content, to: file)
      return try SamstemtProcess.run(
        ["table", folder.path + "/" + file, "--language", "en"] + arguments)
    }
  }

  @Test func `a sheet is read by a mapping`() throws {
    let mapping = """
      label: Broadband
      header: [2, 3]
      dimensions: [{id: Region, column: Kommune}, {id: Tid, code: "2022"}]
      values: [{column: [Uten DSL, ≥ 30], code: a, unit: "%"}]
      symbols: {"<5": ":"}
      """
    let sheet = "Dekning;;;\n;I alt;;Uten DSL\nKommune;≥ 30;;≥ 30\nBø;1,5;;99,8 %\nÅl;2;;<5\n"
    try TemporaryFolder.use { folder in
      try folder.write(mapping, to: "m.yaml")
      try folder.write(sheet, to: "a.csv")
      let outcome = try SamstemtProcess.run([
        "table", folder.path + "/a.csv", "--mapping", folder.path + "/m.yaml", "--language", "en",
      ])
      #expect(
        outcome.output == """
          Region,Tid,ContentsCode,value,status,unit
          Bø,2022,a,99.8,,%
          Ål,2022,a,,:,%

          """)
    }
  }

  @Test func `a reply is printed as a row for each cell`() throws {
    let outcome = try run("reply", Self.reply)
    #expect(outcome.code == 0)
    #expect(outcome.complaints.isEmpty)
    #expect(
      outcome.output == """
        Region,Tid,value,status,unit
        0301,2023,709037,,
        0301,2024,717710,,
        1508,2023,,.,
        1508,2024,58509.5,,

        """)
  }

  @Test func `labels stand beside the codes where they are asked for`() throws {
    let outcome = try run("reply.json", Self.reply, ["--labels"])
    #expect(outcome.output.contains("\n0301,\"Oslo, city\",2024,2024,717710,,\n"))
  }

  @Test func `a PX file is printed as JSON-stat that is read again`() throws {
    try TemporaryFolder.use { folder in
      try folder.write(Self.px, to: "table")
      let json = try SamstemtProcess.run(["table", folder.path + "/table", "--format", "json-stat"])
      #expect(json.code == 0)
      try folder.write(json.output, to: "again.json")
      let first = try SamstemtProcess.run(["table", folder.path + "/table"])
      let again = try SamstemtProcess.run(["table", folder.path + "/again.json"])
      #expect(again.output == first.output)
      #expect(first.output.contains("709037"))
    }
  }

  @Test func `several tables go together as JSON-stat only`() throws {
    try TemporaryFolder.use { folder in
      try folder.write(Self.reply, to: "a.json")
      let twice = [String](repeating: folder.path + "/a.json", count: 2)
      let csv = try SamstemtProcess.run(["table"] + twice + ["--language", "en"])
      #expect(csv.code == 1)
      #expect(csv.output.isEmpty)
      #expect(csv.complaints.contains("Here are 2 tables"))
      let json = try SamstemtProcess.run(["table"] + twice + ["--format", "json-stat"])
      #expect(json.code == 0)
      #expect(json.output.contains("\"class\": \"collection\""))
    }
  }

  @Test(arguments: ["nb", "nn", "en"])
  func `what is wrong is told with line and column in the reader's language`(tag: String) throws {
    let language = try #require(Language.named(LanguageTag(rawValue: tag)))
    try TemporaryFolder.use { folder in
      let path = folder.path + "/wrong.json"
      try folder.write(
        Self.reply.replacing("\"size\": [2, 2]", with: "\"size\": [2, 3]"), to: "wrong.json")
      let outcome = try SamstemtProcess.run(["table", path, "--language", tag])
      #expect(outcome.code == 1)
      #expect(outcome.output.isEmpty)
      let values = ["id": "Tid", "size": "3", "count": "2"]
      #expect(
        outcome.complaints.hasPrefix(
          "\(path):2:39 [size]: " + language.text("problem.severity.error") + ": "
            + language.text("problem.jsonstat.size", values) + "\n    "
            + language.text("problem.jsonstat.size.advice", values)))
    }
  }

  @Test func `a table that is only described has a heading and a warning`() throws {
    let outcome = try run(
      "meta.json",
      Self.reply.replacing("[709037, 717710, null, 58509.5]", with: "null")
        .replacing(", \"status\": {\"2\": \".\"}", with: ""))
    #expect(outcome.code == 0)
    #expect(outcome.output == "Region,Tid,value,status,unit\n")
    #expect(outcome.complaints.contains("“Inhabitants” is described, but has no numbers."))
  }

  @Test func `what no reader knows is refused with the formats there are`() throws {
    let outcome = try run("picture.png", "\u{1}\u{2}")
    #expect(outcome.code == 1)
    #expect(outcome.complaints.contains("json-stat, px, sdmx"))
    let missing = try SamstemtProcess.run(["table", "/no/such/file"])
    #expect(missing.code == 1)
    #expect(try SamstemtProcess.run(["table", "a", "--input-format", "pdf"]).code == 2)
    #expect(try SamstemtProcess.run(["table", "a", "--format", "pdf"]).code == 2)
    #expect(try SamstemtProcess.run(["table"]).code == 2)
  }
}
