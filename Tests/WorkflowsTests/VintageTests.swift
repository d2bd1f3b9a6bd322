import Foundation
import Indicators
import Languages
import Measures
import Problems
import StatisticalTables
import Store
import TestSupport
import Testing
import VoluntaryReview
import Workflows

/// Preliminary and revised figures beside each other, and where figures come from.
struct VintageTests {
  private static let march = "recycling,F1,2023,38,\nrecycling,F1,2025,44,preliminary\n"
  private static let june = "recycling,F1,2023,38,\nrecycling,F1,2025,46,\nrecycling,F2,2025,40,\n"
  private static let head = "indicator,unit,period,value,status\n"

  /// A review whose figures have two vintages, those of June with a record.
  private func use(_ work: (SmallReview) throws -> Void) throws {
    try SmallReview.use { review in
      let plain = try review.read("observations/recycling.csv")
      try review.delete("observations/recycling.csv")
      try review.write(Self.head + Self.march, to: "observations/kostra@2026-03-15.csv")
      // What the small review's text speaks of stays as it was.
      let june = plain.replacing("recycling,F1,2025,44,", with: "recycling,F1,2025,46,")
      #expect(june != plain)
      try review.write(june, to: "observations/kostra@2026-06-15.csv")
      try review.write(
        """
        service: ssb
        table: "13526"
        address: https://data.ssb.no/api/pxwebapi/v2/tables/13526/data
        query: "{\\"selection\\": []}"
        retrieved: 2026-06-15
        updated: "2026-06-15T06:00:00Z"
        licence: CC BY 4.0
        source: {nb: SSB, nn: SSB, en: Statistics Norway}
        sha256: \(SourceRecordFile.sha256(Array(june.utf8)))
        vintage: 2026-06-15
        note: {nb: Merknad, nn: Merknad, en: A remark from the source}

        """, to: "observations/kostra@2026-06-15.source.yaml")
      try work(review)
    }
  }

  private func value(_ review: SmallReview, _ unit: String, _ period: String) throws -> Value {
    let analysis = Analysis(try ReviewFolder.read(FolderFiles(review.path)))
    let table = try #require(analysis.tables[TableAddress(["indicators", "recycling"])]?.table)
    return try table.measure([
      .init(dimension: "unit", category: unit), .init(dimension: "period", category: period),
    ]).value
  }

  private func choose(_ figures: String, in review: SmallReview) throws {
    try review.replace(
      "status: draft", with: "status: draft, figures: \(figures)", in: "review.yaml")
  }

  @Test func `the latest vintage counts unless the edition says another`() throws {
    try use { review in
      #expect(review.problems().filter { $0.severity == .error }.isEmpty)
      #expect(try value(review, "F1", "2025") == .known(46))
      try choose("{as-of: 2026-04-01}", in: review)
      #expect(try value(review, "F1", "2025") == .known(44, .preliminary))
    }
  }

  @Test func `a table, its data and the report tell where the figures come from`() throws {
    try use { review in
      let stored = try ReviewFolder.read(FolderFiles(review.path))
      let table = try #require(
        Analysis(stored).tables[TableAddress(["indicators", "recycling"])]?.table)
      let source = try #require(table.sources.first)
      #expect(source.table == "13526")
      #expect(source.query == "{\"selection\": []}")
      #expect(source.updated == "2026-06-15T06:00:00Z")
      #expect(source.vintage == Day("2026-06-15"))
      #expect(table.notes.contains { $0.text(in: .en) == "A remark from the source" })
      try review.build()
      let files = try review.files(of: "report")
      let package = try #require(files["data/datapackage.json"])
      for word in ["\"table\": \"13526\"", "\"vintage\": \"2026-06-15\"", "\"query\": "] {
        #expect(package.contains(word), "\(word)")
      }
      for (language, words) in [
        ("nb", "kostra per 15. juni 2026"), ("nn", "kostra per 15. juni 2026"),
        ("en", "kostra as of 15 June 2026"),
      ] {
        #expect(files["\(language)/about.html"]?.contains(words) == true, "\(language)")
      }
      #expect(files["edition.json"]?.contains("\"kostra\": \"2026-06-15\"") == true)
      #expect(files["en/about.html"]?.contains("table 13526") == true)
      let listing = try TableListing(folder: review.path)
      let english = try #require(Language.named(.en))
      let lines = listing.lines(in: english, withSources: true).joined(separator: "\n")
      #expect(lines.contains("figures as of 15 June 2026"))
      #expect(lines.contains("{\"selection\": []}"))
    }
  }

  @Test func `an edition of older figures says that there are newer ones`() throws {
    try use { review in
      try choose("{files: {kostra: 2026-03-31}}", in: review)
      // The text of the small review speaks of units that March does not have.
      for language in ["nb", "nn", "en"] {
        try review.delete("report/\(language)")
        try review.write("{{ list method }}\n", to: "report/\(language)/progress.md")
      }
      try review.delete("findings.yaml")
      try review.delete("recommendations.yaml")
      try review.build()
      let files = try review.files(of: "report")
      let about = try #require(files["en/about.html"])
      #expect(about.contains("kostra as of 15 March 2026"))
      #expect(about.contains("newer figures in kostra, as of 15 June 2026"))
      let record = try #require(EditionFile.read(Array((files["edition.json"] ?? "").utf8)))
      #expect(record.figures == ["kostra": try #require(Day("2026-03-15"))])
    }
  }

  @Test func `what was revised is listed as text and CSV`() throws {
    try use { review in
      let report = try RevisionReport(folder: review.path)
      let english = try #require(Language.named(.en))
      let changed = report.revisions.filter { $0.kind == .changed }
      #expect(changed.map(\.unit) == ["F1"])
      #expect(changed.map(\.difference) == [2])
      let csv = report.text(as: .csv, in: english)
      #expect(
        csv.contains(
          "kostra,2026-03-15,2026-06-15,recycling,F1,2025,,changed,44,preliminary,46,,2\n"))
      let text = report.text(as: .text, in: english)
      #expect(text.contains("kostra: 2026-03-15 → 2026-06-15"))
      #expect(text.contains("44% [preliminary") || text.contains("44 [preliminary"), "\(text)")
    }
  }

  @Test func `a review without vintages says so`() throws {
    try SmallReview.use { review in
      let english = try #require(Language.named(.en))
      let text = try RevisionReport(folder: review.path).text(as: .text, in: english)
      #expect(text == "No file of figures has vintages.\n")
    }
  }

  @Test func `a file that was changed by hand is told, and stops nothing`() throws {
    try use { review in
      try review.replace(",46,", with: ",47,", in: "observations/kostra@2026-06-15.csv")
      let problems = review.problems()
      #expect(problems.map(\.code).contains("observations.changed-by-hand"))
      #expect(problems.allSatisfy { $0.severity == .warning })
      for problem in problems { problem.expectWords() }
    }
  }

  @Test func `what does not fit together is told`() throws {
    let cases: [(String, (SmallReview) throws -> Void)] = [
      (
        "observations.bad-vintage",
        { try $0.write(Self.head + Self.march, to: "observations/kostra@march.csv") }
      ),
      (
        "observations.source-without-file",
        { try $0.write("table: \"1\"\n", to: "observations/elsewhere.source.yaml") }
      ),
      (
        "observations.other-vintage",
        {
          try $0.replace(
            "vintage: 2026-06-15", with: "vintage: 2026-06-16",
            in: "observations/kostra@2026-06-15.source.yaml")
        }
      ),
      (
        "yaml.unknown-key",
        { try $0.write("tabell: 1\n", to: "observations/kostra@2026-03-15.source.yaml") }
      ),
      (
        "observations.duplicate",
        { try $0.write(Self.head + "recycling,F1,2025,1,\n", to: "observations/own.csv") }
      ),
      ("review.unknown-figures", { try choose("{files: {kostar: 2026-03-15}}", in: $0) }),
      ("yaml.not-named-dates", { try choose("{files: 2026-03-15}", in: $0) }),
    ]
    for (code, breaking) in cases {
      try use { review in
        try breaking(review)
        let problems = review.problems()
        #expect(problems.map(\.code).contains(code), "\(code): \(problems.map(\.code))")
        for problem in problems { problem.expectWords() }
      }
    }
  }

  @Test func `an edition of a day before the first vintage has no figures, and is told`() throws {
    try use { review in
      try choose("{as-of: 2020-01-01}", in: review)
      let warnings = try ReviewFolder.read(FolderFiles(review.path)).warnings
      let warning = try #require(warnings.first { $0.code == "observations.no-vintage" })
      #expect(warning.values["first"] == "2026-03-15")
      for warning in warnings { warning.expectWords() }
    }
  }
}
