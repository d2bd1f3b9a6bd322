import Measures
import Store
import Testing
import Workflows

/// What units say of goals, held against what their plans are about.
struct AnswersAndPlansTests {
  private static let question = """
      - id: goals
        section: status
        type: multiple
        text: {nb: Hvilke mål prioriterer dere?}
        options:
          - {code: goal-11, text: {nb: Byer}}
          - {code: goal-13, text: {nb: Klima}}
          - {code: goal-14, text: {nb: Hav}}

    """
  private static let answers = """
    unit,submitted,plan,goals
    F1,2026-01-12,yes,goal-13|goal-14
    F2,2026-01-12,yes,goal-11
    F3,2026-01-14,underway,goal-11

    """

  /// The counts of a goal: in both, only said, only in the plan, in neither.
  private func counts(_ goal: String, isOpen: Bool) throws -> [Value] {
    try SmallReview.use { review in
      try PlanReview.add(to: review)
      try review.append(Self.question, to: "survey/questionnaire.yaml")
      try review.write(Self.answers, to: "survey/answers.csv")
      if isOpen { try review.append("\ndisclosure: {open: [goals]}\n", to: "review.yaml") }
      let analysis = Analysis(try ReviewFolder.read(FolderFiles(review.path)))
      let table = try #require(
        TableAddress("survey.goals.plans").flatMap { analysis.tables[$0]?.table })
      return try ["both", "said", "worked", "neither"].map { plan in
        try table.measure([
          CellAddress.Coordinate(dimension: "answer", category: goal),
          CellAddress.Coordinate(dimension: "plan", category: plan),
        ]).value
      }
    }
  }

  @Test func `units with a plan that was read are counted by what they say and do`() throws {
    // F1 says 13 and has it, F2 has it and does not say it; F3 has no plan that was read.
    #expect(
      try counts("goal-13", isOpen: true) == [.known(1), .known(0), .known(1), .known(0)])
    #expect(
      try counts("goal-14", isOpen: true) == [.known(0), .known(1), .known(0), .known(1)])
  }

  @Test func `where one count is small all of the goal are kept back`() throws {
    #expect(
      try counts("goal-13", isOpen: false) == Array(repeating: .unknown(.suppressed), count: 4))
  }
}
