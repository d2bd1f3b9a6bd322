import Languages
import Problems
import Surveys
import Testing

/// What can be done to a questionnaire, and what is refused.
struct EditingTests {
  private let levels: Set<String> = ["municipality", "county"]

  private func expression(_ text: String) throws -> Condition {
    .expression(try AnswerExpression(text))
  }

  private func sample() throws -> Questionnaire {
    Sample.questionnaire(
      [
        Sample.single("stage", ["none", "planned"]).in("a"),
        Sample.number("hours", condition: try expression("stage = 'planned'")).in("a"),
        Sample.matrix("lacks").in("b"),
        Sample.single(
          "last", condition: .isAny(question: "stage", options: ["planned"])
        ).in("b"),
        Sample.number("more", condition: try expression("lacks.time = '1' or answered(hours)"))
          .in("b"),
      ],
      sections: [
        .init(id: "a", title: Sample.text("A")), .init(id: "b", title: Sample.text("B")),
      ])
  }

  private func ids(_ questionnaire: Questionnaire) -> [String] {
    questionnaire.questions.map(\.id)
  }

  private func codes(_ work: () throws -> Questionnaire) -> [String] {
    do {
      _ = try work()
      return []
    } catch {
      return (error as? InputRefused)?.problems.map(\.code) ?? ["?"]
    }
  }

  @Test func `a new id is followed wherever the question is asked about`() throws {
    let old = try sample()
    let question = try #require(old.question("stage")).called("how-far")
    let new = try old.applying(.replaceQuestion("stage", .init(question)), levels: levels)
    #expect(try new.question("hours")?.condition == expression("how-far = 'planned'"))
    #expect(
      new.question("last")?.condition == .isAny(question: "how-far", options: ["planned"]))
    #expect(ids(new) == ["how-far", "hours", "lacks", "last", "more"])
  }

  @Test func `new codes of options and items are followed`() throws {
    let old = try sample()
    let stage = Question(
      id: "stage", section: "a", kind: .single, text: Sample.text("stage"),
      options: Sample.options(["none", "begun"]))
    let new = try old.applying(
      .replaceQuestion("stage", .init(stage, options: ["planned": "begun"])), levels: levels)
    #expect(try new.question("hours")?.condition == expression("stage = 'begun'"))
    #expect(new.question("last")?.condition == .isAny(question: "stage", options: ["begun"]))
    let lacks = Question(
      id: "1-lacks", section: "b", kind: .matrix, text: Sample.text("lacks"),
      options: try #require(old.question("lacks")).options,
      items: [
        .init(code: "hours", text: Sample.text("hours")),
        .init(code: "money", text: Sample.text("money")),
      ])
    let last = try old.applying(
      .replaceQuestion("lacks", .init(lacks, items: ["time": "hours"])), levels: levels)
    #expect(
      try last.question("more")?.condition
        == expression("${1-lacks.hours} = '1' or answered(hours)"))
  }

  @Test func `what others ask about cannot be taken away or put after them`() throws {
    let old = try sample()
    let gone = codes { try old.applying(.removeQuestion("stage"), levels: levels) }
    #expect(gone.count == 2)
    #expect(gone.contains { $0.contains("unknown-question") })
    #expect(!codes { try old.applying(.moveQuestion("stage", .down), levels: levels) }.isEmpty)
    #expect(codes { try old.applying(.removeQuestion("more"), levels: levels) } == [])
    let fewer = Question(
      id: "stage", section: "a", kind: .single, text: Sample.text("stage"),
      options: Sample.options(["none", "done"]))
    let refused = codes {
      try old.applying(.replaceQuestion("stage", .init(fewer)), levels: levels)
    }
    #expect(refused.contains { $0.hasPrefix("expression.unknown-option") })
  }

  @Test func `ids stay unique`() throws {
    let old = try sample()
    #expect(
      codes { try old.applying(.addQuestion(Sample.single("stage")), levels: levels) }
        == ["questionnaire.duplicate-question"])
    let new = try old.applying(.duplicateQuestion("stage"), levels: levels)
    #expect(ids(new).prefix(3) == ["stage", "stage-2", "hours"])
    #expect(ids(try new.applying(.duplicateQuestion("stage"), levels: levels)).contains("stage-3"))
  }

  @Test func `questions move within their section, and sections with their questions`() throws {
    let old = try sample()
    let moved = try old.applying(.moveQuestion("last", .up), levels: levels)
    #expect(ids(moved) == ["stage", "hours", "last", "lacks", "more"])
    #expect(ids(try old.applying(.moveQuestion("stage", .up), levels: levels)) == ids(old))
    #expect(!codes { try old.applying(.moveSection("b", .up), levels: levels) }.isEmpty)
    let free = Sample.questionnaire(
      [Sample.single("x").in("a"), Sample.single("y").in("b"), Sample.single("z").in("a")],
      sections: old.sections)
    let turned = try free.applying(.moveSection("a", .down), levels: levels)
    #expect(ids(turned) == ["y", "x", "z"])
    #expect(turned.sections.map(\.id) == ["b", "a"])
  }

  @Test func `a new question comes last in its section`() throws {
    let new = try sample().applying(.addQuestion(Sample.number("n").in("a")), levels: levels)
    #expect(ids(new) == ["stage", "hours", "n", "lacks", "last", "more"])
    let empty = try new.applying(
      .addSection(.init(id: "c", title: Sample.text("C"))), levels: levels)
    let last = try empty.applying(.addQuestion(Sample.number("m").in("c")), levels: levels)
    #expect(ids(last).last == "m")
  }

  @Test func `a section with questions stays, and its new id is followed`() throws {
    let old = try sample()
    #expect(
      codes { try old.applying(.removeSection("a"), levels: levels) } == ["edit.section-used"])
    let new = try old.applying(
      .replaceSection("a", .init(id: "first", title: Sample.text("First"))), levels: levels)
    #expect(new.question("stage")?.section == "first")
    #expect(
      codes { try old.applying(.removeQuestion("nothing"), levels: levels) }
        == ["edit.unknown-question"])
  }

  @Test func `errors that were there before do not stop an edit`() throws {
    let broken = Sample.questionnaire([
      Sample.single("x", condition: .answered(question: "gone")), Sample.single("y"),
    ])
    let new = try broken.applying(
      .replaceQuestion("x", .init(Sample.single("z", condition: .answered(question: "gone")))),
      levels: levels)
    #expect(ids(new) == ["z", "y"])
  }
}

extension Question {
  fileprivate func `in`(_ section: String) -> Question {
    Question(
      id: id, section: section, kind: kind, text: text, condition: condition, options: options,
      items: items)
  }

  fileprivate func called(_ id: String) -> Question {
    Question(id: id, section: section, kind: kind, text: text, options: options)
  }
}
