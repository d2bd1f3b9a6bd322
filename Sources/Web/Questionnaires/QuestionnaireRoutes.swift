import Accounts
import Languages
import Office
import Problems
import Screens
import Surveys

/// Making a questionnaire.
enum QuestionnaireRoutes {
  private static let list = "/o/:owner/questionnaires"
  private static let one = "\(list)/:questionnaire"
  private static let read = RouteAccess.may(.questionnaireRead, on: .owner)
  private static let edit = RouteAccess.may(.questionnaireEdit, on: .owner)

  static let all: [Route] = lists + parts + looks + versions

  private static let lists: [Route] = [
    .get(list, read, QuestionnaireLists.list),
    .get("\(list)/new", edit) { call in
      .page(
        NewQuestionnaireScreen(base: call.listBase, token: call.formToken)
          .screen(in: call.language))
    },
    .post("\(list)/new", edit, QuestionnaireLists.begin),
    .post("\(list)/import", edit, QuestionnaireLists.take).takingFiles,
  ]

  private static let parts: [Route] = [
    .get(one, read) { call in try await QuestionnaireParts.outline(call, []) },
    .post("\(one)/edit", edit, QuestionnaireParts.move),
    .get("\(one)/new-question", edit, QuestionEditor.new),
    .post("\(one)/new-question", edit, QuestionEditor.store),
    .get("\(one)/questions/:question", edit, QuestionEditor.show),
    .post("\(one)/questions/:question", edit, QuestionEditor.store),
    .get("\(one)/new-section", edit, QuestionnaireParts.section),
    .post("\(one)/new-section", edit, QuestionnaireParts.storeSection),
    .get("\(one)/sections/:section", edit, QuestionnaireParts.section),
    .post("\(one)/sections/:section", edit, QuestionnaireParts.storeSection),
    .get("\(one)/head", edit, QuestionnaireParts.head),
    .post("\(one)/head", edit, QuestionnaireParts.storeHead),
    .get("\(one)/yaml", read, QuestionnaireTexts.yaml),
    .post("\(one)/yaml", edit, QuestionnaireTexts.storeYAML),
  ]

  private static let looks: [Route] = [
    .get("\(one)/checks", read, QuestionnaireTexts.checks),
    .get("\(one)/translations", read) { call in
      try await QuestionnaireTexts.translations(call, [])
    },
    .post("\(one)/translations", edit, QuestionnaireTexts.storeTranslations),
    .get("\(one)/translations.csv", read, QuestionnaireTexts.sheet),
    .post("\(one)/translations.csv", edit, QuestionnaireTexts.storeSheet).takingFiles,
    .get("\(one)/preview", read, QuestionnaireLooks.preview),
    .post("\(one)/preview", read, QuestionnaireLooks.preview),
    .get("\(one)/print", read, QuestionnaireLooks.print),
    .get("\(one)/export/:format", read, QuestionnaireLooks.export),
  ]

  private static let versions: [Route] = [
    .get("\(one)/versions", read) { call in try await QuestionnaireVersions.show(call, []) },
    .post("\(one)/versions", edit, QuestionnaireVersions.make),
    .post("\(one)/use", .may(.campaignEdit, on: .owner), QuestionnaireVersions.use),
  ]
}

extension Call {
  /// The address of the list of questionnaires.
  var listBase: String { address("/o/\(self["owner"])/questionnaires") }

  /// The path of the questionnaire's pages, without its language.
  var questionnairePath: String {
    "/o/\(self["owner"])/questionnaires/\(self["questionnaire"])"
  }

  /// The number of the draft that the form was made of.
  var basis: Int { Int(form["basis"] ?? "") ?? -1 }

  /// What stands in the form.
  var values: FormValues {
    FormValues(Dictionary(grouping: form.fields, by: \.name).mapValues { $0.map(\.value) })
  }

  /// The questionnaire of the path.
  ///
  /// - Throws: ``Doorkeeper/Stop/notFound`` where there is none.
  func sheet() async throws -> QuestionnaireSheet {
    let found = try await office.questionnaires.sheet(self["questionnaire"], of: self["owner"])
    guard let found else { throw Doorkeeper.Stop.notFound }
    return found
  }

  /// The questionnaire of the path, where its text can be read.
  func readable() async throws -> (sheet: QuestionnaireSheet, questionnaire: Questionnaire) {
    let sheet = try await sheet()
    guard let questionnaire = sheet.questionnaire else { throw InputRefused(sheet.problems) }
    return (sheet, questionnaire)
  }

  /// What the pages of a questionnaire know.
  func page(_ sheet: QuestionnaireSheet) -> BuilderPage {
    BuilderPage(
      base: address(questionnairePath), id: sheet.id,
      title: sheet.questionnaire?.title.text(in: language.tag) ?? sheet.id, token: formToken,
      basis: sheet.basis, mayEdit: may(.questionnaireEdit, on: Resource(owner: self["owner"])),
      isReadable: sheet.questionnaire != nil, levels: sheet.levels)
  }

  /// Carries out an edit of the form's draft.
  func edit(_ edit: QuestionnaireEdit, levels: [String]? = nil) async throws {
    try await office.questionnaires.apply(
      edit, to: self["questionnaire"], of: self["owner"], basis: basis, levels: levels,
      by: principal)
  }
}
