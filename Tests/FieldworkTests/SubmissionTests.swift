import Fieldwork
import Measures
import Surveys
import Testing

@Suite("From a delegated part to a receipt")
struct SubmissionTests {
  func answered() throws -> SharedResponse {
    try Sample.response.doing(
      .answer([
        AnswerChange(question: "use", value: .choices(["yes"]), basis: 0, id: "a"),
        AnswerChange(question: "budget", value: .number(3), basis: 0, id: "b"),
      ]))
  }

  var money: SharedResponse.Delegation {
    SharedResponse.Delegation(id: "d1", parts: ["money"], person: Sample.colleague)
  }

  @Test func `a colleague sees and answers the delegated part and no other`() throws {
    let rules = try Sample.rules()
    let response = try answered().doing(.delegate(money))
    let part = Access.part(delegation: "d1")
    let view = try response.view(with: part, rules: rules, at: Sample.moment(Sample.inTime))
    #expect(view.entries.map(\.question) == ["budget", "barriers"])
    #expect(view.canAnswer)
    let other = try response.outcome(
      of: AnswerChange(question: "use", value: .choices(["no"]), basis: 1, id: "x"),
      by: Sample.colleague, with: part)
    #expect(other == .refused(Refusal(.otherPart, ["question": "use"])))
    let own = try response.outcome(
      of: AnswerChange(question: "budget", value: .number(4), basis: 1, id: "y"),
      by: Sample.colleague, with: part)
    #expect(own.isAcknowledged)
    for command in [ResponseCommand.submit(seen: ""), .reopen, .delegate(money)] {
      #expect(try response.refusal(command, by: Sample.colleague, with: part) == .notAllowed)
    }
  }

  @Test func `a part that is taken back is closed at once`() throws {
    let response = try answered().doing(.delegate(money)).doing(.withdraw(delegation: "d1"))
    let part = Access.part(delegation: "d1")
    #expect(
      try response.refusal(.open, by: Sample.colleague, with: part) == .unknownDelegation)
    #expect(throws: Refusal(.unknownDelegation)) {
      try response.view(with: part, rules: Sample.rules(), at: Sample.moment(Sample.inTime))
    }
  }

  @Test func `comments on a part are seen by those who have it`() throws {
    var response = try answered().doing(.delegate(money))
    response = try response.doing(.comment(.init(id: "1", question: "use", text: "Hos oss")))
    response = try response.doing(.comment(.init(id: "2", question: "budget", text: "Kan du?")))
    response = try response.doing(.comment(.init(id: "3", text: "Frist fredag")))
    let view = try response.view(
      with: .part(delegation: "d1"), rules: Sample.rules(), at: Sample.moment(Sample.inTime))
    #expect(view.comments.map(\.id) == ["2", "3"])
    #expect(
      try response.refusal(
        .comment(.init(id: "4", question: "use", text: "Nei")), by: Sample.colleague,
        with: .part(delegation: "d1")) == .otherPart)
  }

  @Test func `the receipt tells number, time and digest, and stands when asked for again`() throws {
    let rules = try Sample.rules()
    let response = try answered()
    let digest = response.digest(rules)
    let submitted = try response.doing(.submit(seen: digest))
    let receipt = try #require(submitted.receipts.first)
    #expect(receipt.number == "k27-1811-1")
    #expect(receipt.digest == digest)
    #expect(receipt.asked == 5 && receipt.answered == 2)
    #expect(try submitted.doing(.submit(seen: digest)) == submitted, "a retry changes nothing")
    let late = try submitted.outcome(
      of: AnswerChange(question: "budget", value: .number(4), basis: 1, id: "z"))
    #expect(late == .refused(Refusal(.isSubmitted)))
  }

  @Test func `what was not shown is not handed in`() throws {
    let rules = try Sample.rules()
    let shown = try answered()
    let seen = shown.digest(rules)
    let changed = try shown.doing(
      .answer([AnswerChange(question: "budget", value: .number(4), basis: 1, id: "x")]),
      by: Sample.colleague)
    #expect(try changed.refusal(.submit(seen: seen)) == .changedSince)
  }

  @Test func `required questions must be answered where they are asked`() throws {
    let rules = try Sample.rules()
    let response = try Sample.response.doing(
      .answer([AnswerChange(question: "budget", value: .number(4), basis: 0, id: "x")]))
    #expect(response.summary(rules).requiredMissing == ["use"])
    #expect(try response.refusal(.submit(seen: response.digest(rules))) == .requiredMissing)
    #expect(
      try Sample.response.refusal(.submit(seen: Sample.response.digest(rules)))
        == .nothingAnswered)
  }

  @Test func `an answer outside its limits is kept, but keeps the response from being handed in`()
    throws
  {
    let rules = try Sample.rules()
    let response = try answered().doing(
      .answer([AnswerChange(question: "budget", value: .number(-1), basis: 1, id: "x")]))
    #expect(response.records["budget"]?.current?.value == .number(-1))
    #expect(response.summary(rules).invalid == ["budget"])
    #expect(try response.refusal(.submit(seen: response.digest(rules))) == .invalidAnswers)
  }

  @Test func `what was handed in counts until it is handed in again`() throws {
    let rules = try Sample.rules()
    let submitted = try answered().doing(.submit(seen: answered().digest(rules)))
    let reopened = try submitted.doing(.reopen).doing(
      .answer([AnswerChange(question: "budget", value: .number(9), basis: 1, id: "x")]))
    let counted = try #require(reopened.response(rules))
    #expect(counted["budget"] == .number(3))
    #expect(counted.status == .complete)
    #expect(counted.submitted == Day("2027-01-10"))
    let again = try reopened.doing(.submit(seen: reopened.digest(rules)))
    #expect(again.response(rules)?["budget"] == .number(9))
    #expect(again.receipts.map(\.number) == ["k27-1811-1", "k27-1811-2"])
  }

  @Test func `what was never handed in counts as partial`() throws {
    let rules = try Sample.rules()
    let counted = try #require(try answered().response(rules))
    #expect(counted.status == .partial)
    #expect(counted["remarks"] == .notAnswered)
    #expect(counted["barriers"].isGiven == false)
    #expect(Sample.response.response(rules) == nil)
  }

  @Test func `after the deadline everything can be read and nothing changed`() throws {
    let rules = try Sample.rules()
    let response = try answered().doing(.submit(seen: answered().digest(rules)))
    #expect(try response.refusal(.reopen, at: Sample.tooLate) == .closed)
    let view = try response.view(
      with: .coordinator, rules: rules, at: Sample.moment(Sample.tooLate))
    #expect(view.entries.count == 5 && !view.canAnswer)
  }

  @Test func `where the review asks for it, somebody named approves first`() throws {
    let rules = try Sample.rules(signOff: true)
    let response = try answered()
    let seen = response.digest(rules)
    #expect(try response.refusal(.submit(seen: seen), rules: rules) == .signOffNeeded)
    #expect(try response.refusal(.requestSignOff(seen: seen), rules: rules) == .noApprover)
    let address = try #require(EmailAddress("direktor@nes.example"))
    let named = try response.doing(
      .nameApprover(.init(person: Sample.director, address: address)), rules: rules)
    let asked = try named.doing(.requestSignOff(seen: seen), rules: rules)
    let change = AnswerChange(question: "budget", value: .number(4), basis: 1, id: "x")
    let kept = try asked.applying(
      .answer([change]), by: Sample.coordinator, with: .coordinator, rules: rules,
      at: Sample.moment(Sample.inTime))
    #expect(kept.outcomes == [.refused(Refusal(.awaitingSignOff))])

    // Nobody but the one named, whatever link they have.
    #expect(
      try asked.refusal(.approve(seen: seen), with: .coordinator, rules: rules) == .notAllowed)
    #expect(
      try asked.refusal(
        .approve(seen: seen), by: Sample.colleague, with: .approver, rules: rules) == .notAllowed)

    let back = try asked.doing(
      .sendBack(words: "Sjekk beløpet"), by: Sample.director, with: .approver, rules: rules)
    #expect(back.sentBack?.what == "Sjekk beløpet")
    let mended = try back.doing(.answer([change]), rules: rules)
    let again = try mended.doing(.requestSignOff(seen: mended.digest(rules)), rules: rules)
    // The approver still has the old page open.
    #expect(
      try again.refusal(.approve(seen: seen), by: Sample.director, with: .approver, rules: rules)
        == .changedSince)
    let approved = try again.doing(
      .approve(seen: mended.digest(rules)), by: Sample.director, with: .approver, rules: rules)
    let submitted = try approved.doing(.submit(seen: mended.digest(rules)), rules: rules)
    #expect(submitted.receipts.count == 1)
    #expect(submitted.receipts.last?.approved?.by == Sample.director)
    // What is opened again must be approved again.
    let reopened = try submitted.doing(.reopen, rules: rules)
    #expect(
      try reopened.refusal(.submit(seen: reopened.digest(rules)), rules: rules) == .signOffNeeded)
  }
}
