import Fieldwork
import HTTPTypes
import Languages
import Measures
import Office
import Screens
import Surveys

/// An open call as everybody sees it; one that is being prepared is not there.
struct PublicCall {
  private let call: Call
  private let asked: OpenCall
  private let questionnaire: Questionnaire?
  private let path: String

  init(_ call: Call) async throws {
    let desk = call.office.calls
    guard let asked = try await desk.call(call["call"], of: call["owner"]), asked.state != .draft
    else { throw Doorkeeper.Stop.notFound }
    self.call = call
    self.asked = asked
    questionnaire = try await desk.questionnaire(of: asked)
    path = "/calls/\(asked.owner)/\(asked.id)"
  }

  /// The page: the form while the call is open, what came of it afterwards.
  func page() async throws -> Reply {
    let draft =
      call.office.calls.isOpen(asked)
      ? CallAnswerDraft(submission: call.office.ground.newID()) : nil
    return try await reply(draft, [])
  }

  /// Takes what somebody sends; what cannot be taken stands in the form again.
  func take() async throws -> Reply {
    let now = call.office.ground.now
    let sent = call.form["submission"] ?? ""
    let draft = CallAnswerDraft(
      submission: sent.isEmpty ? call.office.ground.newID() : sent,
      fields: call.form.fields.map { ($0.name, $0.value) })
    let (content, problems) = draft.content(
      questionnaire, on: asked.plan.time.day(of: now), in: call.language)
    guard problems.isEmpty else { return try await reply(draft, problems) }
    do {
      let taken = try await call.office.calls.take(
        draft.submission, content, to: asked, from: call.address)
      return .seeOther("\(path)/receipt/\(taken.id)")
    } catch let refusal as Fieldwork.Refusal {
      let words =
        switch refusal.reason {
        case .closed, .notOpen: call.language.text("call.fault.late")
        case .tooOften: call.language.text("call.fault.too-often")
        default: refusal.words(in: call.language)
        }
      return try await reply(draft, [FieldProblem(words)])
    }
  }

  /// What somebody sent, for the one who sent it: nobody else has the address.
  func receipt() async throws -> Reply {
    guard let sent = try await call.office.calls.submission(call["submission"], to: asked) else {
      throw Doorkeeper.Stop.notFound
    }
    return .page(
      CallReceiptScreen(sent, to: asked, questionnaire: questionnaire, path: path)
        .screen(in: call.language))
  }

  private func reply(
    _ draft: CallAnswerDraft?, _ problems: [FieldProblem]
  ) async throws -> Reply {
    var screen = PublicCallScreen(asked, questionnaire: questionnaire, path: path)
    screen.draft = draft
    screen.formToken = call.formToken
    screen.isEarly = asked.state == .open && call.office.ground.now < asked.plan.opens
    screen.problems = problems
    let number = call.pageNumber
    let (shown, count) = try await call.office.calls.page(number, of: asked, shownOnly: true)
    screen.shown = shown
    screen.pages = PageLinks(number, of: count, by: CallDesk.perPage)
    return .page(
      screen.screen(in: call.language), problems.isEmpty ? .ok : .unprocessableContent)
  }
}
