import Statistics
import TestSupport
import Testing

@Suite("Tests of independence are R's", .needsReferenceData(ReferenceCase.file))
struct IndependenceReferenceTests {
  static func table(_ reference: ReferenceCase) throws -> CrossTable {
    try #require(
      try CrossTable(
        rows: reference.data.factor(reference.operation["row"].text ?? ""),
        columns: reference.data.factor(reference.operation["col"].text ?? ""),
        design: reference.sampleDesign()))
  }

  @Test func `the Rao-Scott corrections and Cramér's V`() throws {
    try compareWithR("chisq") { reference, compare in
      let table = try Self.table(reference)
      let pearson = try #require(table.pearson)
      let want = reference.expected["pearson_unadjusted"]
      compare.expect(pearson.value, want["x2"].number, "X²")
      compare.expect(Double(pearson.degreesOfFreedom), want["df"].number, "df")
      compare.expect(Double(pearson.answers), want["n"].number, "n")
      compare.expect(pearson.cramersV, want["cramers_v"].number, "V")
      let f = reference.expected["F"]
      if f.isNull { return }
      let test = try #require(RaoScottTest(of: table))
      compare.expect(test.f, f["statistic"].number, "F")
      compare.expect(test.numerator, f["parameter"]["ndf"].number, "ndf")
      compare.expect(test.denominator, f["parameter"]["ddf"].number, "ddf")
      compare.expect(test.pValue, f["p_value"].number, "F, p")
      let chiSquare = reference.expected["Chisq"]
      compare.expect(test.pearson.value, chiSquare["statistic"].number, "Chisq")
      compare.expect(test.chiSquarePValue, chiSquare["p_value"].number, "Chisq, p")
    }
  }

  @Test func `the Wald tests`() throws {
    var compared = 0
    try compareWithR("chisq") { reference, compare in
      for (name, isAdjusted) in [("Wald", false), ("adjWald", true)] {
        let want = reference.expected[name]
        if want.isNull { continue }
        compared += 1
        let wald = try #require(Self.table(reference).waldTest)
        let test = isAdjusted ? try #require(wald.adjusted) : wald
        compare.expect(test.f, want["statistic"].number, name)
        compare.expect(Double(test.numerator), want["parameter"]["ndf"].number, "\(name), ndf")
        compare.expect(test.denominator, want["parameter"]["ddf"].number, "\(name), ddf")
        compare.expect(test.pValue, want["p_value"].number, "\(name), p")
      }
    }
    #expect(compared > 20)
  }
}
