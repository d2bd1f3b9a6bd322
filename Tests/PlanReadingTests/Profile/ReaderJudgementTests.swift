import Agenda
import PlanReading
import Testing

@Suite("What readers say of findings")
struct ReaderJudgementTests {
  private func judgement(
    _ passage: String, _ goal: Int, _ reader: String, _ decision: ReaderJudgement.Decision
  ) throws -> ReaderJudgement {
    ReaderJudgement(
      passage: passage, goal: try PlanFixture.goal(goal), kind: .implied, reader: reader,
      decision: decision)
  }

  private func reading() throws -> KeptReading {
    KeptReading(passages: [
      PlanFixture.passage("a", .describes, [try PlanFixture.finding(4, band: .suggest)]),
      PlanFixture.passage("b", .describes, [try PlanFixture.finding(11)]),
      PlanFixture.passage(
        "c", .describes, [try PlanFixture.finding(3), try PlanFixture.finding(2)]),
    ])
  }

  private func goals(_ reading: KeptReading) -> [[String]] {
    reading.passages.map { passage in
      passage.findings.map { "\($0.goal)\($0.band == .assert ? "" : "?")" }
    }
  }

  @Test func `accepted, rejected and moved findings count so`() throws {
    let moved = try PlanFixture.goal(3)
    let target = try #require(TargetID("3.4"))
    let judged = try reading().judged(by: [
      judgement("a", 4, "kari", .accept), judgement("b", 11, "kari", .reject),
      judgement("c", 2, "kari", .move(to: moved, target: target)),
    ])
    #expect(goals(judged) == [["4"], [], ["3"]], "a goal that the passage has already counts once")
    #expect(judged.passages[0].findings[0].isConfirmed)
  }

  @Test func `where readers differ the finding stands, until they have agreed`() throws {
    let split = [
      try judgement("b", 11, "kari", .accept), try judgement("b", 11, "ola", .reject),
    ]
    #expect(goals(try reading().judged(by: split))[1] == ["11"])
    let settled = split + [try judgement("b", 11, ReaderJudgement.agreed, .reject)]
    #expect(goals(try reading().judged(by: settled))[1].isEmpty)
  }

  @Test func `a judgement of another kind of finding says nothing`() throws {
    let explicit = ReaderJudgement(
      passage: "b", goal: try PlanFixture.goal(11), kind: .explicit, reader: "kari",
      decision: .reject)
    #expect(goals(try reading().judged(by: [explicit]))[1] == ["11"])
  }

  @Test func `agreement is of the two who have read the most in common`() throws {
    let judgements = [
      try judgement("a", 4, "kari", .accept), try judgement("a", 4, "ola", .accept),
      try judgement("b", 11, "kari", .reject), try judgement("b", 11, "ola", .accept),
      try judgement("c", 3, "kari", .accept), try judgement("c", 3, "per", .accept),
      try judgement("c", 3, ReaderJudgement.agreed, .accept),
    ]
    let agreement = try #require(ReaderAgreement([judgements]))
    #expect(agreement.readers == ["kari", "ola"])
    #expect(agreement.count == 2 && agreement.alike == 1)
    #expect(ReaderAgreement([[judgements[0]]]) == nil)
  }

  @Test func `passages of different plans may have the same id`() throws {
    let agreement = ReaderAgreement([
      [try judgement("a", 4, "kari", .accept)], [try judgement("a", 4, "ola", .accept)],
    ])
    #expect(agreement == nil)
  }
}
