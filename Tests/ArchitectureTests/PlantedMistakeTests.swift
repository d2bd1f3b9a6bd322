import TestSupport
import Testing

/// Copies a few files of the package, plants a mistake among them and looks whether it is found.
@Suite("The rules find what is wrong")
struct PlantedMistakeTests {
  static let copied = [
    "Sources/Languages/LanguageTag.swift", "Sources/Measures/Value.swift",
    "Sources/Measures/Day.swift", "Sources/Problems/Place.swift",
    "Sources/Statistics/Shares/Quantile.swift",
  ]

  func architecture(planting source: String, in file: String) throws -> Architecture {
    try TemporaryFolder.use { folder in
      for path in Self.copied + ["Package.swift"] {
        try folder.write(PackageRoot.read(path), to: path)
      }
      if !file.isEmpty { try folder.write(source, to: file) }
      return try Architecture(root: folder.path)
    }
  }

  @Test func `the copied files are as right as the package`() throws {
    let clean = try architecture(planting: "", in: "")
    #expect(clean.files.count == Self.copied.count)
    #expect(clean.importMistakes().isEmpty)
    #expect(clean.waitingMistakes().isEmpty)
    #expect(clean.namingMistakes().isEmpty)
    #expect(clean.crashMistakes().isEmpty)
  }

  static let imports: [(file: String, source: String)] = [
    ("Sources/Measures/Wrong.swift", "import Indicators\n"),
    ("Sources/Measures/Wrong.swift", "import Agenda\n"),
    ("Sources/Measures/Day.swift", "  @testable import struct Surveys.Question // why\n"),
    ("Sources/Languages/Wrong.swift", "public import Measures\n"),
    ("Sources/Statistics/Wrong.swift", "package import Languages\n"),
    ("Sources/StatisticalTables/Wrong.swift", "import Territory\n"),
    ("Sources/Figures/Deep/Wrong.swift", "import Foundation; import Agenda\n"),
    ("Sources/Pages/Wrong.swift", "import Store\n"),
    ("Sources/Web/Wrong.swift", "import Store\n"),
    ("Sources/Commands/Wrong.swift", "@preconcurrency import Store\n"),
    ("Sources/Pages/Wrong.swift", "import Web\n"),
    ("Sources/Store/Wrong.swift", "import Pages\n"),
  ]

  @Test(arguments: imports)
  func `a wrong import is found`(planted: (file: String, source: String)) throws {
    let mistakes = try architecture(planting: planted.source, in: planted.file).importMistakes()
    #expect(mistakes.map(\.file) == [planted.file])
    #expect(mistakes.map(\.line) == [1])
  }

  @Test(arguments: [
    "import Languages\n", "// import Indicators\n",
    "let text = \"\"\"\n  import Indicators\n  \"\"\"\n",
    "/* import\nimport Indicators\n*/\n", "import Foundation\n",
  ])
  func `what is no wrong import is left alone`(source: String) throws {
    let found = try architecture(planting: source, in: "Sources/Measures/Right.swift")
    #expect(found.importMistakes().isEmpty)
  }

  @Test func `waiting is found where all work is done at once`() throws {
    let source = "/// Not async.\nfunc read() async -> String { \"async\" }\n"
    let mistakes = try architecture(planting: source, in: "Sources/Store/Wrong.swift")
      .waitingMistakes()
    #expect(mistakes.map(\.line) == [2])
    let door = try architecture(planting: source, in: "Sources/Web/Right.swift")
    #expect(door.waitingMistakes().isEmpty)
  }

  @Test func `a type named as its module is found`() throws {
    let source = "public enum Measures {}\nstruct MeasuresOfAll {}\n"
    let mistakes = try architecture(planting: source, in: "Sources/Measures/Wrong.swift")
      .namingMistakes()
    #expect(mistakes.map(\.line) == [1])
  }

  @Test func `a crash is found and words about it are not`() throws {
    let source = """
      // try! is never right
      let a = try! read()
      let b = c as! String
      fatalError("no")
      preconditionFailure("fatalError(")

      """
    let mistakes = try architecture(planting: source, in: "Sources/Measures/Wrong.swift")
      .crashMistakes()
    #expect(mistakes.map(\.line) == [2, 3, 4])
  }

  @Test(arguments: [
    ("Sources/Workflows/Wrong.swift", "let a = PublishedTable(protected: table)\n"),
    ("Sources/Store/Wrong.swift", "let a: PublishedTable = .init( protected : table)\n"),
    ("Sources/SurveyEstimates/Wrong.swift", "let a = PublishedTable(\n  official: table)\n"),
  ])
  func `a table let out in the wrong place is found`(file: String, source: String) throws {
    let mistakes = try architecture(planting: source, in: file).publishingMistakes()
    #expect(mistakes.map(\.file) == [file])
  }

  @Test func `a long file is found by its lines`() throws {
    let lines = String(repeating: "// line\n", count: 401)
    let long = try architecture(planting: lines, in: "Sources/Measures/Wrong.swift")
    #expect(long.lengthMistakes().map(\.line) == [401])
    let fitting = try architecture(
      planting: String(lines.dropLast(8)), in: "Sources/Measures/Right.swift")
    #expect(fitting.lengthMistakes().isEmpty)
  }

  @Test func `a folder outside the list is found`() throws {
    let mistakes = try architecture(planting: "let a = 1\n", in: "Sources/Stray/Wrong.swift")
      .folderMistakes()
    #expect(mistakes.contains { $0.file == "Sources/Stray" })
    #expect(!mistakes.contains { $0.file == "Sources/Measures" })
  }
}
