/// How a sheet of a workbook or a CSV file is read as a table: which rows are headings, which columns are
/// dimensions and which hold numbers.
///
/// Nothing is guessed: a cell that is neither a number nor one of ``symbols`` is refused with its address.
public struct SheetMapping: Hashable, Sendable {
  /// The title of the table.
  public var label: String
  /// The name of the sheet; nil for the only one, or a CSV file.
  public var sheet: String?
  /// The numbers of the rows that head the columns; two rows make names such as `Speed / ≥ 30`.
  public var headerRows: ClosedRange<Int>
  /// Rows below the headings that are no part of the table, by number.
  public var skippedRows: Set<Int> = []
  /// Rows that are no part of the table, by what stands in a column, such as `Sum`.
  public var skipped: [Match] = []
  /// The last row of the table, where notes follow it.
  public var lastRow: Int?
  /// The dimensions, in the order of the cube.
  public var dimensions: [Dimension]
  /// The columns that hold numbers.
  public var values: Values
  /// The column that says something of the number in its row.
  public var status: Column?
  /// The column that says what the number in its row measures.
  public var unit: Column?
  /// Whether a comma parts the decimals of numbers that are written as text.
  public var hasDecimalComma = true
  /// What stands in place of a number, and the status that it becomes.
  public var symbols: [String: String] = [".": ".", "..": "..", "...": "...", ":": ":"]

  /// A column of the sheet.
  public enum Column: Hashable, Sendable {
    /// By its heading; of several heading rows all parts, or the last where that is enough.
    case named([String])
    /// By its letters, such as `AB`.
    case letters(String)

    /// By its heading.
    public static func named(_ heading: String...) -> Column { .named(heading) }
  }

  /// A text in a column.
  public struct Match: Hashable, Sendable {
    /// The column.
    public var column: Column
    /// The whole text.
    public var text: String

    /// A text in a column.
    public init(_ column: Column, is text: String) {
      self.column = column
      self.text = text
    }
  }

  /// A dimension of the table.
  public struct Dimension: Hashable, Sendable {
    /// The id.
    public var id: String
    /// The heading.
    public var label: String
    /// What it divides by.
    public var role: Cube.Dimension.Role?
    /// Where its codes stand.
    public var codes: Codes
    /// The column of the words, where they stand beside the codes.
    public var labels: Column?
    /// Whether a blank cell means the same as the one above.
    public var fillsDown = false

    /// Where codes stand.
    public enum Codes: Hashable, Sendable {
      /// In a column.
      case column(Column)
      /// Nowhere: the whole sheet has this code.
      case constant(String)
    }

    /// A dimension.
    ///
    /// - Parameters:
    ///   - id: the id.
    ///   - label: the heading; the id where it is left out.
    ///   - role: what it divides by.
    ///   - codes: where its codes stand.
    ///   - labels: the column of the words.
    ///   - fillsDown: whether a blank cell means the same as the one above.
    public init(
      _ id: String, label: String? = nil, role: Cube.Dimension.Role? = nil, codes: Codes,
      labels: Column? = nil, fillsDown: Bool = false
    ) {
      self.id = id
      self.label = label ?? id
      self.role = role
      self.codes = codes
      self.labels = labels
      self.fillsDown = fillsDown
    }
  }

  /// Where the numbers stand.
  public enum Values: Hashable, Sendable {
    /// In columns that each measure something.
    case measures([Measure])
    /// In columns that are headed by the codes of a further dimension, such as years.
    case spread(Spread)
  }

  /// A column of numbers.
  public struct Measure: Hashable, Sendable {
    /// The column.
    public var column: Column
    /// The code in the dimension of what is measured.
    public var code: String
    /// The words.
    public var label: String
    /// What the numbers measure.
    public var unit: Cube.Unit?

    /// A column of numbers.
    ///
    /// - Parameters:
    ///   - column: the column.
    ///   - code: the code.
    ///   - label: the words; the code where they are left out.
    ///   - unit: what the numbers measure.
    public init(_ column: Column, code: String, label: String? = nil, unit: Cube.Unit? = nil) {
      self.column = column
      self.code = code
      self.label = label ?? code
      self.unit = unit
    }
  }

  /// Columns that are headed by codes.
  public struct Spread: Hashable, Sendable {
    /// The id of the dimension.
    public var id: String
    /// What it divides by.
    public var role: Cube.Dimension.Role?
    /// The first of the columns.
    public var first: Column
    /// The last of the columns.
    public var last: Column
    /// What the numbers are, and their unit; its column is not looked at.
    public var measure: Measure

    /// Columns that are headed by codes.
    ///
    /// - Parameters:
    ///   - id: the id of the dimension.
    ///   - role: what it divides by.
    ///   - first: the first of the columns.
    ///   - last: the last of the columns.
    ///   - code: the code of what is measured.
    ///   - label: its words; the code where they are left out.
    ///   - unit: its unit.
    public init(
      _ id: String, role: Cube.Dimension.Role? = nil, first: Column, last: Column, code: String,
      label: String? = nil, unit: Cube.Unit? = nil
    ) {
      self.id = id
      self.role = role
      self.first = first
      self.last = last
      measure = Measure(first, code: code, label: label, unit: unit)
    }
  }

  /// A mapping.
  ///
  /// - Parameters:
  ///   - label: the title of the table.
  ///   - sheet: the name of the sheet.
  ///   - headerRows: the numbers of the rows that head the columns.
  ///   - dimensions: in the order of the cube.
  ///   - values: the columns that hold numbers.
  public init(
    label: String, sheet: String? = nil, headerRows: ClosedRange<Int> = 1...1,
    dimensions: [Dimension], values: Values
  ) {
    self.label = label
    self.sheet = sheet
    self.headerRows = headerRows
    self.dimensions = dimensions
    self.values = values
  }
}
