import Fieldwork
import Languages
import Measures
import Surveys

@testable import Screens

extension AnsweringSample {
  func respondent(
    _ response: SharedResponse, _ rules: ResponseRules, _ access: Access = .coordinator,
    _ person: Person? = nil, at moment: Moment? = nil
  ) throws -> RespondentView {
    try RespondentView(
      response, rules: rules, access: access, person: person ?? coordinator, unit: "Bindal",
      now: moment ?? now, base: "/nb/answer/token", language: language)
  }

  func after(
    _ response: SharedResponse, _ command: ResponseCommand, _ rules: ResponseRules,
    _ access: Access = .coordinator, _ person: Person? = nil
  ) throws -> SharedResponse {
    try response.applying(
      command, by: person ?? coordinator, with: access, rules: rules, at: now
    ).response
  }

  func section(_ respondent: RespondentView, _ part: String = "a") throws -> Screen {
    var entries: [String: QuestionEntry] = [:]
    for question in respondent.rules.questionnaire.questions {
      entries[question.id] = QuestionEntry(
        respondent.response.records[question.id],
        other: question.otherColumn.flatMap { respondent.response.records[$0] },
        faults: question.id == "date" ? [AnswerFault(.notADate)] : [])
    }
    entries["place"]?.typed = ["95", "10", ""]
    let day = try sampled(Day("2027-01-01"))
    let suggestions = questionnaire.suggestions(
      from: ["date": .date(day), "more": .text("Some")], to: questionnaire)
    return SectionScreen(
      part, of: respondent, entries: entries, suggestions: suggestions, page: "page"
    ).screen()
  }

  func screens() throws -> [Screen] {
    let rules = try rules(needsSignOff: false)
    let signed = try self.rules(needsSignOff: true)
    let response = try response(rules, answers: Self.answers)
    let begun = try respondent(response, rules)
    let empty = try respondent(try self.response(rules, answers: []), rules)
    let wrong = try respondent(
      try self.response(
        rules, answers: Self.answers + [("last", .number(9)), ("later", .text("?"))]),
      rules)
    let handedIn = try after(response, .submit(seen: response.digest(rules)), rules)
    let done = try respondent(handedIn, rules)
    let reopened = try respondent(try after(handedIn, .reopen, rules), rules)
    let part = try respondent(response, rules, .part(delegation: "d1"), colleague)
    let finished = try respondent(
      response, rules, .part(delegation: "d2"), Person(id: "d2", name: "Per"))
    let late = try respondent(response, rules, at: Moment("2027-03-01T09:00:00Z"))
    let closed = try respondent(
      response, try self.rules(needsSignOff: true, isClosed: true))
    let conflict = AnswerConflict.sample(response)
    return try overviews(begun, empty, done, reopened, part, finished, late)
      + signOff(response, signed) + [
        section(begun), section(part), section(late), section(begun, "b"), section(begun, "c"),
        section(finished, "b"),
        SummaryScreen(begun).screen(), SummaryScreen(wrong).screen(),
        SummaryScreen(empty).screen(), SummaryScreen(done).screen(),
        sampled(ReceiptScreen(done)).screen(), sampled(ReceiptScreen(reopened)).screen(),
        OverviewScreen(closed).screen(), SummaryScreen(closed).screen(),
        LostLinkScreen().screen(in: language),
        PrintScreen(begun).screen(), ColleaguesScreen(begun, page: "p").screen(),
        ColleaguesScreen(late, page: "p").screen(), ColleaguesScreen(empty, page: "p").screen(),
        CommentsScreen(begun, question: "text", page: "p").screen(),
        CommentsScreen(begun, question: nil, page: "p").screen(),
        CommentsScreen(empty, question: "number", page: "p").screen(),
        NewLinkScreen(
          "https://a.example/answer/x", to: "Kari", at: "", isApprover: false, by: begun
        ).screen(),
        NewLinkScreen(
          "https://a.example/answer/x", to: "Ola", at: "o@a.example", isApprover: true, by: begun
        ).screen(),
        ConflictScreen([.init(try sampled(conflict), mine: "{}")], part: "a", of: begun, page: "p")
          .screen(),
      ]
  }

  private func overviews(_ views: RespondentView...) -> [Screen] {
    views.map { OverviewScreen($0).screen() }
  }

  private func signOff(_ response: SharedResponse, _ rules: ResponseRules) throws -> [Screen] {
    let digest = response.digest(rules)
    let named = try after(
      response,
      .nameApprover(
        .init(person: approver, address: try sampled(EmailAddress("ola@bindal.example")))), rules)
    let asked = try after(named, .requestSignOff(seen: digest), rules)
    let sentBack = try after(asked, .sendBack(words: "Look again"), rules, .approver, approver)
    let approved = try after(asked, .approve(seen: digest), rules, .approver, approver)
    let views = try [response, named, asked, sentBack, approved].flatMap {
      [try respondent($0, rules), try respondent($0, rules, .approver, approver)]
    }
    return views.flatMap {
      [
        OverviewScreen($0).screen(), SummaryScreen($0).screen(),
        ColleaguesScreen($0, page: "p").screen(),
      ]
    }
  }
}

extension AnswerConflict {
  /// Two answers to the question on text.
  static func sample(_ response: SharedResponse) -> AnswerConflict? {
    var record = response.records["text"] ?? AnswerRecord()
    let moment = Moment(milliseconds: 0)
    let change = AnswerChange(question: "text", value: .text("Other"), basis: 0, id: "z")
    guard case .conflict(let conflict) = record.take(change, by: Person(id: "x"), at: moment)
    else { return nil }
    return conflict
  }
}
