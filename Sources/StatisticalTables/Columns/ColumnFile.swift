public import Problems

/// Columns of a CSV file, read in pieces: for files of millions of rows.
///
/// The rules are those of ``DelimitedFile``: a byte order mark, LF and CRLF, `,` `;` or tab between
/// fields, quoted fields, a decimal comma where `;` or tab parts the fields. Only the columns asked
/// for are kept, as numbers or small codes, and never more of the file than a piece and a row.
public struct ColumnFile: Sendable {
  /// The file's name, as problems name it.
  public let file: String
  /// The names of all columns of the file, trimmed of blanks.
  public let header: [String]
  /// How many rows there are below the header; empty lines are left out.
  public let rows: Int
  /// Whether numbers may be written with a decimal comma.
  public let hasDecimalComma: Bool
  /// The columns asked for, in that order.
  public let columns: [Column]
  private let places: [String: Int]
  private let lines: RowLines

  /// A column that is asked for.
  public struct Wanted: Hashable, Sendable {
    /// Its name in the header.
    public let name: String
    /// As what it is read.
    public let kind: Kind

    /// A column that is asked for.
    ///
    /// - Parameters:
    ///   - name: its name in the header.
    ///   - kind: as what it is read.
    public init(_ name: String, as kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// As what a column is read.
  public enum Kind: Hashable, Sendable {
    /// As numbers.
    case numbers
    /// As categories, numbered in an order.
    case categories(Order)
  }

  /// The order in which categories are numbered.
  public enum Order: Hashable, Sendable {
    /// As they are first met in the file.
    case asMet
    /// By code point.
    case sorted
  }

  /// A column as it was read.
  public enum Column: Hashable, Sendable {
    /// A number for each row; NaN where the field is empty.
    case numbers([Double])
    /// A category for each row.
    case categories(Categories)
  }

  /// A category for each row, as small numbers, and the names that they stand for.
  public struct Categories: Hashable, Sendable {
    /// The place of each row's category in ``levels``; ``missing`` where the field is empty.
    public let codes: [UInt16]
    /// The different contents of the column.
    public let levels: [String]

    /// The code of an empty field.
    public static let missing = UInt16.max
    /// The most categories that a column may have.
    public static let most = 65_534
  }

  /// How many faults are told before the reading stops.
  public static let mostProblems = 100

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - wanted: the columns to keep, each once.
  ///   - file: the file's name, for problems.
  ///   - read: fills the bytes it is given from the start, and says how many; 0 at the end of the file,
  ///     nil where it cannot be read.
  /// - Throws: ``InputRefused`` for what ``DelimitedFile`` refuses, a column that is not there, a field
  ///   that is no number, more than ``Categories/most`` categories, or a file that cannot be read.
  ///   Faults of single fields and rows are collected, at most ``mostProblems``.
  public init(
    _ wanted: [Wanted], file: String, read: (UnsafeMutableRawBufferPointer) -> Int?
  ) throws(InputRefused) {
    var reader = ColumnReader(file: file)
    try reader.readHeader(wanted, read)
    try reader.readRows(read)
    self.file = file
    header = reader.header
    rows = reader.rows
    hasDecimalComma = reader.hasDecimalComma
    lines = reader.lines
    columns = reader.finish()
    places = Dictionary(
      wanted.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The line that a row begins on.
  ///
  /// - Parameter row: the row, from 0.
  /// - Returns: the line in the file, from 1.
  public func line(of row: Int) -> Int {
    precondition((0..<rows).contains(row), "a row of the file")
    return lines.line(of: row)
  }

  /// The numbers of a column.
  ///
  /// - Parameter name: its name in the header.
  /// - Returns: a number for each row, NaN where the field is empty; nil where the column was not
  ///   asked for as numbers.
  public func numbers(_ name: String) -> [Double]? {
    guard let place = places[name], case .numbers(let values) = columns[place] else { return nil }
    return values
  }

  /// The categories of a column.
  ///
  /// - Parameter name: its name in the header.
  /// - Returns: a category for each row; nil where the column was not asked for as categories.
  public func categories(_ name: String) -> Categories? {
    guard let place = places[name], case .categories(let found) = columns[place] else { return nil }
    return found
  }
}
