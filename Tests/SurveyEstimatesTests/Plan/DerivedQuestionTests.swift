import Measures
import SurveyEstimates
import Surveys
import Testing

@Suite("Questions that other answers settle")
struct DerivedQuestionTests {
  private static let planned = DerivedQuestion(
    id: "planned", title: SampleSurvey.text("Planned"), text: SampleSurvey.text("Planned"),
    options: [
      DerivedQuestion.Option(
        code: "yes", text: SampleSurvey.text("Yes"),
        condition: .isAny(question: "documents", options: ["plan"])),
      DerivedQuestion.Option(code: "no", text: SampleSurvey.text("No"), condition: nil),
    ])

  private static func unit(_ started: String?, _ documents: Answer) -> SampleSurvey.Unit {
    SampleSurvey.Unit(
      answers: [
        "started": started.map { .choices([$0]) } ?? .notAnswered, "documents": documents,
      ])
  }

  private static let survey = SampleSurvey(
    questions: [
      SampleSurvey.question(.single, ["yes", "no"], id: "started"),
      SampleSurvey.question(
        .multiple, ["plan", "budget"],
        condition: .isAny(question: "started", options: ["yes"]), id: "documents"),
    ],
    units: [
      unit("yes", .choices(["plan", "budget"])), unit("yes", .choices(["budget"])),
      unit("no", .notAsked), unit("yes", .notAnswered),
    ], plan: AnalysisPlan(derived: [planned]))

  @Test("who was led past the question has not got what it asks about; who left it open is unknown")
  func routing() throws {
    let table = try DerivedQuestionTests.survey.tables().named("survey.planned")
    #expect(try table.cell("answer=yes").count == 1)
    #expect(try table.cell("answer=no").count == 2)
    #expect(try table.cell("answer=not-answered").count == 1)
  }

  private static let scale = MaturityScale(
    title: SampleSurvey.text("Maturity"), lowest: SampleSurvey.text("0"),
    stages: [
      ("started", "started", "yes"), ("plan", "documents", "plan"),
      ("budget", "documents", "budget"),
    ].map { id, question, option in
      MaturityScale.Stage(
        name: SampleSurvey.text(id),
        criteria: [
          MaturityScale.Criterion(
            id: id, text: SampleSurvey.text(id),
            condition: .isAny(question: question, options: [option]))
        ])
    })

  @Test("a stage is the highest with all below it met, and unknown where what decides is unknown")
  func maturity() throws {
    var survey = DerivedQuestionTests.survey
    survey.plan = AnalysisPlan(maturity: DerivedQuestionTests.scale)
    let tables = try survey.tables()
    let stages = try tables.named("survey.maturity")
    // All three; the budget without the plan counts as started only; not started; documents unknown.
    #expect(try stages.cell("answer=stage-3").count == 1)
    #expect(try stages.cell("answer=stage-1").count == 1)
    #expect(try stages.cell("answer=stage-0").count == 1)
    #expect(try stages.cell("answer=not-answered").count == 1)
    let criteria = try tables.named("survey.maturity-criteria")
    #expect(try criteria.cell("answer=started").count == 2)
    #expect(try criteria.cell("answer=budget").count == 2)
    #expect(try criteria.cell("answer=all").count == 3)
  }
}
