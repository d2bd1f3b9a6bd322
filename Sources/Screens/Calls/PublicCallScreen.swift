public import Fieldwork
public import Languages
import Measures
import Pages
public import Surveys

/// An open call as everybody sees it: what is asked, the form while it is open, and what came of it.
public struct PublicCallScreen: Sendable {
  private let call: OpenCall
  private let questionnaire: Questionnaire?
  private let path: String
  /// What is filled in; nil where nothing can be sent.
  public var draft: CallAnswerDraft?
  /// What the form sends along.
  public var formToken = ""
  /// Whether the time to answer has not come.
  public var isEarly = false
  /// What others have said that may be shown.
  public var shown: [Submission] = []
  /// The ways to more of it.
  public var pages = PageLinks()
  /// What is wrong.
  public var problems: [FieldProblem] = []

  /// A call.
  ///
  /// - Parameters:
  ///   - call: the call.
  ///   - questionnaire: its questionnaire; nil for a hearing.
  ///   - path: the path of its page, without language.
  public init(_ call: OpenCall, questionnaire: Questionnaire?, path: String) {
    self.call = call
    self.questionnaire = questionnaire
    self.path = path
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let plan = call.plan
    let tag = language.tag
    var document = ""
    if case .hearing(let address) = plan.kind { document = address }
    let standing =
      draft != nil
      ? language.text("call.open-until", ["date": plan.closesDay.text(in: language)])
      : isEarly
        ? language.text("call.opens-on", ["date": plan.opensDay.text(in: language)])
        : language.text("call.closed-on", ["date": plan.closesDay.text(in: language)])
    return Screen(
      title: plan.title.text(in: tag),
      main: templates.render(
        "calls/public",
        View(
          [
            "standing": standing, "introduction": Self.lines(plan.introduction, tag),
            "has-document": !document.isEmpty, "document": document,
            "asker": plan.notice.asker.text(in: tag), "purpose": plan.notice.purpose.text(in: tag),
            "use": plan.notice.use.text(in: tag), "questions": plan.notice.questions.text(in: tag),
            "takes-answers": draft != nil, "action": "/\(tag)\(path)", "token": formToken,
            "submission": draft?.submission ?? "", "fields": fields(in: language),
            "is-closed": draft == nil && !isEarly,
            "has-outcomes": !call.outcomes.isEmpty,
            "outcomes": call.outcomes.map { Self.view($0, in: language) },
            "has-shown": !shown.isEmpty,
            "shown": shown.map { Self.view($0, questionnaire, in: language) },
            "pages": pages.html(at: "/\(tag)\(path)", in: language),
          ], language: language)), problems: problems)
  }

  private func fields(in language: Language) -> String {
    guard let draft else { return "" }
    let asked =
      questionnaire.map {
        CallQuestions(questionnaire: $0, draft: draft, problems: problems).html(in: language)
      }
      ?? FormField(
        name: "text", label: language.text("call.say.text"), kind: .long,
        value: draft.first("text"),
        help: language.text("call.say.text-help"), isRequired: true
      ).html(problems, in: language)
    return asked
      + FormField(
        name: "name", label: language.text("call.say.name"), value: draft.first("name"),
        help: language.text("call.say.name-help")
      ).html(problems, in: language)
      + ChoiceField(
        name: "show", label: language.text("call.say.show"),
        options: [("yes", language.text("call.say.show-yes"))],
        chosen: Set(draft.values["show"] ?? []), takesSeveral: true,
        help: language.text("call.say.show-help")
      ).html(problems, in: language)
  }

  static func lines(_ text: LocalizedText, _ tag: LanguageTag) -> [String] {
    text.text(in: tag).split(separator: "\n").map { $0.trimmingBlanks }.filter { !$0.isEmpty }
  }

  static func view(_ outcome: OpenCall.Outcome, in language: Language) -> View {
    View(
      [
        "heard": outcome.heard.text(in: language.tag),
        "result": language.text("call.result.\(outcome.result.rawValue)"),
        "answer": outcome.answer.text(in: language.tag),
      ], language: language)
  }

  static func view(
    _ submission: Submission, _ questionnaire: Questionnaire?, in language: Language
  ) -> View {
    let content = submission.content
    let answers =
      questionnaire.map { CallWords.answers(content.answers, to: $0, in: language) } ?? []
    return View(
      [
        "name": content.name ?? language.text("call.unnamed"), "tongue": content.language.rawValue,
        "date": submission.at.day.text(in: language), "text": content.text,
        "has-text": !content.text.isEmpty,
        "answers": answers.map {
          View(["question": $0.question, "answer": $0.answer], language: language)
        },
      ], language: language)
  }
}

/// What somebody has when they have sent something in.
public struct CallReceiptScreen: Sendable {
  private let call: OpenCall
  private let submission: Submission
  private let questionnaire: Questionnaire?
  private let path: String

  /// A receipt.
  ///
  /// - Parameters:
  ///   - submission: what was sent.
  ///   - call: the call.
  ///   - questionnaire: its questionnaire; nil for a hearing.
  ///   - path: the path of the call's page, without language.
  public init(
    _ submission: Submission, to call: OpenCall, questionnaire: Questionnaire?, path: String
  ) {
    self.submission = submission
    self.call = call
    self.questionnaire = questionnaire
    self.path = path
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(
      title: language.text("call.receipt.title"),
      main: templates.render(
        "calls/receipt",
        View(
          [
            "when": language.text(
              "call.receipt.when",
              [
                "date": submission.at.text(in: language),
                "title": call.plan.title.text(in: language.tag),
              ]), "number": submission.id, "back": "/\(language.tag)\(path)",
            "said": [PublicCallScreen.view(submission, questionnaire, in: language)],
          ], language: language)))
  }
}

extension OpenCall.Plan {
  /// The day on which it opens.
  var opensDay: Day { time.day(of: opens) }
  /// The last day.
  var closesDay: Day { time.day(of: closes) }
}
