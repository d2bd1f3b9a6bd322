import Foundation
import Problems
import TestSupport
import Testing
import Workflows

/// What a build writes, and what it never touches.
struct BuildTests {
  @Test func `the small folder is without fault and gives the same bytes twice`() throws {
    try SmallReview.use { review in
      #expect(review.problems().isEmpty)
      try review.build("first")
      try review.build("second")
      let first = try review.files(of: "first")
      #expect(first.count > 30)
      #expect(try review.files(of: "second") == first)
    }
  }

  @Test(arguments: ["telemark", "norge-2021"])
  func `an example is without error and gives the same bytes twice`(_ name: String) throws {
    try TemporaryFolder.use { folder in
      let build = BuildReview("\(PackageRoot.path)/Examples/\(name)")
      let first = try build.write(to: folder.path + "/first")
      #expect(first.fileCount > 50)
      #expect(first.numberCount > 100)
      #expect(first.changes == nil)
      let second = try build.write(to: folder.path + "/second")
      #expect(second.fileCount == first.fileCount)
      let files = try ReportFiles.read(folder.path + "/first")
      #expect(try ReportFiles.read(folder.path + "/second") == files)
    }
  }

  @Test func `a folder that is no report is refused and left alone`() throws {
    try SmallReview.use { review in
      try review.folder.write("mine", to: "photos/holiday.txt")
      let refused = #expect(throws: InputRefused.self) { try review.build("photos") }
      #expect(refused?.problems.map(\.code) == ["folder.no-report"])
      #expect(try review.files(of: "photos") == ["holiday.txt": "mine"])
      // The review itself is no report either.
      let itself = #expect(throws: InputRefused.self) { try review.build("review") }
      #expect(itself?.problems.map(\.code) == ["folder.no-report"])
      #expect(try review.read("review.yaml").contains("my-review"))
    }
  }

  @Test func `a report is replaced as a whole`() throws {
    try SmallReview.use { review in
      try review.build()
      try review.folder.write("old", to: "report/en/chapter-99.html")
      try review.build()
      #expect(try review.files(of: "report")["en/chapter-99.html"] == nil)
    }
  }

  @Test func `a folder beside the report that only sounds like ours is left alone`() throws {
    try SmallReview.use { review in
      for name in ["report.new", "report.old"] {
        try review.folder.write("mine", to: "\(name)/a.txt")
      }
      try review.build()
      try review.build()
      for name in ["report.new", "report.old"] {
        #expect(try review.files(of: name) == ["a.txt": "mine"])
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: review.folder.path).sorted()
      #expect(names == ["report", "report.new", "report.old", "review"])
    }
  }

  @Test func `a final slash means the same folder`() throws {
    try SmallReview.use { review in
      try review.build("report/")
      try review.build("report//")
      #expect(try review.files(of: "report")["report.json"] != nil)
    }
  }

  @Test func `a review with errors leaves the old report as it was`() throws {
    try SmallReview.use { review in
      try review.build()
      let before = try review.files(of: "report")
      try review.replace(
        "survey.plan[answer=yes]", with: "survey.plan[answer=x]", in: "findings.yaml")
      #expect(throws: InputRefused.self) { try review.build() }
      #expect(try review.files(of: "report") == before)
    }
  }

  @Test func `data of the report holds every table that a page leads to`() throws {
    try SmallReview.use { review in
      try review.build()
      let files = try review.files(of: "report")
      for (path, text) in files where path.hasSuffix(".html") {
        for link in text.matches(of: /href="\.\.\/data\/([^"]+)"/) {
          #expect(files["data/\(link.1)"] != nil, "\(path) leads to \(link.1)")
        }
      }
      for stem in ["survey.plan", "indicators.recycling", "change.recycling"] {
        #expect(files["data/\(stem).csv"] != nil)
      }
    }
  }

  @Test(arguments: ["telemark", "norge-2021"])
  func `every link between the pages of an example leads somewhere`(_ name: String) throws {
    try TemporaryFolder.use { folder in
      _ = try BuildReview("\(PackageRoot.path)/Examples/\(name)").write(to: folder.path + "/report")
      let files = try ReportFiles.read(folder.path + "/report")
      for (path, text) in files where path.hasSuffix(".html") {
        let base = URL(filePath: "/" + path)
        let here = Set(text.matches(of: /\sid="([^"]+)"/).map { String($0.1) })
        for match in text.matches(of: /href="([^"]+)"/) {
          let link = String(match.1)
          if link.contains(":") { continue }
          if link.hasPrefix("#") {
            #expect(here.contains(String(link.dropFirst())), "\(path): \(link)")
            continue
          }
          let parts = link.split(separator: "#", maxSplits: 1).map(String.init)
          let goal = base.deletingLastPathComponent().appending(path: parts[0]).standardized.path
          let page = files[String(goal.dropFirst())]
          #expect(page != nil, "\(path): \(link)")
          if parts.count > 1 {
            #expect(page?.contains("id=\"\(parts[1])\"") == true, "\(path): \(link)")
          }
        }
      }
    }
  }
}
