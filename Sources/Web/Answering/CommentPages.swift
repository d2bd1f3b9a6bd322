import Fieldwork
import HTTPTypes
import Languages
import Office
import Problems
import Screens

/// What colleagues say to each other.
enum CommentPages {
  static func show(_ call: Call) async throws -> Reply {
    let respondent = try call.respondent()
    let screen = CommentsScreen(
      respondent, question: call.query("question"), page: call.office.ground.newID())
    return call.answerPage(screen.screen(), respondent)
  }

  static func say(_ call: Call) async throws -> Reply {
    let question = call.form["question"].flatMap { $0.isEmpty ? nil : $0 }
    let page = call.form["page"].map { String($0.prefix(40)) } ?? call.office.ground.newID()
    let words = (call.form["words"] ?? "").trimmed
    do {
      try await call.office.answers.apply(
        .comment(SharedResponse.Comment(id: page, question: question, text: words)),
        by: call.linkHolder())
    } catch let refusal as Fieldwork.Refusal
      where [.wordsNeeded, .tooLong].contains(refusal.reason)
    {
      let respondent = try call.respondent()
      let problem = FieldProblem(refusal.problem().message(in: call.language), field: "words")
      let screen = CommentsScreen(
        respondent, question: question, page: page, typed: words, problems: [problem])
      return call.answerPage(screen.screen(), respondent, status: .unprocessableContent)
    }
    let about = question.map { "&question=\($0.percentEncoded)" } ?? ""
    return .seeOther("\(call.answerPath)/comments?done=comment-stored\(about)")
  }
}
