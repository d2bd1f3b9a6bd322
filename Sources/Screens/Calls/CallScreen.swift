public import Fieldwork
public import Languages
import Pages
public import Surveys

/// An open call as those see it who put it: what came in, what is shown, what came of it.
public struct CallScreen: Sendable {
  private let call: OpenCall
  private let questionnaire: Questionnaire?
  private let path: String
  private let formToken: String
  /// What came in.
  public var submissions: [Submission] = []
  /// How much came in, on all pages.
  public var submissionCount = 0
  /// The ways to more of it.
  public var pages = PageLinks()
  /// What has been done with it.
  public var events: [Logged<OpenCall.Event>] = []
  /// Whether the reader may change it.
  public var canEdit = false
  /// Where everybody finds it, the whole address.
  public var publicAddress = ""
  /// What was typed and not taken, by the name of the field.
  public var typed: [String: String] = [:]
  /// What is wrong.
  public var problems: [FieldProblem] = []

  /// A call.
  ///
  /// - Parameters:
  ///   - call: the call.
  ///   - questionnaire: its questionnaire; nil for a hearing.
  ///   - path: the path of this page, without language.
  ///   - formToken: what forms send along.
  public init(_ call: OpenCall, questionnaire: Questionnaire?, path: String, formToken: String) {
    self.call = call
    self.questionnaire = questionnaire
    self.path = path
    self.formToken = formToken
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let plan = call.plan
    let isTold = call.state == .closed || call.state == .concluded
    return Screen(
      title: plan.title.text(in: language.tag),
      main: templates.render(
        "calls/call",
        View(
          [
            "action": "/\(language.tag)\(path)", "token": formToken,
            "state": language.text("call.state.\(call.state.rawValue)"),
            "next": language.text("call.next.\(call.state.rawValue)"),
            "time": language.text(
              "call.time",
              [
                "from": plan.opensDay.text(in: language), "to": plan.closesDay.text(in: language),
              ]),
            "has-address": call.state != .draft, "address": publicAddress,
            "can-edit": canEdit && (call.state == .draft || call.state == .open),
            "can-open": canEdit && call.state == .draft,
            "can-close": canEdit && call.state == .open,
            "can-conclude": canEdit && isTold, "can-decide": canEdit,
            "count": language.text("call.submissions", count: submissionCount),
            "has-submissions": submissionCount > 0, "page": pages.query,
            "pages": pages.html(at: "/\(language.tag)\(path)", in: language),
            "submissions": submissions.map { row($0, in: language) },
            "has-outcomes": !call.outcomes.isEmpty,
            "outcomes": call.outcomes.enumerated().map { index, outcome in
              View(
                [
                  "outcome": PublicCallScreen.view(outcome, in: language),
                  "number": String(index), "can-remove": canEdit && call.outcomes.count > 1,
                ], language: language)
            }, "outcome-fields": isTold && canEdit ? outcomeFields(in: language) : "",
            "events": events.map { event in
              View(
                [
                  "date": event.at.text(in: language), "who": event.by.shown(in: language),
                  "what": Self.words(of: event.what, in: language),
                ], language: language)
            },
          ], language: language)), problems: problems)
  }

  private func row(_ submission: Submission, in language: Language) -> View {
    var reason = ""
    let standing: String
    switch submission.moderation {
    case .received: standing = language.text("call.moderation.received")
    case .shown: standing = language.text("call.moderation.shown")
    case .hidden(let why):
      standing = language.text("call.moderation.hidden")
      reason = why
    }
    let field = "reason-\(submission.id)"
    return View(
      [
        "said": PublicCallScreen.view(submission, questionnaire, in: language),
        "id": submission.id, "standing": standing, "has-reason": !reason.isEmpty,
        "reason": reason, "may-be-shown": submission.content.mayBeShown,
        "can-show": canEdit && submission.content.mayBeShown && submission.moderation != .shown,
        "hide-open": problems.contains { $0.field == field },
        "reason-field": FormField(
          name: "reason", label: language.text("call.hide.reason"), value: typed[field] ?? "",
          id: field
        ).html(problems, in: language),
      ], language: language)
  }

  private func outcomeFields(in language: Language) -> String {
    let tags = CallDraft.languages(of: call.plan)
    let several = tags.count > 1
    func fields(_ name: String) -> String {
      tags.map { tag in
        let tongue = several ? Language.named(tag).map { " (\($0.name))" } ?? "" : ""
        return FormField(
          name: "\(name).\(tag)", label: language.text("call.outcome.\(name)") + tongue,
          kind: .long, value: typed["\(name).\(tag)"] ?? ""
        ).html(problems, in: language)
      }.joined()
    }
    return fields("heard")
      + ChoiceField(
        name: "result", label: language.text("call.outcome.result"),
        options: OpenCall.Outcome.Result.allCases.map {
          ($0.rawValue, language.text("call.result.\($0.rawValue)"))
        }, chosen: [typed["result"] ?? ""]
      ).html(problems, in: language) + fields("answer")
  }

  private static func words(of event: OpenCall.Event, in language: Language) -> String {
    switch event {
    case .planned: language.text("call.event.planned")
    case .opened: language.text("call.event.opened")
    case .closed: language.text("call.event.closed")
    case .concluded: language.text("call.event.concluded")
    }
  }
}
