import Languages
import Problems
import Testing

@Suite("Problems and where they are met")
struct ProblemTests {
  @Test func `a place is written as editors jump to it`() {
    #expect(Place("a.yaml", line: 3, column: 7).description == "a.yaml:3:7")
    #expect(Place("a.csv", line: 3, cell: "unit").description == "a.csv:3 [unit]")
    #expect(Place("a.csv").cell("unit").description == "a.csv [unit]")
    #expect(Place("").cell("title").description == "title")
    #expect(Place("").description.isEmpty)
  }

  @Test func `a place named more closely keeps what is known`() {
    let place = Place("a.csv", line: 3, column: 2, cell: "x").cell("y")
    #expect(place == Place("a.csv", line: 3, column: 2, cell: "y"))
  }

  @Test func `places follow each other as a reader meets them`() {
    let places = [
      Place("a.csv"), Place("a.csv", line: 2), Place("a.csv", line: 2, column: 1),
      Place("a.csv", line: 2, column: 9), Place("a.csv", line: 10), Place("b.csv", line: 1),
    ]
    #expect(places.reversed().sorted() == places)
  }

  @Test func `a problem speaks the reader's language with what it is about`() throws {
    let problem = Problem(
      "csv.width", at: Place("a.csv", line: 4), ["found": "3", "expected": "5"])
    #expect(problem.message(in: .standard) == "Raden har 3 felt; overskriften har 5.")
    let english = try #require(Language.named(.en))
    #expect(problem.message(in: english).contains("3"))
    #expect(problem.message(in: english).contains("5"))
    #expect(problem.report(in: english).hasPrefix("a.csv:4: error: "))
    #expect(problem.report(in: english).split(separator: "\n").count == 2)
    #expect(problem.report(in: english).hasSuffix("\n    " + problem.advice(in: english)))
  }

  @Test func `a problem without a place begins with how much it stops`() throws {
    let problem = Problem("block.none", .warning, at: Place(""))
    #expect(problem.report(in: .standard).hasPrefix("advarsel: "))
  }
}
