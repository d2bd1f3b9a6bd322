import Foundation
import Languages
import TestSupport
import Testing

/// Assessments of single files from the command line.
struct AssessTests {
  private static let values = """
    unit,indicator,period,value,status
    4003,waste,2015,430,
    4003,waste,2016,425,
    4003,waste,2018,410,
    4003,waste,2019,,missing
    4003,waste,2023,398,preliminary
    4005,waste,2023,500,

    """
  private static let targets = """
    indicator,direction,target,target-year,baseline-year,set-by
    waste,decrease,300,2030,2015,national

    """

  /// Runs the command on a file with values and one with targets.
  private static func run(
    _ more: [String], values: String = values, targets: String = targets
  ) throws -> (outcome: SamstemtProcess.Outcome, folder: String) {
    try TemporaryFolder.use { folder in
      try folder.write(values, to: "values.csv")
      try folder.write(targets, to: "targets.csv")
      let outcome = try SamstemtProcess.run(
        ["assess", "\(folder.path)/values.csv", "--targets", "\(folder.path)/targets.csv"] + more)
      return (outcome, folder.path)
    }
  }

  /// The rows of a CSV text by column.
  private static func rows(_ text: String) -> [[String: String]] {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { fields in
      Dictionary(uniqueKeysWithValues: zip(lines[0], fields))
    }
  }

  @Test func `a row for each series and method, with all that it rests on`() throws {
    let (outcome, _) = try Self.run(["--profile", "opensdg-2.4", "--profile", "stated-target"])
    #expect(outcome.code == 0)
    let rows = Self.rows(outcome.output)
    #expect(rows.count == 4)
    #expect(rows[0]["trend"] == "limited-progress")
    #expect(rows[0]["first-period"] == "2015" && rows[0]["last-value"] == "398")
    #expect(rows[0]["values"] == "4")
    #expect(rows[0]["set-by"] == "national")
    #expect(rows[0]["flags"] == "preliminary gaps inherited-target")
    #expect(rows[1]["standing"] == "at-risk")
    #expect(rows[2]["trend-reason"] == "one-observation")
    #expect(rows[3]["standing"] == "not-reached" && rows[3]["distance"] == "200")
  }

  @Test func `the same numbers come as JSON, with the parameters that were changed`() throws {
    let more = ["--profile", "eurostat-2023", "--set", "years=8"]
    let csv = Self.rows(try Self.run(more).outcome.output)
    let json = try Self.run(more + ["--format", "json"]).outcome
    let root = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    let first = try #require(root?.first)
    let profile = try #require(first["profile"] as? [String: Any])
    #expect(profile["id"] as? String == "eurostat-2023*")
    #expect(profile["changed"] as? [String] == ["years"])
    let figures = try #require(first["figures"] as? [String: Double])
    #expect(figures["ratio"].map { "\($0)" } == csv[0]["ratio"])
    #expect(csv[0]["profile"] == "eurostat-2023*")
  }

  @Test func `others in the file are the peers`() throws {
    let values =
      "unit,indicator,year,value\n" + (1...10).map { "u\($0),waste,2023,\($0)\n" }.joined()
    let rows = Self.rows(
      try Self.run(["--profile", "peer-relative"], values: values).outcome.output)
    #expect(rows.count == 10)
    #expect(rows[0]["standing"] == "best-quarter" && rows[0]["percentile"] == "1")
    #expect(rows[9]["standing"] == "worst-quarter")
  }

  @Test func `the example of the page about assessments is judged`() throws {
    let page = try PackageRoot.read("docs/assessment.md")
    let line = try #require(
      page.split(separator: "\n").first { $0.hasPrefix("samstemt assess Examples/") })
    let words = line.split(separator: " ").dropFirst().map { word in
      word.hasPrefix("Examples/") ? "\(PackageRoot.path)/\(word)" : String(word)
    }
    let outcome = try SamstemtProcess.run(words)
    #expect(outcome.code == 0)
    let rows = Self.rows(outcome.output)
    #expect(rows.count == 10)
    #expect(rows[0]["trend"] == "substantial-progress" && rows[1]["standing"] == "behind")
    // A small rise of child poverty counts as deterioration, and may be chance alone.
    #expect(rows[2]["trend"] == "deterioration" && rows[2]["slope-excludes-zero"] == "false")
  }

  @Test func `the methods are listed`() throws {
    let outcome = try SamstemtProcess.run(["assess", "--profiles", "--language", "en"])
    #expect(outcome.code == 0)
    for name in [
      "opensdg-2.4", "sdsn-2022", "sdsn-2023", "eurostat-2023", "unsd-2023", "dns-weather",
    ] {
      #expect(outcome.output.contains("\(name)  "))
    }
  }

  @Test(arguments: [
    (["--profile", "horoscope"], "unknown-profile"), (["--set", "yers=3"], "unknown-parameter"),
    (["--set", "years"], "setting"),
  ])
  func `a method or parameter that there is not is a wrong call`(
    _ more: [String], _ code: String
  ) throws {
    let (outcome, _) = try Self.run(more + ["--language", "en"])
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.complaints.contains("[problem."))
  }

  @Test(arguments: [
    ("unit,indicator,period,value\n4003,waste,then,3\n", targets, "values.csv:2 [period]"),
    ("unit,indicator,period,value\n4003,waste,2020,x\n", targets, "values.csv:2 [value]"),
    ("unit,indicator,period,val\n4003,waste,2020,3\n", targets, "values.csv:1"),
    ("unit,indicator,period,value\n4003,noise,2020,3\n", targets, "values.csv:2 [indicator]"),
    (
      "unit,indicator,period,value\n4003,waste,2020,3\n4003,waste,2020,4\n", targets,
      "values.csv:3"
    ),
    (values, "indicator,direction,targte\nwaste,decrease,3\n", "targets.csv:1 [targte]"),
    (values, "indicator,direction\nwaste,down\n", "targets.csv:2 [direction]"),
    (values, "indicator,direction,green,red\nwaste,decrease,9,3\n", "targets.csv:2 [green]"),
    (values, "indicator,direction,worst\nwaste,decrease,9\n", "targets.csv:2 [best]"),
    (values, "indicator,direction,kind\nwaste,decrease,keep\n", "targets.csv:2 [target]"),
    (values, "indicator,direction,percent\nwaste,decrease,yes\n", "targets.csv:2 [percent]"),
    (values, "indicator,direction\nwaste,decrease\nwaste,increase\n", "targets.csv:3 [indicator]"),
    (values, "indicator,direction,breaks\nwaste,decrease,20\n", "targets.csv:2 [breaks]"),
  ])
  func `what does not fit is told with its place`(
    _ values: String, _ targets: String, _ place: String
  ) throws {
    let (outcome, folder) = try Self.run(["--language", "en"], values: values, targets: targets)
    #expect(outcome.code == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.complaints.contains("\(folder)/\(place): error: "), "\(outcome.complaints)")
    #expect(outcome.complaints.contains("1 error\n"))
  }

  @Test func `files and options that are not there are told`() throws {
    #expect(try SamstemtProcess.run(["assess"]).code == 2)
    #expect(try SamstemtProcess.run(["assess", "values.csv"]).code == 2)
    #expect(try Self.run(["--format", "xml"]).outcome.code == 2)
    #expect(
      try SamstemtProcess.run(["assess", "/nowhere/v.csv", "--targets", "/nowhere/t.csv"]).code == 1
    )
  }
}
