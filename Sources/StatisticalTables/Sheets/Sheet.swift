public import Problems

/// A sheet of cells: one of a workbook, or a CSV file.
public struct Sheet: Hashable, Sendable {
  /// The file's name, as problems name it.
  public let file: String
  /// The name in the workbook; nil for a CSV file.
  public let name: String?
  /// The rows that hold something, by number.
  public let rows: [Row]
  /// The blocks of cells that are shown as one; the first cell holds their content.
  public let merged: [Block]

  /// A row of cells.
  public struct Row: Hashable, Sendable {
    /// The number of the row in the workbook, or the line in the file, from 1.
    public let number: Int
    /// The cells that hold something, by column.
    public let cells: [Cell]

    /// What a cell holds.
    ///
    /// - Parameter column: the column, from 0.
    /// - Returns: the content; nil where the cell is empty.
    public subscript(column: Int) -> Content? {
      // Most rows are full, so the cell is where it would be in one.
      if column < cells.count, cells[column].column == column { return cells[column].content }
      var low = 0
      var high = cells.count
      while low < high {
        let middle = (low + high) / 2
        if cells[middle].column < column { low = middle + 1 } else { high = middle }
      }
      return low < cells.count && cells[low].column == column ? cells[low].content : nil
    }
  }

  /// A cell that holds something.
  public struct Cell: Hashable, Sendable {
    /// The column, from 0.
    public let column: Int
    /// What it holds.
    public let content: Content
  }

  /// What a cell holds.
  public enum Content: Hashable, Sendable {
    /// A text; every cell of a CSV file is one.
    case text(String)
    /// A number that is not shown as a date.
    case number(Double)
    /// A truth value.
    case bool(Bool)
    /// A date, a time or both, as ISO 8601.
    case date(String)
    /// What stands in place of a formula's result, such as `#N/A`.
    case error(String)
  }

  /// A block of cells.
  public struct Block: Hashable, Sendable {
    /// The numbers of its rows.
    public let rows: ClosedRange<Int>
    /// Its columns, from 0.
    public let columns: ClosedRange<Int>
  }

  /// The row of a number.
  ///
  /// - Parameter number: the number in the workbook, or the line in the file.
  /// - Returns: the row; nil where it holds nothing.
  public func row(_ number: Int) -> Row? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].number == number ? rows[low] : nil
  }

  /// The place of a cell, for a problem: the address such as `Ark1!B7`, or the line and column.
  ///
  /// - Parameters:
  ///   - row: the number of the row.
  ///   - column: the column, from 0.
  /// - Returns: the place.
  public func place(row: Int, column: Int) -> Place {
    let address = Sheet.letters(column)
    guard let name else { return Place(file, line: row, cell: address) }
    return Place(file, cell: "\(name)!\(address)\(row)")
  }

  /// The name of a column: `A`, `B`, …, `Z`, `AA`, ….
  ///
  /// - Parameter column: the column, from 0.
  /// - Returns: the letters.
  public static func letters(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column + 1
    while rest > 0 {
      letters.insert(UInt8(ascii: "A") + UInt8((rest - 1) % 26), at: 0)
      rest = (rest - 1) / 26
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// The column and row of an address such as `B7`; nil where it is none.
  static func address(_ text: String) -> (column: Int, row: Int)? {
    var column = 0
    var row = 0
    var hasDigits = false
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte & 0xDF {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !hasDigits:
        column = column * 26 + Int(byte & 0xDF - UInt8(ascii: "A")) + 1
      default:
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        hasDigits = true
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      }
      guard column <= mostColumns, row <= mostRows else { return nil }
    }
    return column > 0 && row > 0 ? (column - 1, row) : nil
  }

  /// The most columns of a workbook's sheet.
  static let mostColumns = 16_384
  /// The most rows of a workbook's sheet.
  static let mostRows = 1_048_576
}

extension Sheet.Content {
  /// The content as text: a number in its shortest form, without `.0`.
  public var text: String {
    switch self {
    case .text(let text), .date(let text), .error(let text): return text
    case .bool(let value): return value ? "true" : "false"
    case .number(let number):
      return Int(exactly: number).map(String.init) ?? "\(number)"
    }
  }
}

extension Sheet {
  /// Reads a CSV file as a sheet: no row is a header, and rows may be of any width.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for problems.
  /// - Throws: ``InputRefused`` for bytes that are not UTF-8, a quote that never ends, a line beyond
  ///   ``DelimitedFile/longestLine``, or an empty file.
  public init(delimited bytes: [UInt8], file: String) throws(InputRefused) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    try TextFile.check(start == 0 ? bytes : Array(bytes[start...]), skipped: start, file: file)
    let separator = DelimitedFile.separator(of: bytes[start...])
    var reader = DelimitedReader(bytes: bytes, position: start, separator: separator, file: file)
    var rows: [Row] = []
    while let row = try reader.next() {
      let cells = row.fields.enumerated().filter { !$0.element.isEmpty }
        .map { Cell(column: $0.offset, content: .text($0.element)) }
      if !cells.isEmpty { rows.append(Row(number: row.line, cells: cells)) }
    }
    guard !rows.isEmpty else {
      throw InputRefused([Problem("csv.empty", at: Place(file, line: 1))])
    }
    self.init(file: file, name: nil, rows: rows, merged: [])
  }
}
