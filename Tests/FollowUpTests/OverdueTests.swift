import FollowUp
import Languages
import Measures
import Problems
import Testing

@Suite("Action points past their day")
struct OverdueTests {
  func point(_ status: ActionPoint.Status, due: String?) -> ActionPoint {
    ActionPoint(
      id: "a", agreement: nil, text: LocalizedText(same: "Do it"),
      owner: LocalizedText(same: "Skien"), due: due.flatMap { Day($0) }, status: status,
      recommendations: [], evidence: nil, history: [], place: Place("actions.yaml"))
  }

  @Test(arguments: [ActionPoint.Status.planned, .started, .unknown])
  func `what is not done is overdue from the day after`(status: ActionPoint.Status) throws {
    let point = point(status, due: "2026-11-21")
    #expect(!point.isOverdue(on: try #require(Day("2026-11-20"))))
    #expect(!point.isOverdue(on: try #require(Day("2026-11-21"))))
    #expect(point.isOverdue(on: try #require(Day("2026-11-22"))))
    #expect(point.isOverdue(on: try #require(Day("2027-01-01"))))
  }

  @Test(arguments: [ActionPoint.Status.done, .stopped])
  func `what is done or given up is never overdue`(status: ActionPoint.Status) throws {
    #expect(!point(status, due: "2020-01-01").isOverdue(on: try #require(Day("2026-11-21"))))
  }

  @Test(arguments: ActionPoint.Status.allCases)
  func `without a day nothing is overdue`(status: ActionPoint.Status) throws {
    #expect(!point(status, due: nil).isOverdue(on: try #require(Day("9999-12-31"))))
  }
}
