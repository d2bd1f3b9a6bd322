import Statistics
import TestSupport
import Testing

@Suite(.needsReferenceData("survey/reference/dev/expected/api_cases.json"))
struct WeightReferenceTests {
  @Test("Post-stratified, raked and calibrated weights are those of R's survey")
  func weights() throws {
    try compareWithR("weights") { reference, compare in
      let design = try reference.calibratedDesign()
      let want = reference.expected
      let keys = reference.data.texts(try #require(want["key_column"].text))
      compare.expect(design.weights, keys.map { want["weights"][$0].number ?? .nan }, "weights")
      let summary = try #require(design.weightSummary)
      compare.expect(summary.sum, want["sum"].number, "sum")
      compare.expect(summary.variation, want["cv"].number, "cv")
      compare.expect(summary.designEffect, want["kish_deff"].number, "kish_deff")
      compare.expect(summary.effectiveSize, want["n_eff_kish"].number, "n_eff_kish")
      compare.expect(summary.smallest, want["min"].number, "min")
      compare.expect(summary.largest, want["max"].number, "max")
    }
  }

  @Test("Means and totals of calibrated samples have R's standard errors and covariances")
  func estimates() throws {
    var calibrated = 0
    try compareWithR("mean", "total") { reference, compare in
      guard !reference.design["calibration"].isNull else { return }
      calibrated += 1
      let inside = reference.rowsOfDomain()
      let (names, columns) = reference.indicatorColumns()
      let design = try reference.calibratedDesign().restricted { row in
        inside[row] && columns.allSatisfy { !$0[row].isNaN }
      }
      let estimates =
        reference.kind == "mean"
        ? try #require(design.means(columns)) : design.totals(columns)
      let want = reference.expected
      compare.expect(
        estimates.values, names.map { want["estimate"][$0].number ?? .nan }, "estimate")
      compare.expect(
        estimates.standardErrors, names.map { want["se"][$0].number ?? .nan }, "se")
      compare.expect(
        estimates.covariance.values, want["vcov"].list.flatMap(\.numbers), "vcov")
    }
    #expect(calibrated >= 16)
  }
}

extension ReferenceCase {
  /// The variables of the case, factors as an indicator for each level, with R's names.
  fileprivate func indicatorColumns() -> (names: [String], columns: [[Double]]) {
    var names: [String] = []
    var columns: [[Double]] = []
    for name in operation["vars"].texts {
      guard data.isWords(name) else {
        names.append(name)
        columns.append(data.numbers(name))
        continue
      }
      let factor = data.factor(name)
      for (code, level) in data.levels(name).enumerated() {
        names.append(name + level)
        columns.append(
          factor.codes.map { $0 == Factor.missing ? .nan : Int($0) == code ? 1 : 0 })
      }
    }
    return (names, columns)
  }
}
