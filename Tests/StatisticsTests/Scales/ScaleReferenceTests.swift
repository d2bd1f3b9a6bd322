import TestSupport
import Testing

@testable import Statistics

@Suite(.needsReferenceData("survey/reference/dev/expected/municipal_cases.json"))
struct ScaleReferenceTests {
  @Test("Cronbach's alpha is that of R's survey")
  func cronbach() throws {
    try compareWithR("cronbach") { reference, compare in
      // R gives no number where rows with gaps keep their place with a weight of 0.
      guard let alpha = reference.expected["alpha"].number else { return }
      let items = reference.operation["vars"].texts.map { reference.data.numbers($0) }
      let found = try #require(try reference.drawnDesign().cronbachAlpha(items))
      compare.expect(found.values, [alpha], "alpha")
    }
  }

  /// `svycralpha` of R's survey 4.1 on the 145 complete rows, with the weights of the groups, and the
  /// standard error by `withReplicates` over the JKn replicates of the stratified schools.
  @Test("Rows with gaps are left out of alpha, and its standard error is near that of replicates")
  func cronbachOfCompleteRows() throws {
    let battery = try #require(ReferenceCase.cases.first { $0.id == "mun-cronbach" })
    let items = battery.operation["vars"].texts.map { battery.data.numbers($0) }
    let design = try SampleDesign(
      rows: battery.data.rows, weights: battery.data.numbers("w_rhg"))
    let alpha = try #require(design.cronbachAlpha(items))
    #expect((alpha.values[0] - 0.6287630303739359).magnitude < 1e-14)
    #expect(alpha.degreesOfFreedom == 144)
    let schools = try #require(ReferenceCase.cases.first { $0.id == "api-strat-cralpha" })
    let data = schools.data
    let stratified = try SampleDesign(
      rows: data.rows,
      stages: [.init(strata: data.factor("stype").codes.map { Int($0) })],
      weights: data.numbers("pw"))
    let found = try #require(
      stratified.cronbachAlpha(schools.operation["vars"].texts.map { data.numbers($0) }))
    #expect((found.standardErrors[0] / 0.02481760735036062 - 1).magnitude < 0.05)
  }

  @Test("Shares first and placed and Borda points are R's, drawn and raked, with standard errors")
  func ranking() throws {
    try compareWithR("ranking") { reference, compare in
      let items = reference.operation["items"].texts
      let found = try #require(
        try reference.sampleDesign().ranking(
          reference.rankings(of: items), items: items.count, places: 3))
      let parts = [
        ("first", found.first), ("top3", found.placed), ("borda", found.borda),
      ]
      for (name, estimates) in parts {
        compare.expect(
          estimates.values, items.map { reference.expected[$0][name].number ?? .nan }, name)
        compare.expect(
          estimates.standardErrors,
          items.map { reference.expected[$0][name + "_se"].number ?? .nan }, name + "_se")
      }
    }
  }

  @Test("Top, bottom, net and mean of a scale are R's, with the standard errors")
  func likert() throws {
    try compareWithR("likert") { reference, compare in
      let column = try #require(reference.operation["var"].text)
      let found = try #require(
        try reference.sampleDesign().likert(reference.data.factor(column), scale: Array(0..<5)))
      let want = reference.expected
      #expect(Double(found.answered) == want["n"].number)
      let parts = [
        ("top2", found.top), ("bottom2", found.bottom), ("net", found.net), ("mean", found.mean),
      ]
      for (name, estimates) in parts {
        compare.expect(estimates.values.first, want[name].number, name)
        compare.expect(estimates.standardErrors.first, want[name + "_se"].number, name + "_se")
      }
    }
  }

  /// Computed by MM to 1e-15; without weights the same as `choix` 0.4.1 to 1e-11.
  @Test("Worths of items ranked by some of the municipalities are those computed by others")
  func worths() throws {
    let reference = try #require(ReferenceCase.cases.first { $0.id == "mun-ranking-srs" })
    let want = try ReferenceCase.file("plackett_luce")
    let rankings = reference.rankings(of: want["items"].texts)
    let even = try PlackettLuce(rankings: rankings, items: 10)
    let raked = try ReferenceCase.rakedWeights()
    let weighted = try PlackettLuce(rankings: rankings, items: 10, weights: raked)
    var compare = Comparison(relative: 1e-8, absolute: 0)
    for (found, name) in [(even, "unweighted"), (weighted, "weighted")] {
      compare.expect(found.worth.values, want[name]["worth"].numbers, "\(name) worth")
      compare.expect(found.logLikelihood, want[name]["loglik"].number, "\(name) likelihood")
    }
    #expect(even.rankings == 234)
    print("Plackett-Luce: largest relative difference \(compare.largest) (\(compare.farthest))")
  }

  /// The numbers are of the two formulas in numpy, from the pseudo-inverse of the information.
  @Test("Worths have standard errors from the information and from the design")
  func worthErrors() throws {
    let reference = try #require(ReferenceCase.cases.first { $0.id == "mun-ranking-srs" })
    let rankings = reference.rankings(of: reference.operation["items"].texts)
    let model = try PlackettLuce(rankings: rankings, items: 10)
    let design = try reference.drawnDesign().plackettLuce(rankings, items: 10)
    var compare = Comparison(relative: 1e-8, absolute: 0)
    compare.expect(
      model.worth.standardErrors,
      [
        0.014603198480245248, 0.013318302551166325, 0.010368289629719597, 0.016631997324600037,
        0.011227463726026845, 0.008033815001272886, 0.013038376665590568, 0.0077481833788746735,
        0.010009804523541043, 0.00768420140188934,
      ], "information")
    compare.expect(
      design.worth.standardErrors,
      [
        0.008181976738409565, 0.007693351299695591, 0.005739069631283013, 0.009544615234499081,
        0.006349861772003393, 0.004535268823207089, 0.0075018521134259785, 0.004440267058485046,
        0.005834277421704977, 0.00433198968712403,
      ], "design")
    #expect(design.worth.degreesOfFreedom == 233)
    #expect(model.worth.degreesOfFreedom == 225)
  }
}

extension ReferenceCase {
  /// The rankings of the case's rows, each item by its position.
  fileprivate func rankings(of items: [String]) -> [[Int]] {
    let places = ["rank1", "rank2", "rank3"].map { data.texts($0) }
    return (0..<data.rows).map { row in places.compactMap { items.firstIndex(of: $0[row]) } }
  }

  /// What raking made of the weights, row by row, as R has it.
  fileprivate static func rakedWeights() throws -> [Double] {
    let raked = try #require(cases.first { $0.id == "mun-rake-weights" })
    let keys = raked.data.texts(try #require(raked.expected["key_column"].text))
    return keys.map { raked.expected["weights"][$0].number ?? .nan }
  }
}
