import Problems
import Surveys
import TestSupport
import Testing

@testable import SurveyFormats

/// Real forms become questionnaires.
@Suite(.needsReferenceData(XLSFormOracle.folder)) struct XLSFormImportTests {
  @Test(arguments: XLSFormOracle.forms.filter(\.ok))
  func `what the reference takes becomes a questionnaire`(form: XLSFormOracle.Form) throws {
    let imported = try XLSFormImport.read(try XLSFormOracle.bytes(form), file: form.file)
    print("##", form.file, imported.questionnaire.questions.count)
    for problem in imported.problems { print("   ", problem.code, problem.place, problem.values) }
  }
}
