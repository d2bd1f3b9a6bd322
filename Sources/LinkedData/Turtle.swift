public import Problems
import StatisticalTables

/// Reads Turtle, the text form of linked data (W3C Recommendation, RDF 1.1 Turtle, 2014).
///
/// Nothing is fetched and no file is opened: addresses in the text are names and stay names.
public enum Turtle {
  /// What is too much for one file.
  public struct Limits: Hashable, Sendable {
    /// The most bytes.
    public let bytes: Int
    /// The most statements.
    public let statements: Int
    /// The most brackets inside each other.
    public let depth: Int

    /// Limits of one's own.
    ///
    /// - Parameters:
    ///   - bytes: the most bytes.
    ///   - statements: the most statements.
    ///   - depth: the most brackets inside each other.
    public init(bytes: Int = 64 << 20, statements: Int = 2_000_000, depth: Int = 64) {
      self.bytes = bytes
      self.statements = statements
      self.depth = depth
    }
  }

  /// The statements of a file, in the order of the subjects.
  ///
  /// - Parameters:
  ///   - bytes: the whole file, UTF-8.
  ///   - file: its name, for problems.
  ///   - base: what relative addresses are resolved against, where the file has no `@base`.
  ///   - limits: what is too much.
  /// - Returns: each statement with the line that it stands on.
  /// - Throws: ``InputRefused`` with the line of every fault that can be found: bytes that are no text,
  ///   prefixes that are not declared, a syntax error, a limit that is passed.
  public static func read(
    _ bytes: [UInt8], file: String, base: String = "file:///", limits: Limits = Limits()
  ) throws(InputRefused) -> [Statement] {
    guard bytes.count <= limits.bytes else {
      throw InputRefused([
        Problem(
          "file.too-large", at: Place(file),
          ["size": String(bytes.count >> 20), "limit": String(limits.bytes >> 20)])
      ])
    }
    let text = Array(try TextFile.decode(bytes, file: file).utf8)
    var scanner = TurtleScanner(text, file: file, limits: limits)
    let layout = scanner.scan()
    guard !scanner.log.problems.contains(where: { $0.code != "turtle.prefix" }) else {
      throw InputRefused(scanner.log.sorted)
    }
    let found = TurtleLibrary.statements(of: text, base: base, limit: limits.statements)
    var log = ProblemLog()
    // The library says of a missing prefix neither the line nor that it is one, and stumbles over
    // it; after a syntax error in turn the scanner may have taken text for names.
    let missing = scanner.log.problems
    if let first = missing.first?.place.line,
      found.complaints.allSatisfy({ ($0.line ?? .max) >= first })
    {
      log.add(contentsOf: missing)
    } else {
      for fault in found.complaints {
        log.error("turtle.syntax", at: Place(file, line: fault.line), ["detail": fault.text])
      }
    }
    if found.isTooLong {
      log.error("turtle.too-many", at: Place(file), ["limit": String(limits.statements)])
    }
    try log.throwErrors()
    return layout.placing(found.statements)
  }
}
