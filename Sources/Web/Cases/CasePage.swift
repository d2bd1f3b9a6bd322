import Accounts
import CaseStudies
import Fieldwork
import HTTPTypes
import Languages
import Office
import Problems
import Screens

/// One case as the one who asks sees it.
struct CasePage {
  let call: Call
  let filed: FiledCase
  /// Whose part the one who asks has.
  let role: CaseWork.Role
  /// The path of the case, without language.
  let path: String
  private let abilities: Set<CaseScreen.Ability>

  init(_ call: Call) async throws {
    let owner = call.holder?.principal.owner ?? call["owner"]
    guard let filed = try await call.office.cases.filed(call["case"], of: owner),
      let resource = try await call.office.cases.resource(
        call["case"], of: owner, for: call.holder)
    else { throw Doorkeeper.Stop.notFound }
    self.call = call
    self.filed = filed
    path =
      call.holder == nil
      ? "/o/\(owner)/cases/\(filed.work.id)" : "/answer/\(call["token"])/cases/\(filed.work.id)"
    // Whoever may publish is an editor; others are there for the unit.
    role = call.may(.casePublish, on: resource) ? .editor : .contributor
    var abilities: Set<CaseScreen.Ability> = []
    if call.may(.casePublish, on: resource) { abilities.insert(.publish) }
    if call.may(.caseEdit, on: resource) {
      abilities.insert(role == .editor ? .edit : .correct)
    }
    if call.may(.caseApprove, on: resource) { abilities.insert(.approve) }
    self.abilities = abilities
  }

  /// The version of the text that the form was made of.
  var version: Int { call.form["version"].flatMap { Int($0) } ?? 0 }

  /// The purpose that the path names.
  var purpose: CaseStudy.Purpose {
    get throws {
      guard let purpose = CaseStudy.Purpose(rawValue: call["purpose"]) else {
        throw Doorkeeper.Stop.notFound
      }
      return purpose
    }
  }

  func apply(_ command: CaseWork.Command, as role: CaseWork.Role) async throws {
    try await call.office.cases.apply(
      command, to: filed, as: role, by: call.person, as: call.principal)
  }

  /// The page of the case.
  func reply(problems: [FieldProblem] = []) async throws -> Reply {
    var screen = CaseScreen(
      filed, abilities: abilities, path: path, formToken: call.formToken)
    screen.unitName = call.unitNames
    screen.told = try await told()
    for name in ["words", "reason", "alternative", "credit"] {
      screen.typed[name] = call.form[name]
    }
    screen.problems = problems
    return .page(
      screen.screen(in: call.language), problems.isEmpty ? .ok : .unprocessableContent)
  }

  /// The text as the contributor last wrote it, where an editor has changed it since.
  private func told() async throws -> CaseForm? {
    let texts = try await call.office.cases.texts(of: filed)
    let own = filed.work.steps.prefix { $0.what != .checked }.compactMap { step -> Int? in
      if case .edited(let version) = step.what { version } else { nil }
    }.last
    guard let text = texts[own ?? 1], text != filed.work.form else { return nil }
    return text
  }

  /// The form with the text as it stands.
  func editing() async throws -> Reply {
    let draft = CaseDraft(filed.work.form, version: filed.work.version)
    return .page(try await editor(draft).screen(in: call.language))
  }

  /// Takes a changed text; what cannot be taken stands in the form again.
  func edit() async throws -> Reply {
    let form = filed.work.form
    let draft = CaseDraft(
      language: form.language, pictures: form.pictures.map(\.file), from: call.form.all)
    var screen = try await editor(draft)
    screen.problems = draft.problems(in: call.language)
    if screen.problems.isEmpty {
      do {
        try await apply(.edit(draft.form(over: form), version: draft.version), as: role)
        return .seeOther("\(path)?done=case-changed")
      } catch let refusal as Fieldwork.Refusal {
        let key: String? =
          switch refusal.reason {
          case .changedSince: "case.fault.changed-since"
          case .caseStep: "case.fault.step"
          default: nil
          }
        let problem = refusal.problem()
        let words =
          key.map { call.language.text($0) }
          ?? problem.message(in: call.language) + " " + problem.advice(in: call.language)
        screen.problems = [FieldProblem(words)]
      }
    }
    return .page(screen.screen(in: call.language), .unprocessableContent)
  }

  private func editor(_ draft: CaseDraft) async throws -> CaseEditScreen {
    var screen = CaseEditScreen(draft, action: "\(path)/edit", formToken: call.formToken)
    screen.isNew = false
    if role == .editor {
      screen.told = try await told() ?? filed.work.form
      screen.translates = true
    }
    return screen
  }

  /// Takes a picture.
  func addPicture() async throws -> Reply {
    let language = call.language
    guard let file = call.form.files.first(where: { $0.field == "picture" }) else {
      return try await reply(
        problems: [FieldProblem(language.text("case.picture.fault.none"), field: "picture")])
    }
    do {
      try await call.office.cases.add(
        CaseDesk.SentPicture(
          bytes: file.bytes, alternative: call.form["alternative"] ?? "",
          credit: call.form["credit"] ?? ""), to: filed, as: role, by: call.person,
        as: call.principal)
      return .seeOther("\(path)?done=case-changed")
    } catch let refusal as CaseDesk.PictureRefusal {
      let (key, field) =
        switch refusal {
        case .noPicture: ("case.picture.fault.no-picture", "picture")
        case .tooLarge: ("case.picture.fault.too-large", "picture")
        case .tooMany: ("case.picture.fault.too-many", "picture")
        case .wordsMissing: ("case.picture.fault.words-missing", "alternative")
        }
      return try await reply(problems: [FieldProblem(language.text(key), field: field)])
    }
  }
}
