import Fieldwork
import Foundation
import Measures
import Surveys
import Testing

@Suite("Several people give one answer")
struct AnsweringTests {
  func change(_ answer: Answer, to question: String = "use", on basis: Int, _ id: String)
    -> AnswerChange
  {
    AnswerChange(question: question, value: answer, basis: basis, id: id)
  }

  @Test func `an answer is stored as version 1, with who and when`() throws {
    let outcome = try Sample.response.outcome(of: change(.choices(["yes"]), on: 0, "a"))
    guard case .stored(let version) = outcome else {
      Issue.record("not stored: \(outcome)")
      return
    }
    #expect(version.number == 1)
    #expect(version.by == Sample.coordinator)
    #expect(version.at.description == "2027-01-10T10:00:00.000Z")
  }

  @Test func `an answer that builds on what is no longer there is shown beside it and not stored`()
    throws
  {
    let first = try Sample.response.doing(.answer([change(.choices(["yes"]), on: 0, "a")]))
    let outcome = try first.outcome(
      of: change(.choices(["no"]), on: 0, "b"), by: Sample.colleague)
    guard case .conflict(let conflict) = outcome else {
      Issue.record("no conflict: \(outcome)")
      return
    }
    #expect(conflict.wanted.value == .choices(["no"]))
    #expect(conflict.now.value == .choices(["yes"]))
    #expect(conflict.now.by == Sample.coordinator)
    #expect(conflict.since.map(\.number) == [1])
    // Having seen both, the colleague chooses.
    let second = try first.doing(
      .answer([change(.choices(["no"]), on: 1, "c")]), by: Sample.colleague)
    #expect(second.records["use"]?.versions.map(\.value) == [.choices(["yes"]), .choices(["no"])])
    #expect(second.records["use"]?.people == [Sample.coordinator, Sample.colleague])
  }

  @Test func `a change that is sent again after a lost reply is stored once`() throws {
    let sent = change(.choices(["yes"]), on: 0, "a")
    let once = try Sample.response.doing(.answer([sent]))
    guard case .repeated(let first, let now) = try once.outcome(of: sent) else {
      Issue.record("not recognised")
      return
    }
    #expect(first.number == 1 && now.number == 1)
    let changed = try once.doing(
      .answer([change(.choices(["no"]), on: 1, "b")]), by: Sample.colleague)
    guard case .repeated(let old, let current) = try changed.outcome(of: sent) else {
      Issue.record("not recognised")
      return
    }
    #expect(old.number == 1)
    #expect(current.value == .choices(["no"]), "the client sees what holds now")
    #expect(try changed.doing(.answer([sent])) == changed)
  }

  @Test func `a retry is acknowledged also after the deadline, a new answer is not`() throws {
    let sent = change(.choices(["yes"]), on: 0, "a")
    let once = try Sample.response.doing(.answer([sent]))
    #expect(try once.outcome(of: sent, at: Sample.tooLate).isAcknowledged)
    let late = try once.outcome(of: change(.choices(["no"]), on: 1, "b"), at: Sample.tooLate)
    #expect(late == .refused(Refusal(.closed)))
  }

  @Test func `an id that was used for another change is refused`() throws {
    let once = try Sample.response.doing(.answer([change(.choices(["yes"]), on: 0, "a")]))
    for (answer, person) in [("no", Sample.coordinator), ("yes", Sample.colleague)] {
      let outcome = try once.outcome(of: change(.choices([answer]), on: 1, "a"), by: person)
      #expect(outcome == .refused(Refusal(.idUsed, ["id": "a"])))
    }
  }

  @Test func `who gives the answer that stands there is noted, and no version is made`() throws {
    let first = try Sample.response.doing(.answer([change(.choices(["yes"]), on: 0, "a")]))
    let second = try first.doing(
      .answer([change(.choices(["yes"]), on: 0, "b")]), by: Sample.colleague)
    #expect(second.records["use"]?.number == 1)
    #expect(second.records["use"]?.people == [Sample.coordinator, Sample.colleague])
    #expect(
      try second.doing(
        .answer([change(.choices(["yes"]), on: 0, "b")]), by: Sample.colleague) == second)
  }

  @Test func `a page of answers is stored but for those that cannot be`() throws {
    let page = try Sample.response.applying(
      .answer([
        change(.choices(["yes"]), on: 0, "a"),
        change(.choices(["perhaps"]), on: 0, "b"),
        change(.text("nothing"), to: "colour", on: 0, "c"),
        change(.number(.infinity), to: "budget", on: 0, "d"),
        change(
          .items(["time": .dontKnow, "skills": .choices(["low"])]), to: "barriers", on: 0, "e"),
        change(.choices(["land"]), to: "where", on: 3, "f"),
      ]), by: Sample.coordinator, with: .coordinator, rules: Sample.rules(),
      at: Sample.moment(Sample.inTime))
    let taken = page.outcomes.map(\.isAcknowledged)
    #expect(taken == [true, false, false, false, true, false])
    #expect(page.response.records.keys.sorted() == ["barriers", "use"])
    #expect(page.events.count == 2)
    let reasons = page.outcomes.compactMap { outcome -> Refusal.Reason? in
      if case .refused(let refusal) = outcome { refusal.reason } else { nil }
    }
    #expect(reasons == [.unfitAnswer, .unknownQuestion, .unfitAnswer, .unknownVersion])
  }

  @Test func `an answer to a question that is no longer asked is kept but does not count`() throws {
    let rules = try Sample.rules()
    let answered = try Sample.response.doing(
      .answer([
        change(.choices(["yes"]), on: 0, "a"),
        change(.choices(["society", "land"]), to: "where", on: 0, "b"),
      ]))
    let stepBack = try answered.doing(.answer([change(.choices(["no"]), on: 1, "c")]))
    #expect(stepBack.answers(rules)["where"] == .notAsked)
    #expect(stepBack.summary(rules).setAside == ["where"])
    let view = try stepBack.view(
      with: .coordinator, rules: rules, at: Sample.moment(Sample.inTime))
    let entry = try #require(view.entries.first { $0.question == "where" })
    #expect(!entry.isAsked)
    #expect(entry.answer?.value == .choices(["society", "land"]))
    let again = try stepBack.doing(.answer([change(.choices(["started"]), on: 2, "d")]))
    #expect(again.answers(rules)["where"] == .choices(["society", "land"]))
  }

  @Test func `words to an option have versions of their own, and are set aside with it`() throws {
    let rules = try Sample.rules()
    let response = try Sample.response.doing(
      .answer([
        change(.choices(["yes"]), on: 0, "a"),
        change(.choices(["else"]), to: "where", on: 0, "b"),
        change(.text("Klimabudsjettet"), to: "where.other", on: 0, "c"),
      ]))
    #expect(response.answers(rules)["where.other"] == .text("Klimabudsjettet"))
    let view = try response.view(
      with: .coordinator, rules: rules, at: Sample.moment(Sample.inTime))
    #expect(view.entries.first { $0.question == "where" }?.other?.number == 1)
    let other = try response.doing(
      .answer([change(.choices(["land"]), to: "where", on: 1, "d")]))
    #expect(other.summary(rules).setAside == ["where.other"])
    #expect(other.records["where.other"]?.current?.value == .text("Klimabudsjettet"))
  }

  @Test func `a response is the same after it was written as JSON`() throws {
    let rules = try Sample.rules(signOff: true)
    var response = try Sample.response.doing(.open)
    response = try response.doing(
      .answer([
        change(.choices(["yes"]), on: 0, "a"),
        change(.number(2.5), to: "budget", on: 0, "b"),
        change(.items(["time": .dontKnow, "skills": .notAnswered]), to: "barriers", on: 0, "c"),
        change(.text("Æ: \"ø\"\n"), to: "remarks", on: 0, "d"),
      ]))
    response = try response.doing(
      .delegate(.init(id: "d1", parts: ["money"], person: Sample.colleague, words: "Hei")))
    response = try response.doing(.comment(.init(id: "k1", question: "budget", text: "Sikker?")))
    response = try response.doing(
      .nameApprover(
        .init(
          person: Sample.director,
          address: try #require(EmailAddress("direktor@nes.example")))), rules: rules)
    response = try response.doing(.requestSignOff(seen: response.digest(rules)), rules: rules)
    let bytes = try JSONEncoder().encode(response)
    let read = try JSONDecoder().decode(SharedResponse.self, from: bytes)
    #expect(read == response)
    #expect(read.digest(rules) == response.digest(rules))
  }
}
