import Indicators
import Languages
import Measures
import Problems
import Testing

/// Numbers worked out by hand.
@Suite("Computing derived indicators")
struct DerivationTests {
  @Test func `a count for each thousand inhabitants`() throws {
    var sample = DerivedSample()
    try sample.add("cases", "cases", ["1 2023 12", "2 2023 5", "1 2022 6"])
    try sample.add("people", "persons", ["1 2023 4000", "2 2023 1250", "1 2022 4000"])
    try sample.derive("rate", "per-1000", "per(cases, people, 1000)")
    try sample.derive("same", "cases-per-1000-persons", "cases / people * 1000")
    let expected: [String: Value] = [
      "1 2023": .known(3), "2 2023": .known(4), "1 2022": .known(1.5), "2 2022": .unknown(.missing),
    ]
    #expect(try sample.values(of: "rate") == expected)
    #expect(try sample.values(of: "same") == expected)
  }

  @Test func `shares, sums, means and precedence`() throws {
    var sample = DerivedSample()
    try sample.add("women", "persons", ["1 2023 3"])
    try sample.add("men", "persons", ["1 2023 5"])
    try sample.derive("all", "persons", "sum(women, men)")
    try sample.derive("share", "percent", "share(women, all)")
    try sample.derive("rest", "percent", "100 - share")
    try sample.derive("mean", "persons", "mean(women, men)")
    try sample.derive("gap", "persons", "-women + men * 2 - (women - men)")
    try sample.derive("by-hand", "percent", "women / (women + men) * 100")
    for (id, number) in [
      ("all", 8), ("share", 37.5), ("rest", 62.5), ("mean", 4), ("gap", 9), ("by-hand", 37.5),
    ] {
      #expect(try sample.values(of: id) == ["1 2023": .known(number)], "\(id)")
    }
  }

  @Test func `a change is against the period so many steps before`() throws {
    var sample = DerivedSample()
    try sample.add(
      "jobs", "persons",
      ["1 2022Q4 50", "1 2023Q1 60", "1 2023Q2 0", "1 2023Q3 30"], periods: .quarter)
    try sample.derive("more", "persons", "change(jobs, 1)", periods: .quarter)
    try sample.derive("growth", "percent", "change-percent(jobs, 1)", periods: .quarter)
    #expect(
      try sample.values(of: "more") == [
        "1 2023Q1": .known(10), "1 2023Q2": .known(-60), "1 2023Q3": .known(30),
      ])
    let growth = try sample.values(of: "growth")
    #expect(growth["1 2023Q2"] == .known(-100))
    #expect(growth["1 2023Q3"] == .unknown(.notApplicable))
    #expect(abs((growth["1 2023Q1"]?.number ?? 0) - 20) < 1e-12)
  }

  @Test func `the change of a moving window is against one that shares no year with it`() throws {
    var sample = DerivedSample()
    try sample.add(
      "life", "years", ["1 2012-2014 80", "1 2014-2016 81", "1 2015-2017 82"], periods: .window)
    try sample.derive("gain", "years", "change(life, 3)", periods: .window)
    #expect(try sample.values(of: "gain") == ["1 2015-2017": .known(2)])
    try sample.derive("wrong", "years", "change(life, 1)", periods: .window)
    var log = ProblemLog()
    let derivations = Derivations(sample.indicators, hasPopulation: false, log: &log)
    var builder = ObservationStore.Builder(
      sources: [ObservationSource(file: "observations/life.csv", name: "life")])
    for observation in sample.observations["life"] ?? [] {
      builder.add(observation, of: "life", source: 0, line: 2)
    }
    derivations.checkWindows(of: builder.store(log: &log), log: &log)
    #expect(
      derivations.computed(from: sample.observations, units: ["1"], population: nil)["wrong"] == [])
    #expect(log.problems.map(\.code) == ["formula.windows-overlap"])
    for problem in log.problems { problem.expectWords() }
  }

  @Test func `an index is 100 in its base`() throws {
    var sample = DerivedSample()
    try sample.add("a", "tonnes", ["1 2015 50", "1 2016 75", "2 2015 :", "2 2016 5", "3 2016 5"])
    try sample.derive("growth", "index", "index(a, 2015)")
    #expect(
      try sample.values(of: "growth") == [
        "1 2015": .known(100), "1 2016": .known(150), "2 2015": .unknown(.confidential),
        "2 2016": .unknown(.confidential),
      ])
    // The mean of a year's four quarters is the base: (1 + 2 + 3 + 2) / 4 = 2.
    try sample.add(
      "q", "tonnes",
      ["1 2015Q1 1", "1 2015Q2 2", "1 2015Q3 3", "1 2015Q4 2", "1 2016Q1 5", "2 2015Q1 1"],
      periods: .quarter)
    try sample.derive("quarterly", "index", "index(q, 2015)", periods: .quarter)
    let quarterly = try sample.values(of: "quarterly")
    #expect(quarterly["1 2016Q1"] == .known(250))
    #expect(quarterly["1 2015Q3"] == .known(150))
    #expect(quarterly["2 2015Q1"] == nil)
  }

  @Test func `what is kept back stays kept back, and nothing is divided by zero`() throws {
    var sample = DerivedSample()
    try sample.add(
      "a", "cases", ["1 2020 :", "1 2021 1", "1 2022 ..", "1 2023 4*", "2 2020 :", "2 2021 1"])
    try sample.add(
      "b", "persons", ["1 2020 10", "1 2021 0", "1 2022 10", "1 2023 8", "2 2020 ..", "2 2021 :"])
    try sample.derive("rate", "cases-per-person", "a / b")
    #expect(
      try sample.values(of: "rate") == [
        "1 2020": .unknown(.confidential), "1 2021": .unknown(.notApplicable),
        "1 2022": .unknown(.missing), "1 2023": .known(0.5, .preliminary),
        "2 2020": .unknown(.confidential), "2 2021": .unknown(.confidential),
        "2 2022": .unknown(.missing), "2 2023": .unknown(.missing),
      ])
  }

  @Test func `a category is chosen, or follows the derived indicator's, or is the total`() throws {
    var sample = DerivedSample()
    try sample.add(
      "gas", "tonnes-co2e", ["1 2023 20 all", "1 2023 5 road"], breakdowns: [DerivedSample.sector])
    try sample.add("people", "persons", ["1 2023 10"])
    try sample.derive("road", "percent", "share(gas[sector=road], gas)")
    try sample.derive(
      "each", "kg-co2e-per-person", "gas / people * 1000", breakdowns: [DerivedSample.sector])
    #expect(try sample.values(of: "road") == ["1 2023": .known(25)])
    #expect(
      try sample.values(of: "each") == ["1 2023 all": .known(2_000), "1 2023 road": .known(500)])
  }

  @Test func `the population is built in, and an indicator of that name goes before it`() throws {
    var sample = DerivedSample()
    sample.population = Derivations.Population(years: [2022, 2023]) { unit, year in
      unit == "1" ? .known(year == 2022 ? 100 : 200) : .unknown(.missing)
    }
    try sample.add("gwh", "gwh", ["1 2021 1", "1 2022 2", "1 2023 3"])
    try sample.derive("each", "mwh-per-person", "gwh / population * 1000")
    #expect(try sample.values(of: "each") == ["1 2022": .known(20), "1 2023": .known(15)])
    try sample.add("population", "persons", ["1 2023 1000"])
    #expect(try sample.values(of: "each") == ["1 2023": .known(3)])
  }

  @Test func `a derived indicator is computed after what it is made of, wherever it stands`() throws
  {
    var sample = DerivedSample()
    try sample.derive("last", "index", "index(middle, 2022)")
    try sample.derive("middle", "tonnes", "a - b")
    try sample.add("a", "tonnes", ["1 2022 5", "1 2023 9"])
    try sample.add("b", "tonnes", ["1 2022 1", "1 2023 1"])
    #expect(try sample.values(of: "last") == ["1 2022": .known(100), "1 2023": .known(200)])
  }

  @Test func `a derived figure names every source behind it and how it is made`() throws {
    var sample = DerivedSample()
    try sample.add("a", "tonnes", ["1 2022 5"])
    try sample.add("b", "tonnes", ["1 2022 1"])
    try sample.derive("both", "tonnes", "a + b")
    try sample.derive("each", "kg-per-person", "1000 * both / population")
    var log = ProblemLog()
    let derivations = Derivations(sample.indicators, hasPopulation: true, log: &log)
    let each = try #require(sample.indicators.last)
    let population = Source(name: Sample.text("Register"), licence: "CC BY 4.0")
    let sources = derivations.sources(of: each, told: { [$0.source] }, population: population)
    #expect(sources.map { $0.name.text(in: .en) } == ["a", "b", "Register"])
    let english = try #require(derivations.note(of: each)).text(in: .en)
    #expect(english.contains("1,000 × BOTH ÷ "))
    let table = try #require(
      each.table(
        of: [Observation(unit: "1", period: .year(2022), value: .known(1))],
        units: [Category(code: "1", label: Sample.text("One"))], sources: sources,
        more: [derivations.note(of: each)].compactMap { $0 }))
    #expect(table.sources == sources)
    #expect(table.cells.map(\.uncertainty) == [.notComputed])
    #expect(table.notes.count == 2)
  }
}
