import Fieldwork
import HTTPTypes
import Languages
import Office
import Screens

/// Handing sections to colleagues, and naming who approves.
enum PeoplePages {
  static func show(_ call: Call) async throws -> Reply {
    let respondent = try call.respondent()
    let screen = ColleaguesScreen(respondent, page: call.office.ground.newID()).screen()
    return call.answerPage(screen, respondent)
  }

  static func delegate(_ call: Call) async throws -> Reply {
    let respondent = try call.respondent()
    var typed = typed(call)
    typed.parts = Set(call.form.all("part"))
    var problems = problems(of: typed, call)
    if typed.parts.isEmpty {
      problems.append(FieldProblem(call.language.text("answering.fault.parts"), field: "part"))
    }
    let page = page(call)
    guard problems.isEmpty else {
      let screen = ColleaguesScreen(
        respondent, page: page, colleague: typed, problems: problems
      ).screen()
      return call.answerPage(screen, respondent, status: .unprocessableContent)
    }
    let parts = respondent.parts.map(\.id).filter {
      typed.parts.contains($0.isEmpty ? "-" : $0)
    }
    let token = try await call.office.answers.delegate(
      page, parts: parts, to: typed.name, address: EmailAddress(typed.address), words: typed.words,
      by: call.linkHolder())
    return answer(call, token, typed, isApprover: false, respondent)
  }

  static func withdraw(_ call: Call) async throws -> Reply {
    try await call.office.answers.withdraw(call.form["delegation"] ?? "", by: call.linkHolder())
    return .seeOther("\(call.answerPath)/people?done=part-withdrawn")
  }

  static func approver(_ call: Call) async throws -> Reply {
    let respondent = try call.respondent()
    let typed = typed(call)
    var problems = problems(of: typed, call, prefix: "approver-")
    let address = EmailAddress(typed.address)
    if address == nil, problems.allSatisfy({ $0.field != "approver-address" }) {
      problems.append(
        FieldProblem(call.language.text("answering.fault.address"), field: "approver-address"))
    }
    let page = page(call)
    guard problems.isEmpty, let address else {
      let screen = ColleaguesScreen(
        respondent, page: page, approver: typed, problems: problems
      ).screen()
      return call.answerPage(screen, respondent, status: .unprocessableContent)
    }
    let token = try await call.office.answers.nameApprover(
      page, name: typed.name, address: address, by: call.linkHolder())
    return answer(call, token, typed, isApprover: true, respondent)
  }

  private static func typed(_ call: Call) -> ColleaguesScreen.Typed {
    var typed = ColleaguesScreen.Typed()
    typed.name = String((call.form["name"] ?? "").trimmed.prefix(200))
    typed.address = (call.form["address"] ?? "").trimmed
    typed.words = (call.form["words"] ?? "").trimmed
    return typed
  }

  private static func problems(
    of typed: ColleaguesScreen.Typed, _ call: Call, prefix: String = ""
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    if typed.name.isEmpty {
      problems.append(
        FieldProblem(call.language.text("answering.fault.name"), field: "\(prefix)name"))
    }
    if !typed.address.isEmpty, EmailAddress(typed.address) == nil {
      problems.append(
        FieldProblem(call.language.text("answering.fault.address"), field: "\(prefix)address"))
    }
    return problems
  }

  /// The id of the page that was sent; a new one where it has none of ours.
  private static func page(_ call: Call) -> String {
    let sent = call.form["page"] ?? ""
    let isOurs =
      (16...40).contains(sent.utf8.count)
      && sent.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    return isOurs ? sent : call.office.ground.newID()
  }

  private static func answer(
    _ call: Call, _ token: LinkToken?, _ typed: ColleaguesScreen.Typed, isApprover: Bool,
    _ respondent: RespondentView
  ) -> Reply {
    guard let token else { return .seeOther("\(call.answerPath)/people?done=link-shown") }
    let link = "\(call.office.ground.settings.origin)/answer/\(token.description)"
    let screen = NewLinkScreen(
      link, to: typed.name, at: typed.address, isApprover: isApprover, by: respondent)
    return call.answerPage(screen.screen(), respondent)
  }
}
