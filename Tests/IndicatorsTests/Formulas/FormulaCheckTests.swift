import Indicators
import Measures
import Problems
import Testing

@Suite("What a formula must fit")
struct FormulaCheckTests {
  private func sample() throws -> DerivedSample {
    var sample = DerivedSample()
    try sample.add("people", "persons", ["1 2023 10"])
    try sample.add("women", "persons", ["1 2023 10"])
    try sample.add("waste", "tonnes", ["1 2023 10"])
    try sample.add("power", "gwh", ["1 2023 10"])
    try sample.add("heat", "mwh", ["1 2023 10"])
    try sample.add("quota", "percent", ["1 2023 10"])
    try sample.add("monthly", "persons", ["1 2023M01 10"], periods: .month)
    try sample.add("gas", "tonnes-co2e", [], breakdowns: [DerivedSample.sector])
    try sample.add(
      "level", "percent", [],
      breakdowns: [
        .init(
          id: "level", name: Sample.text("Level"),
          categories: [Category(code: "basic", label: Sample.text("Basic"))])
      ])
    return sample
  }

  /// Offsets counted by hand; the formula begins in column 11.
  @Test(arguments: [
    ("people + waste", "persons", "formula.units-differ", 7),
    ("power - heat", "gwh", "formula.scales-differ", 6),
    ("share(waste, people)", "percent", "formula.units-differ", 0),
    ("sum(people, women, waste)", "persons", "formula.units-differ", 0),
    ("people + 5", "persons", "formula.units-differ", 7),
    ("share(women, people)", "persons", "formula.unit", 0),
    ("per(waste, people, 1000)", "percent", "formula.unit", 0),
    ("per(waste, people, 1000)", "per-100", "formula.unit-scale", 0),
    ("women / people", "percent", "formula.unit-scale", 0),
    ("waste / people", "tonnes", "formula.unit", 0),
    ("power / people", "mwh-per-person", "formula.unit-scale", 0),
    ("index(waste, 2015)", "percent", "formula.unit", 0),
    ("change(waste, 1)", "percent", "formula.unit", 0),
    ("change-percent(waste, 1)", "tonnes", "formula.unit", 0),
    ("waste * people", "tonnes", "formula.unit", 0),
    ("waste / people * 10", "kg-per-person", "formula.unit-scale", 0),
    ("women / (women + people)", "percent", "formula.unit-scale", 0),
    ("sum(waste, 5)", "tonnes", "formula.units-differ", 0),
  ])
  func `units of measure must fit`(
    _ formula: String, _ unit: String, _ code: String, _ offset: Int
  ) throws {
    var sample = try sample()
    try sample.derive("made", unit, formula)
    #expect(sample.problems.map(\.code) == [code])
    #expect(sample.problems.first?.place.column == 11 + offset)
    for problem in sample.problems { problem.expectWords() }
  }

  @Test(arguments: [
    ("share(women, people)", "percent"), ("women / people * 100", "percent"),
    ("per(waste, people, 1000)", "tonnes-per-1000-persons"),
    ("(women + people) / 2", "persons"), ("0.3 * women + 0.7 * people", "persons"),
    ("women / (women + people) * 100", "percent"), ("waste / people * 1000", "kg-per-person"),
    ("power / people * 1000", "mwh-per-person"), ("power * 1000 + heat", "mwh"),
    ("change(quota, 1)", "percentage-points"), ("change(quota, 1)", "percent"),
    ("change(waste, 1)", "tonnes"), ("change-percent(waste, 3)", "percent"),
    ("index(waste, 2015)", "index"), ("100 - quota", "percent"),
    ("people * quota / 100", "persons"),
    ("per(women, people, 1000)", "per-1000"),
    ("waste / (people / 1000)", "tonnes-per-1000-persons"),
    ("gas / waste", "tonnes-co2e-per-tonne"), ("-waste", "tonnes"),
    ("waste * waste / waste", "tonnes"),
  ])
  func `a unit that says the same fits`(_ formula: String, _ unit: String) throws {
    var sample = try sample()
    try sample.derive("made", unit, formula)
    #expect(sample.problems.map(\.code) == [])
  }

  @Test(arguments: [
    ("peple / waste", "formula.unknown-indicator", 0),
    ("women-people", "formula.minus-without-blanks", 0),
    ("waste / population", "formula.no-population", 8),
    ("waste / monthly", "formula.periods", 8),
    ("waste / gas[sektor=all]", "formula.unknown-breakdown", 12),
    ("waste / gas[sector=rail]", "formula.unknown-category", 12),
    ("waste / level", "formula.no-total", 8),
    ("index(waste, 2015Q1)", "formula.base", 0),
    ("waste + made", "formula.circle", 8),
  ])
  func `what a formula names is there and of the same kind of period`(
    _ formula: String, _ code: String, _ offset: Int
  ) throws {
    var sample = try sample()
    try sample.derive("made", "tonnes", formula)
    #expect(sample.problems.map(\.code).contains(code), "\(sample.problems)")
    #expect(sample.problems.first { $0.code == code }?.place.column == 11 + offset)
    for problem in sample.problems { problem.expectWords() }
  }

  @Test func `a circle is told with all that stand in it`() throws {
    var sample = DerivedSample()
    try sample.derive("a", "tonnes", "b + b")
    try sample.derive("b", "tonnes", "c * 1")
    try sample.derive("c", "tonnes", "a * 1")
    let circles = sample.problems.filter { $0.code == "formula.circle" }
    #expect(circles.map { $0.values["circle"] } == ["a → b → c → a"])
  }

  @Test func `a breakdown of the result is one of its parts'`() throws {
    var sample = try sample()
    try sample.derive("made", "tonnes", "waste * 1", breakdowns: [DerivedSample.sector])
    #expect(sample.problems.map(\.code) == ["formula.breakdown-of-no-part"])
    for problem in sample.problems { problem.expectWords() }
  }

  @Test func `a name near the misspelt one is suggested`() throws {
    var sample = try sample()
    try sample.derive("made", "persons", "peple * 1")
    #expect(sample.problems.first?.values["nearest"] == "people")
  }
}
