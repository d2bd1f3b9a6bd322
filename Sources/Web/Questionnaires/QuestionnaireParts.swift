import HTTPTypes
import Languages
import Office
import Problems
import Screens
import Surveys

/// The outline, sections and what stands above the questions.
enum QuestionnaireParts {
  static func outline(_ call: Call, _ problems: [Problem]) async throws -> Reply {
    let sheet = try await call.sheet()
    guard let questionnaire = sheet.questionnaire else {
      return .page(
        TextScreen(call.page(sheet), text: sheet.text, problems: sheet.problems)
          .screen(in: call.language))
    }
    let number = ["number": String(sheet.lastVersion)]
    let draft =
      sheet.lastVersion == 0
      ? call.language.text("builder.draft.first")
      : call.language.text(
        sheet.isChanged ? "builder.draft.changed" : "builder.draft.same", number)
    return .page(
      OutlineScreen(
        call.page(sheet), questionnaire: questionnaire, draft: draft,
        errors: sheet.problems.count { $0.severity == .error }, problems: problems
      ).screen(in: call.language), problems.isEmpty ? .ok : .unprocessableContent)
  }

  static func move(_ call: Call) async throws -> Reply {
    let question = call.form["question"]
    let section = call.form["section"]
    let edit: QuestionnaireEdit? =
      switch (call.form["do"], question, section) {
      case ("up", let id?, _): .moveQuestion(id, .up)
      case ("down", let id?, _): .moveQuestion(id, .down)
      case ("duplicate", let id?, _): .duplicateQuestion(id)
      case ("remove", let id?, _): .removeQuestion(id)
      case ("up", nil, let id?): .moveSection(id, .up)
      case ("down", nil, let id?): .moveSection(id, .down)
      case ("remove", nil, let id?): .removeSection(id)
      default: nil
      }
    guard let edit else { return .seeOther(call.questionnairePath) }
    do {
      try await call.edit(edit)
    } catch let refused as InputRefused {
      return try await outline(call, refused.problems)
    }
    let place = question.map { "#question-\($0)" } ?? section.map { "#section-\($0)" } ?? ""
    let isGone = call.form["do"] == "remove"
    return .seeOther(
      call.questionnairePath + (isGone ? "?done=part-removed" : place))
  }

  static func section(_ call: Call) async throws -> Reply {
    let (sheet, questionnaire) = try await call.readable()
    guard let id = call.parameters["section"] else {
      return .page(
        SectionEditorScreen(call.page(sheet), values: FormValues(), old: nil, in: questionnaire)
          .screen(in: call.language))
    }
    guard let section = questionnaire.sections.first(where: { $0.id == id }) else {
      throw Doorkeeper.Stop.notFound
    }
    return .page(
      SectionEditorScreen(
        call.page(sheet), values: SectionEditorScreen.values(section, in: questionnaire), old: id,
        in: questionnaire
      ).screen(in: call.language))
  }

  static func storeSection(_ call: Call) async throws -> Reply {
    let (sheet, questionnaire) = try await call.readable()
    let id = call.parameters["section"]
    do {
      let old = questionnaire.sections.first { $0.id == id }
      let section = try SectionEditorScreen.section(call.values, old: old, in: questionnaire)
      try await call.edit(id.map { .replaceSection($0, section) } ?? .addSection(section))
      return .seeOther("\(call.questionnairePath)?done=part-stored")
    } catch let refused as InputRefused {
      return .page(
        SectionEditorScreen(
          call.page(sheet), values: call.values, old: id, in: questionnaire,
          problems: refused.problems
        ).screen(in: call.language), .unprocessableContent)
    }
  }

  static func head(_ call: Call) async throws -> Reply {
    let (sheet, questionnaire) = try await call.readable()
    return .page(
      HeadScreen(
        call.page(sheet), values: HeadScreen.values(questionnaire, levels: sheet.levels),
        questionnaire: questionnaire
      ).screen(in: call.language))
  }

  static func storeHead(_ call: Call) async throws -> Reply {
    let (sheet, questionnaire) = try await call.readable()
    do {
      let (head, levels) = try HeadScreen.head(call.values, questionnaire)
      try await call.edit(.head(head), levels: levels)
      return .seeOther("\(call.questionnairePath)?done=part-stored")
    } catch let refused as InputRefused {
      return .page(
        HeadScreen(
          call.page(sheet), values: call.values, questionnaire: questionnaire,
          problems: refused.problems
        ).screen(in: call.language), .unprocessableContent)
    }
  }
}
