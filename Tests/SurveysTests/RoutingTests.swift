import Surveys
import Testing

@Suite("Routing")
struct RoutingTests {
  let questionnaire = Sample.questionnaire([
    Sample.single("one"), Sample.multiple("many"), Sample.ranking("order"), Sample.scale("mark"),
    Sample.number("size"), Sample.matrix("grid"),
  ])
  let answers: [String: Answer] = [
    "one": .choices(["yes"]), "many": .choices(["a", "c"]), "order": .ranking(["d", "b"]),
    "mark": .choices(["4"]), "size": .number(12),
    "grid": .items(["time": .choices(["3"]), "money": .dontKnow]),
  ]

  @Test(arguments: [
    (Condition.isAny(question: "one", options: ["yes"]), true),
    (.isAny(question: "one", options: ["no"]), false),
    (.isAny(question: "one", options: ["no", "yes"]), true),
    (.isAny(question: "many", options: ["b", "c"]), true),
    (.isAny(question: "many", options: ["b"]), false),
    (.isAny(question: "order", options: ["b"]), true),
    (.isAny(question: "order", options: ["a"]), false),
    (.isAny(question: "grid", item: "time", options: ["3"]), true),
    (.isAny(question: "grid", item: "money", options: ["dont-know"]), true),
    (.answered(question: "grid", item: "money"), false),
    (.answered(question: "size"), true),
    (.atLeast(question: "mark", 4), true),
    (.atLeast(question: "mark", 5), false),
    (.atMost(question: "size", 12), true),
    (.atMost(question: "size", 11.5), false),
    (.atLeast(question: "grid", item: "time", 3), true),
    (.atLeast(question: "grid", item: "money", 0), false),
    (.all([.answered(question: "one"), .atLeast(question: "size", 10)]), true),
    (.all([.answered(question: "one"), .atLeast(question: "size", 13)]), false),
    (.any([.atLeast(question: "size", 13), .answered(question: "one")]), true),
    (.any([.atLeast(question: "size", 13), .answered(question: "gone")]), false),
    (.not(.isAny(question: "one", options: ["yes"])), false),
  ])
  func `a condition reads the answers before it`(condition: Condition, expected: Bool) {
    #expect(questionnaire.holds(condition, answers: answers) == expected)
  }

  @Test(arguments: [Answer.notAsked, .notAnswered, .dontKnow])
  func `an answer that is missing meets no condition, but its opposite`(missing: Answer) {
    let answers = ["one": missing, "size": missing]
    let isYes = Condition.isAny(question: "one", options: ["yes"])
    #expect(!questionnaire.holds(isYes, answers: answers))
    #expect(questionnaire.holds(.not(isYes), answers: answers))
    #expect(!questionnaire.holds(.answered(question: "one"), answers: answers))
    #expect(!questionnaire.holds(.atMost(question: "size", 100), answers: answers))
  }

  @Test func `a question is asked of its levels, an item of its own`() {
    let question = Sample.single("q", levels: ["county"])
    #expect(questionnaire.asks(question, levels: ["county"], answers: [:]))
    #expect(questionnaire.asks(question, levels: ["municipality", "county"], answers: [:]))
    #expect(!questionnaire.asks(question, levels: ["municipality"], answers: [:]))
    let grid = Sample.matrix("g", itemLevels: ["county"])
    #expect(questionnaire.asks(grid, item: grid.items[0], levels: ["municipality"], answers: [:]))
    #expect(!questionnaire.asks(grid, item: grid.items[1], levels: ["municipality"], answers: [:]))
  }

  @Test func `a condition names the questions that it asks about once each`() {
    let condition = Condition.any([
      .answered(question: "b"), .not(.atLeast(question: "a", 1)),
      .all([.isAny(question: "b", options: []), .atMost(question: "c", 1)]),
    ])
    #expect(condition.questions == ["b", "a", "c"])
  }
}
