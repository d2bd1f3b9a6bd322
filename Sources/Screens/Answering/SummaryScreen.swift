import Fieldwork
import Languages
import Pages
import Surveys

/// All answers before they are handed in or approved, with what is missing or wrong.
public struct SummaryScreen: Sendable {
  private let respondent: RespondentView
  private let typed: String
  private let problems: [FieldProblem]

  /// All answers.
  ///
  /// - Parameters:
  ///   - respondent: who looks at them.
  ///   - typed: what the approver has written.
  ///   - problems: what is wrong with that.
  public init(_ respondent: RespondentView, typed: String = "", problems: [FieldProblem] = []) {
    self.respondent = respondent
    self.typed = typed
    self.problems = problems
  }

  /// The page.
  public func screen() -> Screen {
    let language = respondent.language
    let words = respondent.words
    let summary = respondent.summary
    let plan = respondent.rules.campaign.plan
    let state = respondent.response.state
    let isComplete = summary.requiredMissing.isEmpty && summary.invalid.isEmpty
    let isAnswered = summary.answered > 0
    var isAwaiting = false
    var isApproved = false
    switch state {
    case .awaitingSignOff: isAwaiting = true
    case .approved: isApproved = true
    case .answering, .submitted: break
    }
    let isCoordinator = respondent.isCoordinator && respondent.isOpen
    let canAsk = isCoordinator && plan.needsSignOff && state == .answering
    let approver = respondent.response.approver
    let isSubmitted = state == .submitted
    let isReviewer = respondent.access == .approver
    let canChange = respondent.lock == nil
    let lock = respondent.isOpen ? nil : respondent.lockWords
    return Screen(
      title: language.text("answering.summary"),
      main: templates.render(
        "answering/summary",
        View(
          [
            "base": respondent.base, "digest": summary.digest,
            "progress": language.text(
              "answering.progress",
              ["answered": "\(summary.answered)", "asked": "\(summary.asked)"]),
            "has-lock": lock != nil, "lock": lock ?? "",
            "is-asked-to-approve": respondent.isApprover && respondent.isOpen && isAwaiting,
            "asked-to-approve": language.text(
              "answering.approve-below", ["unit": respondent.unit]),
            "has-steps": isSubmitted || respondent.isOpen && (isReviewer || isCoordinator),
            "heading": language.text(isReviewer ? "answering.approval" : "answering.hand-in"),
            "can-change": canChange,
            "has-missing": canChange && !summary.requiredMissing.isEmpty,
            "missing": summary.requiredMissing.map(way),
            "has-invalid": canChange && !summary.invalid.isEmpty,
            "invalid": summary.invalid.map(way),
            "has-set-aside": !summary.setAside.isEmpty,
            "set-aside": summary.setAside.compactMap { key in
              respondent.rules.questionnaire.questions.first {
                key == $0.id || key.hasPrefix("\($0.id).")
              }
            }.map { ["text": respondent.text(of: $0)] }.map { View($0, language: language) },
            "has-unfinished": !summary.unfinished.isEmpty && respondent.isCoordinator,
            "unfinished": language.text(
              "answering.unfinished", ["names": words.names(summary.unfinished.map(\.person))]),
            "parts": respondent.parts.map(part),
            "can-submit": isCoordinator && isComplete && isAnswered
              && (plan.needsSignOff ? isApproved : state == .answering),
            "is-incomplete": isCoordinator && state == .answering && !(isComplete && isAnswered),
            "is-submitted": isSubmitted,
            "needs-sign-off": plan.needsSignOff && isCoordinator && !isSubmitted && !isApproved,
            "can-ask": canAsk && isComplete && isAnswered && approver != nil,
            "lacks-approver": canAsk && approver == nil,
            "can-take-back": isCoordinator && isAwaiting, "is-approved": isApproved,
            "approved": language.text(
              isReviewer ? "answering.approved-told" : "answering.approved"),
            "has-approver": approver != nil,
            "approver": approver.map {
              language.text("answering.approver-is", ["name": words.name($0.person)])
            } ?? "",
            "can-approve": respondent.isApprover && respondent.isOpen && isAwaiting,
            "is-not-asked": isReviewer && !isAwaiting && !isApproved
              && state != .submitted,
            "field": FormField(
              name: "words", label: language.text("answering.send-back-words"), kind: .long,
              value: typed
            ).html(problems, in: language),
          ], language: language)), problems: problems)
  }

  private func way(_ key: String) -> View {
    let question = respondent.question(key)
    let faults = respondent.form[key]?.faults ?? []
    return View(
      [
        "href": respondent.address(ofQuestion: key),
        "text": question.map(respondent.text(of:)) ?? key, "has-why": !faults.isEmpty,
        "why": faults.map { $0.message(in: respondent.language) }.joined(separator: " "),
      ], language: respondent.language)
  }

  private func part(_ part: ResponseSummary.Part) -> View {
    View(
      [
        "title": respondent.title(ofPart: part.id), "href": respondent.address(ofPart: part.id),
        "can-change": respondent.lock == nil,
        "answers": AnswerList(respondent).views(ofPart: part.id),
      ], language: respondent.language)
  }
}

/// The questions that are asked with their answers in words.
struct AnswerList {
  let respondent: RespondentView

  init(_ respondent: RespondentView) {
    self.respondent = respondent
  }

  /// The questions of a part.
  func views(ofPart part: String) -> [View] {
    respondent.view.entries.filter { $0.part == part && $0.isAsked }.compactMap { entry in
      guard let question = respondent.rules.questionnaire.question(entry.question),
        question.kind.isAsked
      else { return nil }
      let (answer, other) = respondent.answer(entry)
      let lines = respondent.words.lines(answer, to: question, other: other)
      let given = entry.answer.flatMap(respondent.given)
      return View(
        [
          "question": respondent.text(of: question), "lines": lines,
          "has-given": given != nil && answer.isGiven, "given": given ?? "",
        ], language: respondent.language)
    }
  }
}
