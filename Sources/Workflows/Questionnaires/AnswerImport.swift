import Foundation
public import Problems
import Store
import SurveyFormats
import Surveys

/// Answers that were collected elsewhere, taken over into a review folder.
public enum AnswerImport {
  /// What was taken over.
  public struct Imported: Sendable {
    /// The text of `survey/answers.csv`.
    public let text: String
    /// How many responses it has.
    public let responseCount: Int
    /// How many columns were taken in.
    public let columnCount: Int
    /// What could not be taken over, by its line.
    public let problems: [Problem]
  }

  /// Reads answers that another tool gave away.
  ///
  /// - Parameters:
  ///   - file: the path: `.csv`, `.xlsx` or `.xls`.
  ///   - questionnaire: the path of the questionnaire's YAML file.
  ///   - mapping: the path of a code book: what columns hold and codes mean, as a table or YAML.
  ///   - day: the day of responses that tell none, such as `2026-03-01`.
  /// - Returns: the answers as a review folder holds them, and what could not be taken over.
  /// - Throws: ``InputRefused`` where a file cannot be read, or no column says which unit answered.
  public static func read(
    _ file: String, questionnaire: String, mapping: String?, submitted day: String
  ) throws(InputRefused) -> Imported {
    var log = ProblemLog()
    let asked = try Questionnaire(
      yaml: try QuestionnaireExchange.bytes(questionnaire), file: questionnaire, log: &log)
    var book = CollectedCodeBook()
    if let mapping {
      book = try CodeBookFile.read(try QuestionnaireExchange.bytes(mapping), file: mapping)
    }
    let table = try CollectedTable(try QuestionnaireExchange.bytes(file), file: file)
    let collected = CollectedAnswers(
      table.coded(by: book), questionnaire: asked, mapping: book.columns)
    guard collected.columns.contains(.unit) else { throw InputRefused(collected.problems) }
    return Imported(
      text: collected.file(for: asked, submitted: day),
      responseCount: collected.responses.count,
      columnCount: collected.columns.count { $0 != nil && $0 != .nothing },
      problems: log.problems + collected.problems)
  }
}
