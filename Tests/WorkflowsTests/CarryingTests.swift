import Measures
import Problems
import Store
import Testing
import Workflows

/// Figures in older codes, carried to the units of a review of Norway in 2024.
struct CarryingTests {
  /// A review of Norway's municipalities and counties in 2024 with one indicator.
  private func review(
    recode: String, _ observations: String, _ work: (SmallReview) throws -> Void
  ) throws {
    try SmallReview.use { review in
      try review.delete("survey")
      try review.delete("findings.yaml")
      try review.delete("recommendations.yaml")
      try review.delete("units.csv")
      try review.replace(
        "{file: units.csv, levels: [municipality]}",
        with: "{division: norway, date: 2024-01-01, levels: [municipality, county]}",
        in: "review.yaml")
      try review.replace("recode: none", with: "recode: \(recode)", in: "indicators/recycling.yaml")
      try review.write(
        "indicator,unit,period,value,status\n" + observations, to: "observations/recycling.csv")
      for language in ["nb", "nn", "en"] {
        try review.delete("report/\(language)")
        try review.write(
          "{{ table indicators.recycling }}\n\n{{ list method }}\n",
          to: "report/\(language)/progress.md")
      }
      try work(review)
    }
  }

  private func cell(_ unit: String, _ period: String, in review: SmallReview) throws -> Value {
    let analysis = Analysis(try ReviewFolder.read(FolderFiles(review.path)))
    let table = try #require(analysis.tables[TableAddress(["indicators", "recycling"])]?.table)
    let place = [("unit", unit), ("period", period)].map {
      CellAddress.Coordinate(dimension: $0.0, category: $0.1)
    }
    return try table.measure(place).value
  }

  @Test func `counts of merged municipalities are added up`() throws {
    // Sandnes (1102) and Forsand (1129) became Sandnes (1108) in 2020.
    try review(recode: "count", "recycling,1102,2019,75,\nrecycling,1129,2019,5,\n") { review in
      let sum = try cell("1108", "2019", in: review)
      #expect(sum == .known(80))
      #expect(review.problems().filter { $0.severity == .error }.isEmpty)
    }
  }

  @Test func `a merged municipality with a part missing is unknown and told, not the rest`() throws
  {
    try review(recode: "count", "recycling,1102,2019,75,\nrecycling,0301,2019,1,\n") { review in
      #expect(try cell("1108", "2019", in: review) == .unknown(.missing))
      let warnings = review.problems()
      #expect(warnings.contains { $0.code == "territory.part-missing" && $0.severity == .warning })
      for warning in warnings { warning.expectWords() }
      try review.build()
      let about = try #require(try review.files(of: "report")["en/about.html"])
      #expect(about.contains("Sandnes"))
    }
  }

  @Test func `a split is divided by its shares and marked as an estimate`() throws {
    // Ålesund (1507) became Ålesund (1508) and Haram (1580) in 2024: 0.862125 and the rest.
    try review(recode: "count", "recycling,1507,2022,1000000,\n") { review in
      #expect(try cell("1508", "2022", in: review) == .known(862_125, .estimated))
      #expect(try cell("1580", "2022", in: review) == .known(137_875, .estimated))
      try review.build()
      let files = try review.files(of: "report")
      let rows = ReportFiles.rows(try #require(files["data/indicators.recycling.csv"]))
      #expect(rows.first { $0["unit"] == "1580" }?["status"] == "estimated")
    }
  }

  @Test func `a rate of a merged unit is weighed by the denominator in the old borders`() throws {
    try review(
      recode: "rate\ndenominator: people", "recycling,1102,2019,10,\nrecycling,1129,2019,50,\n"
    ) { review in
      let people = try review.read("indicators/recycling.yaml")
        .replacing("id: recycling", with: "id: people").replacing(
          "recode: rate", with: "recode: count"
        )
        .replacing("denominator: people\n", with: "")
      try review.write(people, to: "indicators/people.yaml")
      try review.append(
        "people,1102,2019,900,\npeople,1129,2019,100,\n", to: "observations/recycling.csv")
      // (10 · 900 + 50 · 100) / 1000
      let rate = try cell("1108", "2019", in: review)
      #expect(rate == .known(14))
    }
  }

  @Test func `a rate whose weight is unknown in the old borders is unknown and told`() throws {
    try review(
      recode: "rate\ndenominator: population", "recycling,1102,2019,10,\nrecycling,1129,2019,50,\n"
    ) { review in
      let rate = try cell("1108", "2019", in: review)
      #expect(rate.number == nil)
      #expect(review.problems().contains { $0.code == "territory.no-weight" })
    }
  }

  @Test func `a split that nobody has shared out is unknown and told`() throws {
    // Ølen went from Hordaland (12) to Rogaland (11) in 2002; nobody has said how much that was.
    try review(
      recode: "count", "recycling,12,2001,100,\nrecycling,14,2001,10,\n"
    ) { review in
      let part = try cell("46", "2001", in: review)
      #expect(part.number == nil)
      #expect(review.problems().contains { $0.code == "territory.no-share" })
      for warning in review.problems() { warning.expectWords() }
    }
  }

  @Test func `an older code of an indicator that is not carried is told as an error`() throws {
    try review(recode: "none", "recycling,0301,2019,1,\nrecycling,1102,2019,75,\n") { review in
      let errors = review.problems().filter { $0.severity == .error }
      #expect(errors.map(\.code) == ["observations.not-carried"])
      #expect(errors.first?.place.line == 3)
      for error in errors { error.expectWords() }
    }
  }

  @Test func `a code that never was a unit is told as an error`() throws {
    try review(recode: "count", "recycling,0301,2019,1,\nrecycling,9999,2019,75,\n") { review in
      #expect(review.problems().map(\.code).contains("observations.unknown-unit"))
    }
  }
}
