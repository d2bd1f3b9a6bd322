import Fieldwork
import Languages
import Measures
import Surveys
import TestSupport

@testable import Screens

/// Every page of a personal link.
extension SampleScreens {
  static func answering(in language: Language) -> [Screen] {
    do {
      let sample = try AnsweringSample(language)
      return try sample.screens()
    } catch {
      return []
    }
  }
}

struct NoSample: Error {}

func sampled<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw NoSample() }
  return value
}

/// A response with every kind of question, in the states that its pages tell of.
struct AnsweringSample {
  let language: Language
  let now: Moment
  let questionnaire: Questionnaire
  let coordinator = Person(id: "link")
  let colleague = Person(id: "kari", name: "Kari")
  let approver = Person(id: "boss", name: "Ola")

  init(_ language: Language) throws {
    self.language = language
    now = try sampled(Moment("2027-01-05T09:00:00Z"))
    questionnaire = try AnsweringSample.questionnaire()
  }

  static func words(_ text: String) -> LocalizedText { LocalizedText(same: text) }

  static func questionnaire() throws -> Questionnaire {
    func option(_ code: String, unknown: Bool = false, other: Bool = false) -> Question.Option {
      Question.Option(
        code: code, text: words("Option \(code)"), value: 1, isDontKnow: unknown,
        isExclusive: code == "none", takesText: other)
    }
    let options = [
      option("x"), option("y", other: true), option("none"), option("dk", unknown: true),
    ]
    func question(
      _ kind: Question.Kind, options: [Question.Option] = [], isLong: Bool = true,
      maximum: Double? = nil, condition: Condition? = nil, unit: UnitOfMeasure? = nil
    ) -> Question {
      Question(
        id: kind.rawValue, section: "a", kind: kind, text: words("Asked \(kind.rawValue)"),
        help: words("Help"), isRequired: kind == .single, condition: condition, options: options,
        items: kind == .matrix ? [.init(code: "i", text: words("Item"))] : [], maximum: maximum,
        unit: unit, isLong: isLong)
    }
    return Questionnaire(
      id: "all", title: words("All"), wave: .init(id: "2027"),
      sections: [
        .init(id: "a", title: words("First")), .init(id: "b", title: words("Second")),
        .init(id: "c", title: words("Third")),
      ],
      questions: [
        question(.single, options: options), question(.multiple, options: options, maximum: 2),
        question(.scale, options: options), question(.matrix, options: options),
        question(.ranking, options: options),
        question(
          .number, options: [option("dk", unknown: true)],
          unit: UnitOfMeasure(code: "persons", label: words("persons"), decimals: 0)),
        question(.text), question(.date, isLong: false), question(.file), question(.place),
        question(.note), Question(id: "more", section: "b", kind: .text, text: words("More?")),
        Question(
          id: "later", section: "b", kind: .text, text: words("Later?"),
          condition: .isAny(question: "single", options: ["none"])),
        Question(
          id: "last", section: "c", kind: .number, text: words("Last?"), minimum: 1, maximum: 5),
      ])
  }

  func rules(
    needsSignOff: Bool, closes: String = "2027-02-01T22:59:59Z", isClosed: Bool = false
  ) throws -> ResponseRules {
    let same = Self.words("Words")
    let plan = CampaignPlan(
      title: Self.words("Survey"), questionnaire: .init(id: "all", number: 1),
      opens: try sampled(Moment("2027-01-04T07:00:00Z")), closes: try sampled(Moment(closes)),
      notice: .init(asker: same, purpose: same, use: same, questions: same),
      sender: .init(name: "KS", address: try sampled(EmailAddress("ask@ks.example"))),
      needsSignOff: needsSignOff)
    let campaign = Campaign(
      id: "k27", owner: "ks", review: "vsr", plan: plan,
      frame: SamplingFrame(units: [.init(code: "1811", levels: ["municipality"])]))
    let open = try campaign.applying(
      .open(languages: [.nb]), by: Person(id: "editor"), at: plan.opens)
    let closed = try open.state.applying(.close, by: Person(id: "editor"), at: now)
    return ResponseRules(
      campaign: isClosed ? closed.state : open.state, questionnaire: questionnaire)
  }

  func response(_ rules: ResponseRules, answers: [(String, Answer)]) throws -> SharedResponse {
    var response = SharedResponse(
      id: "k27.1811", campaign: "k27", unit: "1811", levels: ["municipality"])
    let changes = answers.enumerated().map {
      AnswerChange(question: $1.0, value: $1.1, basis: 0, id: "c\($0)")
    }
    func apply(_ command: ResponseCommand, _ person: Person, _ access: Access) throws {
      response = try response.applying(command, by: person, with: access, rules: rules, at: now)
        .response
    }
    try apply(.answer(changes), coordinator, .coordinator)
    for (id, parts) in [("d1", ["a"]), ("d2", ["b"]), ("d3", ["a"])] {
      try apply(
        .delegate(
          .init(
            id: id, parts: parts, person: id == "d1" ? colleague : Person(id: id, name: "Per"),
            address: EmailAddress("kari@bindal.example"), words: "Please")), coordinator,
        .coordinator)
    }
    try apply(.open, colleague, .part(delegation: "d1"))
    try apply(.finish, Person(id: "d2", name: "Per"), .part(delegation: "d2"))
    try apply(.withdraw(delegation: "d3"), coordinator, .coordinator)
    try apply(
      .comment(.init(id: "c", question: "text", text: "Who knows?")), colleague,
      .part(delegation: "d1"))
    try apply(.comment(.init(id: "e", text: "I do.")), coordinator, .coordinator)
    return response
  }

  static let answers: [(String, Answer)] = [
    ("single", .choices(["y"])), ("single.other", .text("Our own")),
    ("multiple", .choices(["x", "y"])), ("scale", .dontKnow),
    ("matrix", .items(["i": .choices(["x"])])), ("ranking", .ranking(["y", "x"])),
    ("number", .number(12.5)), ("text", .text("Much")),
    (
      "file",
      .file(FileReference(id: "f", name: "a.pdf", mediaType: "application/pdf", size: 1_500_000))
    ),
  ]
}
