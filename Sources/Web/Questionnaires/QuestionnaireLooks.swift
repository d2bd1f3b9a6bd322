import Languages
import Measures
import Office
import Problems
import Screens
import Surveys
import Workflows

/// A questionnaire as others see it: previewed, printed, in the formats of other programs.
enum QuestionnaireLooks {
  /// The draft, or the version that the address asks for.
  private static func asked(
    _ call: Call
  ) async throws -> (sheet: QuestionnaireSheet, questionnaire: Questionnaire, text: String) {
    let sheet = try await call.sheet()
    if let number = call.query("version").flatMap(Int.init) {
      let found = try await call.office.questionnaires.version(
        sheet.id, number: number, of: call["owner"])
      guard let found else { throw Doorkeeper.Stop.notFound }
      return (sheet, found.questionnaire, found.text)
    }
    guard let questionnaire = sheet.questionnaire else { throw InputRefused(sheet.problems) }
    return (sheet, questionnaire, sheet.text)
  }

  private static func unit(_ call: Call, _ sheet: QuestionnaireSheet) -> [String] {
    let wanted = (call.query("levels") ?? "").split(separator: ",").map(String.init)
    let known = sheet.levels.filter(wanted.contains)
    return known.isEmpty ? Array(sheet.levels.prefix(1)) : known
  }

  private static func tongue(_ call: Call, _ questionnaire: Questionnaire) -> LanguageTag {
    let known = questionnaire.languages.filter { Language.named($0) != nil }
    let wanted = LanguageTag(rawValue: call.query("tongue") ?? call.language.tag.rawValue)
    return known.contains(wanted) ? wanted : known.first ?? call.language.tag
  }

  static func preview(_ call: Call) async throws -> Reply {
    let (sheet, questionnaire, _) = try await asked(call)
    let book = UnitBook.of(CivilTime.centralEuropean.day(of: call.office.ground.now))
    let organisations = book.organisations(levels: sheet.levels)
    let one = organisations.first { $0.code == call.query("unit") }
    let levels = one?.levels ?? unit(call, sheet)
    return .page(
      PreviewScreen(
        call.page(sheet), questionnaire: questionnaire, levels: levels,
        units: organisations.map {
          PreviewScreen.Unit(
            code: $0.code, name: book.name($0.code, in: call.language),
            isChosen: $0.code == one?.code)
        },
        attributes: one.map { book.attributes(of: $0.code, levels: levels) } ?? [:],
        tag: tongue(call, questionnaire), typed: call.values
      ).screen(in: call.language))
  }

  static func print(_ call: Call) async throws -> Reply {
    let (sheet, questionnaire, _) = try await asked(call)
    return .html(
      PrintPage(
        questionnaire, levels: unit(call, sheet), tag: tongue(call, questionnaire)
      ).html)
  }

  static func export(_ call: Call) async throws -> Reply {
    let (sheet, questionnaire, text) = try await asked(call)
    let kinds: [String: (type: String, ending: String)] = [
      "xlsform": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
      "ddi": ("application/xml", "xml"), "codebook": ("text/csv; charset=utf-8", "csv"),
      "yaml": ("application/yaml; charset=utf-8", "yaml"),
    ]
    guard let kind = kinds[call["format"]] else { throw Doorkeeper.Stop.notFound }
    let name = "\(sheet.id).\(kind.ending)"
    guard let format = QuestionnaireExchange.Format(rawValue: call["format"]) else {
      return .file(Array(text.utf8), type: kind.type, name: name)
    }
    let (bytes, problems) = try QuestionnaireExchange.export(
      questionnaire, as: format, file: "\(sheet.id).yaml", output: name, language: call.language)
    // What other programs will not know is read before the file is taken along.
    if !problems.isEmpty, call.query("read") == nil {
      let version = call.query("version").flatMap(Int.init).map { "&version=\($0)" } ?? ""
      return .page(
        ExportScreen(
          file: name, href: "\(call.page(sheet).base)/export/\(format.rawValue)?read=yes\(version)",
          back: "\(call.page(sheet).base)/preview", problems: problems
        ).screen(in: call.language))
    }
    return .file(bytes, type: kind.type, name: name)
  }
}
