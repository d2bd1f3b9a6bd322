import Languages
import Measures
import Problems
import Surveys
import TestSupport
import Testing

@testable import Store

/// The questionnaire's keys in YAML, and where it is told what is wrong in them.
@Suite("The file of a questionnaire")
struct QuestionnaireFileTests {
  static let more = """
      - {id: hello, section: s, type: note, text: Hello}
      - id: since
        section: s
        type: date
        text: Since when?
        earliest: 2015-01-01
        ask-if: plan = 'yes' and unit.size = 'small'
        check:
          - {that: '. <= today()', message: {en: Not yet, nb: Ikke ennå}}
        variants: [{levels: [municipality], text: Since when m?, help: The day}]
      - {id: paper, section: t, type: file, text: The plan, files: {types: [application/pdf], largest: 100}}
      - {id: office, section: t, type: place, text: Where?}
      - {id: name, section: t, type: text, length: short, maximum: 20, text: Name}
      - id: helper
        section: t
        type: single
        text: Who helps?
        options:
          - {code: none, text: None}
          - {code: county, text: County, ask-if: unit.population < 50000}
          - {code: else, text: Else, other: true}

    """

  static func write(_ folder: SurveyFolder) throws {
    let file = "survey/questionnaire.yaml"
    try folder.replace(
      "sections: [{id: s, title: S}]",
      with: """
        sections: [{id: s, title: S}, {id: t, title: T, ask-if: "selected(uses, 'b')"}]
        previous: {wave: "2021", questions: [{question: plan, from: goals, codes: {maybe: "no"}}, {question: stage, carry: false}]}
        """, in: file)
    try folder.folder.write(
      try folder.folder.read(file) + more, to: file)
    try folder.folder.write(
      """
      unit,submitted,plan,stage,uses,barriers.money,barriers.time,since,paper,office,name,helper,helper.other
      A,2026-01-12,yes,2,a|b,2,1,2020-05-01,f1|application/pdf|99|Plan.pdf,"59.1,10.2|Town hall",Ann,else,A friend
      B,2026-01-13,no,1,a,1,2,,,,,,
      C,2026-01-14,yes,1,b,1,2,,,Main street,,none,

      """, to: "survey/answers.csv")
  }

  @Test func `all keys are read, and answers by them`() throws {
    try SurveyFolder.use { folder in
      try Self.write(folder)
      let (stored, problems) = folder.read()
      #expect(problems.map(\.code) == [])
      let survey = try #require(stored?.survey)
      let questionnaire = survey.questionnaire
      #expect(questionnaire.languages == [.en])
      #expect(questionnaire.sections[1].condition?.questions == ["uses"])
      #expect(questionnaire.previous?.questions.map(\.from) == ["goals", nil])
      let since = try #require(questionnaire.question("since"))
      #expect(since.earliest == Day("2015-01-01") && since.checks.count == 1)
      #expect(since.help(for: ["municipality"])?.text(in: .en) == "The day")
      #expect(questionnaire.question("paper")?.files.largest == 100)
      #expect(questionnaire.question("name")?.isLong == false)
      let answers = survey.responses.map(\.answers)
      #expect(
        answers.map { $0["since"] } == [
          .date(try #require(Day("2020-05-01"))), .notAsked, .notAsked,
        ])
      #expect(
        answers[0]["paper"]
          == .file(
            FileReference(id: "f1", name: "Plan.pdf", mediaType: "application/pdf", size: 99)))
      #expect(answers.map { $0["helper.other"] } == [.text("A friend"), .notAsked, .notAsked])
      #expect(answers[2]["office"] == Location(point: nil, text: "Main street").map { .place($0) })
      #expect(answers[1]["office"] == .notAsked)
    }
  }

  @Test func `an answer that a check refuses is told with its words`() throws {
    try SurveyFolder.use { folder in
      try Self.write(folder)
      try folder.replace("2020-05-01", with: "2027-05-01", in: "survey/answers.csv")
      let problem = try #require(folder.read().problems.first)
      #expect(problem.code == "answers.check" && problem.place.line == 2)
      #expect(problem.message(in: .standard).contains("Ikke ennå"))
    }
  }

  @Test(arguments: [
    ("ask-if: plan = 'yes'", "ask-if: plan = 'yess'", "expression.unknown-option-near", 35, 20),
    ("unit.size = 'small'", "unit.sizes = 'small'", "expression.unknown-attribute-near", 35, 30),
    (". <= today()", ". <= plan", "expression.no-order", 37, 19),
    ("selected(uses", "selected(use", "expression.unknown-question-near", 7, 67),
    ("selected(uses, 'b')", "uses = ", "expression.ends", 7, 65),
    ("largest: 100", "largest: 0", "questionnaire.limit-impossible", 39, nil),
    ("length: short, ", "earliest: 2026-01-01, ", "questionnaire.key-unneeded", 41, nil),
  ])
  func `what is wrong is told with its line and column`(
    text: String, other: String, code: String, line: Int, column: Int?
  ) throws {
    try SurveyFolder.use { folder in
      try Self.write(folder)
      try folder.replace(text, with: other, in: "survey/questionnaire.yaml")
      let problem = try #require(folder.read().problems.first)
      #expect(problem.code == code)
      #expect(problem.place.line == line)
      if let column { #expect(problem.place.column == column) }
    }
  }

  @Test func `marks of translations are kept with the questionnaire`() throws {
    try SurveyFolder.use { folder in
      let file = "survey/questionnaire.yaml"
      try folder.replace("languages: [en]", with: "languages: [en, nb]", in: file)
      try folder.replace("text: Plan\n", with: "text: {en: Plan, nb: Planen}\n", in: file)
      let missing = folder.read().problems
      #expect(missing.map(\.code) == [])
      let mark = TranslationMarks.digest("Plan")
      try folder.folder.write(
        try folder.folder.read(file) + "translated: {nb: {plan.text: \(mark)}}\n", to: file)
      #expect(folder.read().problems.map(\.code) == [])
      try folder.replace("{en: Plan,", with: "{en: A plan,", in: file)
      let told = folder.read().problems
      #expect(told.map(\.code) == ["translation.out-of-date"])
      #expect(told.first?.values["digest"] == TranslationMarks.digest("A plan"))
    }
  }
}
