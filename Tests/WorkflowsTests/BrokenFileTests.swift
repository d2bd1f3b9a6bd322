import Foundation
import Problems
import Testing
import Workflows

/// Files that are no text, no YAML or no CSV, and values that are not what they should be.
struct BrokenFileTests {
  @Test(arguments: bytes)
  func `a file that cannot be read as text is told with its place`(_ broken: BrokenCase) throws {
    try broken.expectTold()
  }

  @Test(arguments: structure)
  func `a YAML file that does not hang together is told with its place`(
    _ broken: BrokenCase
  ) throws {
    try broken.expectTold()
  }

  @Test(arguments: values)
  func `a value of the wrong kind is told with its place`(_ broken: BrokenCase) throws {
    try broken.expectTold()
  }

  @Test(arguments: tables)
  func `a CSV file that does not hang together is told with its place`(
    _ broken: BrokenCase
  ) throws {
    try broken.expectTold()
  }

  @Test func `the byte that is not UTF-8 is named by its number and value`() throws {
    let problem = try SmallReview.use { review in
      try review.write(Array("id: vår-review".utf8.prefix(5)) + [0xE5, 0x72], to: "review.yaml")
      return try #require(review.problems().first { $0.code == "file.not-utf8" })
    }
    #expect(problem.values == ["byte": "6", "value": "E5"])
  }

  @Test func `a misspelt key is answered with the key that was meant`() throws {
    let problem = try SmallReview.use { review in
      try review.replace("licence:", with: "license:", in: "review.yaml")
      return try #require(review.problems().first { $0.code == "yaml.unknown-key" })
    }
    #expect(problem.values["nearest"] == "licence")
  }

  static let bytes = [
    BrokenCase("no review.yaml", "file.missing", at: "review.yaml") {
      try $0.delete("review.yaml")
    },
    BrokenCase("a folder in place of a file", "file.not-a-file", at: "findings.yaml") {
      try $0.delete("findings.yaml")
      try $0.write("", to: "findings.yaml/x")
    },
    BrokenCase("Latin-1", "file.not-utf8", at: "report/nb/intro.md:2") {
      try $0.write(Array("En\nfj".utf8) + [0xF8, 0x6C], to: "report/nb/intro.md")
    },
    BrokenCase("UTF-16", "file.utf16", at: "survey/answers.csv:1") {
      try $0.write([0xFF, 0xFE, 0x75, 0, 0x6E, 0], to: "survey/answers.csv")
    },
    BrokenCase("a zero byte", "file.nul", at: "findings.yaml:2") {
      try $0.write(Array("findings:\n  - id: a".utf8) + [0], to: "findings.yaml")
    },
    BrokenCase("a file of 1 GB", "file.too-large", at: "observations/recycling.csv") {
      let file = "\($0.path)/observations/recycling.csv"
      let handle = try #require(FileHandle(forWritingAtPath: file))
      try handle.truncate(atOffset: 1 << 30)
      try handle.close()
    },
  ]

  static let structure = [
    BrokenCase("an empty file", "yaml.empty", at: "review.yaml:1") {
      try $0.write("", to: "review.yaml")
    },
    BrokenCase("a file of blanks", "yaml.empty", at: "findings.yaml:1") {
      try $0.write("\n\n# nothing\n", to: "findings.yaml")
    },
    BrokenCase("a bracket that is never closed", "yaml.syntax", at: "review.yaml:8") {
      try $0.replace("owner: {name: {", with: "owner: {name: [{", in: "review.yaml")
    },
    BrokenCase("a tab as indentation", "yaml.syntax", at: "review.yaml:4") {
      try $0.replace("  nb: Vår", with: "\tnb: Vår", in: "review.yaml")
    },
    BrokenCase("the same key twice", "yaml.duplicate-key", at: "review.yaml:7") {
      try $0.replace(
        "kind: subnational", with: "kind: subnational\nkind: local", in: "review.yaml")
    },
    BrokenCase("an unknown key", "yaml.unknown-key", at: "recommendations.yaml:3") {
      try $0.replace("    to: local", with: "    to: local\n    too: x", in: "recommendations.yaml")
      try $0.replace("    to: local\n    too", with: "    too", in: "recommendations.yaml")
      try $0.append("    to: local\n", to: "recommendations.yaml")
    },
    BrokenCase("a key that is missing", "yaml.missing-key", at: "review.yaml:2") {
      try $0.replace("period: \"2026\"\n", with: "", in: "review.yaml")
    },
    BrokenCase("aliases of aliases", "yaml.too-large", at: "frameworks/own.yaml") {
      let levels = (1...9).map { level in
        let inside = Array(repeating: "*e\(level - 1)", count: 10).joined(separator: ", ")
        return "  - &e\(level) {id: a, title: t, elements: [\(inside)]}\n"
      }
      try $0.write(
        "id: own\nname: n\nsource: s\nelements:\n  - &e0 {id: a, title: t}\n" + levels.joined(),
        to: "frameworks/own.yaml")
    },
    BrokenCase("aliases of aliases as a key", "yaml.alias-in-key", at: "frameworks/own.yaml:15") {
      let levels = (1...9).map { level in
        let inside = Array(repeating: "*e\(level - 1)", count: 10).joined(separator: ", ")
        return "  - &e\(level) [\(inside)]\n"
      }
      try $0.write(
        "id: own\nname: n\nsource: s\nelements:\n  - &e0 [a]\n" + levels.joined()
          + "  - {*e9 : x}\n",
        to: "frameworks/own.yaml")
    },
    BrokenCase("100 000 brackets", "yaml.syntax", at: "findings.yaml:1") {
      try $0.write(String(repeating: "[", count: 100_000), to: "findings.yaml")
    },
    BrokenCase("100 000 lists in each other", "yaml.syntax", at: "findings.yaml:1") {
      try $0.write(String(repeating: "- ", count: 100_000) + "x", to: "findings.yaml")
    },
  ]

  static let values = [
    BrokenCase("a text for a list", "yaml.not-a-list", at: "review.yaml:10", cell: "languages") {
      try $0.replace("[nb, nn, en]", with: "nb", in: "review.yaml")
    },
    BrokenCase("a text for an object", "yaml.not-an-object", at: "review.yaml:8", cell: "owner") {
      try $0.replace(
        "owner: {name: {nb: Fjordregionen, nn: Fjordregionen, en: The Fjord Region}}",
        with: "owner: us", in: "review.yaml")
    },
    BrokenCase("a list for a text", "yaml.not-a-text", at: "review.yaml:18", cell: "licence") {
      try $0.replace("licence: CC BY 4.0", with: "licence: [a]", in: "review.yaml")
    },
    BrokenCase("words for a whole number", "yaml.not-an-integer", at: "review.yaml:17") {
      try $0.replace("number: 1", with: "number: one", in: "review.yaml")
    },
    BrokenCase("a day that does not exist", "yaml.not-a-date", at: "review.yaml:17") {
      try $0.replace("2026-01-01", with: "2026-02-30", in: "review.yaml")
    },
    BrokenCase("a period that is none", "yaml.not-a-period", at: "review.yaml:11", cell: "period") {
      try $0.replace("\"2026\"", with: "\"2026-13\"", in: "review.yaml")
    },
    BrokenCase("an unknown word", "yaml.unknown-word", at: "review.yaml:7", cell: "kind") {
      try $0.replace("kind: subnational", with: "kind: regional", in: "review.yaml")
    },
    BrokenCase("an unknown language", "yaml.unknown-language", at: "review.yaml:10") {
      try $0.replace("[nb, nn, en]", with: "[nb, nn, en, xx]", in: "review.yaml")
    },
    BrokenCase("capitals in an id", "yaml.not-an-id", at: "review.yaml:2", cell: "id") {
      try $0.replace("id: my-review", with: "id: My Review", in: "review.yaml")
    },
    BrokenCase("a blank text", "yaml.blank-text", at: "review.yaml:18", cell: "licence") {
      try $0.replace("licence: CC BY 4.0", with: "licence: \" \"", in: "review.yaml")
    },
    BrokenCase("an empty list", "yaml.list-too-short", at: "review.yaml:10", cell: "languages") {
      try $0.replace("[nb, nn, en]", with: "[]", in: "review.yaml")
    },
    BrokenCase("a word for a truth value", "yaml.not-a-boolean", at: "survey/questionnaire.yaml:22")
    {
      try $0.replace("dont-know: true", with: "dont-know: maybe", in: "survey/questionnaire.yaml")
    },
  ]

  static let tables = [
    BrokenCase("an empty CSV file", "csv.empty", at: "units.csv:1") {
      try $0.write("", to: "units.csv")
    },
    BrokenCase("a row of another width", "csv.width", at: "observations/recycling.csv:3") {
      try $0.replace("2025,44,", with: "2025,44", in: "observations/recycling.csv")
    },
    BrokenCase("a quote that is never closed", "csv.open-quote", at: "units.csv:4") {
      try $0.replace("F3,Østdal", with: "F3,\"Østdal", in: "units.csv")
    },
    BrokenCase("text after a quote", "csv.text-after-quote", at: "units.csv:4") {
      try $0.replace("F3,Østdal", with: "F3,\"Øst\"dal", in: "units.csv")
    },
    BrokenCase("a column twice", "csv.duplicate-column", at: "units.csv:1") {
      try $0.replace("attribute.coast", with: "parent", in: "units.csv")
    },
    BrokenCase("a column without a name", "csv.unnamed-column", at: "units.csv:1") {
      try $0.replace("attribute.coast", with: "", in: "units.csv")
    },
    BrokenCase("a line of 2 MB", "csv.line-too-long", at: "observations/recycling.csv:10") {
      try $0.append(String(repeating: "x", count: 2 << 20), to: "observations/recycling.csv")
    },
    BrokenCase("a quoted field of 2 MB", "csv.line-too-long", at: "observations/recycling.csv:10") {
      try $0.append("\"" + String(repeating: "x", count: 2 << 20), to: "observations/recycling.csv")
    },
  ]
}
