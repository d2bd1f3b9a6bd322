import Statistics
import Testing

/// Numbers by numpy 2.4 from the textbook formulas, on ``SmallSurvey``.
@Suite("Regressions")
struct WeightedRegressionTests {
  @Test("with equal weights, least squares has White's sandwich times n/(n − 1)")
  func sandwich() throws {
    let fit = try WeightedRegression(
      SmallSurvey.number, on: SmallSurvey.matrix, family: .gaussian,
      design: SmallSurvey.design(weighted: false))
    #expect(
      near(
        fit.estimates.values,
        [2.209501474881062, 0.27209274530592, 0.02347767596332, -0.550761162018341]))
    #expect(
      near(
        fit.estimates.standardErrors,
        [0.270396727242092, 0.039772963559767, 0.250433919670265, 0.307185852725017]))
    #expect(fit.estimates.degreesOfFreedom == 56)
    #expect(
      near(
        Array(fit.residuals(.studentised)[..<4]),
        [-0.918403267668862, 1.12475632419956, -0.282266937618197, 1.403088152349296]))
  }

  @Test("weights move coefficients, errors and the criterion")
  func weights() throws {
    let fit = try WeightedRegression(
      SmallSurvey.number, on: SmallSurvey.matrix, family: .gaussian, design: SmallSurvey.design())
    #expect(
      near(
        fit.estimates.values,
        [2.235928776334871, 0.27436448720174, -0.009226513019202, -0.588641828863576]))
    #expect(
      near(
        fit.estimates.standardErrors,
        [0.313494230613359, 0.042490186415257, 0.269486350654596, 0.323125392838537]))
    #expect(near([fit.criterion], [160.33538700665486]))
  }

  @Test("a logit has the residuals, deviance and criterion of the textbook")
  func logit() throws {
    let fit = try WeightedRegression(
      SmallSurvey.yes, on: SmallSurvey.matrix, family: .logit, design: SmallSurvey.design())
    #expect(
      near(
        fit.estimates.values,
        [-2.085616146646732, 0.469265637449053, 0.538056671684597, 0.202294660488106]))
    #expect(
      near(
        fit.estimates.standardErrors,
        [0.978815722107203, 0.144309711085499, 0.764447492235279, 0.857832020503601]))
    #expect(near([fit.deviance, fit.criterion], [61.461574832284334, 68.02159737684836]))
    #expect(
      near(
        Array(fit.residuals(.deviance)[..<3]),
        [-0.614984115434307, -1.487597566333356, 0.479432706360402]))
    #expect(
      near(
        Array(fit.residuals(.pearson)[..<3]),
        [-0.456251095621382, -1.422559611649663, 0.348987834316536]))
  }

  @Test("another order of the rows changes nothing")
  func order() throws {
    let order = (0..<SmallSurvey.rows).map { ($0 * 17 + 5) % SmallSurvey.rows }
    let group = Factor(codes: order.map { SmallSurvey.group.codes[$0] }, count: 3)
    let matrix = ModelMatrix(
      [
        .number("x", order.map { SmallSurvey.x[$0] }),
        .factor("group", group, columnNames: ["B", "C"]),
      ], rows: order.count)
    let moved = try WeightedRegression(
      order.map { SmallSurvey.yes[$0] }, on: matrix, family: .logit,
      design: SampleDesign(
        rows: order.count, weights: order.map { SmallSurvey.weights[$0] }))
    let fit = try WeightedRegression(
      SmallSurvey.yes, on: SmallSurvey.matrix, family: .logit, design: SmallSurvey.design())
    #expect(near(moved.estimates.values, fit.estimates.values))
    #expect(near(moved.estimates.covariance.values, fit.estimates.covariance.values))
    let margins = try #require(moved.margins(of: "group"))
    #expect(near(margins.estimates.values, fit.margins(of: "group")?.estimates.values ?? []))
  }

  @Test("rows of which something is not known count as outside the domain")
  func missing() throws {
    var outcome = SmallSurvey.number
    outcome[3] = .nan
    var x = SmallSurvey.x
    x[10] = .nan
    let matrix = ModelMatrix([.number("x", x)], rows: SmallSurvey.rows)
    let fit = try WeightedRegression(
      outcome, on: matrix, family: .gaussian, design: SmallSurvey.design())
    #expect(fit.omitted == 2)
    #expect(fit.rows.count == 58 && !fit.rows.contains(3) && !fit.rows.contains(10))
    let domain = try SmallSurvey.design().restricted { $0 != 3 && $0 != 10 }
    let other = try WeightedRegression(
      SmallSurvey.number, on: ModelMatrix([.number("x", SmallSurvey.x)], rows: 60),
      family: .gaussian, design: domain)
    #expect(fit.estimates == other.estimates)
  }

  @Test("columns that others explain get no coefficient, as in R")
  func collinear() throws {
    let twice = ModelTerm.number("twice", SmallSurvey.x.map { 2 * $0 + 3 })
    let fit = try WeightedRegression(
      SmallSurvey.number, on: ModelMatrix(SmallSurvey.terms + [twice], rows: 60),
      family: .gaussian, design: SmallSurvey.design())
    let plain = try WeightedRegression(
      SmallSurvey.number, on: SmallSurvey.matrix, family: .gaussian, design: SmallSurvey.design())
    #expect(fit.aliased == ["twice"])
    #expect(near(fit.estimates.values, plain.estimates.values))
    #expect(fit.estimates.degreesOfFreedom == plain.estimates.degreesOfFreedom)
    #expect(fit.waldTest(of: ["twice"]) == nil)
    #expect(fit.margins(of: "group") == plain.margins(of: "group"))
    // Setting x leaves its double behind: the answers say nothing of such rows.
    #expect(fit.margins(of: "x", at: [.number(4)]) == nil)
  }

  @Test("what cannot be fitted is refused by name")
  func refused() throws {
    let design = try SmallSurvey.design()
    typealias Refused = WeightedRegression.Refused
    let same = [Double](repeating: 1, count: 60)
    for family in [WeightedRegression.Family.gaussian, .logit] {
      #expect(throws: Refused.constantOutcome) {
        try WeightedRegression(same, on: SmallSurvey.matrix, family: family, design: design)
      }
      #expect(throws: Refused.constantOutcome) {
        try WeightedRegression(
          SmallSurvey.yes, on: SmallSurvey.matrix, family: family,
          design: design.restricted { _ in false })
      }
    }
    #expect(throws: Refused.outcome(row: 0)) {
      try WeightedRegression(
        SmallSurvey.number, on: SmallSurvey.matrix, family: .logit, design: design)
    }
    #expect(throws: Refused.exactFit) {
      try WeightedRegression(
        SmallSurvey.x.map { 3 - $0 }, on: SmallSurvey.matrix, family: .gaussian, design: design)
    }
    #expect(throws: Refused.length(expected: 60, found: 2)) {
      try WeightedRegression([0, 1], on: SmallSurvey.matrix, family: .gaussian, design: design)
    }
    #expect(throws: Refused.tooManyCoefficients(coefficients: 4, degreesOfFreedom: 4)) {
      try WeightedRegression(
        SmallSurvey.number, on: SmallSurvey.matrix, family: .gaussian,
        design: design.restricted { $0 < 4 })
    }
  }

  @Test("terms are tested one by one and together")
  func terms() throws {
    let fit = try WeightedRegression(
      SmallSurvey.number, on: SmallSurvey.matrix, family: .gaussian, design: SmallSurvey.design())
    let single = try #require(fit.waldTest(of: ["x"]))
    let table = fit.coefficients()
    #expect(near([single.f], [(table[1].t ?? 0) * (table[1].t ?? 0)]))
    #expect(near([single.pValue], [table[1].pValue ?? 0]))
    #expect(fit.distinction(of: ["x", "group"]) == .someClear(["x"]))
    #expect(fit.distinction(of: ["group"]) == .noneClear)
    #expect(fit.distinction(of: ["x"]) == .eachClear)
    #expect(fit.distinction(of: ["other"]) == nil)
    #expect(fit.waldTest(of: []) == nil)
  }

  @Test("of two terms that hardly differ, only both together are clear")
  func together() throws {
    let almost = zip(SmallSurvey.x, SmallSurvey.group.codes).map { $0 + Double($1) / 50 }
    let fit = try WeightedRegression(
      SmallSurvey.number,
      on: ModelMatrix([.number("x", SmallSurvey.x), .number("almost", almost)], rows: 60),
      family: .gaussian, design: SmallSurvey.design())
    #expect(fit.distinction(of: ["x", "almost"]) == .onlyTogether)
    let inflation = fit.varianceInflation()
    #expect(inflation.map(\.term) == ["x", "almost"])
    #expect(inflation.allSatisfy { $0.factor > 1000 })
  }

  @Test("inflation is that of Fox and Monette; two terms inflate each other alike")
  func inflation() throws {
    let fit = try WeightedRegression(
      SmallSurvey.number, on: SmallSurvey.matrix, family: .gaussian, design: SmallSurvey.design())
    let inflation = fit.varianceInflation()
    #expect(near(inflation.map(\.factor), [1.007437153363262, 1.007437153363262]))
    #expect(inflation.map(\.columns) == [1, 2])
    // 1.007437153363262 to the powers 1/2 and 1/4.
    #expect(near(inflation.map(\.width), [1.0037116884, 1.0018541255], 1e-9))
  }
}
