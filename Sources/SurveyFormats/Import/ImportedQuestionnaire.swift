public import Problems
public import Surveys

/// A questionnaire that was read from another program's file.
public struct ImportedQuestionnaire: Sendable {
  /// The questionnaire, without errors.
  public let questionnaire: Questionnaire
  /// What could not be taken over as it was, with the places: warnings only.
  public let problems: [Problem]
  /// The ids of questions by their names in the file, where they differ.
  public let renamed: [String: String]
}

/// What an import needs to be told besides the file.
public struct ImportChoices: Sendable {
  /// The id of the questionnaire; made from the file's own where nil.
  public var id: String?
  /// The id of the wave.
  public var wave: String
  /// The levels of units that can be asked.
  public var levels: Set<String>

  /// Choices.
  ///
  /// - Parameters:
  ///   - id: the id of the questionnaire; made from the file's own where nil.
  ///   - wave: the id of the wave.
  ///   - levels: the levels of units that can be asked.
  public init(id: String? = nil, wave: String = "1", levels: Set<String> = []) {
    self.id = id
    self.wave = wave
    self.levels = levels
  }
}
