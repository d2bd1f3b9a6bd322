import Fieldwork
import Languages
import Surveys
import Testing

@testable import Screens

/// What the pages of a personal link say to whom.
struct RespondentPagesTests {
  private let sample: AnsweringSample

  init() throws { sample = try AnsweringSample(.standard) }

  private func text(_ key: String, _ values: [String: String] = [:]) -> String {
    Language.standard.text(key, values)
  }

  @Test func `the approver is asked to approve, not to take back or change`() throws {
    let rules = try sample.rules(needsSignOff: true)
    let answered = try sample.response(rules, answers: AnsweringSample.answers)
    let named = try sample.after(
      answered,
      .nameApprover(
        .init(person: sample.approver, address: try sampled(EmailAddress("ola@b.example")))), rules)
    let asked = try sample.after(named, .requestSignOff(seen: named.digest(rules)), rules)
    let approver = try sample.respondent(asked, rules, .approver, sample.approver)
    let pages = [OverviewScreen(approver).screen(), SummaryScreen(approver).screen()].map(\.main)
    for page in pages {
      #expect(page.contains("Du er bedt om å godkjenne svaret fra Bindal."))
      #expect(!page.contains(text("problem.field.awaiting-sign-off.advice")))
      #expect(!page.contains(text("answering.look-again")))
    }
    #expect(pages[1].contains("<h2 id=\"hand-in\">\(text("answering.approval"))</h2>"))
    let approved = try sample.after(
      asked, .approve(seen: asked.digest(rules)), rules, .approver, sample.approver)
    let after = try sample.respondent(approved, rules, .approver, sample.approver)
    #expect(SummaryScreen(after).screen().main.contains(text("answering.approved-told")))
    // The receipt says who has approved, and when.
    let handedIn = try sample.after(approved, .submit(seen: approved.digest(rules)), rules)
    let receipt = try #require(ReceiptScreen(sample.respondent(handedIn, rules)))
    #expect(
      receipt.screen().main.contains("<dt>\(text("answering.receipt-approved"))</dt><dd>Ola, "))
  }

  @Test func `a survey that is closed early says when, and offers nothing to change`() throws {
    let open = try sample.rules(needsSignOff: true)
    let response = try sample.response(open, answers: AnsweringSample.answers)
    let rules = try sample.rules(needsSignOff: true, isClosed: true)
    let respondent = try sample.respondent(response, rules)
    let overview = OverviewScreen(respondent).screen().main
    #expect(overview.contains("Undersøkelsen ble lukket 5. januar 2027."))
    #expect(!overview.contains(text("problem.field.closed")))
    #expect(!overview.contains(text("answering.hand-to")))
    #expect(!overview.contains(text("answering.to-summary")))
    let summary = SummaryScreen(respondent).screen().main
    #expect(!summary.contains(text("answering.look-again")))
    #expect(!summary.contains(text("answering.needs-sign-off")))
  }

  @Test func `the first page says how long it takes, and that somebody must approve`() throws {
    let rules = try sample.rules(needsSignOff: true)
    let respondent = try sample.respondent(sample.response(rules, answers: []), rules)
    let page = OverviewScreen(respondent).screen().main
    #expect(page.contains("Det tar omtrent"))
    #expect(page.contains(text("answering.takes-approval")))
  }

  @Test func `who has answered is told where several people answer`() throws {
    let rules = try sample.rules(needsSignOff: false)
    let alone = try SharedResponse(
      id: "k27.1811", campaign: "k27", unit: "1811", levels: ["municipality"]
    ).applying(
      .answer([AnswerChange(question: "text", value: .text("Much"), basis: 0, id: "c")]),
      by: sample.coordinator, with: .coordinator, rules: rules, at: sample.now
    ).response
    #expect(try !sample.section(sample.respondent(alone, rules)).main.contains("Svart av"))
    let shared = try sample.response(rules, answers: [("text", .text("Much"))])
    #expect(try sample.section(sample.respondent(shared, rules)).main.contains("Svart av deg kl. "))
    let colleague = try sample.respondent(
      shared, rules, .part(delegation: "d1"), sample.colleague)
    #expect(
      try sample.section(colleague).main.contains("Svart av \(text("answering.coordinator")) kl. "))
  }

  @Test func `the print version has boxes to tick, and says when a question is asked`() throws {
    let rules = try sample.rules(needsSignOff: false)
    let respondent = try sample.respondent(sample.response(rules, answers: []), rules)
    let page = PrintScreen(respondent).screen().main
    #expect(page.contains("<th scope=\"row\">Item</th><td><span class=\"tick\""))
    #expect(page.contains(text("answering.required")))
    #expect(page.contains(text("answering.hint.between", ["low": "1", "high": "5"])))
    #expect(page.contains("persons"))
    #expect(
      page.contains("Stilles bare hvis svaret på «Asked single» er: Option none."))
  }
}
