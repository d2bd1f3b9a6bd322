/// A statement, whose interpolated values become bound parameters.
///
/// ```swift
/// let rows = try session.rows("SELECT id FROM units WHERE owner = \(owner) AND \("id", in: ids)")
/// ```
///
/// The words of a statement stand in the source: its literals are `StaticString`, so no text made at
/// run time can become one. Use what both databases know; definitions of tables name the differences
/// by ``TableWord``. A list may have 30 000 values, SQLite's limit being 32 766 in one statement.
public struct SQL: Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// A part of a statement.
  enum Part: Sendable, Hashable {
    case words(String)
    case value(SQLValue)
    case table(TableWord)
  }

  /// The parts in order.
  private(set) var parts: [Part]

  /// A statement without values.
  ///
  /// - Parameter value: its words.
  public init(stringLiteral value: StaticString) {
    parts = [.words(value.description)]
  }

  /// A statement with values.
  ///
  /// - Parameter stringInterpolation: its words and values.
  public init(stringInterpolation: Interpolation) {
    parts = stringInterpolation.parts
  }

  /// A statement of the module's own making, such as one about a table that a catalogue names.
  init(_ parts: [Part]) {
    self.parts = parts
  }

  /// The words with `?` for each value, which may be personal data and are not told.
  public var description: String { rendered(for: .sqlite).text }

  /// The statement as a driver sends it.
  ///
  /// - Parameter dialect: whose parameters are written.
  /// - Returns: the text and the values in the order of their parameters.
  func rendered(for dialect: Dialect) -> (text: String, values: [SQLValue]) {
    var text = ""
    var values: [SQLValue] = []
    for part in parts {
      switch part {
      case .words(let words): text += words
      case .table(let word): text += word.spoken(in: dialect)
      case .value(let value):
        values.append(value)
        text += dialect == .sqlite ? "?" : "$\(values.count)"
      }
    }
    return (text, values)
  }

  /// The first word in capitals, such as `SELECT`.
  var verb: String {
    guard case .words(let words)? = parts.first else { return "" }
    return words.drop { $0.isWhitespace }.prefix { $0.isLetter }.uppercased()
  }

  /// A name between quotes, for names that come from the database's own catalogue.
  static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }
}
