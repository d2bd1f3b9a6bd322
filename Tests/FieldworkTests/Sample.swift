import Fieldwork
import Languages
import Measures
import Surveys
import TestSupport
import Testing

/// A small questionnaire in the field, and those who answer it.
enum Sample {
  static func text(_ words: String) -> LocalizedText {
    LocalizedText([.nb: words, .nn: words, .en: words])
  }

  static func moment(_ text: String) throws -> Moment { try #require(Moment(text)) }

  static let questionnaire = Questionnaire(
    id: "vsr", title: text("Kartlegging"), wave: Questionnaire.Wave(id: "2027"),
    sections: [
      Questionnaire.Section(id: "plan", title: text("Planer")),
      Questionnaire.Section(id: "money", title: text("Økonomi")),
    ],
    questions: [
      Question(
        id: "use", section: "plan", kind: .single, text: text("Brukes målene?"), isRequired: true,
        options: ["no", "started", "yes"].map { Question.Option(code: $0, text: text($0)) }),
      Question(
        id: "where", section: "plan", kind: .multiple, text: text("I hvilke planer?"),
        condition: .isAny(question: "use", options: ["started", "yes"]),
        options: ["strategy", "society", "land", "else"].map {
          Question.Option(code: $0, text: text($0), takesText: $0 == "else")
        }),
      Question(
        id: "budget", section: "money", kind: .number, text: text("Hvor mye?"), minimum: 0),
      Question(
        id: "barriers", section: "money", kind: .matrix, text: text("Hva hindrer?"),
        options: ["low", "high"].map { Question.Option(code: $0, text: text($0)) }
          + [Question.Option(code: "unsure", text: text("?"), isDontKnow: true)],
        items: ["time", "skills"].map { Question.Item(code: $0, text: text($0)) }),
      Question(id: "remarks", kind: .text, text: text("Noe mer?")),
    ])

  static func plan(signOff: Bool = false) throws -> CampaignPlan {
    CampaignPlan(
      title: text("Kartlegging"), questionnaire: .init(id: "vsr", number: 1),
      opens: try moment("2027-01-04T07:00:00Z"), closes: try moment("2027-02-01T22:59:59Z"),
      notice: .init(
        asker: text("KS"), purpose: text("Rapport"), use: text("Publiseres"),
        questions: text("post@ks.example")),
      sender: .init(name: "KS", address: try #require(EmailAddress("sporsmal@ks.example"))),
      needsSignOff: signOff)
  }

  static func frame() -> SamplingFrame {
    SamplingFrame(units: [
      .init(code: "1811", levels: ["municipality"], groups: ["county": "18", "size": "small"]),
      .init(code: "1804", levels: ["municipality"], groups: ["county": "18", "size": "large"]),
      .init(code: "4001", levels: ["municipality"], groups: ["county": "40", "size": "large"]),
      .init(code: "40", levels: ["county"], groups: ["county": "40"]),
    ])
  }

  static let editor = Person(id: "editor", name: "Redaktør")

  static func campaign(signOff: Bool = false) throws -> Campaign {
    let draft = Campaign(
      id: "k27", owner: "ks", review: "vsr-2027", plan: try plan(signOff: signOff), frame: frame())
    return try draft.applying(
      .open(languages: [.nb, .nn]), by: editor, at: moment("2027-01-03T12:00:00Z")
    ).state
  }

  static func rules(signOff: Bool = false) throws -> ResponseRules {
    ResponseRules(campaign: try campaign(signOff: signOff), questionnaire: questionnaire)
  }

  static let response = SharedResponse(
    id: "k27-1811", campaign: "k27", unit: "1811", levels: ["municipality"])

  static let coordinator = Person(id: "link-1", name: "Planlegger")
  static let colleague = Person(id: "link-2", name: "Økonomisjef")
  static let director = Person(id: "link-3", name: "Kommunedirektør")

  static let inTime = "2027-01-10T10:00:00Z"
  static let tooLate = "2027-02-01T23:00:00Z"
}

extension SharedResponse {
  /// The response after a command that is carried out.
  func doing(
    _ command: ResponseCommand, by person: Person = Sample.coordinator,
    with access: Access = .coordinator, rules: ResponseRules? = nil, at time: String = Sample.inTime
  ) throws -> SharedResponse {
    try applying(
      command, by: person, with: access, rules: rules ?? Sample.rules(),
      at: Sample.moment(time)
    ).response
  }

  /// Why a command is refused.
  func refusal(
    _ command: ResponseCommand, by person: Person = Sample.coordinator,
    with access: Access = .coordinator, rules: ResponseRules? = nil, at time: String = Sample.inTime
  ) throws -> Refusal.Reason? {
    let rules = try rules ?? Sample.rules()
    let moment = try Sample.moment(time)
    do throws(Refusal) {
      _ = try applying(command, by: person, with: access, rules: rules, at: moment)
      return nil
    } catch {
      return error.reason
    }
  }

  /// What becomes of one answer.
  func outcome(
    of change: AnswerChange, by person: Person = Sample.coordinator,
    with access: Access = .coordinator, at time: String = Sample.inTime
  ) throws -> AnswerOutcome {
    let change = try applying(
      .answer([change]), by: person, with: access, rules: try Sample.rules(),
      at: Sample.moment(time))
    return try #require(change.outcomes.first)
  }
}
