import Foundation
import Languages
import TestSupport
import Testing

/// What the command line answers, and with which exit code.
struct ExitCodeTests {
  @Test func `the help lists every command`() throws {
    let outcome = try SamstemtProcess.run(["--help"])
    #expect(outcome.code == 0)
    for command in [
      "new", "check", "build", "edition", "tables", "analyse", "estimate", "import", "schema",
      "serve",
    ] {
      #expect(outcome.output.contains("\n  \(command) "), "\(command) is not listed")
    }
  }

  @Test(arguments: [
    "new", "check", "build", "edition", "tables", "analyse", "estimate", "import", "schema",
    "serve",
  ])
  func `every command has a help of its own`(_ command: String) throws {
    let outcome = try SamstemtProcess.run([command, "--help"])
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("USAGE: samstemt \(command)"))
  }

  @Test func `a good folder gives 0 from new to build`() throws {
    try TemporaryFolder.use { folder in
      let review = folder.path + "/review"
      for arguments in [
        ["new", review], ["check", review], ["tables", review], ["analyse", review],
        ["analyse", review, "--format", "csv"], ["analyse", review, "-o", folder.path + "/tables"],
        ["build", review, "-o", folder.path + "/report"],
        // A final slash, as shells complete it, means the same folder.
        ["build", review + "/", "-o", folder.path + "/report/"],
      ] {
        let outcome = try SamstemtProcess.run(arguments + ["--language", "en"])
        #expect(outcome.code == 0, "\(arguments[0]): \(outcome.complaints)")
        #expect(outcome.complaints.isEmpty)
      }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
          "report", "review", "tables",
        ])
    }
  }

  @Test(arguments: [
    ["check", "FOLDER"], ["build", "FOLDER", "-o", "OUT"], ["tables", "FOLDER"],
    ["analyse", "FOLDER"], ["analyse", "FOLDER", "-o", "OUT"], ["analyse", "MISSING"],
    ["analyse", "GOOD", "-o", "FOLDER"],
    ["edition", "FOLDER"],
    ["check", "MISSING"], ["serve", "FOLDER"], ["serve", "MISSING"],
    ["tables", "GOOD", "survey.plans"],
    ["unlock", "--data", "MISSING", "--email", "a@b.no"],
    ["bounces", "GOOD", "--data", "MISSING"], ["bounces", "MISSING", "--data", "GOOD"],
    ["export", "fieldwork", "--data", "MISSING", "--owner", "a", "--campaign", "b", "-o", "OUT"],
    ["serve", "--data", "OUT", "--host", "no.such.invalid"],
    ["build", "GOOD", "-o", "FOLDER"], ["edition", "GOOD"], ["new", "GOOD"],
  ])
  func `what is wrong in the input gives 1 and is told on standard error`(
    _ arguments: [String]
  ) throws {
    try TemporaryFolder.use { folder in
      try folder.write("id: [", to: "broken/review.yaml")
      _ = try SamstemtProcess.run(["new", folder.path + "/good"])
      let places = [
        "FOLDER": "/broken", "OUT": "/out", "MISSING": "/missing", "GOOD": "/good",
      ]
      let outcome = try SamstemtProcess.run(
        arguments.map { word in places[word].map { folder.path + $0 } ?? word } + [
          "--language", "en",
        ])
      #expect(outcome.code == 1)
      #expect(outcome.output.isEmpty)
      #expect(outcome.complaints.contains("error: "))
      #expect(outcome.complaints.hasSuffix("1 error\n"))
      if arguments.first != "serve" {
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
      }
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/missing"))
    }
  }

  @Test(arguments: [
    ["frobnicate"], ["estimate"], ["estimate", "a", "--format", "xml"],
    ["estimate", "a", "--json", "--format", "csv"], ["check"], ["check", "a", "b"],
    ["check", "a", "--colour"], ["build", "a"],
    ["build", "a", "-o"], ["check", "a", "--language", "xx"], ["schema", "elephants"], ["serve"],
    ["analyse"], ["analyse", "a", "--format", "xml"],
    ["analyse", "a", "-o", "b", "--format", "csv"], ["serve", "a", "--port", "70000"],
    ["serve", "a", "--port", "many"],
    ["serve", "--data", "a", "--host", "0.0.0.0"],
    ["serve", "--data", "a", "--proxy", "notanaddress"],
    ["serve", "--data", "a", "--origin", "https://x.no/sub"],
    ["serve", "--data", "a", "--origin", "https://"],
    ["serve", "--data", "a", "--database", "mysql://x"],
    ["backup", "--data", "a", "-o", "b", "--database", "mysql://x"],
    ["setup", "--data", "a", "--owner", "ks", "--name", "", "--email", "a@b.no"],
    ["new"], ["--nothing"],
  ])
  func `a wrong call gives 2 and is explained on standard error`(_ arguments: [String]) throws {
    let outcome = try SamstemtProcess.run(arguments)
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.complaints.contains("Error: "))
  }

  @Test(arguments: ["nb", "nn", "en"])
  func `all problems are told in the language asked for`(_ tag: String) throws {
    let language = try #require(Language.named(LanguageTag(rawValue: tag)))
    try TemporaryFolder.use { folder in
      let review = folder.path + "/review"
      _ = try SamstemtProcess.run(["new", review])
      try folder.write(
        try folder.read("review/review.yaml").replacing("kind: subnational", with: "kind: x"),
        to: "review/review.yaml")
      try folder.write("indicator,unit\n", to: "review/observations/recycling.csv")
      let outcome = try SamstemtProcess.run(["check", review, "--language", tag])
      let words = [
        language.text("problem.yaml.unknown-word", ["found": "x"]),
        language.text("problem.observations.missing-column", ["column": "period"]),
        language.text("problem.observations.missing-column.advice"),
        language.text("command.errors", count: 4),
      ]
      for text in words { #expect(outcome.complaints.contains(text), "\(text)") }
      #expect(outcome.complaints.contains("review.yaml:7:7 [kind]"))
    }
  }

  @Test func `the language of LC_ALL is not looked at where one is asked for`() throws {
    let outcome = try SamstemtProcess.run(["check", "/nowhere/at/all", "--language", "nn"])
    let nynorsk = try #require(Language.named(LanguageTag(rawValue: "nn")))
    #expect(outcome.complaints.contains(nynorsk.text("problem.folder.missing")))
  }
}
