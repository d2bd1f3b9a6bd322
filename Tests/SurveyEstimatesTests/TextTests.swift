import Languages
import Measures
import SurveyEstimates
import Surveys
import Testing

@Suite("Words of the tables")
struct TextTests {
  @Test func `every language has the same words for questionnaires, answers and tables`() {
    func keys(_ language: Language) -> [String] {
      language.keys.filter {
        $0.hasPrefix("survey.") || $0.hasPrefix("problem.questionnaire.")
          || $0.hasPrefix("problem.answers.")
      }
    }
    for language in Language.all { #expect(keys(language) == keys(.standard)) }
    #expect(keys(.standard).count > 150)
  }

  @Test func `all that a table says is said in every language`() throws {
    let values: [Double] = [1, 2, 3, 4]
    let codes = ["1", "2", "3", "4"]
    let items = [Question.Item(code: "i", text: SampleSurvey.text("i"))]
    let condition = Condition.isAny(question: "single", options: ["1"])
    let questions = [
      SampleSurvey.question(.single, codes, dontKnow: true, id: "single"),
      SampleSurvey.question(.multiple, codes, levels: ["county"], id: "multiple"),
      SampleSurvey.question(
        .scale, codes, values: values, condition: condition, id: "scale"),
      SampleSurvey.question(.ranking, codes, id: "ranking"),
      SampleSurvey.question(.number, id: "number"), SampleSurvey.question(.text, id: "text"),
      SampleSurvey.question(.matrix, codes, values: values, items: items, id: "matrix"),
    ]
    let units = (0..<30).map { index in
      let code = codes[index % 3]
      return SampleSurvey.Unit(
        levels: index == 0
          ? ["municipality", "county"] : [index % 5 == 0 ? "county" : "municipality"],
        groups: index < 3 ? [:] : ["size": index < 15 ? "small" : "large"],
        answers: index > 26
          ? nil
          : [
            "single": .choices([code]), "multiple": .choices([code]),
            "scale": index % 3 == 0 ? .choices([code]) : .notAsked, "ranking": .ranking([code]),
            "number": .number(Double(index)), "text": .text("a"),
            "matrix": .items(["i": .choices([code])]),
          ])
    }
    let survey = SampleSurvey(
      questions: questions, units: units, attributes: ["size"],
      excluded: [
        .init(unit: "99", levels: ["county"], reason: SampleSurvey.text("reason"))
      ])
    let tables = try survey.tables(Disclosure())
    #expect(tables.count == 35)
    var texts: [LocalizedText] = []
    for table in tables.values {
      texts += [table.title, table.universe, table.unit.label] + table.notes
      texts += table.dimensions.flatMap { [$0.name] + $0.categories.map(\.label) }
    }
    for language in Language.all {
      for text in texts {
        let words = text.text(in: language.tag)
        #expect(!words.contains("[") && !words.contains("{"), "\(language.tag): \(words)")
      }
    }
    let notes = Set(tables.values.flatMap(\.notes).map { $0.text(in: .en) })
    #expect(notes.count >= 13, "each kind of note is met")
    let named = try tables.named("survey.multiple")
    #expect(named.universe.text(in: .en) == "Those who answered the question (county)")
    #expect(
      try tables.named("survey.scale.mean.by.size").title.text(in: .nn)
        == "Question scale: gjennomsnitt, etter size")
  }
}
