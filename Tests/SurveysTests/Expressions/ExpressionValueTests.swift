import Measures
import Problems
import Testing

@testable import Surveys

@Suite("What an expression comes to")
struct ExpressionValueTests {
  static let questionnaire = Sample.questionnaire([
    Sample.single("stage", ["planned", "governed", "none"]), Sample.scale("view"),
    Sample.multiple("who"), Sample.ranking("help"), Sample.number("hours"), Sample.number("staff"),
    Question(id: "when", kind: .date, text: Sample.text("when")),
    Question(id: "words", kind: .text, text: Sample.text("words")), Sample.matrix("grid"),
    Sample.single("open"), Sample.number("blank"),
    Question(
      id: "other-who", kind: .single, text: Sample.text("?"),
      options: Sample.options(["a"]) + [
        Question.Option(code: "else", text: Sample.text("else"), takesText: true)
      ]),
  ])
  static let answers: [String: Answer] = [
    "stage": .choices(["planned"]), "view": .choices(["4"]), "who": .choices(["a", "b"]),
    "help": .ranking(["c", "a"]), "hours": .number(7.5), "staff": .number(0),
    "when": Day("2024-02-28").map { .date($0) } ?? .notAsked, "words": .text("Blåbærskog 12"),
    "grid": .items(["time": .choices(["3"]), "money": .dontKnow]), "open": .notAnswered,
    "other-who": .choices(["else"]), "other-who.other": .text("A club"),
  ]
  static let respondent = Respondent(
    levels: ["municipality"],
    attributes: ["size": .choice("small", value: nil), "population": .number(4200)],
    day: Day("2026-11-21"))

  static func value(_ text: String, own: (Question, Answer)? = nil) throws -> AnswerValue {
    questionnaire.value(
      of: try AnswerExpression(text), respondent: respondent, answers: answers, own: own)
  }

  @Test(arguments: [
    ("stage = 'planned'", AnswerValue.boolean(true)), ("stage == \"governed\"", .boolean(false)),
    ("stage in ('governed', 'planned')", .boolean(true)),
    ("stage not in ('governed')", .boolean(true)), ("${stage} <> 'none'", .boolean(true)),
    ("view >= 4 and view < 5", .boolean(true)), ("view = '4'", .boolean(true)),
    ("value(view) * 2 - 1", .number(7)), ("2 + 3 * 4", .number(14)), ("(2 + 3) * 4", .number(20)),
    ("7 - 2 - 1", .number(4)), ("-hours", .number(-7.5)), ("hours / staff", .unknown),
    ("mod(-7, 3)", .number(-1)), ("round(2.345, 2)", .number(2.35)), ("round(hours)", .number(8)),
    ("floor(-1.5)", .number(-2)), ("abs(-3)", .number(3)),
    ("selected(who, 'b', 'c')", .boolean(true)), ("selected(stage, 'none')", .boolean(false)),
    ("count-selected(who)", .number(2)), ("rank(help, 'a')", .number(2)),
    ("rank(help, 'd')", .unknown), ("who in ('c', 'a')", .boolean(true)),
    ("grid.time > 2", .boolean(true)), ("grid.money = 'dont-know'", .boolean(true)),
    ("value(grid.money)", .unknown), ("answered(grid.money)", .boolean(false)),
    ("answered(grid)", .boolean(true)), ("answered(open)", .boolean(false)),
    ("sum(hours, blank, staff)", .number(7.5)), ("sum(blank)", .unknown),
    ("max(hours, view)", .number(7.5)), ("min(hours, blank)", .number(7.5)),
    ("if(stage = 'planned', hours, 0)", .number(7.5)), ("if(open = 'yes', 1, 2)", .unknown),
    ("coalesce(blank, hours)", .number(7.5)), ("coalesce(open = 'yes', false)", .boolean(false)),
    ("known(blank)", .boolean(false)), ("length(words)", .number(13)),
    ("contains(words, 'bær')", .boolean(true)), ("starts-with(words, 'Blå')", .boolean(true)),
    ("ends-with(words, '12')", .boolean(true)), ("lower(words)", .text("blåbærskog 12")),
    ("matches(words, '\\w+ [0-9]{1,3}')", .boolean(true)),
    ("concat(stage, ':', 3)", .text("planned:3")),
    ("number('12.5') + 1", .number(13.5)), ("number(view)", .number(4)), ("text(7)", .text("7")),
    ("other-who.other", .text("A club")), ("answered(other-who.other)", .boolean(true)),
    ("when < '2024-03-01'", .boolean(true)), ("when + 2 = date('2024-03-01')", .boolean(true)),
    ("today() - when", .number(997)), ("year(when)", .number(2024)),
    ("unit.size = 'small' and unit.population > 4000", .boolean(true)),
    ("selected(unit.levels, 'county')", .boolean(false)), ("'it''s' = 'it''s'", .boolean(true)),
    ("not stage = 'none'", .boolean(true)), ("hours ≥ 7 and hours ≠ 8", .boolean(true)),
  ])
  func `an expression reads the answers`(text: String, expected: AnswerValue) throws {
    #expect(try Self.value(text) == expected)
  }

  /// Kleene's tables: `open` is not answered, so a comparison with it is unknown.
  @Test(arguments: [
    ("true and true", AnswerValue.boolean(true)), ("true and false", .boolean(false)),
    ("true and open = 'yes'", .unknown), ("false and open = 'yes'", .boolean(false)),
    ("open = 'yes' and open = 'no'", .unknown), ("true or open = 'yes'", .boolean(true)),
    ("false or open = 'yes'", .unknown), ("open = 'yes' or open = 'no'", .unknown),
    ("false or false", .boolean(false)), ("not open = 'yes'", .unknown),
    ("not true", .boolean(false)), ("blank + 1 > 0", .unknown), ("selected(open, 'yes')", .unknown),
  ])
  func `what is not answered is unknown`(text: String, expected: AnswerValue) throws {
    #expect(try Self.value(text) == expected)
  }

  @Test func `a point stands for the answer itself`() throws {
    let hours = try #require(Self.questionnaire.question("hours"))
    #expect(try Self.value(". <= 24 and . > staff", own: (hours, .number(30))) == .boolean(false))
    #expect(try Self.value(". <= 24", own: (hours, .number(20))) == .boolean(true))
  }

  /// Python: (date(2024, 3, 1) - date(1970, 1, 1)).days is 19783, and so on.
  @Test(arguments: [
    ("1970-01-01", 0), ("2024-03-01", 19783), ("2000-02-29", 11016), ("1900-03-01", -25508),
    ("0001-01-01", -719162), ("9999-12-31", 2_932_896),
  ])
  func `days are counted as in the calendar`(text: String, count: Int) throws {
    let day = try #require(Day(text))
    #expect(day.count == count)
    #expect(Day(count: count) == day)
  }

  @Test func `every day of four hundred years is met once`() {
    var last = Day(count: -1)
    for count in 0..<146_097 {
      let day = Day(count: count)
      #expect(day?.count == count)
      if let last, let day { #expect(last < day) }
      last = day
    }
    #expect(Day(count: 2_932_897) == nil && Day(count: -719_163) == nil)
  }

  @Test(arguments: [
    ("a*b", ["b", "aaab"], ["a", "ba", ""]), ("(ab|cd)+", ["ab", "cdab"], ["", "abc"]),
    ("[^,;]{2,3}", ["ab", "abc"], ["a", "a,", "abcd"]), ("\\d{4}-\\d{2}", ["2026-11"], ["26-11"]),
    ("^x?$", ["", "x"], ["xx"]), ("a.c", ["abc", "aøc"], ["ac", "a\nc"]),
    ("[a-c\\-_]+", ["a-b_c"], ["d"]), ("(a|b|)c", ["ac", "bc", "c"], ["abc"]),
    ("\\.\\*", [".*"], ["ab"]), ("(?:a{0})b", ["b"], ["ab"]), ("[]a]+", ["]a"], ["b"]),
  ])
  func `a pattern fits the whole of a text`(pattern: String, fits: [String], not: [String]) throws {
    let pattern = try TextPattern(pattern)
    for text in fits { #expect(pattern.fits(text), "\(text)") }
    for text in not { #expect(!pattern.fits(text), "\(text)") }
  }

  /// Such a pattern takes readers that go back 2^40 steps.
  @Test func `a pattern with many ways takes no longer than others`() throws {
    let pattern = try TextPattern("(a|aa)*(a*)*b")
    #expect(!pattern.fits(String(repeating: "a", count: 2000)))
    #expect(throws: TextPattern.Refusal.self) { try TextPattern("((a{100}){100}){100}") }
  }

  @Test(arguments: ["(a", "a)", "[a", "a**", "\\b", "(?=a)", "a{2,1}", "*", "\\1", "[z-a]", "a\\"])
  func `what cannot be held linear is no pattern`(pattern: String) {
    #expect(throws: TextPattern.Refusal.self) { try TextPattern(pattern) }
  }
}
