import Problems
import Testing

@Suite("Collecting problems")
struct ProblemLogTests {
  @Test func `problems are told in the order of their places and each once`() {
    var log = ProblemLog()
    log.error("c", at: Place("b.csv", line: 1))
    log.warning("b", at: Place("a.csv", line: 9))
    log.error("a", at: Place("a.csv", line: 2))
    log.error("c", at: Place("b.csv", line: 1))
    #expect(log.sorted.map(\.code) == ["a", "b", "c"])
    #expect(log.problems.map(\.code) == ["c", "b", "a", "c"])
  }

  @Test func `problems at one place stay in the order they were met`() {
    var log = ProblemLog()
    for code in ["z", "m", "a"] { log.error(code, at: Place("a.csv", line: 2)) }
    #expect(log.sorted.map(\.code) == ["z", "m", "a"])
  }

  @Test func `the same problem about something else is another problem`() {
    var log = ProblemLog()
    log.error("a", at: Place("a.csv"), ["found": "x"])
    log.error("a", at: Place("a.csv"), ["found": "y"])
    log.warning("a", at: Place("a.csv"), ["found": "y"])
    #expect(log.sorted.count == 3)
  }

  @Test func `warnings stop nothing`() throws {
    var log = ProblemLog()
    log.warning("a", at: Place("a.csv"))
    #expect(!log.hasErrors)
    try log.throwErrors()
  }

  @Test func `an error stops and takes the warnings along`() throws {
    var log = ProblemLog()
    log.warning("w", at: Place("b.csv"))
    log.add(contentsOf: [Problem("e", at: Place("a.csv"))])
    #expect(log.hasErrors)
    let refused = #expect(throws: InputRefused.self) { try log.throwErrors() }
    #expect(refused?.problems.map(\.code) == ["e", "w"])
  }
}
