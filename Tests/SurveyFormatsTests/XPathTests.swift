import Problems
import Surveys
import Testing

@testable import SurveyFormats

/// Expressions of forms, and what they become.
struct XPathTests {
  @Test(arguments: [
    (
      "${a} = 'x' or ${b} > 3 and not(selected(${c}, 'd'))",
      "${a} = 'x' or ${b} > 3 and not(selected(${c}, 'd'))"
    ),
    ("(${a}='x' or ${b}>3) and ../c != \"it's\"", "(${a} = 'x' or ${b} > 3) and ${c} != \"it's\""),
    ("1 - 2 - 3 * (4 + -5) div 6 mod 7", "1 - 2 - 3 * (4 + -5) div 6 mod 7"),
    (". >= today() and string-length(.) < .5", ". >= today() and string-length(.) < 0.5"),
    ("/data/group/question = ‘ja’", "${question} = 'ja'"),
    ("instance('l')/root/item[name=${a}]/label", "instance('l')/root/item[name=${a}]/label"),
    ("div-1 + count-selected(${m})", "div-1 + count-selected(${m})"),
  ])
  func `are read and written again`(text: String, written: String) throws {
    let expression = try XPath(text)
    #expect(expression.description == written)
    #expect(try XPath(written) == expression)
  }

  @Test(arguments: [
    ("", 1), ("${a", 1), ("${a} = ", 8), ("'open", 1), ("a b", 3), ("1 + (2", 7),
    ("selected(${a},", 15),
    ("because pyxform doesn't know", 9), ("${}", 1), ("1 ? 2", 3),
  ])
  func `tell where they are wrong`(text: String, column: Int) {
    let malformed = #expect(throws: XPath.Malformed.self) { try XPath(text) }
    #expect(malformed?.column == column)
  }

  @Test func `that nest too deep or are too long are refused`() {
    let deep = String(repeating: "(", count: 5_000) + "1" + String(repeating: ")", count: 5_000)
    #expect(throws: XPath.Malformed.self) { try XPath(deep) }
    #expect(throws: XPath.Malformed.self) { try XPath(String(repeating: "-", count: 20_000) + "1") }
    #expect(throws: XPath.Malformed.self) { try XPath(String(repeating: "not(", count: 9_000)) }
    #expect(throws: XPath.Malformed.self) {
      try XPath(String(repeating: "1+", count: 40_000) + "1")
    }
  }

  /// A question of each kind that conditions ask about.
  private static let targets: [String: FormTarget] = {
    func target(_ id: String, _ kind: Question.Kind, _ index: Int) -> FormTarget {
      FormTarget(
        kind: kind, question: id, item: nil, codes: ["A": "a", "b": "b", "3": "3"], dontKnow: nil,
        index: index)
    }
    return [
      "one": target("one", .single, 0), "many": target("many", .multiple, 1),
      "number": target("number", .number, 2), "words": target("words", .text, 3),
      "later": target("later", .single, 9),
    ]
  }()

  @Test(arguments: [
    ("${one} = 'A' or ${one}='b'", "is('one', '', 'a', 'b')"),
    (
      "not(selected(${many}, 'A')) and ${number} >= 2",
      "all(not(is('many', '', 'a')), at-least('number', '', 2))"
    ),
    ("${words} != ''", "answered('words', '')"),
    ("${one} != 'A'", "not(is('one', '', 'a'))"),
    ("${number} > 2", "expression('number > 2')"),
    ("not(${number} > 2)", "not(expression('number > 2'))"),
    ("${calc} > 10", "expression('(number * 2) > 10')"),
    (
      "count-selected(${many}) >= 2 and regex(${words}, '[a-z]+')",
      "all(expression('count-selected(many) >= 2'), expression(\"matches(words, '[a-z]+')\"))"
    ),
    ("0", "expression('false')"),
  ])
  func `become conditions`(text: String, condition: String) throws {
    let maker = ConditionMaker(
      targets: Self.targets, formulas: ["calc": try XPath("${number} * 2")], index: 5, own: nil)
    #expect(ConditionText.text(try maker.condition(try XPath(text))) == condition)
    #expect(ConditionText.condition(condition) == (try maker.condition(try XPath(text))))
  }

  @Test(arguments: [
    ("${later} = 'A'", "${later}"), ("${one} = 'unknown'", "${one} = 'unknown'"),
    ("pulldata('f', 'a', 'b', ${one}) = 1", "pulldata()"), ("position(..) = 1", "position()"),
    ("${circle} = 1", "circle"),
  ])
  func `that cannot be said are told`(text: String, part: String) throws {
    let maker = ConditionMaker(
      targets: Self.targets, formulas: ["circle": try XPath("${circle} + 1")], index: 5, own: nil)
    let refused = #expect(throws: Untranslatable.self) {
      _ = try maker.condition(try XPath(text))
    }
    #expect(refused?.part == part)
  }
}
