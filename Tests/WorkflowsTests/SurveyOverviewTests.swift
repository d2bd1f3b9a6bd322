import Foundation
import Languages
import Measures
import Problems
import StatisticalTables
import SurveyEstimates
import TestSupport
import Testing

@testable import Workflows

/// The tables of a survey at once, as text and as a folder.
struct SurveyOverviewTests {
  private static let example = "\(PackageRoot.path)/Examples/norge-2021"
  /// Computed once for all tests.
  private static let norway = Result { try SurveyOverview(folder: example) }

  private func language(_ tag: String) throws -> Language {
    try #require(Language.named(LanguageTag(rawValue: tag)))
  }

  /// Seven of eight have answered, and four of them said yes; the interval is that of a group of eight.
  @Test func `a question stands with address, base, shares, intervals and counts`() throws {
    try SmallReview.use { review in
      try review.append("disclosure: {minimum-base: 1, minimum-count: 1}\n", to: "review.yaml")
      let text = try SurveyOverview(folder: review.path).text(as: .text, in: language("en"))
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let start = try #require(lines.firstIndex { $0.hasPrefix("survey.plan") })
      #expect(
        Array(lines[start..<(start + 10)]) == [
          "survey.plan  Goals in the plan", "------------------------------",
          "Question: “Are the goals in the municipal plan?”",
          "Base: Those who answered the question.",
          "Answer        Share  95% interval  Count  n",
          "Yes             57%        50–63%      4  7",
          "Under way       29%        25–38%      2  7",
          "No              14%        13–25%      1  7",
          "Total          100%                    7  7",
          "Don't know       0%         0–13%      0  7",
        ], Comment(rawValue: text))
    }
  }

  @Test(arguments: [("nb", "%"), ("nn", "%"), ("en", "%")])
  func `every part of the overview has its heading and its tables`(
    _ tag: String, _ sign: String
  ) throws {
    let language = try language(tag)
    let text = try Self.norway.get().text(as: .text, in: language)
    var place = text.startIndex
    for (heading, address) in [
      (language.text("analyse.asked"), "response.classes"),
      (language.text("analyse.questions"), "survey.stage"),
      (language.text("analyse.rankings"), "ranking.barriers.municipality.gaps"),
      (language.text("analyse.maturity"), "survey.maturity"),
      (language.text("analyse.furthest"), "furthest.stage.by.size"),
    ] {
      let found = try #require(text.range(of: "\n\(heading)\n==", range: place..<text.endIndex))
      let table = try #require(
        text.range(of: "\n\(address)  ", range: found.upperBound..<text.endIndex), "\(address)")
      place = table.upperBound
    }
    // Raw figures stand beside the weighted, not in tables of their own.
    #expect(text.contains(language.text("survey.estimate.weighted")))
    #expect(!text.contains("\nsurvey.stage.raw  ") && !text.contains("\nsurvey.stage.by."))
    for reading in try Self.norway.get().analysis.readings {
      for sentence in reading.sentences {
        let words = sentence.text(in: language.tag)
        #expect(text.split(separator: "\n").joined(separator: " ").contains(words.prefix(40)))
      }
    }
    #expect(!text.contains("[") || !text.contains("[analyse."))
    #expect(try Self.norway.get().text(as: .text, in: language) == text)
    #expect(text.split(separator: "\n").allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test func `numbers are written as the reader writes them`() throws {
    let overview = try Self.norway.get()
    let (english, norwegian) = (
      overview.text(as: .text, in: try language("en")),
      overview.text(as: .text, in: try language("nb"))
    )
    #expect(english.contains(/\d%/) && !english.contains(/\d\u{A0}%/))
    #expect(norwegian.contains(/\d\u{A0}%/) && !norwegian.contains(/\d%/))
    #expect(norwegian.contains(/\d,\d/))
  }

  @Test func `as CSV every cell of the tables shown stands in a row`() throws {
    let overview = try Self.norway.get()
    let text = overview.text(as: .csv, in: try language("en"))
    let file = try DelimitedFile(Array(text.utf8), file: "overview.csv")
    let tables = overview.sections.flatMap(\.tables)
    #expect(file.rows.count == tables.reduce(0) { $0 + $1.cells.count })
    let cell = try #require(file.column("cell"))
    #expect(Set(file.rows.map { $0.fields[cell] }).count == file.rows.count)
    let value = try #require(file.column("value"))
    let stage = try #require(tables.first { $0.address.description == "survey.stage" })
    let rows = file.rows.filter { $0.fields[0] == "survey.stage" }
    #expect(rows.map { Double($0.fields[value]) } == stage.cells.map(\.value.number))
    #expect(rows.first?.fields[cell] == "survey.stage[answer=not-started]")
  }

  @Test func `as JSON tables and readings stand in all languages of the review`() throws {
    let overview = try Self.norway.get()
    let text = overview.text(as: .json, in: try language("en"))
    #expect(overview.text(as: .json, in: try language("nn")) == text)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let tables = try #require(json["tables"] as? [[String: Any]])
    #expect(tables.count == overview.sections.flatMap(\.tables).count)
    let readings = try #require(json["readings"] as? [[String: Any]])
    #expect(readings.compactMap { $0["question"] as? String } == ["in-the-plan", "stage"])
    let sentences = try #require(readings.first?["sentences"] as? [[String: String]])
    #expect(sentences.allSatisfy { Set($0.keys) == ["nb", "nn", "en"] })
  }

  @Test func `the folder holds the tables of the report's data, and lists them`() throws {
    try SmallReview.use { review in
      try review.build()
      let data = try review.files(of: "report")
      let overview = try SurveyOverview(folder: review.path)
      let count = try overview.write(to: review.folder.path + "/tables")
      let files = try review.files(of: "tables")
      #expect(files["survey.plan.csv"] == data["data/survey.plan.csv"])
      let plan = try #require(files["survey.plan.json"])
      let listing = try TableListing(folder: review.path)
      #expect(try plan == listing.text(of: "survey.plan", as: .json, in: language("nb")))
      let text = try #require(files["index.csv"])
      let index = try DelimitedFile(Array(text.utf8), file: "index.csv")
      #expect(index.header == ["address", "title", "file"])
      #expect(index.rows.count == count)
      #expect(index.rows.map { $0.fields[0] } == index.rows.map { $0.fields[0] }.sorted())
      let listed = index.rows.map { $0.fields[2] }
      #expect(listed.contains("survey.plan.by.coast.csv") && listed.contains("response.csv"))
      let jsons = listed.map { $0.replacing(".csv", with: ".json") }
      #expect(
        Set(files.keys)
          == Set(listed + jsons).union(["index.csv", "codebook.csv", "datapackage.json"]))
    }
  }

  @Test func `the same review gives the same folder, whatever tables stood there`() throws {
    try SmallReview.use { review in
      let overview = try SurveyOverview(folder: review.path)
      for name in ["first", "second", "second"] {
        _ = try overview.write(to: "\(review.folder.path)/\(name)/")
      }
      #expect(try review.files(of: "first") == review.files(of: "second"))
      try review.replace("F1,2026-01-12,yes", with: "F1,2026-01-12,no", in: "survey/answers.csv")
      _ = try SurveyOverview(folder: review.path).write(to: review.folder.path + "/second")
      let (first, second) = (try review.files(of: "first"), try review.files(of: "second"))
      #expect(first.keys.sorted() == second.keys.sorted())
      #expect(first["survey.plan.csv"] != second["survey.plan.csv"])
      let names = try FileManager.default.contentsOfDirectory(atPath: review.folder.path).sorted()
      #expect(names == ["first", "review", "second"])
    }
  }

  @Test func `a folder that holds anything of a user's is refused and left alone`() throws {
    try SmallReview.use { review in
      let overview = try SurveyOverview(folder: review.path)
      try review.folder.write("mine", to: "photos/holiday.txt")
      try review.folder.write("address,title,file\n", to: "lists/index.csv")
      try review.folder.write("mine", to: "lists/notes.txt")
      try review.folder.write("name\nmine\n", to: "other/index.csv")
      _ = try overview.write(to: review.folder.path + "/tables")
      try review.folder.write("mine", to: "tables/survey.plan.xlsx")
      try review.build()
      try review.folder.write("mine", to: "file")
      for name in ["photos", "lists", "other", "tables", "report", "review", "file"] {
        let path = "\(review.folder.path)/\(name)"
        let before = try ReportFiles.read(path)
        let refused = #expect(throws: InputRefused.self, "\(name)") {
          try overview.write(to: path)
        }
        #expect(refused?.problems.map(\.code) == ["folder.no-tables"], "\(name)")
        #expect(try ReportFiles.read(path) == before)
        for problem in refused?.problems ?? [] { problem.expectWords() }
      }
      #expect(try review.folder.read("file") == "mine")
    }
  }

  @Test(arguments: [("survey.none", true), ("survey.no-answers", false)])
  func `a review without a survey says so`(_ code: String, _ isWithoutQuestions: Bool) throws {
    try SmallReview.use { review in
      try review.delete("survey/answers.csv")
      if isWithoutQuestions { try review.delete("survey/questionnaire.yaml") }
      let refused = #expect(throws: InputRefused.self) {
        try SurveyOverview(folder: review.path)
      }
      #expect(refused?.problems.map(\.code) == [code])
      for problem in refused?.problems ?? [] { problem.expectWords() }
    }
  }

  @Test func `who has come furthest cannot be listed where nothing is compared`() throws {
    try BrokenCase("no plan", "reference.no-furthest", at: "report/en/intro.md:4") {
      try $0.append("\n{{ list furthest }}\n", to: "report/en/intro.md")
    }.expectTold()
  }

  @Test func `long labels go on below, and numbers stand under the end of their heading`() {
    let table = PlainTable(
      headings: ["Group", "A heading of several words", "n"],
      rows: [
        ["Inside"], ["short", "1", "1,000"],
        ["a label that is far too long to stand in one line of its own", "12%", "7"],
      ])
    #expect(
      table.lines == [
        "                                              A heading of",
        "                                                   several",
        "Group                                                words      n", "• Inside",
        "short                                                    1  1,000",
        "a label that is far too long to stand in one",
        "  line of its own                                      12%      7",
      ])
  }

  @Test func `the fingerprint of a review takes in what is known of its units`() throws {
    try SmallReview.use { review in
      func fingerprint() throws -> String { try Fingerprint.of(BuildReview(review.path).folder) }
      let before = try fingerprint()
      try review.write("attributes: []\n", to: "attributes.yaml")
      let named = try fingerprint()
      try review.write("unit\n", to: "attributes.csv")
      #expect(Set([before, named, try fingerprint()]).count == 3)
    }
  }
}
