import Fieldwork
import Languages
import Pages
import Problems
import Surveys

/// The first page of a personal link: who asks and why, how far the answer has come, and where to go on.
public struct OverviewScreen: Sendable {
  private let respondent: RespondentView

  /// A first page.
  ///
  /// - Parameter respondent: who holds the link.
  public init(_ respondent: RespondentView) {
    self.respondent = respondent
  }

  /// The page.
  public func screen() -> Screen {
    let language = respondent.language
    let words = respondent.words
    let plan = respondent.rules.campaign.plan
    let own = respondent.view.delegations.first { _ in !respondent.isCoordinator }
    let parts = respondent.parts
    let asked = parts.reduce(0) { $0 + $1.asked }
    let answered = parts.reduce(0) { $0 + $1.answered }
    let first = parts.first { $0.answered < $0.asked } ?? parts.first
    let lock = respondent.lock
    let lockWords = respondent.lockWords
    let isAnswering = respondent.response.state == .answering
    var isAwaiting = false
    var isApproved = false
    switch respondent.response.state {
    case .awaitingSignOff: isAwaiting = true
    case .approved: isApproved = true
    case .answering, .submitted: break
    }
    let receipt = respondent.response.receipts.last
    return Screen(
      title: words.text(plan.title),
      main: templates.render(
        "answering/overview",
        View(
          [
            "base": respondent.base,
            "for": language.text("answering.for", ["unit": respondent.unit]),
            "deadline": language.text("answering.deadline", ["date": respondent.deadline]),
            "is-open": respondent.isOpen,
            "asker": words.text(plan.notice.asker), "purpose": words.text(plan.notice.purpose),
            "use": words.text(plan.notice.use), "questions": words.text(plan.notice.questions),
            "has-lock": lockWords != nil, "lock": lockWords ?? "",
            "has-length": respondent.isCoordinator && lock == nil, "length": length,
            "asks-approval": respondent.isOpen && respondent.isApprover && isAwaiting,
            "asked-to-approve": language.text("answering.approve-asked", ["unit": respondent.unit]),
            "is-waiting": respondent.isOpen && respondent.access == .approver && isAnswering,
            "is-approved": respondent.access == .approver && isApproved,
            "can-hand": lock == nil,
            "read-words": language.text(
              respondent.isOpen && isAwaiting && respondent.isApprover
                ? "answering.read-approve" : "answering.read"),
            "summary-words": language.text(
              respondent.isOpen && respondent.response.state != .submitted
                ? "answering.to-summary" : "answering.read"),
            "is-coordinator": respondent.isCoordinator,
            "is-approver": respondent.access == .approver,
            "has-words": !(own?.words ?? "").isEmpty, "words": own?.words ?? "",
            "is-part": own != nil, "can-finish": own?.state == .given && lock == nil,
            "is-finished": own?.state == .finished,
            "has-sent-back": respondent.response.sentBack != nil && respondent.isCoordinator,
            "sent-back": respondent.response.sentBack.map {
              language.text(
                "answering.sent-back", ["name": words.name($0.by), "time": words.moment($0.at)])
            } ?? "",
            "sent-back-words": respondent.response.sentBack?.what ?? "",
            "progress": language.text(
              "answering.progress", ["answered": "\(answered)", "asked": "\(asked)"]),
            "answered": "\(answered)", "asked": "\(max(asked, 1))",
            "has-parts": !parts.isEmpty, "parts": parts.map(part),
            "can-begin": lock == nil && first != nil,
            "begin": first.map { respondent.address(ofPart: $0.id) } ?? "",
            "begin-words": language.text(
              answered == 0 ? "answering.begin" : "answering.go-on"),
            "has-receipt": receipt != nil && own == nil,
            "receipt": receipt.map {
              language.text(
                "answering.handed-in", ["name": words.name($0.by), "time": words.moment($0.at)])
            } ?? "",
            "can-reopen": lock.map { [.isSubmitted, .isApproved].contains($0.reason) } ?? false
              && respondent.isCoordinator,
          ], language: language)))
  }

  /// How long it takes, and whether somebody must approve.
  private var length: String {
    let language = respondent.language
    let rules = respondent.rules
    let minutes = rules.questionnaire.lengthEstimate(
      levels: respondent.response.levels, language: language.tag
    ).minutes
    func number(_ count: Int) -> String { language.number(Double(count), decimals: 0) }
    let takes =
      minutes.count == 1
      ? language.text("answering.takes", count: minutes.upperBound)
      : language.text(
        "answering.takes-span",
        ["least": number(minutes.lowerBound), "most": number(minutes.upperBound)])
    return rules.campaign.plan.needsSignOff
      ? "\(takes) \(language.text("answering.takes-approval"))" : takes
  }

  private func part(_ part: ResponseSummary.Part) -> View {
    let words = respondent.words
    let colleagues = respondent.view.delegations.filter {
      $0.parts.contains(part.id) && $0.state != .withdrawn
    }
    return View(
      [
        "href": respondent.address(ofPart: part.id), "title": respondent.title(ofPart: part.id),
        "count": respondent.language.text(
          "answering.of", ["answered": "\(part.answered)", "asked": "\(part.asked)"]),
        "is-done": part.answered == part.asked,
        "has-people": !part.people.isEmpty, "people": words.names(part.people),
        "has-colleagues": !colleagues.isEmpty && respondent.isCoordinator,
        "colleagues": colleagues.map {
          respondent.language.text(
            $0.state == .finished ? "answering.with-done" : "answering.with",
            ["name": words.name($0.person)])
        }.joined(separator: " "),
      ], language: respondent.language)
  }
}
