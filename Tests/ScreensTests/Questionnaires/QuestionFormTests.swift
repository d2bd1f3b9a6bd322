import Languages
import Problems
import Surveys
import Testing

@testable import Screens

/// What a question's form shows comes back as the question.
struct QuestionFormTests {
  @Test func `the form of every question comes back as the question`() throws {
    let questionnaire = try SampleScreens.questionnaire()
    for question in questionnaire.questions {
      let form = QuestionForm(question, in: questionnaire)
      let back = QuestionForm(values: form.values, old: question, in: questionnaire)
      let replacement = try back.replacement()
      #expect(replacement.question == question)
      #expect(replacement.options.isEmpty && replacement.items.isEmpty)
      let carried = questionnaire.previous?.questions.first { $0.question == question.id }
      #expect(replacement.carried == carried)
    }
  }

  @Test func `rows are put in order, taken out, and get codes of their words`() throws {
    let questionnaire = try SampleScreens.questionnaire()
    var form = QuestionForm(new: .single, section: "a", in: questionnaire)
    form.values["text.nb"] = "Hvor langt er dere kommet?"
    for (row, words) in ["På vei", "", "Ikke begynt", "Borte", "På vei"].enumerated() {
      form.values["options.\(row).text.nb"] = words
    }
    form.values["options-rows"] = "5"
    form.values["options.2.order"] = "0,5"
    form.values.tick("options.3.remove", true)
    let question = try form.replacement().question
    #expect(question.id == "hvor-langt-er-dere-kommet")
    #expect(question.options.map(\.code) == ["ikke-begynt", "pa-vei", "pa-vei-2"])
  }

  @Test func `what is wrong is told beside its field with the column of an expression`() throws {
    let questionnaire = try SampleScreens.questionnaire()
    var form = QuestionForm(new: .number, section: nil, in: questionnaire)
    form.values["ask-if"] = "single = "
    form.values["minimum"] = "many"
    let refused = #expect(throws: InputRefused.self) { try form.replacement() }
    let places = (refused?.problems ?? []).map(\.place)
    #expect(Set(places.map(\.file)) == ["text", "ask-if", "minimum"])
    #expect(places.first { $0.file == "ask-if" }?.column == 9)
    let page = BuilderPage(
      base: "/", id: "vsr", title: "T", token: "", basis: 0, mayEdit: true, isReadable: true,
      levels: ["municipality"])
    let told = QuestionScreen(page, form: form, problems: refused?.problems ?? [])
      .fieldProblems(in: .standard)
    #expect(Set(told.compactMap(\.field)) == ["text.nb", "ask-if", "minimum"])
    let other = QuestionScreen(
      page, form: form, problems: [Problem("edit.conflict", at: Place("", cell: "questions.x.id"))]
    ).fieldProblems(in: .standard)
    #expect(other.first?.field == nil)
  }

  @Test func `a new code of an option is told to those who follow it`() throws {
    let questionnaire = try SampleScreens.questionnaire()
    let question = try #require(questionnaire.question("single"))
    var form = QuestionForm(question, in: questionnaire)
    form.values["options.0.code"] = "sure"
    #expect(try form.replacement().options == ["yes": "sure"])
  }
}
