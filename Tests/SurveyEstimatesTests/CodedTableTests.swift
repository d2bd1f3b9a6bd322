import Languages
import Measures
import SurveyEstimates
import Surveys
import Testing

@Suite("Tables of coded answers")
struct CodedTableTests {
  /// A text question; what each unit's answer is coded as by A and, where it read it, by B.
  static func survey(
    _ codings: [(a: String, b: String?)?], groups: [String] = [], isMachineMade: Bool = false,
    unanswered: Int = 0
  ) -> SampleSurvey {
    let frame = CodeFrame(
      question: "q",
      codes: ["p", "m"].map {
        CodeFrame.Code(
          id: $0, name: SampleSurvey.text($0.uppercased()), definition: SampleSurvey.text($0))
      }, isMachineMade: isMachineMade)
    var units = codings.indices.map { index in
      SampleSurvey.Unit(
        groups: index < groups.count ? ["size": groups[index]] : [:],
        answers: ["q": .text("Words")])
    }
    units += (0..<unanswered).map { _ in
      SampleSurvey.Unit(answers: ["q": .notAnswered, "other": .choices(["yes"])])
    }
    let answers = codings.enumerated().compactMap { index, codes -> CodedAnswer? in
      guard let codes else { return nil }
      let read = [("A", codes.a)] + (codes.b.map { [("B", $0)] } ?? [])
      return CodedAnswer(
        unit: String(index + 1), levels: ["municipality"],
        codings: read.map { coder, text in
          CodedAnswer.Coding(coder: coder, codes: text.map { String($0) }.filter { $0 != "-" })
        })
    }
    return SampleSurvey(
      questions: [
        SampleSurvey.question(.text), SampleSurvey.question(.single, ["yes", "no"], id: "other"),
      ], units: units, attributes: groups.isEmpty ? [] : ["size"],
      codings: [AnswerCoding(frame: frame, answers: answers)])
  }

  static let double: [(a: String, b: String?)?] = zip(
    ["p", "p", "p", "m", "m", "-", "pm", "m", "p", "m"],
    ["p", "p", "m", "m", "m", "-", "p", "m", "p", "-"]
  ).map { ($0, $1) }

  @Test func `shares are of the answers that are coded, the rest stands outside`() throws {
    let tables = try Self.survey(
      [("p", nil), ("pm", nil), ("-", nil), ("m", nil), nil], unanswered: 3
    ).tables()
    let table = try tables.named("survey.q.codes")
    #expect(
      table.dimensions[0].categories.map(\.code) == ["p", "m", "no-code", "all", "not-answered"])
    for (code, count) in [("p", 2), ("m", 2), ("no-code", 1)] {
      let cell = try table.cell("answer=\(code)")
      #expect(cell.count == count)
      #expect(cell.base == .answers(answered: 4, population: 8))
      #expect(cell.oneDecimal == 25 * Double(count))
    }
    #expect(try table.cell("answer=not-answered").count == 4)
    #expect(try tables.named("survey.q").cell("answer=answered").count == 5)
  }

  @Test func `codes are divided by every attribute`() throws {
    let tables = try Self.survey(
      [("p", nil), ("p", nil), ("m", nil)], groups: ["small", "large", "large"]
    ).tables()
    let table = try tables.named("survey.q.codes.by.size")
    #expect(try table.cell("answer=p, size=large").oneDecimal == 50)
    #expect(try table.cell("answer=p, size=small").oneDecimal == 100)
  }

  @Test func `where two differ only what both gave counts`() throws {
    let table = try Self.survey(Self.double).tables().named("survey.q.codes")
    let counts = try ["p", "m", "no-code"].map { try table.cell("answer=\($0)").count }
    #expect(counts == [4, 3, 3])
  }

  /// The same cells as of a question with several choices that has the same counts.
  @Test func `few answers are kept back as in any question with several choices`() throws {
    let codes = ["p", "p", "m", "p", "pm", "p", "m", "m", "p", "p", "-", "p"]
    let groups = ["a", "a", "a", "a", "a", "b", "b", "b", "b", "b", "b", "c"]
    let coded = Self.survey(codes.map { ($0, nil) }, groups: groups)
    let options =
      SampleSurvey.options(["p", "m"]) + [
        Question.Option(
          code: "no-code", text: SampleSurvey.text("No code"), isExclusive: true)
      ]
    var plain = SampleSurvey(
      questions: [
        Question(id: "q", kind: .multiple, text: SampleSurvey.text("Question"), options: options)
      ], units: coded.units, attributes: ["size"])
    for (index, text) in codes.enumerated() {
      let chosen = text == "-" ? ["no-code"] : text.map { String($0) }
      plain.units[index].answers = ["q": .choices(chosen)]
    }
    let policy = Disclosure(minimumBase: 3, minimumCount: 3)
    let one = try coded.tables(policy)
    let other = try plain.tables(policy)
    for end in ["", ".by.size"] {
      let mine = try one.named("survey.q.codes\(end)").cells
      #expect(mine.map(\.value) == (try other.named("survey.q\(end)").cells.map(\.value)))
      #expect(mine.contains { $0.value == .unknown(.suppressed) })
    }
  }

  /// Alpha by the Python package `krippendorff`, kappa by `statsmodels`.
  @Test(arguments: [
    ("p", 0.8080808080808081, 0.8), ("m", 0.4242424242424242, 0.4),
    ("all", 0.5648854961832062, 0.5454545454545453),
  ])
  func `agreement is measured code by code and for the whole set of codes`(
    code: String, alpha: Double, kappa: Double
  ) throws {
    let survey = Self.survey(Self.double + [("p", nil)])
    let table = try survey.tables().named("survey.q.agreement")
    let first = try table.cell("answer=\(code), coefficient=alpha")
    let second = try table.cell("answer=\(code), coefficient=kappa")
    #expect((try #require(first.value.number) - alpha).magnitude < 1e-14)
    #expect((try #require(second.value.number) - kappa).magnitude < 1e-14)
    #expect(first.base == .answers(answered: 10, population: 11))
    let interval = try #require(first.interval)
    #expect(interval.lower < alpha && alpha < interval.upper)
    #expect(second.interval != nil)
  }

  @Test func `a code on which the coders hardly agree is named`() throws {
    let table = try Self.survey(Self.double).tables().named("survey.q.agreement")
    let notes = table.notes.map { $0.text(in: .nb) }
    #expect(notes.contains { $0.contains("0,67") && $0.hasSuffix("for M.") })
  }

  @Test func `kappa needs the same two coders for all answers`() throws {
    var survey = Self.survey(Self.double)
    let coding = try #require(survey.codings.first)
    var answers = coding.answers
    answers[0] = CodedAnswer(
      unit: "1", levels: ["municipality"],
      codings: ["A", "C"].map { CodedAnswer.Coding(coder: $0, codes: ["p"]) })
    survey.codings = [AnswerCoding(frame: coding.frame, answers: answers)]
    let table = try survey.tables().named("survey.q.agreement")
    #expect(
      try table.cell("answer=p, coefficient=kappa").value == .unknown(.notApplicable))
    // Who read an answer does not matter to alpha.
    let alpha = try #require(try table.cell("answer=p, coefficient=alpha").value.number)
    #expect((alpha - 0.8080808080808081).magnitude < 1e-14)
  }

  @Test func `there is nothing to say of agreement where one has coded`() throws {
    #expect(try Self.survey([("p", nil)]).tables()["survey.q.agreement"] == nil)
  }

  @Test func `agreement on a code that few were given is kept back with the code`() throws {
    let codes: [(a: String, b: String?)?] =
      (0..<8).map { _ in ("p", "p") } + [("m", "m"), ("m", "p")]
    let tables = try Self.survey(codes).tables(Disclosure(minimumBase: 3, minimumCount: 3))
    let table = try tables.named("survey.q.agreement")
    let hidden = Value.unknown(.suppressed)
    #expect(try tables.named("survey.q.codes").cell("answer=m").value == hidden)
    #expect(try table.cell("answer=m, coefficient=alpha").value == hidden)
    #expect(try table.cell("answer=m, coefficient=kappa").value == hidden)
    #expect(try table.cell("answer=p, coefficient=alpha").value.number != nil)
    let few = try Self.survey(codes).tables(Disclosure(minimumBase: 11, minimumCount: 1))
    #expect(try few.named("survey.q.agreement").cells.allSatisfy { $0.value == hidden })
  }

  @Test func `what a machine has coded says so in title and notes`() throws {
    let tables = try Self.survey(Self.double, isMachineMade: true).tables()
    let codes = try tables.named("survey.q.codes")
    #expect(codes.title.text(in: .nb).contains("kodet av en maskin"))
    for table in [codes, try tables.named("survey.q.agreement")] {
      #expect(table.notes.contains { $0.text(in: .nb) == "Kodene er satt av en maskin." })
    }
    let human = try Self.survey(Self.double).tables().named("survey.q.codes")
    #expect(!human.title.text(in: .nb).contains("maskin"))
    #expect(!human.notes.contains { $0.text(in: .nb).contains("maskin") })
  }
}
