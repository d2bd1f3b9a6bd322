import Foundation
import Problems
import StatisticalTables
import TestSupport
import Testing
import Workflows

/// The data that goes with a report.
struct DataFolderTests {
  private struct Package: Decodable {
    let name: String
    let synthetic: Bool?
    let resources: [Resource]

    struct Resource: Decodable {
      let path: String
      let schema: Schema
    }

    struct Schema: Decodable {
      let fields: [Field]
    }

    struct Field: Decodable {
      let name: String
      let type: String
    }
  }

  private func build(_ review: String, _ work: ([String: String]) throws -> Void) throws {
    try TemporaryFolder.use { folder in
      let source =
        review.isEmpty ? folder.path + "/review" : "\(PackageRoot.path)/Examples/\(review)"
      if review.isEmpty { _ = try NewReview.write(to: source) }
      _ = try BuildReview(source).write(to: folder.path + "/report")
      try work(try ReportFiles.read(folder.path + "/report"))
    }
  }

  @Test(arguments: ["", "telemark", "norge-2021"])
  func `the data package lists every file with its columns, each once`(_ review: String) throws {
    try build(review) { files in
      let text = try #require(files["data/datapackage.json"])
      let package = try JSONDecoder().decode(Package.self, from: Data(text.utf8))
      let listed = package.resources.map { "data/\($0.path)" } + ["data/datapackage.json"]
      #expect(Set(listed) == Set(files.keys.filter { $0.hasPrefix("data/") }))
      for resource in package.resources {
        let content = try #require(files["data/\(resource.path)"])
        // Our own reader refuses a column that stands twice and rows of another width.
        let table = try DelimitedFile(Array(content.utf8), file: resource.path)
        #expect(table.header == resource.schema.fields.map(\.name), "\(resource.path)")
        #expect(!table.rows.isEmpty, "\(resource.path)")
        for field in resource.schema.fields where ["number", "integer"].contains(field.type) {
          let column = try #require(table.column(field.name))
          for row in table.rows where !row.fields[column].isEmpty {
            let number = table.number(row.fields[column])
            #expect(number != nil, "\(resource.path):\(row.line) \(field.name)")
            if field.type == "integer" { #expect(number == number?.rounded()) }
          }
        }
      }
    }
  }

  @Test func `what is made up says so on every page, table and file`() throws {
    try build("norge-2021") { files in
      let text = try #require(files["data/datapackage.json"])
      #expect(try JSONDecoder().decode(Package.self, from: Data(text.utf8)).synthetic == true)
      for (path, text) in files where path.hasSuffix(".csv") {
        let lines = text.split(separator: "\n")
        #expect(lines[0].hasSuffix(",synthetic"), "\(path)")
        let rows = try DelimitedFile(Array(text.utf8), file: path).rows
        #expect(rows.allSatisfy { $0.fields.last == "true" }, "\(path)")
      }
      for (path, text) in files where path.hasSuffix(".html") {
        #expect(text.contains("class=\"banner\""), "\(path)")
        for table in text.matches(of: /<div class="table">.*?<\/caption>/.dotMatchesNewlines()) {
          #expect(table.output.contains("class=\"synthetic\""), "\(path): \(table.output)")
        }
        for figure in text.matches(of: /<figcaption>.*?<\/figcaption>/.dotMatchesNewlines()) {
          #expect(figure.output.contains("class=\"synthetic\""), "\(path): \(figure.output)")
        }
      }
      #expect(files["report.json"]?.contains("\"synthetic\": true") == true)
    }
  }

  @Test func `what is real does not say that it is made up`() throws {
    try build("telemark") { files in
      for (path, text) in files where path.hasSuffix(".csv") {
        #expect(text.split(separator: "\n")[0].contains("synthetic") == false, "\(path)")
      }
      #expect(files.allSatisfy { !$0.value.contains("class=\"synthetic\"") })
    }
  }

  @Test func `no page or file tells a count below the limit`() throws {
    try SmallReview.use { review in
      // Thirty units, one of which answers "no" and one "under way": both must stay hidden, and with
      // them enough that nobody can subtract.
      let units = (1...30).map { "M\($0),By \($0),municipality,,\($0 <= 15 ? "yes" : "no")\n" }
      try review.write("code,name,level,parent,attribute.coast\n" + units.joined(), to: "units.csv")
      let answers = (1...30).map { unit in
        "M\(unit),2026-01-12,\(unit == 1 ? "no" : unit == 2 ? "underway" : unit < 20 ? "yes" : "dont-know")\n"
      }
      try review.write("unit,submitted,plan\n" + answers.joined(), to: "survey/answers.csv")
      try review.delete("indicators/recycling.yaml")
      try review.delete("observations/recycling.csv")
      for language in ["nb", "nn", "en"] {
        try review.write(
          "{{ table survey.plan }}\n\n{{ table survey.plan.by.coast }}\n\n"
            + "{{ chart survey.plan type=bars }}\n\n{{ chart survey.plan.by.coast type=likert }}\n\n"
            + "The share that says no is {{ share survey.plan[answer=no] }}"
            + " ({{ count survey.plan[answer=no] }}).\n",
          to: "report/\(language)/progress.md")
      }
      try review.build()
      let files = try review.files(of: "report")
      for name in ["survey.plan", "survey.plan.by.coast"] {
        let rows = ReportFiles.rows(try #require(files["data/\(name).csv"]))
        #expect(rows.contains { $0["status"] == "suppressed" })
        for row in rows {
          let count = row["count"].flatMap { Int($0) }
          #expect(count.map { $0 == 0 || $0 >= 3 } ?? true, "\(name): \(row)")
          if row["status"] == "suppressed" {
            #expect(
              row["value"] == "" && row["count"] == "" && row["lower"] == "", "\(name): \(row)")
          }
        }
      }
      let hidden = try #require(
        ReportFiles.rows(files["data/survey.plan.csv"] ?? "").first { $0["answer"] == "no" })
      #expect(hidden["status"] == "suppressed")
      // One of thirty is 3.3 %, one of the fifteen on the coast 6.7 %.
      for (path, text) in files where path.hasSuffix(".html") {
        for share in ["3.3", "3,3", "6.7", "6,7"] {
          #expect(!text.contains("value=\"\(share)"), "\(path)")
          #expect(!text.contains(">\(share)"), "\(path)")
        }
      }
      let edition = try #require(files["edition.json"])
      #expect(!edition.contains("\"text\": \"1\""))
    }
  }
}
