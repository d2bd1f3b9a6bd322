import Indicators
import Languages
import Measures
import Problems
import StatisticalTables
import Store
import TestSupport
import Testing
import Workflows

/// A review that fetches its own figures.
struct UpdateTests {
  private static let sources = """
    sources:
      - id: waste
        service: ssb
        table: "13526"
        selection:
          - {dimension: Region, codes: ["*"], codelist: agg_KommSummer}
          - {dimension: Tid, codes: ["top(2)"]}
        file: kostra
        licence: CC BY 4.0
        mapping:
          unit: {dimension: Region, strip: [K-], leave-out: [EAK]}
          period: {dimension: Tid}
          metric: {dimension: ContentsCode, codes: {Avfall: recycling}}
          revised-on: "06-15"

    """

  private func cube(_ numbers: [Double]) -> Cube {
    func dimension(_ id: String, _ codes: [String]) -> Cube.Dimension {
      Cube.Dimension(id: id, label: id, categories: codes.map { .init(code: $0, label: $0) })
    }
    return Cube(
      label: "Waste",
      dimensions: [
        dimension("Region", ["K-F1", "K-F2", "EAK"]), dimension("ContentsCode", ["Avfall"]),
        dimension("Tid", ["2024", "2025"]),
      ], cells: Cube.Cells(numbers))
  }

  private func update(
    _ review: SmallReview, _ numbers: [Double], on day: String
  ) throws -> [UpdateFigures.Outcome] {
    let today = try #require(Day(day))
    return try UpdateFigures(review.path, today: today) { source throws(InputRefused) in
      #expect(source.selection.map(\.dimension) == ["Region", "Tid"])
      #expect(source.selection.first?.codelist == "agg_KommSummer")
      return UpdateFigures.Reply(
        cube: cube(numbers),
        record: .init(
          service: source.service, table: source.table, query: "{\"a\": 1}\nline", retrieved: today,
          updated: "2026-03-15T06:00:00Z", licence: source.licence,
          source: LocalizedText([.nb: "SSB", .nn: "SSB", .en: "Statistics Norway"])))
    }.run()
  }

  private func use(_ work: (SmallReview) throws -> Void) throws {
    try SmallReview.use { review in
      try review.delete("observations/recycling.csv")
      try review.write(Self.sources, to: "sources.yaml")
      try work(review)
    }
  }

  @Test func `new figures become a vintage of their own, and the same ones none`() throws {
    try use { review in
      let first = try update(review, [1, 2, 3, 4, 5, 6], on: "2026-03-16")
      #expect(first.map(\.file) == ["observations/kostra@2026-03-16.csv"])
      #expect(first.map(\.count) == [4])
      #expect(
        try review.read("observations/kostra@2026-03-16.csv")
          == "indicator,unit,period,value,status\nrecycling,F1,2024,1,\n"
          + "recycling,F1,2025,2,preliminary\nrecycling,F2,2024,3,\nrecycling,F2,2025,4,preliminary\n"
      )
      let again = try update(review, [1, 2, 3, 4, 5, 7], on: "2026-03-17")
      #expect(again.map(\.file) == [nil])
      let june = try update(review, [1, 2, 3, 4.5, 5, 7], on: "2026-06-16")
      #expect(june.map(\.file) == ["observations/kostra@2026-06-16.csv"])
      #expect(june.map(\.revised) == [2])
      #expect(
        FolderFiles(review.path).list("observations", ending: ".csv").count == 2)
      let stored = try ReviewFolder.read(FolderFiles(review.path))
      #expect(stored.warnings.map(\.code) == [])
      let record = try #require(stored.observations.sources.first?.record)
      #expect(record.table == "13526")
      #expect(record.query == "{\"a\": 1}\nline")
      #expect(record.source?.text(in: .en) == "Statistics Norway")
      #expect(record.retrieved == Day("2026-03-16"))
      let recycling = try #require(stored.indicators.first)
      #expect(stored.observations.told(of: recycling).map(\.vintage) == [Day("2026-06-16")])
    }
  }

  @Test func `nothing is written over`() throws {
    try use { review in
      _ = try update(review, [1, 2, 3, 4, 5, 6], on: "2026-03-16")
      do {
        _ = try update(review, [9, 2, 3, 4, 5, 6], on: "2026-03-16")
        Issue.record("it was written over")
      } catch let refused as InputRefused {
        #expect(refused.problems.map(\.code) == ["update.same-day"])
        for problem in refused.problems { problem.expectWords() }
      }
      #expect(try review.read("observations/kostra@2026-03-16.csv").contains("F1,2024,1,"))
    }
  }

  @Test func `queries that do not fit the review are told`() throws {
    for (old, new, code) in [
      ("Avfall: recycling", "Avfall: reycling", "mapping.unknown-indicator"),
      ("revised-on: \"06-15\"", "revised-on: \"15-06\"", "mapping.revised-on"),
      ("revised-on: \"06-15\"", "statuses: {q: unsure}", "mapping.unknown-meaning"),
      ("revised-on: \"06-15\"", "indicator: recycling", "mapping.metric-or-indicator"),
      ("revised-on: \"06-15\"", "fixed: all", "yaml.not-named-texts"),
      ("- id: waste", "- id: waste\n    tabel: 1", "yaml.unknown-key"),
    ] {
      try use { review in
        try review.replace(old, with: new, in: "sources.yaml")
        let problems = review.problems()
        #expect(problems.map(\.code).contains(code), "\(code): \(problems.map(\.code))")
        for problem in problems { problem.expectWords() }
      }
    }
  }

  @Test func `an unknown query and a review without queries are refused`() throws {
    try use { review in
      let day = try #require(Day("2026-03-16"))
      let update = UpdateFigures(review.path, today: day) { _ throws(InputRefused) in
        throw InputRefused([])
      }
      #expect(throws: InputRefused.self) { try update.run(only: ["wast"]) }
      try review.delete("sources.yaml")
      do {
        _ = try update.run()
        Issue.record("it ran")
      } catch let refused as InputRefused {
        #expect(refused.problems.map(\.code) == ["update.no-sources"])
      }
    }
  }

  /// Nothing leaves this machine: a stand-in for a PxWeb service answers.
  @Test func `figures come from a service by its own interface, with a record of the query`() throws
  {
    try use { review in
      let stand = try PxWebStand([
        "13526": StandTable(
          label: "Waste", updated: "2026-03-15T07:00:00Z",
          dimensions: [
            .init("Region", ["K-F1", "K-F2", "EAK"]), .init("ContentsCode", ["Avfall"]),
            .init("Tid", ["2019", "2020"]),
          ], numbers: [1, 2, 3, nil, 5, 6], statuses: [3: ":"])
      ])
      try review.replace(
        "service: ssb", with: "service: \"pxweb \(stand.address)\"", in: "sources.yaml")
      try review.replace(", codelist: agg_KommSummer", with: "", in: "sources.yaml")
      try review.replace(
        "      - {dimension: Tid,",
        with: "      - {dimension: ContentsCode, codes: [\"*\"]}\n      - {dimension: Tid,",
        in: "sources.yaml")
      let english = try #require(Language.named(.en))
      var access = SourceAccess(
        product: "samstemt-test", environment: [:], reader: english, progress: { _ in })
      access.cache = review.folder.path + "/cache"
      let update = try UpdateFigures(review.path, by: access)
      let outcomes = try update.run(only: ["waste"])
      let file = try #require(outcomes.first?.file)
      #expect(
        try review.read(file)
          == "indicator,unit,period,value,status\nrecycling,F1,2019,1,\nrecycling,F1,2020,2,\n"
          + "recycling,F2,2019,3,\nrecycling,F2,2020,,confidential\n")
      let stored = try ReviewFolder.read(FolderFiles(review.path))
      let record = try #require(stored.observations.sources.first?.record)
      #expect(record.query?.contains("\"Region\"") == true, "\(record.query ?? "")")
      #expect(record.updated == "2026-03-15T07:00:00Z")
      #expect(record.licence == "CC BY 4.0")
      #expect(try update.run().map(\.file) == [nil])
    }
  }

  @Test func `a service without tables is told`() throws {
    try use { review in
      try review.replace("service: ssb", with: "service: klass", in: "sources.yaml")
      let english = try #require(Language.named(.en))
      let access = SourceAccess(
        product: "samstemt-test", environment: [:], reader: english, progress: { _ in })
      do {
        _ = try UpdateFigures(review.path, by: access).run()
        Issue.record("it ran")
      } catch let refused as InputRefused {
        #expect(refused.problems.map(\.code) == ["update.service-without-tables"])
        for problem in refused.problems { problem.expectWords() }
      }
    }
  }
}
