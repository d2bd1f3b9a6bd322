/// Collects problems while something is read, so that all of them can be told in one go.
public struct ProblemLog: Sendable {
  /// The problems so far, in the order they were met.
  public private(set) var problems: [Problem] = []

  /// An empty log.
  public init() {}

  /// Whether an error was met.
  public var hasErrors: Bool { problems.contains { $0.severity == .error } }

  /// How many errors were met.
  public var errorCount: Int { problems.count { $0.severity == .error } }

  /// The problems in the order of their places, each once.
  public var sorted: [Problem] {
    var seen: Set<Problem> = []
    return problems.enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element)
      .filter { seen.insert($0).inserted }
  }

  /// Adds a problem.
  ///
  /// - Parameter problem: what was met.
  public mutating func add(_ problem: Problem) {
    problems.append(problem)
  }

  /// Adds an error.
  ///
  /// - Parameters:
  ///   - code: the kind of problem.
  ///   - place: where it was met.
  ///   - values: what to fill into its words.
  public mutating func error(_ code: String, at place: Place, _ values: [String: String] = [:]) {
    problems.append(Problem(code, .error, at: place, values))
  }

  /// Adds a warning.
  ///
  /// - Parameters:
  ///   - code: the kind of problem.
  ///   - place: where it was met.
  ///   - values: what to fill into its words.
  public mutating func warning(_ code: String, at place: Place, _ values: [String: String] = [:]) {
    problems.append(Problem(code, .warning, at: place, values))
  }

  /// Adds the problems that another reader collected.
  ///
  /// - Parameter more: its problems.
  public mutating func add(contentsOf more: [Problem]) {
    problems += more
  }

  /// Stops where an error was met.
  ///
  /// - Throws: ``InputRefused`` with all problems so far.
  public func throwErrors() throws(InputRefused) {
    if hasErrors { throw InputRefused(sorted) }
  }
}
