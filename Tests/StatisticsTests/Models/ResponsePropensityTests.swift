import Statistics
import Testing

@Suite("Who answered")
struct ResponsePropensityTests {
  @Test("of one group, propensities are its response rate and answers are like the frame")
  func noDifference() throws {
    let responded = (0..<40).map { $0 % 4 != 0 }
    let fit = try ResponsePropensity(responded, on: ModelMatrix([], rows: 40))
    #expect(near(fit.propensities, [Double](repeating: 0.75, count: 40)))
    #expect(abs(fit.representativity - 1) < 1e-12)
    #expect(abs(fit.deviance - fit.nullDeviance) < 1e-10)
    let classes = fit.classes()
    #expect(classes.sizes.reduce(0, +) == 40)
    #expect(classes.weights.compactMap { $0 }.allSatisfy { abs($0 - 40.0 / 30) < 1e-12 })
  }

  @Test("a group in which all answered is penalised, not infinite")
  func allOfAGroup() throws {
    let group = Factor(codes: (0..<30).map { UInt16($0 % 3) }, count: 3)
    let responded = (0..<30).map { $0 % 3 == 2 || $0 % 2 == 0 }
    let fit = try ResponsePropensity(
      responded, on: ModelMatrix([.factor("group", group, columnNames: ["B", "C"])], rows: 30))
    #expect(fit.separated == ["C"])
    // One half is added to each cell of ten: (10 + ½) / (10 + 1).
    #expect(near([fit.propensities[2]], [10.5 / 11], 1e-9))
  }

  @Test("what cannot be modelled is refused by name")
  func refused() {
    typealias Refused = WeightedRegression.Refused
    #expect(throws: Refused.constantOutcome) {
      try ResponsePropensity([true, true], on: ModelMatrix([], rows: 2))
    }
    #expect(throws: Refused.incomplete(row: 1)) {
      try ResponsePropensity(
        [true, false], on: ModelMatrix([.number("x", [1, .nan])], rows: 2))
    }
    #expect(throws: Refused.tooManyCoefficients(coefficients: 2, degreesOfFreedom: 2)) {
      try ResponsePropensity([true, false], on: ModelMatrix([.number("x", [1, 2])], rows: 2))
    }
    #expect(throws: Refused.length(expected: 3, found: 2)) {
      try ResponsePropensity([true, false], on: ModelMatrix([], rows: 3))
    }
  }
}
