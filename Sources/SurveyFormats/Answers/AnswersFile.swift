import Measures
import StatisticalTables
public import Surveys

extension CollectedAnswers {
  /// The responses as the file `survey/answers.csv` of a review folder.
  ///
  /// - Parameters:
  ///   - questionnaire: the questionnaire that they were read with.
  ///   - otherwise: the day of responses that tell none, such as `2026-03-01`.
  /// - Returns: CSV.
  public func file(for questionnaire: Questionnaire, submitted otherwise: String) -> String {
    let questions = questionnaire.questions.filter(\.kind.isAsked)
    let others = questions.compactMap(\.otherColumn)
      .filter { column in responses.contains { $0.answers[column] != nil } }
    var writer = DelimitedWriter()
    writer.row(["unit", "submitted"] + questions.flatMap(\.columns) + others)
    for response in responses {
      var fields: [String: String] = [:]
      for question in questions {
        let answer = response.answers[question.id] ?? .notAnswered
        fields.merge(question.fields(of: answer)) { first, _ in first }
      }
      for column in others {
        if case .text(let words)? = response.answers[column] { fields[column] = words }
      }
      writer.row(
        [response.unit, response.submitted?.description ?? otherwise]
          + questions.flatMap(\.columns).map { fields[$0] ?? "" }
          + others.map { fields[$0] ?? "" })
    }
    return writer.text
  }
}
