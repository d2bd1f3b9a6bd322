import Statistics
import TestSupport
import Testing

@Suite(.needsReferenceData("survey/reference/dev/expected/api_cases.json"))
struct RegressionReferenceTests {
  @Test("Regressions are those of R's svyglm, with standard errors, tests and odds ratios")
  func regressions() throws {
    try compareWithR("glm") { reference, compare in
      guard reference.design["calibration"].isNull else { return }
      let fit = try WeightedRegression(
        reference.outcome, on: reference.matrix(),
        family: reference.operation["family"].text == "gaussian" ? .gaussian : .logit,
        design: reference.drawnDesign())
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
      guard reference.design["calibration"].isNull else { return }
      let group = reference.operation["group"].text ?? ""
      let fit = try WeightedRegression(
        reference.outcome, on: reference.matrix(adding: group),
        family: reference.operation["family"].text == "gaussian" ? .gaussian : .logit,
        design: reference.drawnDesign())
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
}
