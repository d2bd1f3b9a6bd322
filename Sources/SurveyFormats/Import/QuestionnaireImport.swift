public import Problems

/// Reads a questionnaire from whatever another program has written; the content tells what it is.
public enum QuestionnaireImport {
  /// What a file was read as.
  public enum Source: String, Sendable {
    /// XLSForm, in `.xlsx`, `.xls`, `.csv` or `.md`.
    case xlsForm = "xlsform"
    /// LimeSurvey, `.lss` or tab-separated `.txt`.
    case limeSurvey = "limesurvey"
  }

  /// The questionnaire that a file holds.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for problems.
  ///   - choices: what cannot be told from the file.
  /// - Returns: the questionnaire, with what was passed over, and what the file was read as.
  /// - Throws: ``InputRefused`` for a file that is neither, or is wrong, with everything that is wrong.
  public static func read(
    _ bytes: [UInt8], file: String, choices: ImportChoices = ImportChoices()
  ) throws(InputRefused) -> (ImportedQuestionnaire, Source) {
    var log = ProblemLog()
    switch try QuestionnaireFile.kind(of: bytes, file: file) {
    case .xlsForm: return (try XLSFormImport.read(bytes, file: file, choices: choices), .xlsForm)
    case .limeSurvey:
      let survey = try LimeSurvey(xml: bytes, file: file, log: &log)
      var making = LimeSurveyMaking(survey, choices: choices, log: log)
      return (try making.questionnaire(), .limeSurvey)
    case .limeSurveyRows:
      let survey = try LimeSurvey(rows: bytes, file: file, log: &log)
      var making = LimeSurveyMaking(survey, choices: choices, log: log)
      return (try making.questionnaire(), .limeSurvey)
    }
  }
}
