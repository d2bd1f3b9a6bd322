import Statistics
import Testing

/// Numbers by numpy 2.4 and scipy 1.17 with derivatives by complex steps, on ``SmallSurvey``.
@Suite("Ordered stages")
struct OrdinalLogitTests {
  @Test("coefficients, thresholds and errors are those of an independent computation")
  func independent() throws {
    let fit = try OrdinalLogit(
      SmallSurvey.stage, on: SmallSurvey.matrix, design: SmallSurvey.design())
    #expect(fit.names == ["x", "B", "C"])
    #expect(
      near(
        fit.estimates.values,
        [
          0.497831006939605, 1.494421056791423, 0.826759325664586, 1.224583418687734,
          3.240767882453692, 4.901664834664198,
        ], 1e-10))
    #expect(
      near(
        fit.estimates.standardErrors,
        [
          0.102555864635871, 0.628181229258014, 0.374517409881337, 0.584898864042720,
          0.703294536540852, 0.841919112170854,
        ], 1e-10))
  }

  @Test("margins of the mean stage and of the upper stages are those of an independent computation")
  func margins() throws {
    let fit = try OrdinalLogit(
      SmallSurvey.stage, on: SmallSurvey.matrix, design: SmallSurvey.design())
    let mean = try #require(fit.margins(.meanScore([0, 1, 2, 3]), of: "group"))
    #expect(
      near(
        mean.estimates.values, [1.226764940536605, 1.857658970107513, 1.577666527029593], 1e-10))
    #expect(
      near(
        mean.estimates.standardErrors,
        [0.142094995703076, 0.251338931969605, 0.136245263414838], 1e-10))
    #expect(near([mean.estimates.covariance[0, 1]], [0.007484871350112641], 1e-10))
    let upper = try #require(fit.margins(.atLeast(2), of: "group"))
    #expect(
      near(
        upper.estimates.values, [0.374284919378214, 0.624001381064366, 0.51256793634145], 1e-10))
    #expect(
      near(
        upper.estimates.standardErrors,
        [0.062636809799633, 0.111542977132996, 0.063735530062967], 1e-10))
    #expect(near([upper.estimates.covariance[0, 1]], [0.002380185972304902], 1e-10))
    let all = try #require(fit.margins(.atLeast(0), of: "group"))
    #expect(all.estimates.values == [1, 1, 1])
  }

  @Test("of two stages it is the logit of the upper one")
  func binary() throws {
    let yes = Factor(codes: SmallSurvey.yes.map { UInt16($0) }, count: 2)
    let ordinal = try OrdinalLogit(yes, on: SmallSurvey.matrix, design: SmallSurvey.design())
    let logit = try WeightedRegression(
      SmallSurvey.yes, on: SmallSurvey.matrix, family: .logit, design: SmallSurvey.design())
    #expect(near(Array(ordinal.estimates.values[..<3]), Array(logit.estimates.values[1...])))
    #expect(near(ordinal.thresholds, [-logit.estimates.values[0]]))
    #expect(
      near(
        ordinal.estimates.standardErrors, [1, 2, 3, 0].map { logit.estimates.standardErrors[$0] }))
    let share = try #require(ordinal.margins(.atLeast(1), of: "group")).estimates
    let other = try #require(logit.margins(of: "group")).estimates
    #expect(near(share.values, other.values))
    #expect(near(share.covariance.values, other.covariance.values))
    #expect(ordinal.waldTest(of: ["group"])?.numerator == 2)
  }

  @Test("a stage that nobody has leaves no trace but its number")
  func emptyStage() throws {
    let codes = SmallSurvey.stage.codes
    let gap = Factor(codes: codes.map { $0 > 1 ? $0 + 2 : $0 }, count: 7)
    let fit = try OrdinalLogit(gap, on: SmallSurvey.matrix, design: SmallSurvey.design())
    let plain = try OrdinalLogit(
      SmallSurvey.stage, on: SmallSurvey.matrix, design: SmallSurvey.design())
    #expect(fit.categories == [0, 1, 4, 5])
    #expect(fit.estimates == plain.estimates)
    #expect(fit.margins(.atLeast(3), of: "group") == plain.margins(.atLeast(2), of: "group"))
    let scores: [Double] = [0, 1, 9, 9, 2, 3, 9]
    #expect(
      fit.margins(.meanScore(scores), of: "group")
        == plain.margins(.meanScore([0, 1, 2, 3]), of: "group"))
  }

  @Test("collinear columns, one stage and too few rows do not stop it")
  func degenerate() throws {
    let design = try SmallSurvey.design()
    let twice = ModelTerm.number("twice", SmallSurvey.x.map { 2 * $0 })
    let fit = try OrdinalLogit(
      SmallSurvey.stage, on: ModelMatrix(SmallSurvey.terms + [twice], rows: 60), design: design)
    #expect(fit.aliased == ["twice"])
    #expect(fit.names == ["x", "B", "C"])
    #expect(throws: OrdinalLogit.Refused.constantOutcome) {
      try OrdinalLogit(
        SmallSurvey.stage, on: SmallSurvey.matrix,
        design: design.restricted { SmallSurvey.stage.codes[$0] == 1 })
    }
    #expect(throws: OrdinalLogit.Refused.tooManyCoefficients(coefficients: 3, degreesOfFreedom: 3))
    {
      try OrdinalLogit(
        SmallSurvey.stage, on: SmallSurvey.matrix,
        design: design.restricted { $0 < 4 })
    }
    let only = try OrdinalLogit(
      SmallSurvey.stage, on: ModelMatrix([], rows: 60), design: design)
    #expect(only.names.isEmpty && only.thresholds.count == 3)
  }
}
