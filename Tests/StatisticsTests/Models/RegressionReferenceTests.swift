import Statistics
import TestSupport
import Testing

@Suite(.needsReferenceData("survey/reference/dev/expected/api_cases.json"))
struct RegressionReferenceTests {
  @Test("Regressions are those of R's svyglm, with standard errors, tests and odds ratios")
  func regressions() throws {
    try compareWithR("glm") { reference, compare in
      let fit = try WeightedRegression(
        reference.outcome, on: reference.matrix(),
        family: reference.operation["family"].text == "gaussian" ? .gaussian : .logit,
        design: reference.calibrated(reference.drawnDesign()))
      let want = reference.expected
      let table = fit.coefficients()
      func each(_ field: JSONValue) -> [Double] { fit.names.map { field[$0].number ?? .nan } }
      #expect(fit.names.count == want["coefficients"].fields.count)
      #expect(fit.aliased.isEmpty && fit.separated.isEmpty)
      compare.expect(table.map(\.estimate), each(want["coefficients"]), "coefficients")
      compare.expect(table.map(\.standardError), each(want["se"]), "se")
      compare.expect(
        fit.estimates.covariance.values, want["vcov"].list.flatMap(\.numbers), "vcov")
      compare.expect(fit.estimates.degreesOfFreedom, want["df_residual"].number, "df_residual")
      compare.expect(table.compactMap(\.t), each(want["t"]), "t")
      compare.expect(table.compactMap(\.pValue), each(want["p_value"]), "p_value")
      compare.expect(
        table.compactMap { $0.interval?.lower }, each(want["ci95"]["lower"]), "ci95 lower")
      compare.expect(
        table.compactMap { $0.interval?.upper }, each(want["ci95"]["upper"]), "ci95 upper")
      compare.expect(fit.dispersion, want["dispersion"].number, "dispersion")
      compare.expect(fit.deviance, want["deviance_rescaled_weights"].number, "deviance")
      if !want["odds_ratio"].isNull {
        let odds = want["odds_ratio"]
        compare.expect(table.map(\.oddsRatio), each(odds["estimate"]), "odds ratio")
        compare.expect(
          table.compactMap { $0.oddsRatioInterval?.lower }, each(odds["lower"]), "odds lower")
        compare.expect(
          table.compactMap { $0.oddsRatioInterval?.upper }, each(odds["upper"]), "odds upper")
      }
      for (term, wanted) in want["wald_tests"].fields {
        let test = try #require(fit.waldTest(of: [term]))
        compare.expect(test.f, wanted["F"].number, "F of \(term)")
        #expect(Double(test.numerator) == wanted["df"].number)
        #expect(test.denominator == wanted["ddf"].number)
        compare.expect(test.pValue, wanted["p"].number, "p of \(term)")
      }
    }
  }

  @Test("Adjusted shares and means are those of R's svypredmeans, with their covariance")
  func margins() throws {
    try compareWithR("predmeans") { reference, compare in
      let group = reference.operation["group"].text ?? ""
      let fit = try WeightedRegression(
        reference.outcome, on: reference.matrix(adding: group),
        family: reference.operation["family"].text == "gaussian" ? .gaussian : .logit,
        design: reference.calibrated(reference.drawnDesign()))
      // R names the groups in the order in which they first appear; the file keeps them sorted.
      let margins = try #require(fit.margins(of: group))
      let levels = reference.data.levels(group)
      let want = reference.expected
      compare.expect(
        margins.estimates.values, levels.map { want["estimate"][$0].number ?? .nan }, "margin")
      compare.expect(
        margins.estimates.standardErrors, levels.map { want["se"][$0].number ?? .nan }, "se")
      compare.expect(
        margins.estimates.covariance.values, want["vcov"].list.flatMap(\.numbers), "vcov")
    }
  }

  private static let responses = ReferenceTable.named("municipal_a_responses.csv")

  /// The municipal answers weighted by response group, without finite population correction.
  private func municipalDesign() throws -> SampleDesign {
    let table = RegressionReferenceTests.responses
    return try SampleDesign(
      rows: table.rows, stages: [.init(strata: table.factor("rhg").codes.map { Int($0) })],
      weights: table.numbers("w_rhg"))
  }

  private func term(_ name: String) -> ModelTerm {
    let table = RegressionReferenceTests.responses
    guard table.isWords(name) else { return .number(name, table.numbers(name)) }
    return .factor(
      name, table.factor(name), columnNames: table.levels(name).dropFirst().map { name + $0 })
  }

  @Test("The criterion that chooses a model is R's AIC of svyglm")
  func criterion() throws {
    let table = RegressionReferenceTests.responses
    let plan = table.texts("sdg_plan").map { $0 == "ja" ? 1.0 : 0 }
    // extractAIC of survey 4.1-1, R 4.2.2.
    for (names, wanted) in [
      (["log10_pop", "cen3", "merged", "network"], 323.9791528195494836),
      (["log10_pop"], 324.5822487004938353),
    ] {
      let fit = try WeightedRegression(
        plan, on: ModelMatrix(names.map(term), rows: table.rows), family: .logit,
        design: municipalDesign())
      #expect(near([fit.criterion], [wanted], 1e-10))
    }
  }

  @Test("A column that others explain is left out as R leaves it out")
  func rankDeficient() throws {
    let table = RegressionReferenceTests.responses
    let twice = ModelTerm.number("twice", table.numbers("log10_pop").map { 2 * $0 + 3 })
    let fit = try WeightedRegression(
      table.numbers("maturity"),
      on: ModelMatrix([term("log10_pop"), twice, term("network")], rows: table.rows),
      family: .gaussian, design: municipalDesign())
    // svyglm of survey 4.1-1, R 4.2.2.
    #expect(fit.names == ["(Intercept)", "log10_pop", "networknei"])
    #expect(fit.aliased == ["twice"])
    #expect(fit.estimates.degreesOfFreedom == 234)
    #expect(
      near(fit.estimates.values, [-29.4442055793389, 20.5079520342332, -12.6743609549302], 1e-12))
    #expect(
      near(
        fit.estimates.standardErrors,
        [15.46462493819825, 3.74029144022407, 4.87460348258419], 1e-12))
  }
}
