/// How the answers of an earlier wave become suggestions in this one.
///
/// A question that nothing is said of takes along the answers of the one with its own id.
public struct PreviousWave: Hashable, Sendable {
  /// The id of the earlier wave.
  public let wave: String
  /// Questions whose id or codes have changed, or that take nothing along.
  public let questions: [Carried]

  /// What one question takes along.
  public struct Carried: Hashable, Sendable {
    /// The id of the question in this questionnaire.
    public let question: String
    /// Its id in the earlier one; nil where nothing is taken along.
    public let from: String?
    /// Codes of options and items that have changed, from the earlier to this one's.
    public let codes: [String: String]

    /// What one question takes along.
    ///
    /// - Parameters:
    ///   - question: the id of the question in this questionnaire.
    ///   - from: its id in the earlier one; nil where nothing is taken along.
    ///   - codes: codes that have changed, from the earlier to this one's.
    public init(question: String, from: String?, codes: [String: String] = [:]) {
      self.question = question
      self.from = from
      self.codes = codes
    }
  }

  /// What is taken along.
  ///
  /// - Parameters:
  ///   - wave: the id of the earlier wave.
  ///   - questions: questions whose id or codes have changed, or that take nothing along.
  public init(wave: String, questions: [Carried] = []) {
    self.wave = wave
    self.questions = questions
  }
}
