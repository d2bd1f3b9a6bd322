import Measures
import Problems
import Testing

@testable import Surveys

/// A generator with a seed, so that what is made up is the same each time (Steele and others 2014, SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("Expressions made up by chance")
struct ExpressionPropertyTests {
  /// Expressions that can be read, of all that the grammar has.
  static func expression(_ depth: Int, _ chance: inout Seeded) -> String {
    let leaves = [
      "stage", "view", "who", "help", "hours", "staff", "when", "words", "grid.time", "grid.money",
      "open", "blank", "unit.size", "unit.levels", "unit.population", "unit.nothing", ".", "true",
      "false", "0", "1", "3.5", "99999999999", "'planned'", "'a'", "'2024-02-29'", "''", "'[a-z]+'",
      "'(a|b)*'", "grid", "nothing", "other-who.other", "today()",
    ]
    guard depth > 0, Int.random(in: 0..<5, using: &chance) > 0 else {
      return leaves.randomElement(using: &chance) ?? "true"
    }
    func part() -> String { "(" + expression(depth - 1, &chance) + ")" }
    switch Int.random(in: 0..<6, using: &chance) {
    case 0: return "not " + part()
    case 1: return part() + (Bool.random(using: &chance) ? " and " : " or ") + part()
    case 2:
      let sign = AnswerExpression.Operator.allCases.randomElement(using: &chance) ?? .add
      return part() + " \(sign.rawValue) " + part()
    case 3: return part() + " in ('a', 3, 'planned')"
    case 4: return "-" + part()
    default:
      let function = AnswerExpression.Function.allCases.randomElement(using: &chance) ?? .today
      let least = function.arguments.lowerBound
      let count = Int.random(
        in: least...Swift.min(least + 2, function.arguments.upperBound), using: &chance)
      return "\(function.rawValue)("
        + (0..<count).map { _ in expression(depth - 1, &chance) }.joined(separator: ", ") + ")"
    }
  }

  static func answer(_ chance: inout Seeded) -> Answer {
    let codes = ["planned", "a", "b", "4", "99", ""].shuffled(using: &chance)
    let simple: [Answer] =
      [
        .notAsked, .notAnswered, .dontKnow, .choices(Array(codes.prefix(2))), .choices([]),
        .ranking(Array(codes.prefix(3))), .number(.random(in: -1e9...1e9, using: &chance)),
        .number(1e308), .number(-0.0), .text(codes.joined()), .text(""),

        .file(FileReference(id: "x", name: "n", mediaType: "a/b", size: 1)),
      ] + [Day("9999-12-31"), Day("0001-01-01")].compactMap { $0.map { .date($0) } }
    if Int.random(in: 0..<6, using: &chance) == 0 {
      return .items(["time": simple.randomElement(using: &chance) ?? .notAsked, "x": .dontKnow])
    }
    return simple.randomElement(using: &chance) ?? .notAsked
  }

  @Test func `every expression ends in a value, whatever the answers`() throws {
    var chance = Seeded(state: 2026)
    let questionnaire = ExpressionValueTests.questionnaire
    var known = 0
    for _ in 0..<5000 {
      let text = Self.expression(5, &chance)
      let expression = try AnswerExpression(text)
      var answers: [String: Answer] = [:]
      for question in questionnaire.questions { answers[question.id] = Self.answer(&chance) }
      let own = questionnaire.questions[Int.random(in: 0..<9, using: &chance)]
      let value = questionnaire.value(
        of: expression, respondent: ExpressionValueTests.respondent, answers: answers,
        own: (own, Self.answer(&chance)))
      if value.isKnown { known += 1 }
      if case .number(let number) = value { #expect(number.isFinite, "\(text)") }
    }
    #expect(known > 500)
  }

  /// A number, made of parts that are numbers.
  static func number(_ depth: Int, _ chance: inout Seeded) -> String {
    let leaves = [
      "hours", "staff", "blank", "view", "3.5", "0", "grid.time", "unit.population",
      "count-selected(who)", "length(words)", "year(when)", "(today() - when)", "rank(help, 'a')",
    ]
    guard depth > 0 else { return leaves.randomElement(using: &chance) ?? "0" }
    func part() -> String { number(depth - 1, &chance) }
    switch Int.random(in: 0..<5, using: &chance) {
    case 0:
      return "(\(part()) \(["+", "-", "*", "/"].randomElement(using: &chance) ?? "+") \(part()))"
    case 1:
      return
        "\(["sum", "min", "max", "mod", "coalesce"].randomElement(using: &chance) ?? "sum")(\(part()), \(part()))"
    case 2: return "if(\(truth(depth - 1, &chance)), \(part()), \(part()))"
    case 3: return "-round(\(part()), 2)"
    default: return part()
    }
  }

  /// Something true or false, made of parts that fit.
  static func truth(_ depth: Int, _ chance: inout Seeded) -> String {
    let leaves = [
      "stage = 'planned'", "stage in ('none', 'dont-know')", "selected(who, 'a', 'b')",
      "answered(grid)", "answered(open)", "matches(words, '[a-zåæø ]+\\d*')",
      "when >= '2024-01-01'",
      "when + 3 < today()", "unit.size != 'small'", "contains(lower(words), stage)", "true",
      "selected(unit.levels, 'municipality')", "coalesce(stage, open) = 'yes'",
    ]
    guard depth > 0 else { return leaves.randomElement(using: &chance) ?? "true" }
    func part() -> String { truth(depth - 1, &chance) }
    switch Int.random(in: 0..<5, using: &chance) {
    case 0: return "not (\(part()))"
    case 1: return "(\(part()) and \(part()))"
    case 2: return "(\(part()) or \(part()))"
    case 3:
      let sign = ["=", "!=", "<", "<=", ">", ">="].randomElement(using: &chance) ?? "="
      return "\(number(depth - 1, &chance)) \(sign) \(number(depth - 1, &chance))"
    default: return "known(\(number(depth - 1, &chance)))"
    }
  }

  @Test func `what fits passes the check and comes to true, false or unknown`() throws {
    var chance = Seeded(state: 7)
    var outcomes: [AnswerValue: Int] = [:]
    for _ in 0..<3000 {
      let text = Self.truth(4, &chance)
      let expression = try AnswerExpression(text)
      var check = ExpressionCheck(
        questionnaire: ExpressionValueTests.questionnaire, levels: ["municipality"],
        attributes: [
          RespondentAttribute(id: "size", classes: ["small"]),
          RespondentAttribute(id: "population", classes: nil),
        ], question: Sample.number("last"), own: nil, reach: 12, expression: expression,
        fallback: Place("q"))
      check.run()
      #expect(check.log.problems == [], "\(text)")
      outcomes[try ExpressionValueTests.value(text), default: 0] += 1
    }
    #expect(Set(outcomes.keys) == [.boolean(true), .boolean(false), .unknown])
  }

  static func condition(_ depth: Int, _ chance: inout Seeded) -> Condition {
    if depth > 0, Bool.random(using: &chance) {
      let parts = (0..<Int.random(in: 1...3, using: &chance)).map { _ in
        condition(depth - 1, &chance)
      }
      switch Int.random(in: 0..<3, using: &chance) {
      case 0: return .all(parts)
      case 1: return .any(parts)
      default: return .not(parts[0])
      }
    }
    let leaves: [Condition] = [
      .answered(question: "stage"), .answered(question: "grid", item: "time"),
      .answered(question: "grid", item: "money"), .answered(question: "blank"),
      .isAny(question: "stage", options: ["planned", "dont-know"]),
      .isAny(question: "who", options: ["a", "c"]), .isAny(question: "help", options: ["d"]),
      .isAny(question: "grid", item: "money", options: ["dont-know", "1"]),
      .atLeast(question: "view", 3), .atMost(question: "hours", -2.5),
      .atLeast(question: "grid", item: "time", 2),
    ]
    return leaves.randomElement(using: &chance) ?? leaves[0]
  }

  @Test func `a condition says the same when it is written as an expression`() throws {
    var chance = Seeded(state: 11)
    let questionnaire = ExpressionValueTests.questionnaire
    let fields: [String: [Answer]] = [
      "stage": [.choices(["planned"]), .choices(["none"]), .dontKnow, .notAnswered, .notAsked],
      "view": [.choices(["2"]), .choices(["4"]), .dontKnow, .notAnswered],
      "who": [.choices(["a"]), .choices(["b", "c"]), .dontKnow, .notAsked],
      "help": [.ranking(["d", "a"]), .ranking(["b"]), .notAnswered],
      "hours": [.number(-3), .number(5), .notAnswered],
      "grid": [
        .items(["time": .choices(["1"]), "money": .dontKnow]), .notAsked,
        .items(["time": .choices(["3"]), "money": .choices(["1"])]),
      ],
    ]
    for _ in 0..<3000 {
      let condition = Self.condition(3, &chance)
      let answers = fields.mapValues { $0.randomElement(using: &chance) ?? .notAsked }
      let value = questionnaire.value(
        of: try condition.asExpression(), respondent: Respondent(levels: []), answers: answers)
      #expect(value == .boolean(questionnaire.holds(condition, answers: answers)))
    }
  }

  @Test func `any bytes are read or refused with a place`() {
    var chance = Seeded(state: 99)
    let signs = Array("abz019 .,()'\"+-*/<>=!${}_æ\n\t×≤not and or in if(")
    for _ in 0..<5000 {
      let text = String(
        (0..<Int.random(in: 0..<40, using: &chance)).map { _ in
          signs.randomElement(using: &chance) ?? "a"
        })
      do throws(InputRefused) {
        _ = try AnswerExpression(text, at: Place("q", line: 1, column: 1))
      } catch {
        #expect(error.problems.count == 1)
        let column = error.problems.first?.place.column ?? 0
        #expect((1...(text.count + 1)).contains(column), "\(text)")
      }
    }
  }
}
