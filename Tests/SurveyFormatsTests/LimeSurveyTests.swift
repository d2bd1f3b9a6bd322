import Languages
import Problems
import Surveys
import TestSupport
import Testing

@testable import SurveyFormats

/// Surveys of LimeSurvey become questionnaires.
struct LimeSurveyTests {
  static let folder = "survey/forms/limesurvey"

  static let colors = [
    "favorite-colors-text note 0", "q00 multiple 11", "g01q02 text 0", "g01q03 text 0",
    "g02q04 single 2",
  ]

  /// Name of the file, ids and kinds of its questions, and how many options or rows they have.
  static let files: [(String, [String])] = [
    ("citric/answers.lss", ["group-one-text note 0", "q01 multiple 3", "q02 matrix 5"]),
    (
      "citric/survey.lss",
      [
        "first-group-text note 0", "g01q01 text 0", "g01q02 scale 5", "second-group-text note 0",
        "g02q03 file 0", "g02q04 single 2",
      ]
    ),
    (
      "citric/limesurvey_survey_432535.lss",
      ["first-question-group-text note 0", "g01q01 scale 5", "g01q02 text 0"]
    ),
    ("citric/free_text.lsq", ["freetextexample text 0"]),
    ("core-testing/colors.lss", colors), ("core-testing/colors.txt", colors),
    ("core-testing/date_and_time.lss", ["q00 date 0", "q01 date 0", "q02 date 0"]),
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
  }
}
