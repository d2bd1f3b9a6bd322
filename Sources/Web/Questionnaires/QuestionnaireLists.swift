import Accounts
import Fieldwork
import HTTPTypes
import Languages
import Office
import Problems
import Screens
import Surveys

/// The list of questionnaires, and how a new one begins.
enum QuestionnaireLists {
  static func list(_ call: Call) async throws -> Reply {
    let desk = call.office.questionnaires
    let campaigns = try await desk.campaigns(of: call["owner"])
    let tag = call.language.tag
    let rows = try await desk.sheets(of: call["owner"]).map { sheet in
      let questionnaire = sheet.questionnaire
      return QuestionnaireListScreen.Row(
        id: sheet.id, title: questionnaire?.title.text(in: tag) ?? sheet.id,
        version: sheet.lastVersion, isChanged: sheet.isChanged,
        errors: sheet.problems.count { $0.severity == .error },
        languages: (questionnaire?.languages ?? []).map { Language.named($0)?.name ?? $0.rawValue },
        questions: questionnaire?.questions.count(where: \.kind.isAsked) ?? 0,
        campaigns: campaigns.filter { $0.plan.questionnaire.id == sheet.id }.map {
          "\($0.plan.title.text(in: tag)) (\($0.plan.questionnaire.number))"
        })
    }
    let mayEdit = call.may(.questionnaireEdit, on: .init(owner: call["owner"]))
    return .page(
      QuestionnaireListScreen(base: call.listBase, rows: rows, mayEdit: mayEdit)
        .screen(in: call.language))
  }

  static func begin(_ call: Call) async throws -> Reply {
    let values = call.values
    do {
      var texts: [LanguageTag: String] = [:]
      for language in Language.all {
        let words = values["title.\(language.tag.rawValue)"]
        if !words.isEmpty { texts[language.tag] = words }
      }
      guard !texts.isEmpty else {
        throw InputRefused([Problem("edit.words-missing", at: Place("", cell: "title"))])
      }
      let sheet = try await call.office.questionnaires.begin(
        values["id"], title: LocalizedText(texts), wave: try wave(values),
        levels: try levels(values), of: call["owner"], by: call.principal)
      return .seeOther("/o/\(call["owner"])/questionnaires/\(sheet.id)?done=questionnaire-begun")
    } catch let refused as InputRefused {
      return .page(
        NewQuestionnaireScreen(
          base: call.listBase, token: call.formToken, values: values, problems: refused.problems
        ).screen(in: call.language), .unprocessableContent)
    }
  }

  static func take(_ call: Call) async throws -> Reply {
    let values = call.values
    do {
      guard let file = call.form.files.first(where: { $0.field == "file" }), !file.bytes.isEmpty
      else { throw InputRefused([Problem("edit.no-file", at: Place("", cell: "file"))]) }
      let (sheet, problems) = try await call.office.questionnaires.take(
        file.bytes, file: file.name, id: values["id"].isEmpty ? nil : values["id"],
        wave: try wave(values), levels: try levels(values), of: call["owner"], by: call.principal)
      let path = "/o/\(call["owner"])/questionnaires/\(sheet.id)"
      if problems.isEmpty { return .seeOther("\(path)?done=questionnaire-imported") }
      return .page(
        ImportedScreen(
          href: call.address(path), problems: problems,
          questions: sheet.questionnaire?.questions.count ?? 0
        ).screen(in: call.language))
    } catch let refused as InputRefused {
      return .page(
        NewQuestionnaireScreen(
          base: call.listBase, token: call.formToken, values: values, problems: refused.problems,
          isImport: true
        ).screen(in: call.language), .unprocessableContent)
    }
  }

  private static func wave(_ values: FormValues) throws(InputRefused) -> String {
    let wave = values["wave"].isEmpty ? "1" : values["wave"]
    guard wave.utf8.allSatisfy({ "abcdefghijklmnopqrstuvwxyz0123456789-_".utf8.contains($0) })
    else {
      throw InputRefused([Problem("edit.bad-id", at: Place("", cell: "wave"), ["found": wave])])
    }
    return wave
  }

  private static func levels(_ values: FormValues) throws(InputRefused) -> [String] {
    let known = NewQuestionnaireScreen.levels
    let levels = known.filter(values.all("levels").contains)
    if levels.isEmpty {
      throw InputRefused([Problem("edit.levels-missing", at: Place("", cell: "levels"))])
    }
    return levels
  }
}
