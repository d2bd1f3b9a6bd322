import Languages
import Measures
import Problems
import Store
import TestSupport
import Testing
import Workflows

/// Indicators that are computed from others, in a review folder.
struct DerivedFigureTests {
  /// A review of Norway in 2024 with two counts and a formula.
  private func review(
    _ formula: String, unit: String = "percent", _ observations: String,
    _ work: (SmallReview) throws -> Void
  ) throws {
    try SmallReview.use { review in
      for file in ["survey", "findings.yaml", "recommendations.yaml", "units.csv"] {
        try review.delete(file)
      }
      try review.replace(
        "{file: units.csv, levels: [municipality]}",
        with: "{division: norway, date: 2024-01-01, levels: [municipality, county]}",
        in: "review.yaml")
      let text = try review.read("indicators/recycling.yaml")
        .replacing("recode: none", with: "recode: count")
        .replacing(
          "unit: {code: percent, decimals: 0}", with: "unit: {code: tonnes, text: t, decimals: 0}")
      for id in ["recycling", "waste"] {
        try review.write(
          text.replacing("id: recycling", with: "id: \(id)"), to: "indicators/\(id).yaml")
      }
      try review.write(
        text.replacing("id: recycling", with: "id: made")
          .replacing("recode: count", with: "formula: \"\(formula)\"")
          .replacing("code: tonnes", with: "code: \(unit)")
          .replacing(
            "source: {name: {nb: Oppdiktet eksempel, nn: Oppdikta døme, en: Invented example}, licence: CC0 1.0}\n",
            with: ""),
        to: "indicators/made.yaml")
      try review.write(
        "indicator,unit,period,value,status\n" + observations, to: "observations/recycling.csv")
      for language in ["nb", "nn", "en"] {
        try review.delete("report/\(language)")
        try review.write(
          "{{ table indicators.made }}\n\n{{ list method }}\n\n{{ list sources }}\n",
          to: "report/\(language)/progress.md")
      }
      try work(review)
    }
  }

  private func value(_ unit: String, _ period: String, in review: SmallReview) throws -> Value {
    let analysis = Analysis(try ReviewFolder.read(FolderFiles(review.path)))
    let table = try #require(analysis.tables[TableAddress(["indicators", "made"])]?.table)
    return try table.measure([
      .init(dimension: "unit", category: unit), .init(dimension: "period", category: period),
    ]).value
  }

  @Test func `parts are carried over changed borders first, and then computed with`() throws {
    // Sandnes (1102) and Forsand (1129) became Sandnes (1108) in 2020: (30 + 5) of (60 + 40).
    try review(
      "share(recycling, waste)",
      "recycling,1102,2019,30,\nrecycling,1129,2019,5,\nwaste,1102,2019,60,\nwaste,1129,2019,40,\n"
    ) { review in
      #expect(try value("1108", "2019", in: review) == .known(35))
      #expect(review.problems().filter { $0.severity == .error }.isEmpty)
      try review.build()
      let files = try review.files(of: "report")
      let about = try #require(files["en/about.html"])
      #expect(about.contains("computed from other figures in the review"))
      let page = try #require(files.first { $0.key.hasPrefix("en/") && $0.value.contains("35%") })
      #expect(page.value.contains("Computed in the review: "))
      #expect(page.value.contains("Invented example"))
    }
  }

  @Test func `the population is that of Statistics Norway, in the borders of the review`() throws {
    // 07459: 82 548 persons in Sandnes on 1 January 2024.
    try review(
      "waste / population * 1000", unit: "kg-per-person",
      "waste,1108,2024,82548,\nrecycling,1108,2024,1,\n"
    ) { review in
      let stored = try ReviewFolder.read(FolderFiles(review.path))
      let number = try #require(try value("1108", "2024", in: review).number)
      let table = try #require(
        Analysis(stored).tables[TableAddress(["indicators", "made"])]?.table)
      #expect(table.sources.map(\.table) == [nil, "07459"])
      // Within a tenth of a per cent of one tonne each, whichever of its revisions is built in.
      #expect(abs(number - 1000) < 60, "\(number)")
    }
  }

  @Test(arguments: [
    ("share(recycling waste)", "formula.unexpected"),
    ("share(recycling, wast)", "formula.unknown-indicator"),
    ("recycling + waste", "formula.unit"), ("share(recycling, made)", "formula.circle"),
  ])
  func `a formula that does not hold is told with file, line and column`(
    _ formula: String, _ code: String
  ) throws {
    try review(formula, "recycling,1108,2024,1,\nwaste,1108,2024,2,\n") { review in
      let problems = review.problems().filter { $0.code == code }
      let place = try #require(problems.first?.place)
      #expect(place.file == "indicators/made.yaml")
      let lines = try review.read("indicators/made.yaml").split(separator: "\n")
      let line = try #require(lines.firstIndex { $0.hasPrefix("formula:") })
      #expect(place.line == line + 1)
      // `formula: "` is ten characters long.
      #expect((place.column ?? 0) >= 11)
      for problem in review.problems() { problem.expectWords() }
    }
  }

  @Test func `a derived indicator has no figures and no way over borders of its own`() throws {
    try review(
      "share(recycling, waste)", "recycling,1108,2024,1,\nwaste,1108,2024,2,\nmade,1108,2024,9,\n"
    ) {
      review in
      #expect(review.problems().map(\.code) == ["observations.derived"])
      try review.replace("formula:", with: "recode: count\nformula:", in: "indicators/made.yaml")
      #expect(review.problems().map(\.code).contains("indicator.formula-and-recode"))
      for problem in review.problems() { problem.expectWords() }
    }
  }

  @Test(arguments: ["recode: count\n", "source:"])
  func `an indicator without a formula needs its source and a way over borders`(
    _ line: String
  ) throws {
    try review("share(recycling, waste)", "recycling,1108,2024,1,\nwaste,1108,2024,2,\n") {
      review in
      let text = try review.read("indicators/waste.yaml")
      let kept = text.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.hasPrefix(line.split(separator: ":")[0] + ":") }
      try review.write(kept.joined(separator: "\n"), to: "indicators/waste.yaml")
      #expect(review.problems().map(\.code).contains("yaml.missing-key"))
    }
  }
}
