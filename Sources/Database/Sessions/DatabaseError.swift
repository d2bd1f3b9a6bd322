/// What a database refused or could not do, the same on both.
///
/// The text is for a log: it names tables and columns, and no bound values.
public struct DatabaseError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What happened, as far as a caller decides by it.
  public enum Kind: String, Sendable, CaseIterable {
    /// A row with this key is there already.
    case uniqueViolation
    /// The row that is referred to is not there, or is still referred to.
    case foreignKeyViolation
    /// A `CHECK` does not hold.
    case checkViolation
    /// A column that must have a value got none.
    case notNullViolation
    /// A value of another type than the column's.
    case wrongType
    /// A value that neither database would give back as it was: not-a-number, text with U+0000.
    case invalidValue
    /// The statement is wrong: a programmer's error.
    case statement
    /// A column that was asked for is missing or of another type: a programmer's error.
    case unexpectedResult
    /// An earlier statement of the same transaction failed, so nothing more can be done in it.
    case transactionFailed
    /// Locks or conflicting writes did not clear within the time and the retries allowed.
    case busy
    /// A statement took longer than allowed.
    case timeout
    /// Too many are waiting: come back later.
    case queueFull
    /// There is no more room.
    case diskFull
    /// The disk or the file system failed.
    case inputOutput
    /// The file is damaged or no database.
    case damaged
    /// The database may not be written to.
    case readOnly
    /// The server cannot be reached or refuses the connection; nothing was written.
    case unavailable
    /// The connection broke while the transaction was committed: it may be there or not.
    case outcomeUnknown
    /// The database was closed.
    case closed
    /// Anything else.
    case other
  }

  /// What happened.
  public let kind: Kind
  /// The database's own words, for a log.
  public let message: String
  /// The table, where the database names it.
  public let table: String?
  /// The columns of the key that stands in the way, where the database names them.
  public let columns: [String]
  /// The database's own code: SQLSTATE, or SQLite's extended result code.
  public let code: String?

  init(
    _ kind: Kind, _ message: String, table: String? = nil, columns: [String] = [],
    code: String? = nil
  ) {
    self.kind = kind
    self.message = message
    self.table = table
    self.columns = columns
    self.code = code
  }

  /// Whether the same work may well succeed a little later.
  public var isTransient: Bool {
    [.busy, .timeout, .queueFull, .unavailable].contains(kind)
  }

  /// Kind, code and message.
  public var description: String {
    "\(kind.rawValue)\(code.map { " (\($0))" } ?? ""): \(message)"
  }
}
