public import Problems
public import Surveys

extension Questionnaire {
  /// Reads a questionnaire by itself, as `survey/questionnaire.yaml` describes it.
  ///
  /// What it says of units is taken as it stands: only with its review can that be held against them.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for problems.
  ///   - log: takes what somebody should look at, though nothing stops.
  /// - Throws: ``InputRefused`` with everything that is wrong in it.
  public init(
    yaml bytes: [UInt8], file name: String, log: inout ProblemLog
  ) throws(InputRefused) {
    let reading = QuestionnaireReading(yaml: bytes, file: name)
    guard let questionnaire = reading.questionnaire, reading.isSound else {
      throw InputRefused(reading.problems)
    }
    log.add(contentsOf: reading.problems)
    self = questionnaire
  }
}
