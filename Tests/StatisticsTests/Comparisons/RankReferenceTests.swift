import Statistics
import TestSupport
import Testing

@Suite(.needsReferenceData("survey/reference/dev/expected/api_cases.json"))
struct RankReferenceTests {
  @Test("Rank tests are those of R's svyranktest, ties in the order of its rows")
  func ranks() throws {
    try compareWithR("ranktest") { reference, compare in
      let formula = reference.operation["formula"].text ?? ""
      let sides = formula.split(separator: " ").map(String.init)
      let score: RankTest.Score =
        switch reference.operation["test"].text {
        case "vanderWaerden": .vanDerWaerden
        case "median": .median
        default: .wilcoxon
        }
      let test = try RankTest(
        reference.data.numbers(sides[0]), between: reference.data.factor(sides[2]),
        design: reference.calibratedDesign(), score: score, ties: .orderOfRows)
      let want = reference.expected
      if let t = test.t {
        compare.expect(t, want["statistic"].number, "t")
        compare.expect(test.test.denominator, want["parameter"].numbers.first, "df")
      } else {
        // R calls the degrees of freedom the statistic and the statistic the parameter.
        compare.expect(Double(test.test.numerator), want["statistic"].number, "df")
        compare.expect(test.chiSquare, want["parameter"].numbers.first, "chi-square")
      }
      compare.expect(test.test.pValue, want["p"].number, "p")
    }
  }
}
