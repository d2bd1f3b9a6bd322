import Agenda
import PlanReading
import Testing

/// A plan made by hand, in short words.
enum PlanFixture {
  static func finding(
    _ goal: Int, _ kind: GoalFinding.Kind = .implied, band: GoalFinding.Band = .assert,
    targets: [String] = [], score: Double = 0.8, words: [String] = ["ord"], quotation: String = "…"
  ) throws -> KeptFinding {
    KeptFinding(
      goal: try #require(GoalID(rawValue: goal)), targets: targets.compactMap { TargetID($0) },
      kind: kind, band: band, score: score, evidence: words, quotation: quotation)
  }

  static func passage(
    _ id: String, bytes: Int = 100, _ commitment: Commitment = .describes,
    _ findings: [KeptFinding] = []
  ) -> KeptPassage {
    KeptPassage(
      id: id, document: "plan.md", page: 3, bytes: bytes, language: .bokmaal, headings: ["Mål"],
      commitment: commitment, findings: findings)
  }

  static func goal(_ number: Int) throws -> GoalID { try #require(GoalID(rawValue: number)) }
}

@Suite("The profile of a plan")
struct PlanProfileTests {
  private func profile(_ passages: [KeptPassage]) -> PlanProfile {
    PlanProfile(of: [KeptReading(passages: passages)])
  }

  @Test func `what is named and what is worked on are counted apart`() throws {
    let found = profile([
      PlanFixture.passage("a", bytes: 300, .measures, [try PlanFixture.finding(11)]),
      PlanFixture.passage(
        "b", .intends,
        [try PlanFixture.finding(11, .explicit), try PlanFixture.finding(13, .explicit)]),
      PlanFixture.passage("c", .describes, [try PlanFixture.finding(4, band: .suggest)]),
      PlanFixture.passage("d", bytes: 500),
    ])
    let cities = found.line(try PlanFixture.goal(11))
    #expect(cities.named == 1 && cities.worked == 1 && cities.standing == .both)
    #expect(cities.highest == .measures)
    #expect(found.share(cities) == 30, "300 of 1 000 bytes")
    let climate = found.line(try PlanFixture.goal(13))
    #expect(climate.standing == .claimed, "named, but no passage works on it")
    #expect(climate.highest == nil && found.share(climate) == 0)
    let school = found.line(try PlanFixture.goal(4))
    #expect(school.suggested == 1 && school.standing == .leftOut, "a suggestion counts for nothing")
    #expect(found.goals(.claimed).map(\.rawValue) == [13])
    #expect(found.goals(.leftOut).count == 15)
  }

  @Test func `a passage on two goals counts for both, and twice on one goal once`() throws {
    let found = profile([
      PlanFixture.passage(
        "a", .intends,
        [
          try PlanFixture.finding(3), try PlanFixture.finding(4),
          try PlanFixture.finding(3, .explicit, targets: ["3.4", "3.8"]),
        ])
    ])
    for number in [3, 4] {
      let line = found.line(try PlanFixture.goal(number))
      #expect(line.worked == 1 && found.share(line) == 100)
    }
    #expect(found.targets.compactMap { $0.target?.rawValue } == ["3.4", "3.8"])
  }

  @Test func `of the targets a passage may be about, the likeliest counts`() throws {
    let found = profile([
      PlanFixture.passage(
        "a", .describes, [try PlanFixture.finding(11, targets: ["11.2", "11.6"])])
    ])
    #expect(found.targets.compactMap { $0.target?.rawValue } == ["11.2"])
  }

  @Test func `nothing read is no share, not a share of zero`() throws {
    let found = profile([])
    #expect(found.share(found.line(try PlanFixture.goal(1))) == nil)
  }

  @Test func `units are held beside each other by what they choose`() throws {
    let one = profile([PlanFixture.passage("a", .describes, [try PlanFixture.finding(3)])])
    let other = profile([
      PlanFixture.passage(
        "a", .describes, [try PlanFixture.finding(3), try PlanFixture.finding(14, .explicit)])
    ])
    let comparison = PlanComparison(units: ["F1": one, "F2": other])
    #expect(comparison.units(try PlanFixture.goal(14), .claimed) == ["F2"])
    #expect(comparison.leftOutByAll.count == 16)
    #expect(comparison.chosen.first?.goal.rawValue == 3 && comparison.chosen.first?.units == 2)
  }
}
