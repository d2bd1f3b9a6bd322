import Foundation
import Languages
import Measures
import Problems
import Testing

@testable import Surveys

@Suite("Answers as JSON and as fields")
struct AnswerFormTests {
  static let date = Question(id: "when", kind: .date, text: Sample.text("when"))
  static let file = Question(id: "plan", kind: .file, text: Sample.text("plan"))
  static let place = Question(id: "where", kind: .place, text: Sample.text("where"))
  static let words = Question(id: "words", kind: .text, text: Sample.text("words"))

  /// Answers of every kind, each with a question that takes it.
  static func cases() throws -> [(Question, Answer)] {
    let point = try #require(Location.Point(latitude: 59.9139, longitude: -10.7522))
    let zero = try #require(Location.Point(latitude: 0, longitude: -0.0000001))
    var found: [(Question, Answer)] = [
      (Sample.single("one"), .choices(["yes"])), (Sample.single("one"), .dontKnow),
      (Sample.single("one"), .notAnswered), (Sample.scale("scale"), .choices(["3"])),
      (Sample.multiple("many"), .choices(["a", "c"])), (Sample.multiple("many"), .dontKnow),
      (Sample.ranking("order"), .ranking(["d", "a"])),
      (Sample.matrix("grid"), .items(["time": .choices(["2"]), "money": .dontKnow])),
      (words, .text("Åpent | lukket > \"ja\",\nto linjer")),
      (date, .date(try #require(Day("2026-02-28")))),
      (
        file,
        .file(
          FileReference(id: "f-1.A", name: "a|b plan.pdf", mediaType: "application/pdf", size: 123))
      ),
    ]
    for number in [
      0, -3, 1.5, 0.1 + 0.2, 1e20, 1.25e-9, -6.02214076e23, 5e-300, 1.7976931348623157e308,
    ] {
      found.append((Sample.number("number"), .number(number)))
    }
    for (point, text) in [
      (point, ""), (point, "Rådhuset|2"), (nil, "Storgata 1"), (nil, "1,2"), (nil, "|1,2|x"),
      (zero, "x"), (nil, "91,1"),
    ] as [(Location.Point?, String)] {
      found.append((place, .place(try #require(Location(point: point, text: text)))))
    }
    return found
  }

  @Test func `an answer comes back from JSON as it was`() throws {
    for (_, answer) in try Self.cases() + [(Self.words, Answer.notAsked)] {
      let json = try JSONEncoder().encode(answer)
      #expect(try JSONDecoder().decode(Answer.self, from: json) == answer)
    }
  }

  @Test func `the JSON form is the one that is written down`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    func json(_ answer: Answer) throws -> String {
      String(decoding: try encoder.encode(answer), as: UTF8.self)
    }
    #expect(try json(.dontKnow) == #"{"kind":"none","reason":"dont-know"}"#)
    #expect(try json(.choices(["a", "b"])) == #"{"codes":["a","b"],"kind":"choices"}"#)
    #expect(
      try json(.items(["time": .notAnswered]))
        == #"{"items":{"time":{"kind":"none","reason":"not-answered"}},"kind":"items"}"#)
    #expect(
      try json(.date(try #require(Day("2026-03-01"))))
        == #"{"date":"2026-03-01","kind":"date"}"#)
    for wrong in [
      #"{"kind":"none","reason":"bored"}"#, #"{"kind":"date","date":"2026-02-30"}"#,
      #"{"kind":"place"}"#, #"{"kind":"place","latitude":3}"#,
      #"{"kind":"place","latitude":91,"longitude":0}"#, #"{"kind":"magic"}"#, "3",
    ] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(Answer.self, from: Data(wrong.utf8))
      }
    }
  }

  @Test func `an answer comes back from its fields as it was`() throws {
    for (question, answer) in try Self.cases() {
      let fields = question.fields(of: answer)
      let (responses, problems) = Sample.read(
        [question],
        [["4001", "2026-03-02", "complete", ""] + question.columns.map { fields[$0] ?? "" }])
      #expect(problems.filter { $0.code != "answers.empty-response" } == [], "\(answer)")
      #expect(responses.first?[question.id] == answer, "\(fields)")
    }
  }

  @Test(arguments: [
    (1.0, "1"), (-0.5, "-0.5"), (1e21, "1000000000000000000000"), (1.5e-7, "0.00000015"),
    (123456789.125, "123456789.125"), (2.5e15, "2500000000000000"), (-1e-5, "-0.00001"),
  ])
  func `a number is written in full`(number: Double, text: String) {
    #expect(decimal(number) == text)
  }

  @Test func `what may be thousands or decimals is asked about, in each language`() throws {
    let number = Sample.number("number")
    let english = try #require(Language.named(.en))
    #expect(
      throws: AnswerFault(.thousandsOrDecimals, ["whole": "1500", "part": "1,5"])
    ) { try number.answer(controls: ["1.500"], in: .standard) }
    #expect(
      throws: AnswerFault(.thousandsOrDecimals, ["whole": "-12250", "part": "-12.25"])
    ) { try number.answer(controls: ["-12,250"], in: english) }
    #expect(try number.answer(controls: ["1,500"], in: .standard) == .number(1.5))
    #expect(try number.answer(controls: ["1.500"], in: english) == .number(1.5))
    #expect(try number.answer(controls: ["1 500"], in: .standard) == .number(1500))
  }

  @Test func `what a form sends is understood leniently`() throws {
    let number = Sample.number("number")
    #expect(try number.answer(controls: [" 1 234,5 "], in: .standard) == .number(1234.5))
    #expect(try number.answer(controls: ["\u{2212}3"], in: .standard) == .number(-3))
    #expect(try number.answer(controls: ["  "], in: .standard) == .notAnswered)
    #expect(throws: AnswerFault(.notANumber)) {
      try number.answer(controls: ["many"], in: .standard)
    }
    #expect(try number.answer(controls: ["1.5"], in: .standard) == .number(1.5))
    #expect(try number.answer(controls: ["0.125"], in: .standard) == .number(0.125))
    let many = Sample.multiple("many")
    #expect(try many.answer(controls: ["c", "a"], in: .standard) == .choices(["a", "c"]))
    #expect(try many.answer(controls: ["dont-know"], in: .standard) == .dontKnow)
    #expect(try Self.place.answer(controls: ["59,9", "10.7", ""], in: .standard).isAnswered)
    #expect(throws: AnswerFault(.notAPlace)) {
      try Self.place.answer(controls: ["95", "10", "x"], in: .standard)
    }
    #expect(throws: AnswerFault(.severalOptions)) {
      try Sample.single("one").answer(controls: ["yes", "no"], in: .standard)
    }
  }

  @Test func `words to an option have a column of their own`() {
    let question = Question(
      id: "one", kind: .single, text: Sample.text("?"),
      options: Sample.options(["a"]) + [
        Question.Option(code: "else", text: Sample.text("else"), takesText: true)
      ])
    let header = ["unit", "submitted", "one", "one.other"]
    let (responses, problems) = Sample.read(
      header: header,
      [
        ["4001", "2026-03-02", "else", "a club"], ["4003", "2026-03-02", "a", "a club"],
        ["4005", "2026-03-02", "else", ""],
      ], questions: [question])
    #expect(responses.map { $0["one.other"] } == [.text("a club"), .notAsked, .notAnswered])
    #expect(problems.map(\.code) == ["answers.other-not-chosen"])
    let (without, none) = Sample.read(
      header: ["unit", "submitted", "one"], [["4001", "2026-03-02", "else"]],
      questions: [question])
    #expect(without.count == 1 && none.isEmpty)
  }
}
