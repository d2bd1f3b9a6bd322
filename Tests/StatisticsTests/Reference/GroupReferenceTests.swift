import Statistics
import TestSupport
import Testing

@Suite("Groups, tables and differences are R's", .needsReferenceData(ReferenceCase.file))
struct GroupReferenceTests {
  @Test func `means and totals of groups with the covariance between them`() throws {
    try compareWithR("by") { reference, compare in
      let variables = reference.operation["vars"].texts
      let by = reference.operation["by"].texts
      let factors = by.map { reference.data.factor($0) }
      // R lets the first factor vary fastest.
      let groups = factors.dropFirst().reduce(factors[0]) { $1.crossed(with: $0) }
      let levels = by.map { reference.data.levels($0) }
      let keys = levels.dropFirst().reduce(levels[0]) { inner, outer in
        outer.flatMap { last in inner.map { "\($0).\(last)" } }
      }
      let numbers = variables.map { reference.data.numbers($0) }
      let design = try reference.sampleDesign().answered(groups)
      let found =
        reference.operation["fun"].text == "total"
        ? design.totals(numbers, by: groups) : design.means(numbers, by: groups)
      let want = reference.expected
      #expect(found.groups.map { keys[$0] } == want["keys"].texts)
      let names = variables.flatMap { variable in
        found.groups.map { variables.count == 1 ? keys[$0] : "\(keys[$0]):\(variable)" }
      }
      compare.expect(found.estimates.values, want["estimate"], of: names, "estimate")
      compare.expect(found.estimates.standardErrors, want["se"], of: names, "se")
      compare.expect(
        found.estimates.covariance.values, want["vcov"].list.flatMap(\.numbers), "vcov")
      compare.expect(found.estimates.degreesOfFreedom, want["df"].number, "df")
    }
  }

  @Test func `tables of two questions`() throws {
    try compareWithR("crosstab") { reference, compare in
      let rows = reference.data.factor(reference.operation["row"].text ?? "")
      let columns = reference.data.factor(reference.operation["col"].text ?? "")
      let table = try #require(
        CrossTable(rows: rows, columns: columns, design: reference.sampleDesign()))
      let want = reference.expected
      func flat(_ field: String) -> [Double] { want[field].list.flatMap(\.numbers) }
      compare.expect(
        table.answers.flatMap { $0.map(Double.init) }, flat("unweighted"), "unweighted")
      compare.expect(table.totals.values, flat("n_hat"), "n_hat")
      compare.expect(table.totals.standardErrors, flat("n_hat_se"), "n_hat_se")
      compare.expect(
        table.rowShares.flatMap { $0?.values ?? [] }, flat("row_prop"), "row_prop")
      compare.expect(
        table.rowShares.flatMap { $0?.standardErrors ?? [] }, flat("row_prop_se"), "row_prop_se")
      compare.expect(table.totals.degreesOfFreedom, want["df"].number, "df")
    }
  }

  @Test func `a contrast of two groups`() throws {
    try compareWithR("contrast") { reference, compare in
      let groups = reference.data.factor("stype")
      let means = try reference.sampleDesign().means([reference.data.numbers("api00")], by: groups)
      let difference = try #require(means.difference(0, 1))
      compare.expect(difference.value, reference.expected["estimate"].number, "difference")
      compare.expect(difference.standardError, reference.expected["se"].number, "se")
      let contrast = means.estimates.contrast([0: 1, 1: -1])
      #expect(contrast == difference)
    }
  }

  @Test func `a t-test between two groups`() throws {
    try compareWithR("ttest") { reference, compare in
      let difference = try #require(
        try reference.sampleDesign().difference(
          in: reference.data.numbers("api00"), between: reference.data.factor("comp.imp")))
      let test = try #require(difference.test())
      let interval = try #require(difference.interval())
      let want = reference.expected
      compare.expect(difference.value, want["estimate"].number, "estimate")
      compare.expect(test.t, want["t"].number, "t")
      compare.expect(test.degreesOfFreedom, want["df"].number, "df")
      compare.expect(test.pValue, want["p"].number, "p")
      compare.expect([interval.lower, interval.upper], want["ci"].numbers, "ci")
    }
  }
}
