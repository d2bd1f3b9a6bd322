import Statistics
import Testing

@Suite("Separated outcomes")
struct SeparationTests {
  /// 79 cases of endometrial cancer, of which all with neovasculation have the high grade.
  ///
  /// G. Heinze and M. Schemper, Statistics in Medicine 21 (2002) 2409–2419, as A. Agresti prints them
  /// (Foundations of Linear and Generalized Linear Models, 2015): NV, PI, EH, HG.
  static let endometrial: [(nv: Double, pi: Double, eh: Double, hg: Double)] = """
    0,13,1.64,0;0,16,2.26,0;0,8,3.14,0;0,34,2.68,0;0,20,1.28,0;0,5,2.31,0;0,17,1.8,0;0,10,1.68,0
    0,26,1.56,0;0,17,2.31,0;0,8,2.01,0;0,7,1.89,0;0,20,3.15,0;0,10,1.23,0;0,18,1.27,0;0,16,1.76,0
    0,18,2,0;0,8,2.64,1;0,29,0.88,1;0,12,1.27,1;0,20,1.37,1;1,38,0.97,1;1,22,1.14,1;1,7,0.88,1
    1,25,0.91,1;1,15,0.58,1;0,7,0.97,1;0,28,1.5,0;0,11,1.33,0;0,19,2.37,0;0,10,1.82,0;0,10,3.13,0
    0,18,1.31,0;0,14,1.92,0;0,21,1.64,0;0,11,2.01,0;0,17,1.88,0;0,25,1.93,0;0,16,2.11,0;0,19,1.29,0
    0,15,1.72,0;0,33,0.75,0;0,24,1.92,0;0,48,1.84,1;0,12,1.11,1;0,19,1.61,1;0,2,1.18,1;1,22,1.44,1
    1,40,1.18,1;1,5,0.93,1;1,0,1.17,1;0,21,1.19,1;0,15,1.06,1;0,29,2.02,0;0,15,2.29,0;0,12,2.33,0
    0,3,2.9,0;0,20,1.7,0;0,23,1.41,0;0,12,2.25,0;0,22,1.54,0;0,42,1.97,0;0,15,1.75,0;0,13,2.16,0
    0,14,2.57,0;0,19,1.37,0;0,12,3.61,0;0,13,2.04,0;0,10,2.17,0;0,12,1.69,1;1,49,0.27,1;0,6,1.84,1
    0,5,1.3,1;0,17,0.96,1;1,11,1.01,1;1,21,0.98,1;0,5,0.35,1;1,19,1.02,1;0,33,0.85,1
    """.split { $0 == ";" || $0 == "\n" }.map { line in
      let numbers = line.split(separator: ",").compactMap { Double($0) }
      return (numbers[0], numbers[1], numbers[2], numbers[3])
    }

  private func endometrialFit() throws -> WeightedRegression {
    let cases = SeparationTests.endometrial
    return try WeightedRegression(
      cases.map(\.hg),
      on: ModelMatrix(
        [
          .number("NV", cases.map(\.nv)), .number("PI", cases.map(\.pi)),
          .number("EH", cases.map(\.eh)),
        ], rows: cases.count), family: .logit, design: SampleDesign(rows: cases.count))
  }

  @Test("the published example has the estimates of Firth, Heinze and Schemper")
  func published() throws {
    let fit = try endometrialFit()
    #expect(fit.rows.count == 79)
    #expect(fit.separated == ["NV"])
    // Computed with numpy 2.4 from Firth's score; R's logistf 1.24 prints 3.77455951, 2.92927330,
    // −0.03475175 and −2.60416387.
    #expect(
      near(
        fit.estimates.values,
        [3.774559713647112, 2.92927335319712, -0.034751759870437, -2.604163925293681], 1e-9))
    #expect(
      near(
        fit.estimates.standardErrors,
        [1.488691663435671, 1.550763729453049, 0.039578147347763, 0.776017642501568], 1e-9))
  }

  @Test("the profile intervals of the published example are those of logistf")
  func profile() throws {
    let fit = try endometrialFit()
    // logistf compares with a chi-square: the same as t² at the level that t then has.
    let z = NormalDistribution.quantile(0.975)
    let level = 1 - StudentT(degreesOfFreedom: fit.estimates.degreesOfFreedom).tails(z)
    let printed = [
      (1.0825371, 7.20928050), (0.6097244, 7.85463171), (-0.1244587, 0.04045547),
      (-4.3651832, -1.23272106),
    ]
    for (index, bounds) in printed.enumerated() {
      let interval = try #require(fit.profileInterval(of: index, level: level))
      #expect(near([interval.lower, interval.upper], [bounds.0, bounds.1], 1e-6))
    }
    // scipy 1.17: the likelihood that is greatest without PI is 0.7468285 / 2 below the greatest.
    #expect(near([try #require(fit.profilePValue(of: 2))], [0.39023772548582386], 1e-8))
    #expect(try #require(fit.profilePValue(of: 3)) < 1e-4)
  }

  @Test("of a table with an empty cell, the penalty adds one half to each cell")
  func table() throws {
    // Firth 1993, section 3.3: nobody of 6 in the first group, 7 of 10 in the second.
    let group = [Double](repeating: 0, count: 6) + [Double](repeating: 1, count: 10)
    let yes = (0..<16).map { (6..<13).contains($0) ? 1.0 : 0 }
    let fit = try WeightedRegression(
      yes, on: ModelMatrix([.number("group", group)], rows: 16), family: .logit,
      design: SampleDesign(rows: 16))
    #expect(fit.separated == ["group"])
    // ln(0.5 / 6.5) and ln(7.5 · 6.5 / (3.5 · 0.5)).
    #expect(near(fit.estimates.values, [-2.5649493574615367, 3.327089409568434], 1e-9))
    // √(1 / (6 · 0.5 · 6.5 / 49)), by the information of six answers.
    #expect(near([fit.estimates.standardErrors[0]], [1.5851878478], 1e-9))
    let margins = try #require(fit.margins(of: "group", at: [.number(0), .number(1)]))
    #expect(near(margins.estimates.values, [0.5 / 7, 7.5 / 11], 1e-9))
    let interval = try #require(margins.shareInterval(of: 0))
    #expect(interval.lower > 0 && interval.lower < 0.5 / 7 && interval.upper > 0.3)
  }

  @Test(
    "weights of 2 in place of two rows give the same penalised coefficients where they are all 2")
  func weights() throws {
    let cases = SeparationTests.endometrial
    let heavy = try WeightedRegression(
      cases.map(\.hg),
      on: ModelMatrix(
        [
          .number("NV", cases.map(\.nv)), .number("PI", cases.map(\.pi)),
          .number("EH", cases.map(\.eh)),
        ], rows: cases.count), family: .logit,
      design: SampleDesign(
        rows: cases.count, weights: [Double](repeating: 4.5, count: cases.count)))
    let plain = try endometrialFit()
    #expect(near(heavy.estimates.values, plain.estimates.values))
    #expect(near(heavy.estimates.covariance.values, plain.estimates.covariance.values))
  }

  @Test("separation is refused where that is asked for, and told by column")
  func refused() throws {
    let x = (0..<20).map { Double($0) }
    let yes = x.map { $0 < 10 ? 0.0 : 1 }
    let matrix = ModelMatrix([.number("x", x)], rows: 20)
    #expect(throws: WeightedRegression.Refused.separated(["x"])) {
      try WeightedRegression(
        yes, on: matrix, family: .logit, design: SampleDesign(rows: 20), separation: .refuse)
    }
    let fit = try WeightedRegression(
      yes, on: matrix, family: .logit, design: SampleDesign(rows: 20))
    #expect(fit.separated == ["x"])
    #expect(fit.estimates.values.allSatisfy { $0.isFinite })
    let interval = try #require(fit.profileInterval(of: 1))
    #expect(interval.lower > 0)
    #expect(throws: OrdinalLogit.Refused.separated(["x"])) {
      try OrdinalLogit(
        Factor(codes: x.map { UInt16($0 / 7) }, count: 3), on: matrix,
        design: SampleDesign(rows: 20))
    }
  }

  @Test("only a penalised fit has a profile interval")
  func unpenalised() throws {
    let fit = try WeightedRegression(
      SmallSurvey.yes, on: SmallSurvey.matrix, family: .logit, design: SmallSurvey.design())
    #expect(fit.separated.isEmpty)
    #expect(fit.profileInterval(of: 1) == nil)
    #expect(fit.profilePValue(of: 1) == nil)
  }
}
