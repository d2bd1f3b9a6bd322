import Problems
import Surveys
import TestSupport
import Testing

@testable import SurveyFormats

/// Real forms become questionnaires, and forms again.
@Suite(.needsReferenceData(XLSFormOracle.folder)) struct XLSFormImportTests {
  /// Forms of rows that nobody sees: there is nothing to ask.
  static let empty: Set<String> = [
    "example_xls/bad_calc.xlsx", "example_xls/hidden.xls", "bug_example_xls/bad_calc.xlsx",
  ]
  static let forms = XLSFormOracle.forms.filter { $0.ok && !empty.contains($0.file) }

  @Test(arguments: forms)
  func `what the reference takes becomes a questionnaire without errors`(
    form: XLSFormOracle.Form
  ) throws {
    let imported = try XLSFormImport.read(try XLSFormOracle.bytes(form), file: form.file)
    #expect(imported.problems.allSatisfy { $0.severity == .warning })
    let wrong = imported.questionnaire.problems(levels: []) { Place("", cell: $0) }
    #expect(wrong.filter { $0.severity == .error } == [])
  }

  @Test(arguments: empty.sorted())
  func `a form with nothing to ask is refused`(file: String) throws {
    let form = try #require(XLSFormOracle.forms.first { $0.file == file })
    let bytes = try XLSFormOracle.bytes(form)
    let refused = #expect(throws: InputRefused.self) {
      try XLSFormImport.read(bytes, file: file)
    }
    #expect(refused?.problems.last?.code == "form.no-questions")
  }

  @Test(arguments: forms, XLSFormExport.Writing.allCases)
  func `import, export and import again give the same questionnaire`(
    form: XLSFormOracle.Form, writing: XLSFormExport.Writing
  ) throws {
    let first = try XLSFormImport.read(try XLSFormOracle.bytes(form), file: form.file).questionnaire
    let exported = try XLSFormExport.form(of: first, as: writing, file: "form")
    let second = try XLSFormImport.read(exported.bytes, file: "form.\(writing)").questionnaire
    // A table between bars has no line breaks.
    guard writing != .md else {
      #expect(second.questions.map(\.id) == first.questions.map(\.id))
      #expect(second.questions.map(\.condition) == first.questions.map(\.condition))
      return
    }
    for (one, other) in zip(first.questions, second.questions) { #expect(one == other) }
    #expect(second == first)
  }
}
