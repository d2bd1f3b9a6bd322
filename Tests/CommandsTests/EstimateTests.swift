import Foundation
import Languages
import TestSupport
import Testing

/// Estimates of single files from the command line.
struct EstimateTests {
  private static let folder = "\(PackageRoot.path)/Examples/queries"

  @Test(arguments: ["plan", "stage-by-region", "plan-by-region"])
  func `the queries that are shipped are answered as the page about them prints`(
    _ name: String
  ) throws {
    let query = "\(Self.folder)/\(name).query.yaml"
    let outcome = try SamstemtProcess.run(["estimate", query, "--language", "en"])
    #expect(outcome.code == 0)
    #expect(outcome.complaints.isEmpty)
    let page = try PackageRoot.read("docs/estimate.md")
    let answer = outcome.output.replacing("\(Self.folder)/", with: "Examples/queries/")
    #expect(page.contains("```\n" + answer + "```"))
    let written = try PackageRoot.read("Examples/queries/\(name).query.yaml")
    #expect(page.contains("```yaml\n" + written + "```"))
  }

  @Test func `the same numbers come as text, CSV and JSON`() throws {
    let query = "\(Self.folder)/plan.query.yaml"
    let csv = try SamstemtProcess.run(["estimate", query, "--format", "csv"])
    let json = try SamstemtProcess.run(["estimate", query, "--json"])
    #expect(csv.code == 0 && json.code == 0)
    let again = try SamstemtProcess.run(["estimate", query, "--format", "json"])
    #expect(again.output == json.output)
    let root = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let line = try #require((root?["estimates"] as? [[String: Any]])?.first)
    let fields = csv.output.split(separator: "\n")[1].split(separator: ",")
    let estimate = try #require(line["estimate"] as? Double)
    #expect(fields[3] == "\(estimate)")
  }

  @Test(arguments: ["nb", "nn", "en"])
  func `a wrong query gives 1 and says where, what and what to do`(_ tag: String) throws {
    let language = try #require(Language.named(LanguageTag(rawValue: tag)))
    try TemporaryFolder.use { folder in
      try folder.write("plan;stage\nja;1\nnei;two\n", to: "data.csv")
      try folder.write("data: data.csv\nestimate:\n  mean: {column: stages}\n", to: "q.yaml")
      let path = folder.path + "/q.yaml"
      let outcome = try SamstemtProcess.run(["estimate", path, "--language", tag])
      #expect(outcome.code == 1)
      #expect(outcome.output.isEmpty)
      let values = [
        "column": "stages", "nearest": "stage", "known": "plan, stage",
        "file": folder.path + "/data.csv",
      ]
      #expect(
        outcome.complaints.hasPrefix(
          "\(path):3:18 [estimate.mean.column]: "
            + language.text("problem.severity.error") + ": "
            + language.text("problem.query.unknown-column-near", values) + "\n    "
            + language.text("problem.query.unknown-column-near.advice", values) + "\n"))
      try folder.write("data: data.csv\nestimate:\n  mean: {column: stage}\n", to: "q.yaml")
      let number = try SamstemtProcess.run(["estimate", path, "--language", tag])
      #expect(number.code == 1)
      #expect(
        number.complaints.contains(
          "\(folder.path)/data.csv:3 [stage]: " + language.text("problem.severity.error") + ": "
            + language.text("problem.csv.not-a-number", ["found": "two"])))
    }
  }
}
