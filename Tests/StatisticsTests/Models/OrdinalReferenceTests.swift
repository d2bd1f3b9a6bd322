import Statistics
import TestSupport
import Testing

@Suite(.needsReferenceData("survey/reference/dev/expected/municipal_cases.json"))
struct OrdinalReferenceTests {
  @Test("Ordered stages have the coefficients, thresholds and errors of R's svyolr")
  func stages() throws {
    try compareWithR("ordinal_logit") { reference, compare in
      let stages = reference.data.factor("stagef")
      let fit = try OrdinalLogit(
        stages, on: reference.matrix(), design: reference.calibratedDesign())
      let want = reference.expected
      let levels = reference.data.levels("stagef")
      let thresholds = zip(levels, levels.dropFirst()).map { "\($0)|\($1)" }
      let errors = fit.estimates.standardErrors
      compare.expect(
        fit.coefficients().map(\.estimate),
        fit.names.map { want["coefficients"][$0].number ?? .nan }, "coefficients")
      compare.expect(
        fit.thresholds, thresholds.map { want["thresholds"][$0].number ?? .nan }, "thresholds")
      compare.expect(
        errors, (fit.names + thresholds).map { want["se"][$0].number ?? .nan }, "se")
    }
  }

  @Test("Who answered is explained as R's glm does, with its classes and R-indicator")
  func propensity() throws {
    try compareWithR("response_propensity") { reference, compare in
      let frame = reference.data
      let fit = try ResponsePropensity(
        frame.numbers("responded").map { $0 == 1 }, on: reference.matrix())
      let want = reference.expected
      func each(_ field: JSONValue) -> [Double] { fit.names.map { field[$0].number ?? .nan } }
      compare.expect(fit.estimates.values, each(want["coefficients"]), "coefficients")
      compare.expect(fit.estimates.standardErrors, each(want["se"]), "se")
      compare.expect(fit.deviance, want["deviance"].number, "deviance")
      compare.expect(fit.nullDeviance, want["null_deviance"].number, "null_deviance")
      let units = frame.texts("knr")
      compare.expect(
        fit.propensities, units.map { want["rho"][$0].number ?? .nan }, "propensities")
      compare.expect(fit.responseRate, want["response_rate"].number, "response_rate")
      compare.expect(
        fit.representativity, want["r_indicator_sample_sd"].number, "r_indicator_sample_sd")
      compare.expect(
        fit.populationRepresentativity, want["r_indicator_population_sd"].number,
        "r_indicator_population_sd")
      let classes = fit.classes()
      compare.expect(classes.cuts, want["quintile_cuts_type7"].numbers, "cuts")
      #expect(
        classes.classOfUnit.map { Double($0 + 1) } == units.map { want["class"][$0].number })
      compare.expect(classes.weights.compactMap { $0 }, want["class_weight"].numbers, "weights")
    }
  }
}
