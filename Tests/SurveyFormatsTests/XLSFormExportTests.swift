import Foundation
import Languages
import Problems
import Surveys
import TestSupport
import Testing

@testable import SurveyFormats

/// A questionnaire becomes a form that other programs read and that comes back as it was.
struct XLSFormExportTests {
  @Test(arguments: [XLSFormExport.Writing.xlsx, .csv, .md])
  func `everything that a questionnaire can say comes back`(
    writing: XLSFormExport.Writing
  ) throws {
    let questionnaire = try RichQuestionnaire.made()
    let form = try XLSFormExport.form(of: questionnaire, as: writing, file: "q.yaml")
    let imported = try XLSFormImport.read(
      form.bytes, file: "form.\(writing)",
      choices: ImportChoices(levels: RichQuestionnaire.levels))
    for (one, other) in zip(questionnaire.questions, imported.questionnaire.questions) {
      #expect(one == other)
    }
    #expect(imported.questionnaire == questionnaire)
    #expect(imported.problems == [])
  }

  @Test func `the same questionnaire gives the same bytes`() throws {
    let questionnaire = try RichQuestionnaire.made()
    let first = try XLSFormExport.form(of: questionnaire, as: .xlsx, file: "q.yaml")
    let second = try XLSFormExport.form(of: questionnaire, as: .xlsx, file: "q.yaml")
    #expect(first.bytes == second.bytes)
  }

  @Test func `what other programs will not know is told`() throws {
    let form = try XLSFormExport.form(
      of: try RichQuestionnaire.made(), as: .csv, file: "q.yaml")
    #expect(
      form.problems.map(\.code) == [
        "export.ranking", "export.condition", "export.asked-levels",
      ])
  }
}
