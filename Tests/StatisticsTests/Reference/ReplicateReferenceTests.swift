import Statistics
import TestSupport
import Testing

@Suite("Jackknife estimates are R's", .needsReferenceData(ReferenceCase.file))
struct ReplicateReferenceTests {
  @Test func `means, totals and ratios of JK1 and JKn`() throws {
    try compareWithR("replicate") { reference, compare in
      let design = try reference.sampleDesign()
      let jackknife = try ReplicateDesign(jackknife: design)
      let names = ["api00", "api99"]
      let means = try #require(jackknife.means(names.map { reference.data.numbers($0) }))
      let want = reference.expected
      compare.expect(means.values, want["mean"], of: names, "mean")
      compare.expect(means.standardErrors, want["mean_se"], of: names, "mean_se")
      let enrolled = reference.data.numbers("enroll")
      let total = jackknife.totals([enrolled])[0]
      compare.expect(total.value, want["total"]["enroll"].number, "total")
      compare.expect(total.standardError, want["total_se"].number, "total_se")
      let tested = reference.data.numbers("api.stu")
      let ratio = try #require(jackknife.ratios([tested], to: [enrolled]))[0]
      compare.expect(ratio.value, want["ratio"].number, "ratio")
      compare.expect(ratio.standardError, want["ratio_se"].number, "ratio_se")
      compare.expect(jackknife.degreesOfFreedom, want["df"].number, "df")
    }
  }
}
