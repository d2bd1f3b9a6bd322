import HTTPTypes
import Languages
import Office
import Problems
import Screens
import Surveys

/// The text of a questionnaire, what is wrong in it, and its translations.
enum QuestionnaireTexts {
  static func yaml(_ call: Call) async throws -> Reply {
    let sheet = try await call.sheet()
    return .page(
      TextScreen(call.page(sheet), text: sheet.text, problems: sheet.problems)
        .screen(in: call.language))
  }

  static func storeYAML(_ call: Call) async throws -> Reply {
    let text = call.form["text"] ?? ""
    do {
      let sheet = try await call.office.questionnaires.store(
        text, id: call["questionnaire"], of: call["owner"], basis: call.basis, by: call.principal)
      if sheet.problems.contains(where: { $0.severity == .error }) {
        return .seeOther("\(call.questionnairePath)/yaml?done=text-with-errors")
      }
      return .seeOther("\(call.questionnairePath)/yaml?done=part-stored")
    } catch let refused as InputRefused {
      let sheet = try await call.sheet()
      return .page(
        TextScreen(
          call.page(sheet), text: text, problems: [], refused: refused.problems
        ).screen(in: call.language), .unprocessableContent)
    }
  }

  static func checks(_ call: Call) async throws -> Reply {
    let (sheet, questionnaire) = try await call.readable()
    return .page(
      ChecksScreen(call.page(sheet), questionnaire: questionnaire, problems: sheet.problems)
        .screen(in: call.language))
  }

  static func translations(
    _ call: Call, _ problems: [Problem], typed: FormValues = FormValues()
  ) async throws -> Reply {
    let (sheet, questionnaire) = try await call.readable()
    let shows = TranslationScreen.Shown(rawValue: call.query("show") ?? "") ?? .open
    return .page(
      TranslationScreen(
        call.page(sheet), questionnaire: questionnaire, shows: shows, typed: typed,
        problems: problems
      ).screen(in: call.language), problems.isEmpty ? .ok : .unprocessableContent)
  }

  static func storeTranslations(_ call: Call) async throws -> Reply {
    let (_, questionnaire) = try await call.readable()
    let values = call.values
    let translations = TranslationScreen.translations(values, of: questionnaire)
    do {
      try await call.edit(.translate(translations))
    } catch let refused as InputRefused {
      return try await self.translations(call, refused.problems, typed: values)
    }
    let show = call.query("show") == "all" ? "show=all&" : ""
    return .seeOther("\(call.questionnairePath)/translations?\(show)done=part-stored")
  }

  static func sheet(_ call: Call) async throws -> Reply {
    let (sheet, questionnaire) = try await call.readable()
    return .file(
      Array(TranslationSheet.text(of: questionnaire).utf8), type: "text/csv; charset=utf-8",
      name: "\(sheet.id)-translations.csv")
  }

  static func storeSheet(_ call: Call) async throws -> Reply {
    let (_, questionnaire) = try await call.readable()
    do {
      guard let file = call.form.files.first(where: { $0.field == "file" }), !file.bytes.isEmpty
      else { throw InputRefused([Problem("edit.no-file", at: Place("", cell: "file"))]) }
      try await call.edit(
        .translate(try TranslationSheet.read(file.bytes, file: file.name, for: questionnaire)))
    } catch let refused as InputRefused {
      return try await translations(call, refused.problems)
    }
    return .seeOther("\(call.questionnairePath)/translations?done=part-stored")
  }
}
