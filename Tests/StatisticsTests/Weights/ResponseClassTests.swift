import Statistics
import TestSupport
import Testing

@Suite("Response classes")
struct ResponseClassTests {
  /// A cell: its categories, its units and its answers.
  typealias Cell = (categories: [Int], population: Int, answered: Int)

  func classes(
    _ cells: [Cell], ordered: [Bool], minimum: Int = 8, order: (inout [Int]) -> Void = { _ in }
  ) throws -> ResponseClasses {
    var units = cells.flatMap { cell in
      (0..<cell.population).map { (cell.categories, $0 < cell.answered) }
    }
    var places = Array(units.indices)
    order(&places)
    units = places.map { units[$0] }
    return try ResponseClasses(
      by: ordered.indices.map { property in
        ResponseClasses.Property(
          Factor(codes: units.map { UInt16($0.0[property]) }, count: 6),
          isOrdered: ordered[property])
      }, answered: units.map(\.1), minimum: minimum)
  }

  @Test("Cells with enough answers stay as they are, with weight N/n")
  func enough() throws {
    let found = try classes([([0], 20, 10), ([2], 12, 8)], ordered: [true])
    #expect(found.merges.isEmpty)
    #expect(found.classes.map(\.cells) == [[[0]], [[2]]])
    #expect(found.classes.map(\.weight) == [2, 1.5])
    #expect(found.classes.map(\.responseRate) == [0.5, 8.0 / 12])
  }

  @Test("A small cell joins the neighbouring category, of two the one with fewer answers")
  func neighbour() throws {
    let cells: [Cell] = [([0], 20, 10), ([1], 10, 3), ([2], 10, 9), ([3], 20, 8)]
    let ordered = try classes(cells, ordered: [true])
    #expect(ordered.classes.map(\.cells) == [[[0]], [[1], [2]], [[3]]])
    #expect(ordered.classes.map(\.weight) == [2, 20.0 / 12, 2.5])
    #expect(ordered.merges.map(\.distances) == [[1]])
    #expect(ordered.merges.map(\.small.answered) == [3])
    #expect(ordered.merges.map(\.neighbour.cells) == [[[2]]])
    // Without an order all others are as near, and the one with the fewest answers is joined.
    let unordered = try classes(cells, ordered: [false])
    #expect(unordered.classes.map(\.cells) == [[[0]], [[1], [3]], [[2]]])
  }

  @Test("Categories of the least important property are joined first")
  func importance() throws {
    let found = try classes(
      [
        ([0, 0, 0], 15, 9), ([0, 0, 1], 9, 4), ([0, 0, 2], 15, 10), ([0, 1, 1], 9, 8),
        ([1, 0, 0], 9, 8), ([1, 0, 1], 5, 2), ([1, 0, 2], 20, 12), ([2, 0, 1], 3, 3),
        ([2, 0, 2], 4, 2),
      ], ordered: [true, false, false])
    // The two of category 2 are joined with each other (5 answers) and then, as that is too few, with
    // the nearest size that has the same part of the country.
    #expect(
      found.classes.map(\.cells) == [
        [[0, 0, 0], [0, 0, 1]], [[0, 0, 2]], [[0, 1, 1]],
        [[1, 0, 0], [1, 0, 1], [2, 0, 1], [2, 0, 2]], [[1, 0, 2]],
      ])
    #expect(found.classes.map(\.answered) == [13, 10, 8, 15, 12])
    #expect(found.merges.map(\.small.answered) == [2, 2, 4, 5])
    #expect(found.merges.map(\.distances) == [[0, 0, 1], [0, 0, 1], [0, 0, 1], [1, 0, 0]])
  }

  @Test("The order of the units does not matter")
  func order() throws {
    var numbers = SeededNumbers(3)
    let cells: [Cell] = (0..<36).map { cell in
      let population = 2 + Int(12 * numbers.uniform())
      return (
        [cell / 12, cell / 6 % 2, cell % 6], population, Int(Double(population) * numbers.uniform())
      )
    }
    let plain = try classes(cells, ordered: [true, false, true])
    let mixed = try classes(cells, ordered: [true, false, true]) { $0.shuffle(using: &numbers) }
    #expect(mixed.classes == plain.classes)
    #expect(mixed.merges == plain.merges)
    #expect(!plain.merges.isEmpty && plain.classes.count > 1)
    #expect(plain.classes.allSatisfy { $0.answered >= 8 })
    #expect(plain.classes.reduce(0) { $0 + $1.population } == plain.answered.count)
    #expect(Set(plain.classes.flatMap(\.cells)).count == 36)
    for (number, one) in plain.classes.enumerated() {
      #expect(plain.classOfUnit.count { $0 == number } == one.population)
    }
  }

  @Test("With too few answers in all there is one class; with none there is no class")
  func few() throws {
    let found = try classes([([0], 9, 3), ([1], 6, 2)], ordered: [true])
    #expect(found.classes.map(\.cells) == [[[0], [1]]])
    #expect(found.classes[0].weight == 3)
    #expect(throws: ResponseClasses.Refused.noAnswers) {
      try classes([([0], 9, 0)], ordered: [true])
    }
    #expect(throws: ResponseClasses.Refused.noCategory(property: 0, unit: 1)) {
      try ResponseClasses(
        by: [.init(Factor(codes: [0, Factor.missing], count: 1), isOrdered: true)],
        answered: [true, true])
    }
  }

  @Test("A class in which all answered has weight 1 and adds no variance")
  func whole() throws {
    let found = try classes([([0], 10, 10), ([1], 20, 10)], ordered: [true])
    let design = try found.design()
    #expect(found.respondents == Array(0..<20))
    #expect(design.weights == [Double](repeating: 1, count: 10) + .init(repeating: 2, count: 10))
    let values = (0..<20).map { Double($0 * $0 % 13) }
    let rest = try #require(SampleMean(Array(values[10...]), population: 20))
    let error = try #require(rest.standardError)
    let total = design.totals([values])
    #expect((total.standardErrors[0] - 20 * error).magnitude < 1e-12)
    #expect(try found.design(of: .superpopulation).totals([values]).standardErrors[0] > 20 * error)
  }

  @Test(
    "The municipal survey has the classes, weights and standard errors of R's reference",
    .needsReferenceData("survey/reference/dev/expected/municipal_cases.json"))
  func municipal() throws {
    let frame = ReferenceTable.named("municipal_a_frame.csv")
    let answers = ReferenceTable.named("municipal_a_responses.csv")
    let found = try ResponseClasses(
      by: [
        .init(frame.factor("size3"), isOrdered: true),
        .init(frame.factor("network"), isOrdered: false),
      ], answered: frame.numbers("responded").map { $0 == 1 })
    let design = try found.design()
    #expect(found.respondents.map { frame.texts("knr")[$0] } == answers.texts("knr"))
    for (mine, theirs) in zip(design.weights, answers.numbers("w_rhg")) {
      #expect((mine - theirs).magnitude < 1e-14)
    }
    let reference = try #require(ReferenceCase.cases.first { $0.id == "mun-rhg-weights" })
    let columns = [answers.numbers("maturity"), answers.numbers("m01")]
    let mine = design.totals(columns).standardErrors
    let theirs = try reference.drawnDesign().totals(columns).standardErrors
    for (mine, theirs) in zip(mine, theirs) { #expect((mine - theirs).magnitude < 1e-9) }
  }
}
