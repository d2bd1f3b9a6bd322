import Foundation
import Languages
import Problems
import Store
import Surveys
import TestSupport
import Testing

@testable import Workflows

/// Questionnaires written as the file of a review folder, and read again.
struct QuestionnaireYAMLTests {
  /// The questionnaires of the examples.
  static let examples = PackageRoot.files(under: "Examples", ending: "questionnaire.yaml")

  @Test(arguments: examples)
  func `what is written reads back as it was`(path: String) throws {
    var log = ProblemLog()
    let questionnaire = try Questionnaire(
      yaml: Array(try PackageRoot.read(path).utf8), file: path, log: &log)
    let levels = Set(questionnaire.questions.flatMap(\.levels)).union(["municipality", "county"])
    let yaml = QuestionnaireYAML.text(
      of: questionnaire, frame: QuestionnaireYAML.Frame(levels: levels.sorted()))
    let again = try Questionnaire(yaml: Array(yaml.utf8), file: "again.yaml", log: &log)
    #expect(again == questionnaire)
    #expect(
      yaml
        == QuestionnaireYAML.text(
          of: again, frame: QuestionnaireYAML.Frame(levels: levels.sorted())))
  }

  @Test(arguments: examples)
  func `an example comes back from an XLSForm as it was`(path: String) throws {
    try TemporaryFolder.use { folder in
      var log = ProblemLog()
      let questionnaire = try Questionnaire(
        yaml: Array(try PackageRoot.read(path).utf8), file: path, log: &log)
      let language = try #require(Language.named(.nb))
      let form = try QuestionnaireExchange.export(
        "\(PackageRoot.path)/\(path)", as: .xlsForm, output: "form.xlsx", language: language)
      let file = "\(folder.path)/form.xlsx"
      try QuestionnaireExchange.write(form.bytes, to: file, replacing: false)
      let imported = try QuestionnaireExchange.read(
        file, id: nil, wave: "1", levels: ["municipality", "county"])
      #expect(imported.questionnaire.questions == questionnaire.questions)
      #expect(imported.questionnaire.sections == questionnaire.sections)
      #expect(imported.questionnaire.wave == questionnaire.wave)
      let again = try Questionnaire(
        yaml: Array(imported.yaml.utf8), file: "again.yaml", log: &log)
      #expect(again == imported.questionnaire)
      // A file that stands there is not written over by chance.
      #expect(throws: InputRefused.self) {
        try QuestionnaireExchange.write(form.bytes, to: file, replacing: false)
      }
    }
  }
}
