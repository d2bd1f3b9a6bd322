import Fieldwork
import HTTPTypes
import Languages
import Office
import Screens
import Surveys

/// The form in which an open call is prepared and changed.
enum CallEditing {
  /// The empty form.
  static func blank(_ call: Call) async throws -> Reply {
    let review = try await call.office.calls.reviews(of: call["owner"]).last ?? ""
    return .page(
      try await screen(CallDraft(review: review), call, nil).screen(in: call.language))
  }

  /// Takes a new call.
  static func add(_ call: Call) async throws -> Reply {
    let draft = CallDraft { call.form[$0] }
    let (plan, problems) = try await checked(draft, call)
    guard let plan else { return try await faulty(draft, call, nil, problems) }
    let asked = try await call.office.calls.add(
      plan, review: draft.review, of: call["owner"], by: call.principal)
    return .seeOther("/o/\(call["owner"])/calls/\(asked.id)?done=call-changed")
  }

  /// The form with what the call says.
  static func open(_ call: Call) async throws -> Reply {
    let asked = try await CallPage(call).asked
    let shown = CallDraft(asked)
    var screen = try await screen(shown, call, asked)
    screen.basis = Basis(shown.words).text
    return .page(screen.screen(in: call.language))
  }

  /// Takes a changed call.
  static func change(_ call: Call) async throws -> Reply {
    let asked = try await CallPage(call).asked
    let draft = CallDraft { call.form[$0] }
    let (plan, problems) = try await checked(draft, call)
    guard let plan else { return try await faulty(draft, call, asked, problems) }
    do {
      let seen = call.seen
      try await call.office.calls.apply(to: asked, by: call.person, as: call.principal) { now in
        try seen.check(draft.words, against: CallDraft(now).words)
        return .plan(plan)
      }
    } catch let refusal as Fieldwork.Refusal {
      return try await faulty(
        draft, call, asked, [FieldProblem(refusal.words(in: call.language))])
    } catch let changed as ChangedMeanwhile {
      var screen = try await screen(
        CallDraft { changed.fields[$0] }, call, try await CallPage(call).asked)
      screen.basis = changed.basis.text
      let meanwhile = call.meanwhile(changed, CallDraft.names) { name, value in
        (
          CallEditScreen.label(of: name, in: call.language),
          CallEditScreen.words(of: value, in: name, language: call.language)
        )
      }
      return .page(
        screen.screen(in: call.language).showing(meanwhile, in: call.language), .conflict)
    }
    return .seeOther("/o/\(call["owner"])/calls/\(asked.id)?done=call-changed")
  }

  private static func checked(
    _ draft: CallDraft, _ call: Call
  ) async throws -> (OpenCall.Plan?, [FieldProblem]) {
    let (plan, problems) = draft.plan(in: call.language)
    guard let plan, let version = draft.questionnaire else { return (plan, problems) }
    let found = try await call.office.calls.questionnaire(version, of: call["owner"])
    guard let found, found.questions.allSatisfy({ CallDesk.kinds.contains($0.kind) }) else {
      let problem = FieldProblem(
        call.language.text("call.fault.questionnaire"), field: "questionnaire")
      return (nil, [problem])
    }
    return (plan, problems)
  }

  private static func faulty(
    _ draft: CallDraft, _ call: Call, _ asked: OpenCall?, _ problems: [FieldProblem]
  ) async throws -> Reply {
    var screen = try await screen(draft, call, asked)
    screen.basis = call.seen.text
    screen.problems = problems
    return .page(screen.screen(in: call.language), .unprocessableContent)
  }

  private static func screen(
    _ draft: CallDraft, _ call: Call, _ asked: OpenCall?
  ) async throws -> CallEditScreen {
    let owner = call["owner"]
    let action =
      asked.map { "/o/\(owner)/calls/\($0.id)/edit" } ?? "/o/\(owner)/calls/new"
    var screen = CallEditScreen(draft, action: action, formToken: call.formToken)
    screen.isNew = asked == nil
    screen.isOpen = asked.map { $0.state != .draft } ?? false
    screen.questionnaires = try await call.office.calls.choices(of: owner).map { choice in
      (
        "\(choice.version.id)/\(choice.version.number)",
        choice.questionnaire.title.text(in: call.language.tag)
      )
    }
    return screen
  }
}
