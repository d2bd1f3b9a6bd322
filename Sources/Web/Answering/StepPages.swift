import Fieldwork
import HTTPTypes
import Languages
import Office
import Problems
import Screens

/// The steps on a response's way to be handed in.
enum StepPages {
  static func finish(_ call: Call) async throws -> Reply {
    try await take(.finish, call, to: "?done=part-finished")
  }

  static func ask(_ call: Call) async throws -> Reply {
    try await take(.requestSignOff(seen: seen(call)), call, to: "/summary?done=sign-off-asked")
  }

  static func takeBack(_ call: Call) async throws -> Reply {
    try await take(.withdrawSignOff, call, to: "/summary?done=sign-off-taken-back")
  }

  static func approve(_ call: Call) async throws -> Reply {
    try await take(.approve(seen: seen(call)), call, to: "/summary?done=response-approved")
  }

  static func sendBack(_ call: Call) async throws -> Reply {
    let words = (call.form["words"] ?? "").trimmed
    do {
      return try await take(.sendBack(words: words), call, to: "/summary?done=response-sent-back")
    } catch let refusal as Fieldwork.Refusal
      where [.wordsNeeded, .tooLong].contains(refusal.reason)
    {
      let respondent = try call.respondent()
      let problem = FieldProblem(refusal.problem().message(in: call.language), field: "words")
      let screen = SummaryScreen(respondent, typed: words, problems: [problem])
      return call.answerPage(screen.screen(), respondent, status: .unprocessableContent)
    }
  }

  static func submit(_ call: Call) async throws -> Reply {
    try await take(.submit(seen: seen(call)), call, to: "/receipt?done=response-submitted")
  }

  static func reopen(_ call: Call) async throws -> Reply {
    try await take(.reopen, call, to: "?done=response-reopened")
  }

  private static func seen(_ call: Call) -> String { call.form["seen"] ?? "" }

  private static func take(
    _ step: AnswerDesk.Step, _ call: Call, to path: String
  ) async throws -> Reply {
    try await call.office.answers.take(step, by: call.linkHolder())
    return .seeOther(call.answerPath + path)
  }
}
