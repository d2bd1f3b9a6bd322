import Accounts
import Fieldwork
import HTTPTypes
import Languages
import Office
import Problems
import Screens

/// One open call as those see it who put it.
struct CallPage {
  let call: Call
  let asked: OpenCall
  let path: String

  init(_ call: Call) async throws {
    guard let asked = try await call.office.calls.call(call["call"], of: call["owner"]) else {
      throw Doorkeeper.Stop.notFound
    }
    self.call = call
    self.asked = asked
    path = "/o/\(asked.owner)/calls/\(asked.id)"
  }

  /// The page.
  func reply(
    typed: [String: String] = [:], problems: [FieldProblem] = []
  ) async throws -> Reply {
    let desk = call.office.calls
    var screen = CallScreen(
      asked, questionnaire: try await desk.questionnaire(of: asked), path: path,
      formToken: call.formToken)
    let (submissions, count) = try await desk.page(call.pageNumber, of: asked)
    screen.submissions = submissions
    screen.submissionCount = count
    screen.pages = PageLinks(call.pageNumber, of: count, by: CallDesk.perPage)
    screen.events = try await desk.events(of: asked)
    screen.canEdit = call.may(.callEdit, on: .init(owner: asked.owner))
    screen.publicAddress =
      call.office.ground.settings.origin + call.address("/calls/\(asked.owner)/\(asked.id)")
    screen.typed = typed
    screen.problems = problems
    return .page(
      screen.screen(in: call.language), problems.isEmpty ? .ok : .unprocessableContent)
  }

  /// Changes the call; what is refused stands on the page in words.
  func apply(
    _ command: @escaping @Sendable (OpenCall) throws -> OpenCall.Command
  ) async throws -> Reply {
    do {
      try await call.office.calls.apply(
        to: asked, by: call.person, as: call.principal, command)
    } catch let refusal as Fieldwork.Refusal {
      return try await reply(problems: [FieldProblem(refusal.words(in: call.language))])
    }
    return .seeOther("\(path)?done=call-changed")
  }

  /// Adds what was heard, and what came of it.
  func addOutcome() async throws -> Reply {
    let tags = CallDraft.languages(of: asked.plan)
    var problems: [FieldProblem] = []
    var typed: [String: String] = [:]
    func text(_ name: String) -> LocalizedText {
      var texts: [LanguageTag: String] = [:]
      for tag in tags {
        let words = call.form["\(name).\(tag)"] ?? ""
        typed["\(name).\(tag)"] = words
        if words.allSatisfy(\.isWhitespace) {
          problems.append(
            FieldProblem(
              call.language.text("call.fault.\(name)"), field: "\(name).\(tag)"))
        } else {
          texts[tag] = words
        }
      }
      return LocalizedText(texts)
    }
    let heard = text("heard")
    let answer = text("answer")
    let result = OpenCall.Outcome.Result(rawValue: call.form["result"] ?? "")
    typed["result"] = result?.rawValue
    guard let result, problems.isEmpty else {
      if result == nil {
        problems.append(
          FieldProblem(call.language.text("call.fault.result"), field: "result"))
      }
      return try await reply(typed: typed, problems: problems)
    }
    let outcome = OpenCall.Outcome(heard: heard, result: result, answer: answer)
    return try await apply { asked in
      // Sent twice, it is told once.
      .conclude(asked.outcomes.contains(outcome) ? asked.outcomes : asked.outcomes + [outcome])
    }
  }

  /// Decides whether a submission is shown.
  func decide() async throws -> Reply {
    let id = call["submission"]
    let reason = call.form["reason"] ?? ""
    do {
      try await call.office.calls.decide(
        call.form["decision"] == "show" ? .shown : .hidden(reason: reason), on: id, to: asked,
        by: call.person, as: call.principal)
    } catch let refusal as Fieldwork.Refusal where refusal.reason == .wordsNeeded {
      return try await reply(
        problems: [
          FieldProblem(call.language.text("call.fault.reason"), field: "reason-\(id)")
        ])
    } catch let refusal as Fieldwork.Refusal where refusal.reason == .unknownSubmission {
      throw Doorkeeper.Stop.notFound
    }
    let page = call.pageNumber == 1 ? "" : "&page=\(call.pageNumber)"
    return .seeOther("\(path)?done=call-changed\(page)")
  }
}

extension Call {
  /// The page of a list that the address asks for, from 1.
  var pageNumber: Int { max(query("page").flatMap { Int($0) } ?? 1, 1) }
}

extension Fieldwork.Refusal {
  /// Why something was not done, and what to do.
  func words(in language: Language) -> String {
    let problem = problem()
    return problem.message(in: language) + " " + problem.advice(in: language)
  }
}
