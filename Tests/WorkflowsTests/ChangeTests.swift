import Foundation
import Problems
import TestSupport
import Testing
import VoluntaryReview
import Workflows

/// Numbers that change from one build, or one edition, to the next.
struct ChangeTests {
  @Test func `an answer that changes changes the text, and the build says where`() throws {
    try SmallReview.use { review in
      let first = try review.build()
      #expect(first.changes == nil)
      let unchanged = try review.build()
      #expect(unchanged.changes?.since == .lastBuild)
      #expect(unchanged.changes?.1.isEmpty == true)
      try review.replace("F1,2026-01-12,yes", with: "F1,2026-01-12,no", in: "survey/answers.csv")
      let outcome = try review.build()
      let changes = try #require(outcome.changes).1
      let change = try #require(
        changes.first { $0.file == "report/en/incorporation.md" && $0.reference.hasPrefix("share") }
      )
      #expect(change.before == "57%")
      #expect(change.after == "43%")
      #expect(
        Set(changes.map(\.file)).isSuperset(of: [
          "report/nb/incorporation.md", "report/nn/incorporation.md",
        ]))
      #expect(!changes.contains { $0.file.hasSuffix("progress.md") })
      let files = try review.files(of: "report")
      #expect(files["en/chapter-3.html"]?.contains("57%") == false)
    }
  }

  @Test func `an observation that changes changes the text, and the build says where`() throws {
    try SmallReview.use { review in
      try review.build()
      try review.replace(
        "recycling,F,2025,42,", with: "recycling,F,2025,38,", in: "observations/recycling.csv")
      let changes = try #require(try review.build().changes).1
      let english = changes.filter { $0.file == "report/en/progress.md" }
      #expect(english.map(\.before) == ["increased", "42%"])
      #expect(english.map(\.after) == ["decreased", "38%"])
    }
  }

  @Test func `a change speaks of the unit's own periods`() throws {
    try SmallReview.use { review in
      try review.replace(
        "recycling,F,2023,39,", with: "recycling,F,2021,35,\nrecycling,F,2023,39,",
        in: "observations/recycling.csv")
      try review.replace(
        "{{ table indicators.recycling }}",
        with: "{{ period change.recycling[unit=F] }} and {{ period change.recycling[unit=F2] }}",
        in: "report/en/progress.md")
      try review.build()
      let files = try review.files(of: "report")
      #expect(files["en/chapter-6.html"]?.contains("2021–2025 and 2023–2025") == true)
    }
  }

  @Test func `a draft is no edition, and an edition is stored once`() throws {
    try SmallReview.use { review in
      let build = BuildReview(review.path)
      let draft = #expect(throws: InputRefused.self) { try build.storeEdition() }
      #expect(draft?.problems.map(\.code) == ["edition.not-approved"])
      #expect(!FileManager.default.fileExists(atPath: review.path + "/editions"))

      try approve(review, number: 1)
      #expect(try build.storeEdition() == 1)
      let stored = try review.read("editions/1.json")
      let again = #expect(throws: InputRefused.self) { try build.storeEdition() }
      #expect(again?.problems.map(\.code) == ["edition.exists"])

      try review.replace("F1,2026-01-12,yes", with: "F1,2026-01-12,no", in: "survey/answers.csv")
      #expect(throws: InputRefused.self) { try build.storeEdition() }
      #expect(try review.read("editions/1.json") == stored)
    }
  }

  @Test func `a second edition says what has changed since the first`() throws {
    try SmallReview.use { review in
      let build = BuildReview(review.path)
      try approve(review, number: 1)
      _ = try build.storeEdition()
      try review.replace("number: 1", with: "number: 2", in: "review.yaml")
      #expect(try review.build().changes?.since == .edition(1))
      try review.replace("F1,2026-01-12,yes", with: "F1,2026-01-12,no", in: "survey/answers.csv")
      let outcome = try review.build()
      #expect(outcome.changes?.since == .edition(1))
      #expect(outcome.changes?.1.contains { $0.before == "57%" && $0.after == "43%" } == true)
      let about = try #require(try review.files(of: "report")["en/about.html"])
      #expect(about.contains("57%") && about.contains("43%"))
      #expect(try build.storeEdition() == 2)
    }
  }

  @Test func `the fingerprint follows the files of the review and nothing else`() throws {
    try SmallReview.use { review in
      func fingerprint() throws -> String {
        try review.build()
        let record = try #require(try review.files(of: "report")["edition.json"])
        return String(try #require(record.firstMatch(of: /"fingerprint": "([0-9a-f]+)"/)).1)
      }
      let first = try fingerprint()
      #expect(first.count == 16)
      try review.write("later", to: "notes.txt")
      #expect(try fingerprint() == first)
      try review.append(" ", to: "report/nb/intro.md")
      #expect(try fingerprint() != first)
    }
  }

  private func approve(_ review: SmallReview, number: Int) throws {
    try review.replace(
      "number: 1, date: 2026-01-01, status: draft",
      with: "number: \(number), date: 2026-01-01, status: approved, approved-by: The council",
      in: "review.yaml")
  }
}
