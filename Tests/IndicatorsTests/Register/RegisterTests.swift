import Agenda
import Indicators
import Problems
import StatisticalTables
import TestSupport
import Testing

@Suite("A register of indicators")
struct RegisterTests {
  let register = SampleRegister.register

  private func find(_ words: String, _ change: (inout RegisterFilter) -> Void = { _ in })
    -> [String]
  {
    var filter = RegisterFilter()
    filter.words = words
    change(&filter)
    return register.search(filter).map(\.indicator.id)
  }

  @Test(arguments: [
    ("lekkasjer", ["rammeverk-4", "vann-1"]),
    ("LEDNINGSNETT", ["rammeverk-4", "vann-1"]),
    ("drikkevann", ["vann-2"]),
    ("drikkevannet godt", ["vann-2"]),
    ("avlop", ["vann-3", "vann-1", "vann-2"]),
    ("avløpet renseanlegget", ["vann-3"]),
    ("avloep rense", ["vann-3"]),
    ("kvalitet", ["vann-2"]),
    ("C060101", ["rammeverk-1"]),
    ("innovation", ["rammeverk-2"]),
    ("godt nonsens", ["vann-2"]),
    ("nonsens", []),
  ])
  func `words are found by beginning, without endings and without their dots and rings`(
    words: String, expected: [String]
  ) {
    #expect(find(words) == expected)
  }

  @Test func `every part of a filter must fit, and one of its values`() throws {
    let goal = try #require(GoalID("6"))
    #expect(find("") { $0.goals = [goal] }.count == 5)
    #expect(
      find("") { $0.targets = Set(["6.1", "9.1"].compactMap { TargetID($0) }) } == [
        "rammeverk-1", "rammeverk-2", "vann-2",
      ])
    #expect(find("") { $0.concepts = ["evaluation": ["impact"], "level": ["city"]] } == ["vann-3"])
    #expect(find("") { $0.concepts = ["level": ["city"]] }.count == 5)
    #expect(
      find("") {
        $0.concepts = ["level": ["city"]]
        $0.ownLevelsOnly = true
      } == ["rammeverk-2", "rammeverk-4"])
    #expect(find("") { $0.unclassified = ["quality"] }.count == 5)
    #expect(find("") { $0.unclassified = ["level"] } == ["rammeverk-3"])
    #expect(find("") { $0.hosts = ["ssb.no"] } == ["rammeverk-4", "vann-1"])
    #expect(find("") { $0.tables = ["11787"] } == ["vann-1"])
    #expect(find("") { $0.hasSource = false } == ["rammeverk-3", "vann-2"])
    #expect(find("") { $0.concepts = ["umf": ["economy"]] } == ["rammeverk-2"])
    #expect(find("lekkasje") { $0.sets = ["vann"] } == ["vann-1"])
  }

  @Test func `the cover of targets says what is missing for a municipality`() throws {
    let gaps = RegisterGaps(register)
    func gap(_ target: String) -> RegisterGaps.Gap? {
      TargetID(target).flatMap { gaps.targets[$0]?.gap }
    }
    #expect(gap("6.3") == RegisterGaps.Gap.none)
    #expect(gap("6.4") == .noResults)
    #expect(gap("6.1") == .noSource, "a local result without figures, and a national one")
    #expect(gap("9.1") == .noSource, "a framework's city, with a page about the world as source")
    #expect(gap("8.1") == .notLocal)
    #expect(gap("1.1") == .nothing)
    let goal = try #require(GoalID("6").flatMap { gaps.goals[$0] })
    #expect(goal.indicators == 5 && goal.local == 4 && goal.measured == 3 && goal.results == 1)
    #expect(goal.resultsElsewhere == 1)
    #expect(goal.measuredKinds == [.output: 2, .impact: 1, .input: 1])
    #expect(gaps.all.withoutLevel == 1 && gaps.all.withoutQuality == 5)
    #expect(gaps.gaps().count == 107 - 1)
    #expect(gaps.gaps(includingMeans: true).count == 169 - 1)
    #expect(RegisterGaps(register, sets: ["rammeverk"]).all.indicators == 4)
  }

  @Test func `sets share what is linked, or has the same title and target`() {
    let comparison = SetComparison(["vann", "rammeverk", "nothing"], in: register)
    #expect(comparison.sets.map(\.id) == ["vann", "rammeverk"])
    #expect(comparison.counts.map(\.indicators) == [3, 4])
    #expect(comparison.counts[0].withSeveralGoals == 1)
    #expect(comparison.counts[1].withoutUsableSource == 1)
    #expect(
      comparison.shared.map { "\($0.first.id) \($0.second.id) \($0.reason)" } == [
        "vann-1 rammeverk-4 sameTitle", "vann-2 rammeverk-1 linked(Indicators.MatchKind.close)",
      ])
  }

  @Test func `files keep a register without loss, and give the same bytes`() throws {
    let read = try Self.read(register.files())
    #expect(read == register)
    #expect(read.files().map(\.text) == register.files().map(\.text))
  }

  @Test(.needsReferenceData(PublishedTaxonomy.folder))
  func `the published taxonomy is kept without loss`() throws {
    let register = try #require(PublishedTaxonomy.current).register
    #expect(try Self.read(register.files()) == register)
  }

  static func read(_ files: [(path: String, text: String)]) throws -> IndicatorRegister {
    let tables = try files.map { try DelimitedFile(Array($0.text.utf8), file: $0.path) }
    return try RegisterFiles.read(
      sets: tables[0], schemes: tables[1], links: tables[2],
      indicators: tables.dropFirst(3).map { table in
        (String(table.file.split(separator: "/")[1].dropLast(4)), table)
      })
  }

  @Test func `what does not fit in the files is told with its line`() throws {
    var files = register.files()
    func change(_ path: String, _ old: String, _ new: String) throws {
      let index = try #require(files.firstIndex { $0.path == path })
      let range = try #require(files[index].text.firstRange(of: old))
      files[index].text.replaceSubrange(range, with: new)
    }
    try change("indicators/vann.csv", ",3|6,", ",3|66,")
    try change("indicators/vann.csv", ",6.3,", ",6.99,")
    try change("indicators/rammeverk.csv", "economy-safe", "economy-saf")
    try change("indicators/rammeverk.csv", "rammeverk-2,", "Rammeverk 2,")
    try change("links.csv", "vann-2,close", "vann-9,close")
    try change("sets.csv", "city,SSB", "town,SSB")
    do {
      _ = try Self.read(files)
      Issue.record("it was taken")
    } catch let refused as InputRefused {
      #expect(
        refused.problems.map { "\($0.place) \($0.code)" } == [
          "indicators/rammeverk.csv:3 [id] register.bad-id",
          "indicators/rammeverk.csv:3 [scheme.umf] register.unknown-concept",
          "indicators/vann.csv:3 [goals] goal.unknown",
          "indicators/vann.csv:4 [targets] register.unknown-target",
          "links.csv:2 [from] register.unknown-indicator",
          "sets.csv:3 [level] register.unknown-concept",
        ])
      #expect(refused.problems[1].values["nearest"] == "economy-safe")
    }
  }
}
