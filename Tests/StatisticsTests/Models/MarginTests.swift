import Statistics
import Testing

@Suite("Predictive margins")
struct MarginTests {
  private static let onlyGroup = ModelMatrix([SmallSurvey.terms[1]], rows: SmallSurvey.rows)

  @Test("of a model with only the group, margins are the groups' own means and errors")
  func onlyTheGroup() throws {
    let design = try SmallSurvey.design()
    for (outcome, family) in [
      (SmallSurvey.number, WeightedRegression.Family.gaussian), (SmallSurvey.yes, .logit),
    ] {
      let fit = try WeightedRegression(
        outcome, on: MarginTests.onlyGroup, family: family, design: design)
      let margins = try #require(fit.margins(of: "group"))
      for category in 0..<3 {
        let own = try #require(
          design.restricted { Int(SmallSurvey.group.codes[$0]) == category }.means([outcome]))
        #expect(near([margins.estimates.values[category]], own.values))
        #expect(near([margins.estimates.standardErrors[category]], own.standardErrors))
      }
    }
  }

  @Test("a difference has the error that the covariance gives it")
  func difference() throws {
    let fit = try WeightedRegression(
      SmallSurvey.number, on: SmallSurvey.matrix, family: .gaussian, design: SmallSurvey.design())
    let margins = try #require(fit.margins(of: "group"))
    let difference = try #require(margins.difference(.category(2), .category(0)))
    // In a linear model the adjusted difference is the coefficient.
    #expect(near(difference.values, [fit.estimates.values[3]]))
    #expect(near(difference.standardErrors, [fit.estimates.standardErrors[3]]))
    #expect(margins.difference(.category(0), .category(7)) == nil)
  }

  @Test("a mask averages over its rows only")
  func mask() throws {
    let design = try SmallSurvey.design()
    let fit = try WeightedRegression(
      SmallSurvey.number, on: SmallSurvey.matrix, family: .gaussian, design: design)
    let high = { (row: Int) in SmallSurvey.x[row] > 5 }
    let margins = try #require(fit.margins(of: "group", over: high))
    let mean = try #require(design.restricted(to: high).means([SmallSurvey.x])).values[0]
    let values = fit.estimates.values
    #expect(near([margins.estimates.values[0]], [values[0] + values[1] * mean]))
    #expect(margins.rows == SmallSurvey.x.count { $0 > 5 })
    #expect(fit.margins(of: "group", over: { _ in false }) == nil)
    #expect(fit.margins(of: "nothing") == nil)
  }

  @Test("a category without rows has no margin, and is named")
  func emptyCategory() throws {
    for empty in [0, 2] {
      let design = try SmallSurvey.design().restricted {
        Int(SmallSurvey.group.codes[$0]) != empty
      }
      let fit = try WeightedRegression(
        SmallSurvey.number, on: SmallSurvey.matrix, family: .gaussian, design: design)
      #expect(fit.aliased == ["C"])
      let margins = try #require(fit.margins(of: "group"))
      #expect(margins.unsupported == [.category(empty)])
      #expect(margins.settings == (0..<3).filter { $0 != empty }.map { .category($0) })
    }
  }

  @Test("a curve is predicted at any number, and bends the margins")
  func curve() throws {
    let spline = try #require(RestrictedCubicSpline(of: SmallSurvey.x))
    #expect(near(spline.knots, [1.09, 5.05, 9.01]))
    let bent = SmallSurvey.x.map { $0 * (10 - $0) }
    let noisy = zip(bent, SmallSurvey.number).map { $0 + $1 }
    let straight = try WeightedRegression(
      noisy, on: ModelMatrix([.number("x", SmallSurvey.x)], rows: 60), family: .gaussian,
      design: SmallSurvey.design())
    let curved = try WeightedRegression(
      noisy, on: ModelMatrix([.spline("x", SmallSurvey.x, spline)], rows: 60), family: .gaussian,
      design: SmallSurvey.design())
    #expect(curved.names == ["(Intercept)", "x", "x'"])
    #expect(curved.criterion < straight.criterion)
    let margins = try #require(curved.margins(of: "x", at: [.number(1), .number(5), .number(9)]))
    #expect(margins.estimates.values[1] > margins.estimates.values[0] + 5)
    #expect(margins.estimates.values[1] > margins.estimates.values[2] + 5)
  }

  @Test("a restricted cubic spline is straight outside its knots and Harrell's between")
  func spline() throws {
    let spline = try #require(RestrictedCubicSpline(knots: [2, 5, 9]))
    let values = [1.0, 3, 6, 10, 12].map { spline.basis($0)[1] }
    // By the formula of Harrell's section 2.4.5 in Python.
    #expect(
      near(values, [0, 0.02040816326530612, 1.2704081632653061, 6, 8.571428571428571]))
    let far = [20.0, 30, 40].map { spline.basis($0)[1] }
    #expect(near([far[2] - far[1]], [far[1] - far[0]]))
    #expect(spline.basis(7)[0] == 7)
    #expect(RestrictedCubicSpline(of: [1, 1, 1, 1, 2]) == nil)
    #expect(RestrictedCubicSpline(of: (0..<50).map { Double($0) }, knots: 5)?.knots.count == 5)
    #expect(RestrictedCubicSpline(knots: [1, 2]) == nil)
  }
}
