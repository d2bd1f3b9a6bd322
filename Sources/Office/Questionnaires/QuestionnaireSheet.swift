import Languages
public import Problems
import Store
public import Surveys
import Workflows

/// A questionnaire on the desk: its text as it is being written, and what can be made of it.
public struct QuestionnaireSheet: Sendable {
  /// The id.
  public let id: String
  /// How often the draft has been stored; what is stored next must name it.
  public let basis: Int
  /// The text: YAML, which may have errors.
  public let text: String
  /// The number of the last version; 0 where none has been made.
  public let lastVersion: Int
  /// Whether the draft says something else than the last version.
  public let isChanged: Bool
  let reading: QuestionnaireReading

  init(id: String, basis: Int, text: String, last: (number: Int, text: String)?) {
    self.id = id
    self.basis = basis
    self.text = text
    lastVersion = last?.number ?? 0
    isChanged = last?.text != text
    reading = QuestionnaireReading(yaml: Array(text.utf8), file: "\(id).yaml")
  }

  /// The questionnaire; nil where the text must first be mended as text; it may have errors of meaning.
  public var questionnaire: Questionnaire? { reading.questionnaire }
  /// The levels that are asked.
  public var levels: [String] { reading.levels }
  /// Everything that is wrong or to be looked at, with its line in the text.
  public var problems: [Problem] { reading.problems }
  /// Whether it can be made a version.
  public var isSound: Bool { reading.isSound }

  /// The text of another questionnaire for the same units.
  func text(of questionnaire: Questionnaire, levels: [String]? = nil) -> String {
    QuestionnaireYAML.text(
      of: questionnaire,
      frame: QuestionnaireYAML.Frame(
        levels: levels ?? reading.levels, counts: reading.counts, excluded: reading.excluded))
  }
}
