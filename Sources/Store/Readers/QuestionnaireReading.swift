public import Problems
public import Surveys

/// A questionnaire's text with what can be made of it, be it right or not.
public struct QuestionnaireReading: Sendable {
  /// The questionnaire; nil where the text cannot be read as one; it may have errors of meaning.
  public let questionnaire: Questionnaire?
  /// The levels that are asked.
  public let levels: [String]
  /// How a unit with two roles counts.
  public let counts: Population.Counts
  /// Units that the file leaves out, with the reason.
  public let excluded: [Population.Exclusion]
  /// Everything that is wrong or to be looked at, in the order of the places.
  public let problems: [Problem]

  /// Whether it has no errors, so that it can be put to somebody.
  public var isSound: Bool {
    questionnaire != nil && !problems.contains { $0.severity == .error }
  }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - bytes: the whole text.
  ///   - name: the name that problems tell it by.
  public init(yaml bytes: [UInt8], file name: String) {
    var log = ProblemLog()
    do throws(InputRefused) {
      let file = try YAMLFile(bytes, file: name)
      log.add(contentsOf: ShapeCheck.problems(in: file, shape: .questionnaire))
      try log.throwErrors()
      let object = YAMLObject(file)
      let questionnaire = object.questionnaire(log: &log)
      let isRead = !log.hasErrors
      let frame = object.object("frame")
      levels = frame?.texts("levels") ?? []
      counts = frame?.optionalText("counts") == "links" ? .links : .organisations
      excluded = (frame?.objects("excluded") ?? []).map {
        // The levels of a unit are the territory's to say, which a questionnaire alone does not know.
        Population.Exclusion(
          unit: $0.text("unit"), levels: [], reason: $0.localized("reason"))
      }
      log.add(
        contentsOf: questionnaire.problems(levels: Set(levels)) { file.place(at: $0) }
          .map(\.withoutUnits))
      // Where an expression cannot be read, the questionnaire lacks it: it must not be written back.
      self.questionnaire = isRead ? questionnaire : nil
      problems = log.sorted
    } catch {
      questionnaire = nil
      levels = []
      counts = .organisations
      excluded = []
      problems = error.problems
    }
  }
}

extension Problem {
  /// What is known of units is told by a review or a campaign: without one it is only to be looked at.
  fileprivate var withoutUnits: Problem {
    code.hasPrefix("expression.unknown-attribute")
      ? Problem(code, .warning, at: place, values) : self
  }
}
