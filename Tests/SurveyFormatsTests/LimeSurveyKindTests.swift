import Languages
import Problems
import Surveys
import TestSupport
import Testing

@testable import SurveyFormats

/// Every type of LimeSurvey, as small surveys in its formats.
struct LimeSurveyKindTests {
  private static func table(_ name: String, _ rows: [[String: String]]) -> String {
    let rows = rows.map { row in
      "<row>"
        + row.sorted { $0.key < $1.key }.map { "<\($0)><![CDATA[\($1)]]></\($0)>" }.joined()
        + "</row>"
    }
    return "<\(name)><rows>\(rows.joined(separator: "\n"))</rows></\(name)>\n"
  }

  private static func document(_ tables: String) -> [UInt8] {
    Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>641</DBVersion>
      <languages><language>nb</language></languages>
      \(tables)</document>
      """.utf8)
  }

  /// A survey with one question of each type, whose rows and answers are "r1", "r2" and "a1", "a2".
  private static func everyType(_ types: String, relevance: [String: String] = [:]) -> [UInt8] {
    var questions: [[String: String]] = []
    var rows: [[String: String]] = []
    var answers: [[String: String]] = []
    var texts: [[String: String]] = []
    var words: [[String: String]] = []
    for (number, type) in types.enumerated() {
      let id = String(number + 1)
      let code = "Q\(id)"
      questions.append([
        "qid": id, "parent_qid": "0", "gid": "1", "type": String(type), "title": code,
        "question_order": id, "mandatory": "Y", "other": type == "L" ? "Y" : "N",
        "relevance": relevance[code] ?? "1",
      ])
      texts.append([
        "qid": id, "question": "<p>Spørsmål <b>\(id)</b> &amp; mer</p>", "language": "nb",
      ])
      for part in 1...2 {
        let row = "\(id)0\(part)"
        rows.append([
          "qid": row, "parent_qid": id, "title": "r\(part)", "question_order": "\(part)",
          "scale_id": ":;".contains(type) && part == 2 ? "1" : "0",
        ])
        texts.append(["qid": row, "question": "Rad \(part)", "language": "nb"])
        for scale in type == "1" ? ["0", "1"] : ["0"] {
          let answer = "\(id)9\(part)\(scale)"
          answers.append([
            "aid": answer, "qid": id, "code": "a\(part)", "sortorder": "\(part)", "scale_id": scale,
          ])
          words.append(["aid": answer, "answer": "Svar \(part)", "language": "nb"])
        }
      }
    }
    return document(
      table("groups", [["gid": "1", "group_order": "1", "grelevance": ""]])
        + table("group_l10ns", [["gid": "1", "group_name": "Del én", "language": "nb"]])
        + table("questions", questions) + table("subquestions", rows)
        + table("question_l10ns", texts) + table("answers", answers)
        + table("answer_l10ns", words)
        + table("surveys", [["sid": "77", "language": "nb"]])
        + table("surveys_languagesettings", [["surveyls_language": "nb", "surveyls_title": "Alt"]]))
  }

  @Test func `each type becomes what it is`() throws {
    let types = "15ABCDEFGHIKLMNOPQRSTUXY!:;|*"
    let (imported, _) = try QuestionnaireImport.read(Self.everyType(types), file: "all.lss")
    let found = imported.questionnaire.questions.map {
      "\($0.id) \($0.kind) \($0.options.count) \($0.items.count)"
    }
    #expect(
      found == [
        "q1 matrix 2 2", "q1_scale2 matrix 2 2", "q2 scale 5 0", "q3 matrix 5 2", "q4 matrix 10 2",
        "q5 matrix 3 2", "q6 date 0 0", "q7 matrix 3 2", "q8 matrix 2 2", "q9 single 2 0",
        "q10 matrix 2 2", "q12_r1 number 0 0", "q12_r2 number 0 0", "q13 single 3 0",
        "q14 multiple 2 0", "q15 number 0 0", "q16 single 2 0", "q16_comment text 0 0",
        "q17 multiple 2 0", "q17_r1comment text 0 0", "q17_r2comment text 0 0", "q18_r1 text 0 0",
        "q18_r2 text 0 0", "q19 ranking 2 0", "q20 text 0 0", "q21 text 0 0", "q22 text 0 0",
        "q23 note 0 0", "q24 single 2 0", "q25 single 2 0", "q26_r1_r2 number 0 0",
        "q27_r1_r2 text 0 0", "q28 file 0 0",
      ])
    #expect(imported.questionnaire.question("q2")?.text[.nb] == "Spørsmål 2 & mer")
    #expect(imported.questionnaire.question("q13")?.other?.code == "other")
    #expect(
      Set(imported.problems.map(\.code)) == [
        "lss.type-unsupported", "lss.equation", "lss.table-of-fields", "lss.values-made",
      ])
    #expect(
      imported.problems.filter { $0.code == "lss.type-unsupported" }.map { $0.values["found"] }
        == ["I"])
  }

  @Test(arguments: [
    ("Q1.NAOK == \"a1\"", "is('q1', '', 'a1')"),
    ("{Q1 == 'a1' || Q1 eq 'a2'}", "is('q1', '', 'a1', 'a2')"),
    (
      "((Q2_r1.NAOK == \"Y\") and !is_empty(Q3.NAOK))",
      "all(is('q2', '', 'r1'), not(not(answered('q3', ''))))"
    ),
    ("Q2_r2 != 'Y'", "not(is('q2', '', 'r2'))"),
    ("Q4_r1.NAOK == 'a2'", "is('q4', 'r1', 'a2')"),
    ("77X1X1.NAOK == \"a1\" && Q3.NAOK >= 5", "all(is('q1', '', 'a1'), at-least('q3', '', 5))"),
    ("count(Q2_r1, Q2_r2) > 1", "expression('count-selected(q2) > 1')"),
  ])
  func `relevance becomes routing`(text: String, condition: String) throws {
    let (imported, _) = try QuestionnaireImport.read(
      Self.everyType("!MNFS", relevance: ["Q5": text]), file: "r.lss")
    let found = try #require(imported.questionnaire.question("q5")?.condition)
    #expect(ConditionText.text(found) == condition)
  }

  @Test(arguments: [
    "rand(1, 2) == 1", "Q1.shown == 'x'", "TOKEN:FIRSTNAME == 'x'", "Q9 == 1", "Q1 ==",
  ])
  func `relevance that cannot be said is told`(text: String) throws {
    let (imported, _) = try QuestionnaireImport.read(
      Self.everyType("!MNFS", relevance: ["Q5": text]), file: "r.lss")
    #expect(imported.questionnaire.question("q5")?.condition == nil)
    let told = imported.problems.first { $0.code.hasPrefix("lss.relevance") }
    #expect(told?.values["found"] == text)
    #expect(told?.place.line != nil)
  }

  @Test func `old files keep a row for each language`() throws {
    let old = Self.document(
      Self.table(
        "groups",
        [
          ["gid": "1", "group_name": "En", "language": "en"],
          ["gid": "1", "group_name": "To", "language": "nb"],
        ])
        + Self.table(
          "questions",
          [
            [
              "qid": "1", "parent_qid": "0", "gid": "1", "type": "L", "title": "old",
              "question": "Which?", "language": "en", "question_order": "1",
            ],
            [
              "qid": "1", "parent_qid": "0", "gid": "1", "type": "L", "title": "old",
              "question": "Hvilken?", "language": "nb", "question_order": "1",
            ],
            [
              "qid": "2", "parent_qid": "0", "gid": "1", "type": "S", "title": "next",
              "question": "Why?", "language": "en", "question_order": "2", "relevance": "1",
            ],
          ])
        + Self.table(
          "answers",
          [
            ["qid": "1", "code": "x", "answer": "X-en", "language": "en", "sortorder": "1"],
            ["qid": "1", "code": "x", "answer": "X-nb", "language": "nb", "sortorder": "1"],
            ["qid": "1", "code": "y", "answer": "Y-en", "language": "en", "sortorder": "2"],
          ])
        + Self.table(
          "conditions",
          [
            [
              "qid": "2", "cqid": "1", "cfieldname": "77X1X1", "method": "==", "value": "x",
              "scenario": "1",
            ]
          ])
        + Self.table("surveys", [["sid": "77", "language": "nb"]]))
    let (imported, _) = try QuestionnaireImport.read(old, file: "old.lss")
    let questionnaire = imported.questionnaire
    #expect(questionnaire.questions.map(\.id) == ["old", "next"])
    #expect(questionnaire.questions[0].text.texts == [.en: "Which?", .nb: "Hvilken?"])
    #expect(questionnaire.questions[0].options.map(\.text.texts.count) == [2, 1])
    #expect(questionnaire.questions[1].condition == .isAny(question: "old", options: ["x"]))
  }

  @Test(arguments: [
    (
      "<!DOCTYPE document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><document/>",
      "xml.document-type"
    ),
    ("<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>", "lss.not-a-survey"),
    ("<html/>", "lss.not-a-survey"), ("<document>", "xml.syntax"),
    (String(repeating: "<document>", count: 500), "xml.too-deep"),
  ])
  func `what is no survey is refused`(text: String, code: String) {
    let refused = #expect(throws: InputRefused.self) {
      try QuestionnaireImport.read(Array(text.utf8), file: "x.lss")
    }
    #expect(refused?.problems.map(\.code) == [code])
  }
}
