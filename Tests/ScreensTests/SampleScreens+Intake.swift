import Fieldwork
import Languages
import Measures
import SurveyFormats
import Surveys

@testable import Screens

/// The pages of answers that were collected elsewhere, with everything on them.
extension SampleScreens {
  static func intake(in language: Language) -> [Screen] {
    let problems = [FieldProblem("Choose a file.", field: "file")]
    func upload(isDraft: Bool, needsSignOff: Bool) -> Screen {
      AnswerUploadScreen(
        action: "/nb/o/ks/campaigns/k27/import", codeBook: "/nb/codebook", isDraft: isDraft,
        needsSignOff: needsSignOff, day: "2027-01-02", problems: problems, token: "token"
      ).screen(in: language)
    }
    let question = Question(
      id: "plan", kind: .single, text: LocalizedText(same: "Do you have a plan?"),
      options: [
        .init(code: "yes", text: LocalizedText(same: "Yes")),
        .init(code: "no", text: LocalizedText(same: "No"), takesText: true),
      ])
    let several = Question(
      id: "goals", kind: .multiple, text: LocalizedText(same: "Which goals?"),
      options: [.init(code: "g3", text: LocalizedText(same: "Health"))])
    let ranking = Question(
      id: "order", kind: .ranking,
      text: LocalizedText(same: String(repeating: "Order ", count: 30)),
      options: [.init(code: "a", text: LocalizedText(same: "A"))])
    let matrix = Question(
      id: "matter", kind: .matrix, text: LocalizedText(same: "What matters?"),
      options: [.init(code: "1", text: LocalizedText(same: "Little"), value: 1)],
      items: [.init(code: "money", text: LocalizedText(same: "Money"))])
    var content = IntakeScreen.Content()
    content.base = "/nb/o/ks/campaigns/k27/import/1"
    content.file = "answers.csv"
    content.sentences = ["New answers: 3"]
    content.units = WorkTable(
      "Units", columns: ["Unit", "Row"], rows: [[.init("Bindal"), .init("2")]])
    content.faults = ["Row 2: nothing."]
    content.unknown = [(3, "Odd")]
    content.questionnaire = Questionnaire(
      id: "vsr", title: LocalizedText(same: "Survey"), wave: .init(id: "2027"),
      questions: [question, several, ranking, matrix])
    let stored = AnswerVersion(
      number: 1, value: .choices(["yes"]), change: "c", by: .init(id: "a", name: "Kari"),
      at: Moment(milliseconds: 1_800_000_000_000))
    let collected = AnswerChange(question: "plan", value: .choices(["no"]), basis: 1, id: "i")
    content.conflicts = [false, true].map {
      .init(
        unit: "Bindal", question: question, stored: stored, collected: collected, isTaken: $0)
    }
    content.conflictCount = "2 answers differ."
    content.seen = "abc"
    content.canStore = true
    let words = AnswerWords(language, time: .centralEuropean)
    return [
      upload(isDraft: true, needsSignOff: false), upload(isDraft: false, needsSignOff: true),
      upload(isDraft: false, needsSignOff: false),
      IntakeScreen(content, words: words, problems: problems, token: "token").screen(),
      IntakeScreen(.init(), words: words, token: "token").screen(),
    ]
  }
}
