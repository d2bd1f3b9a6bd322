import Fieldwork
import Foundation
import Languages
import Measures
import Surveys
import Testing

@Suite("A question to everybody")
struct OpenCallTests {
  func call(kind: OpenCall.Kind = .hearing(document: "https://a.example/utkast")) throws
    -> OpenCall
  {
    let plan = try Sample.plan()
    let draft = OpenCall(
      id: "h1", owner: "ks", review: "r",
      plan: .init(
        kind: kind, title: plan.title, introduction: plan.title, notice: plan.notice,
        opens: plan.opens, closes: plan.closes, limit: Throttle(most: 2, seconds: 600)))
    return try draft.applying(
      .open(languages: [.nb]), by: Sample.editor, at: Sample.moment("2027-01-03T12:00:00Z")
    ).state
  }

  func words(_ text: String, shown: Bool = true) -> Submission.Content {
    Submission.Content(language: .nb, text: text, mayBeShown: shown)
  }

  func take(
    _ id: String, _ content: Submission.Content, known: Submission? = nil,
    earlier: [Moment] = [], at time: String = Sample.inTime
  ) throws -> Submission {
    try Submission.taking(
      id, content, to: call(), questionnaire: nil, known: known, earlier: earlier,
      at: Sample.moment(time))
  }

  @Test func `a submission is taken once, however often it is sent`() throws {
    let first = try take("s1", words("Mer buss"))
    let again = try take("s1", words("Mer buss"), known: first, at: Sample.tooLate)
    #expect(again == first)
    #expect(throws: Refusal(.idUsed, ["id": "s1"])) {
      try take("s1", words("Mindre buss"), known: first)
    }
    #expect(throws: Refusal(.closed)) { try take("s2", words("Mer"), at: Sample.tooLate) }
    #expect(throws: Refusal(.emptySubmission)) { try take("s2", words(" \n")) }
  }

  @Test func `too much from one place is put off`() throws {
    let moments = try ["2027-01-10T09:55:00Z", "2027-01-10T09:59:00Z"].map(Sample.moment)
    #expect(throws: Refusal(.tooOften)) { try take("s3", words("x"), earlier: moments) }
    _ = try take("s3", words("x"), earlier: moments, at: "2027-01-10T10:06:00Z")
  }

  @Test func `nothing is shown that its sender did not agree to, and every decision is kept`()
    throws
  {
    let moment = try Sample.moment(Sample.inTime)
    let secret = try take("s1", words("x", shown: false))
    #expect(throws: Refusal(.notAllowed)) {
      try secret.deciding(.shown, by: Sample.editor, at: moment)
    }
    let open = try take("s2", words("y"))
    #expect(open.shown == nil)
    let shown = try open.deciding(.shown, by: Sample.editor, at: moment).state
    #expect(shown.shown?.text == "y")
    #expect(throws: Refusal(.wordsNeeded)) {
      try shown.deciding(.hidden(reason: ""), by: Sample.editor, at: moment)
    }
    let hidden = try shown.deciding(.hidden(reason: "Navn"), by: Sample.editor, at: moment).state
    #expect(hidden.shown == nil && hidden.decisions.count == 2)
  }

  @Test func `answers must fit the questionnaire of the call`() throws {
    let call = try call(kind: .questionnaire(.init(id: "vsr", number: 1)))
    let moment = try Sample.moment(Sample.inTime)
    func take(_ answers: [String: Answer]) throws -> Submission {
      try Submission.taking(
        "s1", .init(language: .nn, answers: answers), to: call,
        questionnaire: Sample.questionnaire, known: nil, earlier: [], at: moment)
    }
    #expect(try take(["use": .choices(["yes"])]).content.answers.count == 1)
    #expect(throws: Refusal(.unfitAnswer, ["question": "use"])) {
      try take(["use": .choices(["perhaps"])])
    }
    #expect(throws: Refusal(.unknownQuestion, ["question": "colour"])) {
      try take(["colour": .text("x")])
    }
  }

  @Test func `what came of it is told after it is closed`() throws {
    let moment = try Sample.moment(Sample.tooLate)
    let outcome = OpenCall.Outcome(
      heard: Sample.text("41 ba om buss"), result: .partly, answer: Sample.text("To avganger"),
      submissions: ["s1"])
    let open = try call()
    #expect(throws: Refusal(.notClosed)) {
      try open.applying(.conclude([outcome]), by: Sample.editor, at: moment)
    }
    let closed = try open.applying(.close, by: Sample.editor, at: moment).state
    #expect(throws: Refusal(.outcomeMissing)) {
      try closed.applying(.conclude([]), by: Sample.editor, at: moment)
    }
    let told = try closed.applying(.conclude([outcome]), by: Sample.editor, at: moment).state
    #expect(told.state == .concluded && told.outcomes == [outcome])
    let bytes = try JSONEncoder().encode(told)
    #expect(try JSONDecoder().decode(OpenCall.self, from: bytes) == told)
  }
}
