import Indicators
import Problems
import Testing

@Suite("Reading a formula")
struct FormulaTests {
  @Test(arguments: [
    ("a / population * 1000", ["a", "population"]),
    ("share(women-elected, elected)", ["women-elected", "elected"]),
    ("per( a , population , 1000 )", ["a", "population"]),
    ("ghg-emissions[sector=road-traffic] ÷ ghg-emissions", ["ghg-emissions"]),
    ("−(a − b) × 2 · c", ["a", "b", "c"]),
    ("index(a, 2015Q1) + mean(b, c, a)", ["a", "b", "c"]),
    ("change(x[age=0-5, sex=all], 3)", ["x"]),
    ("change-percent(a, 1)", ["a"]),
  ])
  func `a formula names its indicators in order`(_ text: String, _ ids: [String]) throws {
    #expect(try Formula(text).indicators == ids)
  }

  /// Columns counted by hand; the formula begins in column 12 of line 4.
  @Test(arguments: [
    ("a +", "formula.ends", 3), ("", "formula.ends", 0), ("a b", "formula.unexpected", 2),
    ("a + * b", "formula.unexpected", 4), ("(a + b", "formula.not-closed", 0),
    ("2 * share(a, b", "formula.not-closed", 9), ("a[sector=", "formula.ends", 9),
    ("a[sector]", "formula.unexpected", 8), ("a ? b", "formula.unknown-sign", 2),
    ("a + shore(a, b)", "formula.unknown-function", 4), ("share(a)", "formula.arguments", 0),
    ("share(a, b, c)", "formula.arguments", 0), ("per(a, b, 0)", "formula.arguments", 10),
    ("per(a, b, c)", "formula.arguments", 10), ("change(a, 1.5)", "formula.arguments", 10),
    ("change(a, 0)", "formula.arguments", 10), ("index(a, b)", "formula.arguments", 9),
    ("index(a, 2015 + 1)", "formula.arguments", 9), ("sum(a)", "formula.arguments", 0),
    ("sum(2015Q1, a)", "formula.arguments", 4), ("12 * 3", "formula.no-indicator", 0),
    ("1.2.3 * a", "formula.unexpected", 0), ("a)", "formula.unexpected", 1),
  ])
  func `what cannot be read is told at its column`(
    _ text: String, _ code: String, _ offset: Int
  ) {
    do throws(InputRefused) {
      _ = try Formula(text, at: Place("indicators/a.yaml", line: 4, column: 12))
      Issue.record("\(text) was read")
    } catch {
      #expect(error.problems.map(\.code) == [code])
      #expect(error.problems.first?.place.column == 12 + offset)
      #expect(error.problems.first?.place.line == 4)
      for problem in error.problems { problem.expectWords() }
    }
  }

  @Test func `nothing that is written can exhaust the reader`() {
    for text in [
      String(repeating: "(", count: 1_900), String(repeating: "-", count: 1_900) + "a",
      String(repeating: "sum(", count: 400), String(repeating: "a", count: 5_000),
    ] {
      #expect(throws: InputRefused.self) { try Formula(text) }
    }
  }

  @Test func `a misspelt function is given its probable name`() {
    do throws(InputRefused) {
      _ = try Formula("shar(a, b)")
      Issue.record("it was read")
    } catch {
      #expect(error.problems.first?.values["nearest"] == "share")
    }
  }
}
