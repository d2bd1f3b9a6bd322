import Languages
import Measures
import SurveyEstimates
import Surveys
import Testing

@Suite("The policy of a review")
struct PolicyTests {
  private static func units(
    _ counts: [(group: String, answer: String, count: Int)]
  ) -> [SampleSurvey.Unit] {
    counts.flatMap { group, answer, count in
      (0..<count).map { _ in
        SampleSurvey.Unit(
          groups: ["size": group], answers: ["q": .choices([answer]), "r": .choices([answer])])
      }
    }
  }

  @Test func `only the questions it names are protected`() throws {
    let survey = SampleSurvey(
      questions: [
        SampleSurvey.question(.single, ["a", "b", "c"]),
        SampleSurvey.question(.single, ["a", "b", "c"], id: "r"),
      ], units: Self.units([("s", "a", 20), ("s", "b", 2), ("s", "c", 9)]))
    func isKeptBack(_ question: String, _ questions: Disclosure.Questions) throws -> Bool {
      let table = try survey.tables(Disclosure(questions: questions)).named("survey.\(question)")
      return try table.cell("answer=b").value == .unknown(.suppressed)
    }
    #expect(try isKeptBack("q", .all) && isKeptBack("r", .all))
    #expect(try isKeptBack("q", .only(["q"])) && !isKeptBack("r", .only(["q"])))
    #expect(try !isKeptBack("q", .allBut(["q"])) && isKeptBack("r", .allBut(["q"])))
    #expect(try !isKeptBack("q", .only([])) && !isKeptBack("r", .only([])))
  }

  @Test func `totals of everybody stay where groups can do it`() throws {
    // One small count in each of two groups; everybody's counts are large.
    let survey = SampleSurvey(
      questions: [SampleSurvey.question(.single, ["a", "b", "c"])],
      units: Self.units([
        ("s", "a", 20), ("s", "b", 1), ("s", "c", 9), ("m", "a", 12), ("m", "b", 8), ("m", "c", 14),
        ("l", "a", 16), ("l", "b", 7), ("l", "c", 6),
      ]), attributes: ["size"])
    let tables = try survey.tables(Disclosure())
    let alone = try tables.named("survey.q")
    #expect(!alone.cells.contains { $0.value == .unknown(.suppressed) })
    let table = try tables.named("survey.q.by.size")
    #expect(try table.cell("answer=b, size=s").value == .unknown(.suppressed))
    let kept = table.cells.count { $0.value == .unknown(.suppressed) }
    #expect(kept == 4, "a small count needs three others: one in its row, and those two again")
  }

  @Test func `the same group has the same numbers kept back in every table`() throws {
    // All of county q are the large ones: who knows that reads one table in the other.
    let units = (0..<60).map { index -> SampleSurvey.Unit in
      let size = index < 12 ? "l" : index < 40 ? "m" : "s"
      let place = index < 12 ? "p" : index < 30 ? "q" : "r"
      let answer = index == 0 ? "b" : ["a", "c", "b"][index % 3]
      return SampleSurvey.Unit(
        groups: ["size": size, "place": place], answers: ["q": .choices([answer])])
    }
    let survey = SampleSurvey(
      questions: [SampleSurvey.question(.single, ["a", "b", "c"])], units: units,
      attributes: ["size", "place"])
    let tables = try survey.tables(Disclosure(minimumBase: 5, minimumCount: 6))
    let size = try tables.named("survey.q.by.size")
    let place = try tables.named("survey.q.by.place")
    #expect(try size.cell("answer=a, size=l").value == .unknown(.suppressed))
    for answer in ["a", "b", "c"] {
      let found = try place.cell("answer=\(answer), place=p")
      #expect(try size.cell("answer=\(answer), size=l") == found)
    }
  }

  @Test func `how many were asked does not tell who gave a rare answer`() throws {
    let condition = Condition.isAny(question: "first", options: ["yes", "partly"])
    let units = (0..<90).map { index in
      let answer = index % 30 < 2 && index < 32 ? "no" : index % 2 == 0 ? "yes" : "partly"
      return SampleSurvey.Unit(
        groups: ["size": ["s", "m", "l"][index / 30]],
        answers: [
          "first": .choices([answer]), "q": answer == "no" ? .notAsked : .choices(["a"]),
        ])
    }
    // Two of the small and two of the middle ones said no, and eight of the large ones.
    var changed = units
    for index in 60..<68 {
      changed[index].answers = ["first": .choices(["no"]), "q": .notAsked]
    }
    let survey = SampleSurvey(
      questions: [
        SampleSurvey.question(.single, ["yes", "partly", "no"], id: "first"),
        SampleSurvey.question(.single, ["a", "b"], condition: condition),
      ], units: changed, attributes: ["size"])
    let tables = try survey.tables(Disclosure())
    let first = try tables.named("survey.first.by.size")
    #expect(try first.cell("answer=no, size=s").value == .unknown(.suppressed))
    let asked = try tables.named("survey.q.by.size")
    for answer in asked.codes("answer") {
      for size in ["s", "m"] {
        let cell = try asked.cell("answer=\(answer), size=\(size)")
        #expect(cell.base == .withheld && cell.value == .unknown(.suppressed))
      }
    }
    #expect(try asked.cell("answer=a, size=l").count == 22)
    #expect(try asked.cell("answer=a").count == 78, "everybody's is no secret")
    #expect(asked.notes.contains { $0.text(in: .en).contains("earlier question") })
    let open = try survey.tables(Disclosure(questions: .allBut(["first"])))
    #expect(try open.named("survey.q.by.size").cell("answer=a, size=s").count == 28)
  }

  @Test func `who stands in two groups is not told by their sum`() throws {
    var units = (0..<40).map { index in
      SampleSurvey.Unit(
        levels: [index < 28 ? "municipality" : "county"],
        answers: ["q": .choices([index % 2 == 0 ? "a" : "b"])])
    }
    units.append(
      SampleSurvey.Unit(levels: ["municipality", "county"], answers: ["q": .choices(["a"])]))
    let survey = SampleSurvey(
      questions: [SampleSurvey.question(.single, ["a", "b"])], units: units)
    let table = try survey.tables(Disclosure()).named("survey.q.by.level")
    // Municipalities and counties and everybody: the sum would give the one in both away.
    let shown = try ["municipality", "county"].filter {
      try table.cell("answer=a, level=\($0)").value.number != nil
    }
    #expect(shown.count < 2)
    #expect(try table.cell("answer=a").count == 21)
  }

  @Test func `a mean beside counts kept back is rounded and has no interval`() throws {
    let units = (0..<300).map { index -> SampleSurvey.Unit in
      let answer = index == 0 || index == 170 || index == 190 ? "5" : String(index % 4 + 1)
      return SampleSurvey.Unit(
        groups: ["size": index < 130 ? "s" : "l"], answers: ["q": .choices([answer])])
    }
    var survey = SampleSurvey(
      questions: [
        SampleSurvey.question(.scale, ["1", "2", "3", "4", "5"], values: [1, 2, 3, 4, 5])
      ], units: units, attributes: ["size"])
    survey.units += [
      SampleSurvey.Unit(groups: ["size": "s"]), SampleSurvey.Unit(groups: ["size": "l"]),
    ]
    let means = try survey.tables(Disclosure()).named("survey.q.mean.by.size")
    let exact = try survey.tables().named("survey.q.mean.by.size")
    var rounded = 0
    for size in ["s", "l"] {
      let cell = try means.cell("size=\(size)")
      guard let value = cell.value.number else { continue }
      rounded += 1
      #expect(value == (try exact.cell("size=\(size)").oneDecimal))
      #expect(cell.uncertainty == .notComputed)
    }
    #expect(rounded > 0, "not all are kept back")
    #expect(try exact.cell("size=s").interval != nil)
  }
}
