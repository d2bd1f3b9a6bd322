import Statistics
import TestSupport
import Testing

@Suite(
  "Means, totals, ratios, groups and tables are R's", .needsReferenceData(ReferenceCase.file))
struct MeanReferenceTests {
  @Test func `totals with standard errors, covariances and intervals`() throws {
    try compareWithR("total") { reference, compare in
      try MeanReferenceTests.compareEstimates(reference, &compare) { $0.totals($1) }
    }
  }

  @Test func `means with standard errors, covariances, intervals and design effects`() throws {
    try compareWithR("mean") { reference, compare in
      try MeanReferenceTests.compareEstimates(reference, &compare) { $0.means($1) }
      let (names, numbers) = reference.columns(of: reference.operation["vars"].texts)
      guard !reference.expected["deff"].isNull else { return }
      let effects = try reference.sampleDesign().designEffects(numbers)
      compare.expect(effects.map { $0 ?? .nan }, reference.expected["deff"], of: names, "deff")
    }
  }

  static func compareEstimates(
    _ reference: ReferenceCase, _ compare: inout Comparison,
    estimate: (SampleDesign, [[Double]]) -> Estimates?
  ) throws {
    let (names, numbers) = reference.columns(of: reference.operation["vars"].texts)
    let design = try reference.sampleDesign()
    let whole = try #require(estimate(design.answered(numbers), numbers))
    let want = reference.expected
    compare.expect(whole.values, want["estimate"], of: names, "estimate")
    compare.expect(whole.standardErrors, want["se"], of: names, "se")
    compare.expect(whole.covariance.values, want["vcov"].list.flatMap(\.numbers), "vcov")
    compare.expect(
      whole.coefficientsOfVariation.map { $0 ?? .nan }, want["cv"], of: names, "cv")
    compare.expect(design.degreesOfFreedom, want["df"].number, "df")
    // R's intervals stand on the degrees of freedom of the design, missing answers included.
    for (freedom, field) in [(design.degreesOfFreedom, "ci95_t"), (.infinity, "ci95_z")] {
      let estimates = Estimates(
        values: whole.values, covariance: whole.covariance, degreesOfFreedom: freedom)
      let intervals = try #require(estimates.intervals())
      compare.expect(intervals.map(\.lower), want[field]["lower"], of: names, field)
      compare.expect(intervals.map(\.upper), want[field]["upper"], of: names, field)
    }
  }

  @Test func `the same by the shares and totals of a factor`() throws {
    try compareWithR("mean", "total") { reference, compare in
      let variables = reference.operation["vars"].texts
      guard variables.count == 1, reference.data.isWords(variables[0]) else { return }
      let factor = reference.data.factor(variables[0])
      let design = try reference.sampleDesign()
      let shares = try #require(
        reference.kind == "mean" ? design.means(of: factor) : design.totals(of: factor))
      let names = reference.data.levels(variables[0]).map { variables[0] + $0 }
      let want = reference.expected
      compare.expect(shares.values, want["estimate"], of: names, "estimate")
      compare.expect(shares.covariance.values, want["vcov"].list.flatMap(\.numbers), "vcov")
    }
  }

  @Test func `ratios`() throws {
    try compareWithR("ratio") { reference, compare in
      let above = reference.data.numbers(reference.operation["num"].text ?? "")
      let below = reference.data.numbers(reference.operation["den"].text ?? "")
      let ratio = try #require(reference.sampleDesign().ratios([above], to: [below]))
      compare.expect(ratio[0].value, reference.expected["estimate"].number, "ratio")
      compare.expect(ratio[0].standardError, reference.expected["se"].number, "se")
      compare.expect(ratio.degreesOfFreedom, reference.expected["df"].number, "df")
      let interval = try #require(ratio.interval(of: 0))
      compare.expect(
        [interval.lower, interval.upper], reference.expected["ci95_t"].numbers, "ci95_t")
    }
  }
}
