import Statistics
import TestSupport
import Testing

@Suite("Intervals of shares and quantiles are R's", .needsReferenceData(ReferenceCase.file))
struct ProportionReferenceTests {
  static let methods: [(Proportion.Method, String)] = [
    (.mean, "mean"), (.logit, "xlogit"), (.arcsine, "asin"), (.beta, "beta"), (.wilson, "wilson"),
  ]

  @Test func `intervals of shares by every method`() throws {
    try compareWithR("ciprop") { reference, compare in
      let variable = reference.operation["var"].text ?? ""
      let value = reference.operation["value"].text
      let texts = reference.data.texts(variable)
      let share = try #require(
        Proportion(
          of: texts.map { $0.isEmpty ? .nan : $0 == value ? 1 : 0 },
          in: reference.sampleDesign()))
      let want = reference.expected
      compare.expect(share.estimate.value, want["estimate"].number, "estimate")
      compare.expect(share.estimate.standardError, want["se"].number, "se")
      compare.expect(Double(share.answered), want["n"].number, "n")
      compare.expect(
        share.estimate.degreesOfFreedom, reference.operation["df"].number, "df")
      let level = try #require(reference.operation["level"].number)
      for (method, name) in ProportionReferenceTests.methods {
        let interval = share.interval(method, level: level)
        if want["r_undefined"].bool == true {
          #expect(interval == nil)
        } else {
          let found = try #require(interval)
          compare.expect(
            [found.lower, found.upper], want["methods"][name]["ci"].numbers, name)
        }
      }
      guard want["r_undefined"].bool != true else { return }
      let logit = try #require(share.interval(.logit, level: level))
      compare.expect(
        [logit.lower, logit.upper], want["closed_form"]["logit"].numbers, "closed logit")
      compare.expect(share.effectiveAnswers, want["closed_form"]["n_eff"].number, "n_eff")
    }
  }

  /// R's `logit` is the closed form but for its iterations, which stop at 1e-8.
  @Test func `intervals of shares by R's own logistic regression`() throws {
    try compareWithR("ciprop") { reference, compare in
      let want = reference.expected
      guard want["r_undefined"].bool != true else { return }
      let value = reference.operation["value"].text
      let texts = reference.data.texts(reference.operation["var"].text ?? "")
      let share = try #require(
        Proportion(
          of: texts.map { $0.isEmpty ? .nan : $0 == value ? 1 : 0 },
          in: reference.sampleDesign()))
      let level = try #require(reference.operation["level"].number)
      let logit = try #require(share.interval(.logit, level: level))
      compare.expect(
        [logit.lower, logit.upper], want["methods"]["logit"]["ci"].numbers, "logit",
        relative: 1e-7)
    }
  }

  @Test func `quantiles with intervals and standard errors`() throws {
    try compareWithR("quantile") { reference, compare in
      let rule: QuantileRule =
        switch reference.operation["qrule"].text {
        case "school", "hf2": .midway
        case "hf7": .interpolated
        default: .smallest
        }
      let method: Proportion.Method =
        switch reference.operation["interval_type"].text {
        case "beta": .beta
        case "xlogit": .logit
        default: .mean
        }
      let found = try #require(
        try reference.sampleDesign().quantiles(
          reference.operation["probs"].numbers,
          of: reference.data.numbers(reference.operation["var"].text ?? ""), rule: rule,
          method: method))
      let want = reference.expected
      compare.expect(found.map(\.value), want["estimate"].numbers, "quantile")
      compare.expect(found.map { $0.lower ?? .nan }, want["ci_lower"].numbers, "lower")
      compare.expect(found.map { $0.upper ?? .nan }, want["ci_upper"].numbers, "upper")
      compare.expect(found.map { $0.standardError ?? .nan }, want["se"].numbers, "se")
    }
  }
}
