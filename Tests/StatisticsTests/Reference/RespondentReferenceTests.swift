import Statistics
import TestSupport
import Testing

@Suite("Those who answered and those who were asked", .needsReferenceData(ReferenceCase.file))
struct RespondentReferenceTests {
  @Test func `those who answered beside all that were asked`() throws {
    try compareWithR("representativeness") { reference, compare in
      let weights = reference.data.numbers("responded")
      let want = reference.expected
      var found: [Representativeness] = []
      var levels: [String] = []
      for variable in ["landsdel", "size_class", "cen3", "merged", "network"] {
        found.append(
          try #require(
            Representativeness(of: reference.data.factor(variable), weights: weights)))
        levels += reference.data.levels(variable)
      }
      #expect(levels == want["level"].texts)
      compare.expect(found.flatMap(\.frame), want["frame_share"].numbers, "frame")
      compare.expect(
        found.flatMap(\.respondents), want["respondent_share"].numbers, "respondents")
      compare.expect(
        found.flatMap { $0.standardizedDifferences.map { $0 ?? .nan } },
        want["std_diff"].numbers, "std_diff")
    }
  }

  /// The truth of the simulated population that the answers were drawn from.
  ///
  /// Answering depends on size and network, and so do maturity and plans: their means are too high
  /// without weights.
  @Test func `weights of response groups bring estimates nearer to the truth`() throws {
    let reference = try #require(ReferenceCase.all("truth").first)
    func estimates(_ id: String) throws -> [Estimate] {
      let other = try #require(ReferenceCase.cases.first { $0.id == id })
      let design = try other.sampleDesign()
      let plan = other.data.texts("sdg_plan").map { $0 == "ja" ? 1.0 : 0 }
      let means = try #require(design.means([other.data.numbers("maturity"), plan]))
      let totals = design.totals([other.data.numbers("fte"), other.data.numbers("m01")])
      return [means[0], means[1], totals[0], totals[1]]
    }
    let truth = ["maturity_mean", "plan_share", "fte_total", "m01_total"].map {
      reference.expected[$0].number ?? .nan
    }
    let unweighted = try estimates("mun-srs-mean")
    let weighted = try estimates("mun-rhg-mean")
    for (index, value) in truth.enumerated() {
      if index < 2 {
        #expect(
          (weighted[index].value - value).magnitude
            < (unweighted[index].value - value).magnitude)
      }
      let interval = try #require(weighted[index].interval())
      #expect(interval.lower <= value && value <= interval.upper)
    }
  }
}
