public import Languages

/// Something wrong in what was handed in: where, what, and what to do about it.
///
/// A problem is a value: readers collect them all, and only a door (the command line, a page)
/// decides what they lead to. The words stand in the languages' files under `problem.<code>` and
/// `problem.<code>.advice`.
public struct Problem: Hashable, Sendable {
  /// How much a problem stops.
  public enum Severity: String, Sendable {
    /// Nothing can be built before it is mended.
    case error
    /// The result is right, but somebody should look.
    case warning
  }

  /// The name of the kind of problem, such as `yaml.unknown-key`.
  public let code: String
  /// How much it stops.
  public let severity: Severity
  /// Where it was met.
  public let place: Place
  /// What the words of the problem speak of: `{name}` in its texts.
  public let values: [String: String]

  /// A problem at a place.
  ///
  /// - Parameters:
  ///   - code: the kind of problem; its words stand under `problem.<code>`.
  ///   - severity: how much it stops.
  ///   - place: where it was met.
  ///   - values: what to fill into its words.
  public init(
    _ code: String, _ severity: Severity = .error, at place: Place, _ values: [String: String] = [:]
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.values = values
  }

  /// The same where it stops nothing: what is told of has been left out.
  public var asWarning: Problem { Problem(code, .warning, at: place, values) }

  /// What is wrong, in a sentence.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the sentence.
  public func message(in language: Language) -> String {
    language.text("problem.\(code)", values)
  }

  /// What to do about it, in a sentence.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the sentence.
  public func advice(in language: Language) -> String {
    language.text("problem.\(code).advice", values)
  }

  /// The problem as lines of text: place, severity and message, then the advice.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: two lines without a final line break.
  public func report(in language: Language) -> String {
    let kind = language.text("problem.severity.\(severity.rawValue)")
    let position = place.description.isEmpty ? "" : "\(place): "
    return "\(position)\(kind): \(message(in: language))\n    \(advice(in: language))"
  }
}

/// Input that cannot be used, with everything that is wrong in it.
public struct InputRefused: Error, Sendable {
  /// All problems, in the order of their places.
  public let problems: [Problem]

  /// A refusal for these reasons.
  ///
  /// - Parameter problems: what is wrong; at least one error.
  public init(_ problems: [Problem]) {
    self.problems = problems
  }
}
