import Foundation
import Languages
import Measures
import Pages
import Problems
import Store
import TestSupport
import Testing
import VoluntaryReview

@testable import Workflows

/// What the example of 2021 says of who answered, what weighs most and who has come furthest.
struct SurveyAnalysisTests {
  private static let example = "\(PackageRoot.path)/Examples/norge-2021"
  /// Computed once for all tests.
  private static let analysis = Result {
    Analysis(try ReviewFolder.read(FolderFiles(example)))
  }

  private func table(_ address: String) throws -> Table {
    try #require(TableAddress(address).flatMap { try Self.analysis.get().tables[$0] }?.table)
  }

  @Test(arguments: [
    "response.classes", "response.representativity", "response.profile.size",
    "response.profile.centrality", "response.profile.merged-2020", "response.profile.network",
    "survey.stage.raw", "survey.stage.mean.raw", "survey.stage.raw.by.size", "survey.in-the-plan",
    "survey.in-the-plan.by.size", "survey.maturity", "survey.maturity.mean.by.size",
    "survey.maturity-criteria", "maturity.order", "maturity.evidence", "maturity.errors",
    "ranking.barriers.municipality",
    "ranking.barriers.municipality.gaps", "ranking.barriers.county",
    "ranking.success.municipality.gaps", "furthest.stage.by.size", "furthest.stage.by.network",
    "furthest.in-the-plan.by.centrality", "furthest.stage.differences", "furthest.stage.tests",
    "furthest.stage.sensitivity", "furthest.stage.tipping", "furthest.stage.small",
    "furthest.in-the-plan.differences",
  ])
  func `the example has the table`(_ address: String) throws {
    let table = try table(address)
    #expect(table.cells.contains { $0.value.number != nil })
    for language in Language.all { #expect(!table.title.text(in: language.tag).isEmpty) }
  }

  /// Counted in the answers file and the units: nothing of the tables' own code.
  @Test func `raw shares are what stands in the answers file`() throws {
    let lines = try String(
      contentsOfFile: Self.example + "/survey/answers.csv", encoding: .utf8
    ).split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let column = try #require(lines[0].firstIndex(of: "stage"))
    let answers = lines.dropFirst().map { String($0[column]) }.filter { !$0.isEmpty }
    let raw = try table("survey.stage.raw")
    let answer = try #require(raw.dimensions.first { $0.id == "answer" })
    for category in answer.categories
    where category.role == .part && !["top", "bottom"].contains(category.code) {
      let measure = try raw.measure([
        CellAddress.Coordinate(dimension: "answer", category: category.code)
      ])
      let count = answers.count { $0 == category.code }
      let known = answers.count { $0 != "dont-know" }
      #expect(measure.value == .known(100 * Double(count) / Double(known)), "\(category.code)")
    }
  }

  /// A class of response stands for all its units, so the weighted profile is that of those asked.
  @Test func `weights make up for those who did not answer, by size`() throws {
    let profile = try table("response.profile.size")
    let sizes = profile.dimensions[0].categories.map(\.code)
    for size in sizes {
      func share(_ kind: String) throws -> Double {
        try #require(
          try profile.measure([
            CellAddress.Coordinate(dimension: "size", category: size),
            CellAddress.Coordinate(dimension: "compared", category: kind),
          ]).value.number)
      }
      let (asked, answered, weighted) = (
        try share("asked"), try share("answered"), try share("weighted")
      )
      #expect(abs(weighted - asked) <= max(abs(answered - asked), 2), "\(size)")
    }
  }

  @Test func `the classes of response hold everybody who was asked`() throws {
    let classes = try table("response.classes")
    let asked = try table("response").cells[0]
    let bases = classes.cells.compactMap { cell -> Int? in
      if case .all(let count) = cell.base { count } else { nil }
    }
    #expect(bases.reduce(0, +) == asked.answered)
    #expect(classes.cells.compactMap(\.count).reduce(0, +) == asked.count)
    #expect(classes.cells.allSatisfy { ($0.count ?? 0) >= 2 })
  }

  @Test func `items of a ranking stand from the highest share to the lowest`() throws {
    let ranking = try table("ranking.barriers.municipality")
    let shares = ranking.cells.compactMap(\.value.number)
    #expect(shares.count > 5)
    #expect(shares.count == ranking.cells.count, "what nobody has answered has no place")
    #expect(shares == shares.sorted(by: >))
    let gaps = try table("ranking.barriers.municipality.gaps")
    #expect(gaps.dimensions[0].categories == ranking.dimensions[0].categories)
    // Nothing lies below the first of itself, and nothing comes after the last.
    #expect(gaps.cells.first?.value == .unknown(.notApplicable))
    #expect(gaps.cells.last?.value == .unknown(.notApplicable))
  }

  private func resolver(_ tag: LanguageTag) throws -> ReferenceResolver {
    ReferenceResolver(
      analysis: try Self.analysis.get(), language: try #require(Language.named(tag)),
      coverage: [], method: [])
  }

  @Test(arguments: ["nb", "nn", "en"])
  func `the list of who has come furthest speaks the reader's language`(_ tag: String) throws {
    let place = Place("report/\(tag)/intro.md", line: 3)
    let part = try resolver(LanguageTag(rawValue: tag)).resolve(
      LiveReference("list furthest question=stage", at: place))
    guard case .list(let list) = part, case .reading(let sentences) = list else {
      Issue.record("no reading: \(part)")
      return
    }
    #expect(sentences.count >= 4)
    let words = sentences.map { $0.text(in: LanguageTag(rawValue: tag)) }
    let factor = ["nb": "Folketall", "nn": "Folketal", "en": "Population"][tag] ?? "?"
    #expect(words.contains { $0.hasPrefix(factor) }, "\(words)")
    for sentence in sentences {
      #expect(sentence.otherLanguage(for: LanguageTag(rawValue: tag)) == nil)
    }
  }

  @Test func `who has come furthest in a question that is not compared is refused`() throws {
    let place = Place("report/en/intro.md", line: 3)
    let refused = #expect(throws: InputRefused.self) {
      try resolver(.en).resolve(LiveReference("list furthest question=barriers", at: place))
    }
    let problem = try #require(refused?.problems.first)
    #expect(problem.code == "reference.bad-option" && problem.place == place)
    #expect(problem.advice(in: Language.standard).contains("in-the-plan, stage"))
    problem.expectWords()
  }

  /// The example with a text of one block.
  private func withText(
    _ text: String, _ work: (TemporaryFolder) throws -> Void
  ) throws {
    try TemporaryFolder.use { folder in
      try FileManager.default.copyItem(atPath: Self.example, toPath: folder.path + "/review")
      for language in ["nb", "nn", "en"] {
        try FileManager.default.removeItem(atPath: "\(folder.path)/review/report/\(language)")
        try folder.write(text, to: "review/report/\(language)/intro.md")
      }
      try work(folder)
    }
  }

  @Test func `an unknown question is told with file and line in every language's text`() throws {
    try withText("# Title\n\n{{ list furthest question=weather }}\n") { folder in
      let refused = #expect(throws: InputRefused.self) {
        try BuildReview(folder.path + "/review").check()
      }
      #expect(
        (refused?.problems ?? []).map { "\($0.place.file):\($0.place.line ?? 0) \($0.code)" }
          .sorted()
          == ["en", "nb", "nn"].map { "report/\($0)/intro.md:3 reference.bad-option" })
    }
  }

  @Test func `a table shows intervals under its numbers where it is asked to`() throws {
    let address = "furthest.stage.by.size rows=size columns=estimate"
    func page(_ option: String) throws -> String {
      var found = ""
      try withText("{{ list furthest question=stage }}\n\n{{ table \(address)\(option) }}\n") {
        folder in
        _ = try BuildReview(folder.path + "/review").write(to: folder.path + "/report")
        let pages = try ReportFiles.read(folder.path + "/report")
          .filter { $0.key.hasPrefix("en/") && $0.value.contains("<table>") }
        found = try #require(pages.min { $0.key < $1.key }?.value)
      }
      return found
    }
    let (with, without) = (try page(" intervals=true"), try page(""))
    let table = try table("furthest.stage.by.size")
    let intervals = table.cells.count { if case .interval = $0.uncertainty { true } else { false } }
    #expect(intervals > 5)
    #expect(with.matches(of: /<br><small>[^<]*–[^<]*<\/small>/).count == intervals)
    #expect(with.contains("The 95% intervals stand below the figures."))
    #expect(!without.contains("<br><small>"))
    #expect(!without.contains("The 95% intervals stand below the figures."))
  }
}
