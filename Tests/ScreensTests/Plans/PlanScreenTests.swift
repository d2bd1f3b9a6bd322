import Agenda
import Fieldwork
import Languages
import PlanReading
import Testing

@testable import Screens

/// What the pages of plans show.
struct PlanScreenTests {
  private let frame = SampleScreens.frame(in: .standard)

  @Test func `the words of a finding are marked where they stand, and nothing of a plan is markup`()
  {
    let html = MarkedPassage(
      text: "Et <b>mål</b> på Østre", evidence: [6..<10, 3..<8, 19..<400, 90..<95]
    ).html
    #expect(html == "Et <mark>&lt;b&gt;mål</mark>&lt;/b&gt; på <mark>Østre</mark>")
    #expect(MarkedPassage(text: "", evidence: [0..<4]).html.isEmpty)
  }

  @Test func `a reader sees own judgements alone`() {
    let open = SampleScreens.openPlan()
    func html(_ reader: String, _ show: String) -> String {
      var screen = PassagesScreen(
        open, filter: .init(show: show), reader: reader, path: "/o/ks/plans/a", formToken: "t")
      screen.canJudge = true
      return screen.screen(in: .standard).html(in: frame)
    }
    let moved = PassageJudgement.said(
      GoalID(rawValue: 11).map { .move(to: $0, target: TargetID("11.2")) }, in: .standard)
    #expect(html("kari", "all").contains(moved))
    #expect(!html("per", "all").contains(moved))
    #expect(!html("kari", "open").contains(moved))
    #expect(html("kari", "done").contains(moved))
  }

  @Test func `what is asked for by an address that nobody made is the nearest there is`() {
    let filter = PassagesScreen.Filter(goal: "99", kind: "x", show: "y", page: "-3")
    #expect(filter == PassagesScreen.Filter())
    #expect(filter.query == "goal=&kind=&show=open&page=1")
  }

  @Test func `the seventeen goals on a line are told in words too`() {
    let open = SampleScreens.openPlan()
    let profile = open.standing.profile
    let html = GoalMarks(profile: profile).html(in: .standard)
    #expect(html.contains("role=\"img\""))
    for standing in GoalStanding.allCases where !profile.goals(standing).isEmpty {
      let goals = profile.goals(standing).map(\.description).joined(separator: ", ")
      #expect(html.contains("\(standing.text(in: .standard)): \(goals)"))
    }
  }
}
