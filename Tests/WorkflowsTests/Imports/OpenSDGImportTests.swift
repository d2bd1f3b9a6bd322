import Languages
import OpenSDG
import Problems
import StatisticalTables
import TestSupport
import Testing
import Workflows

/// A repository becomes a review folder that checks and builds.
struct OpenSDGImportTests {
  private static let home = OpenSDGImport.Home(
    code: "X", name: "Exampleton", level: "municipality", licence: "CC BY 4.0")

  /// A repository with every kind of text that is hard to write down again.
  private static let hard: [String: String] = [
    "config_data.yml": "languages: [nb, en, fr]\n",
    "data/indicator_1-1-1.csv": """
    Year,Sex,Units,GeoCode,Place,Value
    2019,,Percent,,,10.5
    2020,,Percent,,,11
    2021,,Percent,,,12
    2021,"Women: ""all"" {x}",Percent,,,13
    2021,,"Persons # 1",,,900
    2021,,Percent,G 1,Up | North,9
    2020/21,,Percent,,,11.5
    """,
    "data/indicator_own-1.csv": "Year,A,B,Value\n2020,a,b,1\n2020,a,c,2\n2021,d,b,3\n",
    "meta/1-1-1.md": """
    ---
    indicator_name: '{{ total units }} *Poverty*: \\ "and" #1'
    graph_title: names.title
    ---
    Text with {{ braces }} and [a](b).
    """,
    "meta/own-1.md": "---\nstandalone: true\nindicator_name: Own\n---\n",
    "translations/nb/names.yml": "title: Tittel\n", "translations/en/names.yml": "title: Title\n",
  ]

  private static func imported(
    _ texts: [String: String], _ work: (TemporaryFolder, OpenSDGImport.Written) throws -> Void
  ) throws {
    try TemporaryFolder.use { folder in
      for (name, text) in texts { try folder.write(text, to: "repository/\(name)") }
      let written = try OpenSDGImport(folder.path + "/repository", home: home)
        .write(to: folder.path + "/review", in: .standard)
      try work(folder, written)
    }
  }

  @Test func `a repository of hard texts becomes a folder that checks and builds`() throws {
    try Self.imported(Self.hard) { folder, written in
      #expect(written.sources == 2 && written.observations == 10)
      let review = BuildReview(folder.path + "/review")
      let warnings = try review.check()
      #expect(warnings.allSatisfy { $0.severity == .warning })
      let built = try review.write(to: folder.path + "/site")
      #expect(built.fileCount > 10)
      let page = try folder.read("site/nb/chapter-1.html")
      #expect(page.contains("Tittel"))
      #expect(try folder.read("review/units.csv").contains("G-1,Up | North,area,X"))
    }
  }

  @Test func `importing twice gives the same bytes`() throws {
    var files: [[String: String]] = []
    for _ in 1...2 {
      try Self.imported(Self.hard) { folder, written in
        files.append(
          try Dictionary(
            uniqueKeysWithValues: written.files.map { ($0, try folder.read("review/" + $0)) }))
      }
    }
    #expect(files[0].count == 18 && files[0] == files[1])
  }

  @Test func `a folder that holds something is refused and left alone`() throws {
    try TemporaryFolder.use { folder in
      try folder.write("Year,Value\n2020,1\n", to: "repository/data/indicator_1-1-1.csv")
      try folder.write("mine", to: "review/diary.txt")
      let importing = try OpenSDGImport(folder.path + "/repository", home: Self.home)
      let refused = #expect(throws: InputRefused.self) {
        try importing.write(to: folder.path + "/review", in: .standard)
      }
      #expect(refused?.problems.map(\.code) == ["folder.not-empty"])
      #expect(try folder.read("review/diary.txt") == "mine")
    }
  }

  @Test func `a code that no unit can have, no repository and no figures are refused`() throws {
    try TemporaryFolder.use { folder in
      try folder.write("languages: [en]\n", to: "repository/config_data.yml")
      let bad = OpenSDGImport.Home(code: "a b", name: "A", level: "county", licence: "–")
      #expect(throws: InputRefused.self) {
        try OpenSDGImport(folder.path + "/repository", home: bad)
      }
      #expect(throws: InputRefused.self) {
        try OpenSDGImport(folder.path + "/nowhere", home: Self.home)
      }
      let refused = #expect(throws: InputRefused.self) {
        try OpenSDGImport(folder.path + "/repository", home: Self.home)
          .write(to: folder.path + "/review", in: .standard)
      }
      #expect(refused?.problems.first?.code == "open-sdg.nothing")
    }
  }

  @Test func `every row and field that stays behind is written down`() throws {
    let files = [
      "data/indicator_1-1-1.csv": "Year,Value\n2020,1\n2020,2\nsoon,3\n2022,4\n",
      "meta/1-1-1.md": "---\nindicator_name: A\nown_field: [x, y]\n---\n",
    ]
    try Self.imported(files) { folder, _ in
      let rows = try DelimitedFile(
        Array(try folder.read("review/import-rows.csv").utf8), file: "rows")
      #expect(rows.rows.map { $0.fields[2] } == ["4", "2", "3"])
      #expect(rows.rows.map { $0.fields[5] } == ["soon | 3", "2020 | 1", "2020 | 2"])
      let fields = try folder.read("review/import-metadata.csv")
      #expect(fields.contains("1-1-1,,own_field,x; y\n"))
      let report = try folder.read("review/import-report.csv")
      #expect(report.contains("data/indicator_1-1-1.csv,2,,open-sdg.values-differ,"))
    }
  }
}

/// The repository of Los Angeles, against facts that pandas 1.5.3 and ruamel.yaml count in the same files.
@Suite(.needsReferenceData("open-sdg/la-data"))
struct LosAngelesTests {
  private static func read() throws -> OpenSDGImport {
    try OpenSDGImport(
      ReferenceData.path + "/open-sdg/la-data",
      home: OpenSDGImport.Home(
        code: "LA", name: "City of Los Angeles", level: "municipality", licence: "Not stated"))
  }

  @Test func `every row, field and value comes over`() throws {
    let found = try Self.read()
    let tables = found.repository.tables.values
    #expect(tables.count == 247)
    #expect(tables.reduce(0) { $0 + $1.rows.count } == 5577)
    let numbers = tables.flatMap { table in
      table.rows.compactMap { RepositoryTable.number($0.fields.last ?? "") }
    }
    #expect(numbers.count == 5536)
    // Summed exactly by math.fsum; the order of addition moves the last digits only.
    #expect(abs(numbers.reduce(0, +) - 1_175_548_098_001.8347) < 0.01)
    #expect(found.repository.metadata.count == 247)
    #expect(
      found.repository.metadata.values.reduce(0) { $0 + $1.fields.entries.count } == 8581)
    // One for each unit of measure and length of period.
    #expect(found.conversion.parts.count == 347)
    // All rows but one without a year and ten that repeat another.
    #expect(found.conversion.parts.reduce(0) { $0 + $1.observations.count } == 5566)
  }

  @Test func `every oddity is told of`() throws {
    let problems = try Self.read().conversion.problems
    var counts: [String: Int] = [:]
    for problem in problems { counts[problem.code, default: 0] += 1 }
    #expect(
      problems.first { $0.code == "open-sdg.pattern-other-ending" }?.values
        == ["pattern": "meta/*-*.yml", "count": "247", "ending": ".md"])
    #expect(counts["open-sdg.pattern-empty"] == 1)
    #expect(counts["open-sdg.no-headline"] == 31)
    #expect((counts["open-sdg.row-twice"] ?? 0) + (counts["open-sdg.values-differ"] ?? 0) == 10)
    #expect(
      Set(
        problems.filter { ["open-sdg.row-twice", "open-sdg.values-differ"].contains($0.code) }
          .map(\.place.file)
      ).count == 4)
    #expect(
      problems.filter { $0.code == "open-sdg.year" }.map(\.values)
        == [["found": "This is a non-statistical indicator"]])
    #expect(
      problems.first { $0.code == "open-sdg.columns-alike" }?.values["names"]
        == "“Race/ Ethnicity”, “Race/Ethnicity”")
    #expect(counts["open-sdg.git-dates"] == 1 && counts["open-sdg.input-elsewhere"] == 1)
    #expect(problems.allSatisfy { $0.severity == .warning })
  }

  @Test func `the folder checks`() throws {
    try TemporaryFolder.use { folder in
      let written = try Self.read().write(to: folder.path + "/review", in: .standard)
      #expect(written.sources == 246 && written.indicators == 347)
      let warnings = try BuildReview(folder.path + "/review").check()
      #expect(warnings.isEmpty)
    }
  }
}

@Suite(.needsReferenceData("open-sdg/data-starter"))
struct DataStarterTests {
  @Test func `the starter becomes a review of one indicator`() throws {
    try TemporaryFolder.use { folder in
      let importing = try OpenSDGImport(
        ReferenceData.path + "/open-sdg/data-starter",
        home: OpenSDGImport.Home(
          code: "S", name: "Starter", level: "country", licence: "Not stated"))
      #expect(importing.repository.metadata.count == 247)
      #expect(importing.repository.metadata["1-1-1"]?.languages.keys.sorted() == ["es"])
      let written = try importing.write(to: folder.path + "/review", in: .standard)
      #expect(written.indicators == 1 && written.observations == 6)
      #expect(try BuildReview(folder.path + "/review").check().isEmpty)
      #expect(
        try folder.read("review/observations/1-1-1.csv") == """
          indicator,unit,period,group,value,status
          1-1-1,S,2015,a,1,
          1-1-1,S,2015,b,3,
          1-1-1,S,2015,all,2,
          1-1-1,S,2016,a,1,
          1-1-1,S,2016,b,3,
          1-1-1,S,2016,all,2,

          """)
    }
  }
}
