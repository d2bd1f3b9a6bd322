import Languages
import Problems
import Surveys
import TestSupport
import Testing

@testable import SurveyFormats

/// Surveys of LimeSurvey become questionnaires.
struct LimeSurveyTests {
  static let folder = "survey/forms/limesurvey"

  /// Name of the file, ids and kinds of its questions, and how many options or rows they have.
  static let files: [(String, [String])] = [
    ("citric/answers.lss", ["q01 multiple 8", "q02 matrix 0"]),
    ("citric/survey.lss", ["g01q01 text 0", "g01q02 scale 5", "g02q03 single 2", "g02q04 file 0"]),
    ("citric/limesurvey_survey_432535.lss", ["g01q01 scale 5", "g01q02 text 0"]),
    ("citric/free_text.lsq", ["freetextexample text 0"]),
    ("core-testing/colors.lss", ["q00 multiple 11", "g01q02 text 0", "g01q03 text 0", "g02q04 single 2"]),
    ("core-testing/colors.txt", ["q00 multiple 11", "g01q02 text 0", "g01q03 text 0", "g02q04 single 2"]),
    ("core-testing/date_and_time.lss", ["q00 date 0", "g01q02 date 0", "g01q03 date 0"]),
    ("structure-imex/blank-survey.lss", ["q00 text 0"]),
    ("structure-imex/survey-one-question-two-languages.lss", ["q1 text 0"]),
  ]

  @Test(.needsReferenceData(folder), arguments: files)
  func `real surveys are imported`(file: String, questions: [String]) throws {
    let (imported, source) = try QuestionnaireImport.read(
      try ReferenceData.bytes("\(Self.folder)/\(file)"), file: file)
    #expect(source == .limeSurvey)
    #expect(
      imported.questionnaire.questions.map { "\($0.id) \($0.kind) \($0.options.count)" }
        == questions)
    for problem in imported.problems { print(file, problem.code, problem.place, problem.values) }
  }
}
