import Languages
import Measures
import Problems
import Surveys
import TestSupport
import Testing

@testable import SurveyFormats

/// What the rows of a form become, told by small forms.
struct XLSFormKindTests {
  private func read(_ text: String) throws -> ImportedQuestionnaire {
    try XLSFormImport.read(Array(text.utf8), file: "form.md")
  }

  @Test func `groups become sections, tables and conditions`() throws {
    let imported = try read(
      """
      | survey |
      | | type | name | label::Norsk (nb) | relevant | appearance | required |
      | | select_one yn | first | Er dere med? | | | yes |
      | | begin group | part | Del | selected(${first}, 'yes') | | |
      | | integer | count | Hvor mange? | | | |
      | | begin group | table | Hvor enig? | ${count} > 2 | table-list | |
      | | select_one scale | one | Rad én | | | yes |
      | | select_one scale | two | Rad to | ${count} > 5 | | yes |
      | | end group | | | | | |
      | | begin group | silent | | ${count} >= 3 | | |
      | | text | why | Hvorfor? | ${one} >= 2 | multiline | |
      | | end group | | | | | |
      | | end group | | | | | |
      | choices |
      | | list_name | name | label::Norsk (nb) |
      | | yn | yes | Ja |
      | | yn | no | Nei |
      | | scale | 1 | Uenig |
      | | scale | 2 | Enig |
      """)
    let questionnaire = imported.questionnaire
    #expect(questionnaire.languages == [.nb])
    #expect(questionnaire.sections.map(\.id) == ["part"])
    #expect(
      questionnaire.sections[0].condition == .isAny(question: "first", options: ["yes"]))
    #expect(questionnaire.questions.map(\.id) == ["first", "count", "table", "why"])
    #expect(questionnaire.questions.map(\.section) == [nil, "part", "part", "part"])
    let table = questionnaire.questions[2]
    #expect(table.kind == .matrix)
    #expect(table.isRequired)
    #expect(table.items.map(\.code) == ["one", "two"])
    #expect(table.options.map(\.value) == [1, 2])
    #expect(table.items[1].condition.map(ConditionText.text) == "expression('count > 5')")
    #expect(
      questionnaire.questions[3].condition
        == .all([
          .atLeast(question: "count", 3), .atLeast(question: "table", item: "one", 2),
        ]))
    #expect(questionnaire.questions[1].checks == [FormLimits.whole])
    #expect(imported.problems == [])
  }

  @Test func `constraints become limits, or checks where words go with them`() throws {
    let imported = try read(
      """
      | survey |
      | | type | name | label | constraint | constraint_message |
      | | decimal | share | Andel | . >= 0 and . <= 100 | |
      | | decimal | area | Areal | . > 0 | Må være over null |
      | | text | name | Navn | string-length(.) <= 20 | |
      | | date | day | Dag | . >= date('2026-01-01') | |
      | | select_multiple l | many | Flere | count-selected(.) <= 2 and not(selected(., 'a') and selected(., 'b')) | |
      | choices |
      | | list_name | name | label |
      | | l | a | A |
      | | l | b | B |
      | | l | c | C |
      """)
    let questions = imported.questionnaire.questions
    #expect(questions[0].minimum == 0 && questions[0].maximum == 100 && questions[0].checks.isEmpty)
    #expect(questions[1].minimum == nil)
    #expect(questions[1].checks.map(\.that.text) == [". > 0"])
    #expect(questions[1].checks.map { $0.message.text(in: .nb) } == ["Må være over null"])
    #expect(questions[2].maximum == 20)
    #expect(questions[3].earliest?.description == "2026-01-01")
    #expect(questions[4].maximum == 2 && questions[4].checks.count == 1)
  }

  @Test func `a filter offers options by the answers before`() throws {
    let imported = try read(
      """
      | survey |
      | | type | name | label | choice_filter |
      | | select_one county | county | Fylke | |
      | | select_one place | place | Kommune | county=${county} |
      | choices |
      | | list_name | name | label | county |
      | | county | c1 | Ett | |
      | | county | c2 | To | |
      | | place | p1 | En | c1 |
      | | place | p2 | Annen | c2 |
      """)
    #expect(
      imported.questionnaire.questions[1].options.map(\.condition) == [
        .isAny(question: "county", options: ["c1"]), .isAny(question: "county", options: ["c2"]),
      ])
    #expect(imported.problems == [])
  }

  @Test func `names become ids, and what they change to is told`() throws {
    let imported = try read(
      """
      | survey |
      | | type | name | label | relevant |
      | | select_one L | Årsak | Hvorfor? | |
      | | text | Unit | Enhet | ${Årsak} = 'ALL' |
      | choices |
      | | list_name | name | label |
      | | L | ALL | Alle |
      | | L | b c | Andre |
      """)
    let questionnaire = imported.questionnaire
    #expect(questionnaire.questions.map(\.id) == ["aarsak", "unit-2"])
    #expect(questionnaire.questions[0].options.map(\.code) == ["all-2", "b-c"])
    #expect(
      questionnaire.questions[1].condition == .isAny(question: "aarsak", options: ["all-2"]))
    #expect(imported.renamed == ["Årsak": "aarsak", "Unit": "unit-2"])
    #expect(
      imported.problems.map(\.code) == [
        "form.renamed", "form.option-renamed", "form.option-renamed", "form.renamed",
      ])
  }

  @Test(arguments: [
    ("| | integer | a | A | | ${b} > 1 |", "xlsform.unknown-reference-near"),
    ("| | begin group | g | G | | |", "xlsform.begin-without-end"),
    ("| | end group | | | | |", "xlsform.end-without-begin"),
    ("| | select_one missing | a | A | | |", "xlsform.no-choices"),
    ("| | integer | a b | A | | |", "xlsform.bad-name"),
    ("| | teleport | a | A | | |", "xlsform.unknown-type"),
    ("| | range | a | A | start=1 end=x | |", "xlsform.bad-parameter"),
    ("| | | a | A | | |", "xlsform.no-type"),
  ])
  func `a mistake is told with its place`(row: String, code: String) {
    let text =
      "| survey |\n| | type | name | label | parameters | relevant |\n| | text | first | F | | |\n"
      + row + "\n"
    let refused = #expect(throws: InputRefused.self) { try read(text) }
    #expect(refused?.problems.filter { $0.severity == .error }.map(\.code) == [code])
    #expect(refused?.problems.first?.place.line == 4)
  }

  @Test func `the content says what a file is`() throws {
    #expect(
      try QuestionnaireFile.kind(of: Array("PK\u{3}\u{4}".utf8), file: "x") == .xlsForm(.workbook))
    #expect(
      try QuestionnaireFile.kind(of: Array("\n| survey |".utf8), file: "x") == .xlsForm(.markdown))
    #expect(
      try QuestionnaireFile.kind(of: Array("survey,,".utf8), file: "x") == .xlsForm(.delimited))
    #expect(try QuestionnaireFile.kind(of: Array("<?xml?>".utf8), file: "x") == .limeSurvey)
    #expect(
      try QuestionnaireFile.kind(
        of: Array("id\trelated_id\tclass\ttype/scale\tname\n".utf8), file: "x") == .limeSurveyRows)
  }
}
