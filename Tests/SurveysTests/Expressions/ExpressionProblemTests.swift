import Measures
import Problems
import Surveys
import Testing

@Suite("What can be wrong in an expression")
struct ExpressionProblemTests {
  static let place = Place("q.yaml", line: 7, column: 11)

  /// What is told of an expression that decides on the last question.
  static func problems(_ text: String, inCheck: Bool = false) -> [Problem] {
    do throws(InputRefused) {
      let expression = try AnswerExpression(text, at: place)
      let last = Question(
        id: "last", kind: .number, text: Sample.text("last"),
        condition: inCheck ? nil : .expression(expression),
        checks: inCheck ? [.init(that: expression, message: Sample.text("no"))] : [])
      let questions =
        Array(ExpressionValueTests.questionnaire.questions.prefix(9)) + [
          Question(id: "note", kind: .note, text: Sample.text("note")), last,
          Sample.single("later"),
        ]
      return Sample.questionnaire(questions).problems(
        levels: ["municipality", "county"],
        attributes: [
          RespondentAttribute(id: "size", classes: ["small", "large"]),
          RespondentAttribute(id: "population", classes: nil),
        ]
      ) { Place("q.yaml", cell: $0) }
    } catch {
      return error.problems
    }
  }

  @Test(arguments: [
    ("", "expression.empty", 11), ("stage =", "expression.ends", 18),
    ("stage = 'planned", "expression.not-closed", 19), ("(view > 1", "expression.not-closed", 11),
    ("view > 1)", "expression.unexpected", 19), ("1 < view < 3", "expression.chained", 20),
    ("Stage = 1", "expression.unexpected", 11), ("stage in 'a'", "expression.list", 20),
    ("stage in (view)", "expression.list", 21),
    ("selcted(who, 'a')", "expression.unknown-function-near", 11),
    ("view > 1 and today(1) > when", "expression.arguments", 24),
    ("stagee = 'planned'", "expression.unknown-question-near", 11),
    ("stage = 'planed'", "expression.unknown-option-near", 19),
    ("'planed' = stage", "expression.unknown-option-near", 11),
    ("view > 1 and later = 'yes'", "expression.later-question", 24),
    ("last > 1", "expression.own-question", 11), (". > 1", "expression.no-own-answer", 11),
    ("hours-staff > 1", "expression.minus-in-name", 11),
    ("hours", "expression.not-a-condition", 11),
    ("hours and view > 1", "expression.wants-boolean", 11),
    ("words + 1 > 2", "expression.wants-number", 11), ("stage > 2", "expression.no-order", 17),
    ("who = 'a'", "expression.compares-choices", 11), ("grid > 2", "expression.item-missing", 11),
    ("grid.tme > 2", "expression.unknown-item-near", 11), ("view.x > 2", "expression.no-part", 11),
    ("answered(note)", "expression.asks-nothing", 20),
    ("unit.siz = 'small'", "expression.unknown-attribute-near", 11),
    ("unit.size = 'smal'", "expression.unknown-option-near", 23),
    ("matches(words, '(a')", "expression.bad-pattern", 29),
    ("matches(words, words)", "expression.pattern-not-written", 26),
    ("if(view > 1, 'a', 2) = 'a'", "expression.not-alike", 29),
    ("count-selected(words) > 1", "expression.wants-choices", 26),
    ("when > 'yesterday'", "expression.no-order", 16),
    ("when = 3", "expression.not-comparable", 16),
    ("answered(view > 1)", "expression.wants-question", 25),
    ("date('2026-02-30') > when", "expression.wants-date", 16),
  ])
  func `a problem tells its column`(text: String, code: String, column: Int) {
    let found = Self.problems(text).filter { $0.severity == .error }
    #expect(found.map(\.code) == [code])
    #expect(found.first?.place.line == 7)
    #expect(found.first?.place.column == column)
  }

  @Test(arguments: [
    "stage = 'planned' or view >= 3", "selected(who, 'a') and not selected(who, 'b')",
    "grid.time in ('1', '2')", "when + 30 > today()", "unit.population > 1000",
    "selected(unit.levels, 'county')", "if(view > 2, hours, staff) < 3", "length(words) > 3",
    "coalesce(stage, 'none') = 'none'",
  ])
  func `what fits the questions is no problem`(text: String) {
    #expect(Self.problems(text) == [])
  }

  @Test func `a check may ask about its own answer`() {
    #expect(Self.problems(". > 0 and last < 10 and . >= hours", inCheck: true) == [])
    #expect(
      Self.problems(". = 'x'", inCheck: true).map(\.code) == ["expression.not-comparable"])
  }

  @Test func `an expression has a largest length and depth`() {
    let deep = String(repeating: "(", count: 100) + "1 = 1" + String(repeating: ")", count: 100)
    #expect(Self.problems(deep).map(\.code) == ["expression.too-deep"])
    let nots = String(repeating: "not ", count: 100) + "true"
    #expect(Self.problems(nots).map(\.code) == ["expression.too-deep"])
    let minuses = String(repeating: "-", count: 3000) + "1"
    #expect(Self.problems(minuses).map(\.code) == ["expression.too-deep"])
    let sum = String(repeating: "1 + ", count: 2000) + "1 > 0"
    #expect(Self.problems(sum).map(\.code) == ["expression.too-deep"])
    let long = String(repeating: " ", count: 10_001)
    #expect(Self.problems(long).map(\.code) == ["expression.too-long"])
    let wide = Array(repeating: "view > 1", count: 800).joined(separator: " or ")
    #expect(Self.problems(wide) == [])
  }

  @Test func `a question that no answers lead to is told`() throws {
    func never(_ condition: String, _ more: [Question] = []) throws -> [String] {
      let questions =
        [Sample.single("first", ["yes", "no"]), Sample.number("count"), Sample.multiple("many")]
        + more + [
          Sample.single("goal", condition: .expression(try AnswerExpression(condition)))
        ]
      return Sample.questionnaire(questions).problems(levels: ["municipality", "county"]) {
        Place("q", cell: $0)
      }.map { "\($0.code) \($0.place.cell ?? "")" }
    }
    let told = ["questionnaire.never-asked questions.3.ask-if"]
    #expect(try never("first = 'yes' and first = 'no'") == told)
    #expect(try never("count > 3 and count < 2") == told)
    #expect(try never("count > 1 and count < 1.5") == [])
    #expect(try never("selected(many, 'none') and selected(many, 'a')") == told)
    #expect(try never("selected(many, 'a') and selected(many, 'b')") == [])
    #expect(try never("false") == told)
    #expect(try never("count * 2 > 3 and count < 1") == [])
    let middle = Sample.single(
      "middle", condition: .isAny(question: "first", options: ["no"]))
    let more = ["questionnaire.never-asked questions.4.ask-if"]
    #expect(try never("middle = 'yes' and first = 'yes'", [middle]) == more)
    #expect(try never("middle = 'yes' and first = 'no'", [middle]) == [])
    let counties = Sample.single("counties", levels: ["county"])
    #expect(
      try never("counties = 'yes' and not selected(unit.levels, 'county')", [counties]) == more)
  }
}
