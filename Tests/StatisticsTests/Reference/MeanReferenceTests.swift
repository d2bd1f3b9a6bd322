import Statistics
import TestSupport
import Testing

@Suite(.needsReferenceData("survey/reference/dev/expected/api_cases.json"))
struct MeanReferenceTests {
  @Test("Totals are those of R's survey, with standard errors, covariances and intervals")
  func totals() throws {
    try compareWithR("total") { reference, compare in
      guard reference.design["calibration"].isNull else { return }
      let inside = reference.rowsOfDomain()
      let columns = reference.operation["vars"].texts
      guard columns.allSatisfy({ !reference.data.isWords($0) }) else { return }
      let numbers = columns.map { reference.data.numbers($0) }
      let design = try reference.drawnDesign().restricted { row in
        inside[row] && numbers.allSatisfy { !$0[row].isNaN }
      }
      let totals = design.totals(numbers)
      let want = reference.expected
      compare.expect(totals.values, columns.map { want["estimate"][$0].number ?? .nan }, "total")
      compare.expect(
        totals.standardErrors, columns.map { want["se"][$0].number ?? .nan }, "se")
      compare.expect(
        totals.covariance.values, want["vcov"].list.flatMap(\.numbers), "vcov")
    }
  }
}
