import Languages
import Measures
import SurveyEstimates
import Surveys
import Testing

/// When a mean of numbers tells too much of the largest of them.
@Suite("Numbers of which one is much larger than the others")
struct DominanceTests {
  /// A survey with a group of these numbers, and two groups of even ones.
  private static func keptBack(
    _ numbers: [Double], _ dominance: Disclosure.Dominance?
  ) throws -> [String] {
    let even: [Double] = [5, 6, 5, 6, 5, 6, 5, 6]
    let groups = [("a", numbers), ("b", even + even), ("c", even + even + even)]
    let survey = SampleSurvey(
      questions: [SampleSurvey.question(.number)],
      units: groups.flatMap { group, numbers in
        numbers.map {
          SampleSurvey.Unit(groups: ["size": group], answers: ["q": .number($0)])
        }
      }, attributes: ["size"])
    let means = try survey.tables(Disclosure(dominance: dominance)).named("survey.q.mean.by.size")
    return try ["all", "a", "b", "c"].filter {
      try means.cell($0 == "all" ? "" : "size=\($0)").value == .unknown(.suppressed)
    }
  }

  @Test func `one that makes up nearly all keeps its group's mean back, with another`() throws {
    // 90 of 96 is 94 per cent.
    #expect(try Self.keptBack([90, 1, 1, 1, 1, 1, 1], .init()) == ["a", "b"])
    // 30 of 36 is 83 per cent.
    #expect(try Self.keptBack([30, 1, 1, 1, 1, 1, 1], .init()) == [])
    #expect(try Self.keptBack([30, 1, 1, 1, 1, 1, 1], .init(share: 80)) == ["a", "b"])
    #expect(try Self.keptBack([90, 1, 1, 1, 1, 1, 1], nil) == [])
  }

  @Test func `several large ones count together where the policy says so`() throws {
    // 80 of 85 is 94 per cent, 40 of 85 is 47.
    #expect(try Self.keptBack([40, 40, 1, 1, 1, 1, 1], .init(largest: 2)) == ["a", "b"])
    #expect(try Self.keptBack([40, 40, 1, 1, 1, 1, 1], .init(largest: 1)) == [])
  }

  @Test func `the second largest must not come near to the largest`() throws {
    // Without the two largest 5 is left of the sum: 10 per cent of 50 for the one who gave 40.
    let rule = Disclosure.Dominance(share: 100, nearness: 15)
    #expect(try Self.keptBack([50, 40, 1, 1, 1, 1, 1], rule) == ["a", "b"])
    #expect(try Self.keptBack([50, 40, 2, 2, 2, 2, 2], rule) == [])
  }

  @Test func `groups kept back together are safe by their sum`() throws {
    // Two groups of two make four together: a third is needed.
    let groups = [("a", 2), ("b", 2), ("c", 9), ("d", 12)]
    let survey = SampleSurvey(
      questions: [SampleSurvey.question(.number)],
      units: groups.flatMap { group, count in
        (0..<count).map {
          SampleSurvey.Unit(groups: ["size": group], answers: ["q": .number(Double(5 + $0 % 3))])
        }
      }, attributes: ["size"])
    let means = try survey.tables(Disclosure()).named("survey.q.mean.by.size")
    #expect(try means.cell("size=c").value == .unknown(.suppressed))
    #expect(try means.cell("size=d").value.number != nil)
    #expect(try means.cell().value.number != nil)
  }
}
