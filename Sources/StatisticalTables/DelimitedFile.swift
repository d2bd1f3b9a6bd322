public import Problems

/// A CSV file as a header and rows that know their line.
///
/// Understood are a byte order mark, LF and CRLF, `,` `;` or tab between fields, and quoted fields
/// with doubled quotes and line breaks (RFC 4180).
public struct DelimitedFile: Sendable {
  /// The file's name, as problems name it.
  public let file: String
  /// The names of the columns, trimmed of blanks.
  public let header: [String]
  /// The rows below the header; empty lines are left out.
  public let rows: [Row]
  /// Whether numbers may be written with a decimal comma: only where `;` or tab parts the fields.
  public let hasDecimalComma: Bool

  /// A row: the line it begins on, and its fields.
  public struct Row: Sendable {
    /// The line in the file, from 1.
    public let line: Int
    /// The fields, trimmed of blanks unless quoted.
    public let fields: [String]
  }

  /// The longest line that is read, in bytes: a longer one is no table but an accident.
  public static let longestLine = 1 << 20

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for problems.
  /// - Throws: ``InputRefused`` for bytes that are not UTF-8, a quote that never ends, a line beyond
  ///   ``longestLine``, a missing header or rows of another width than the header.
  public init(_ bytes: [UInt8], file: String) throws(InputRefused) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    try TextFile.check(start == 0 ? bytes : Array(bytes[start...]), skipped: start, file: file)
    let separator = DelimitedFile.separator(of: bytes[start...])
    var reader = DelimitedReader(bytes: bytes, position: start, separator: separator, file: file)
    guard let head = try reader.next() else {
      throw InputRefused([Problem("csv.empty", at: Place(file, line: 1))])
    }
    var rows: [Row] = []
    var log = ProblemLog()
    while let row = try reader.next() {
      if row.fields.count == head.fields.count {
        rows.append(row)
      } else {
        log.error(
          "csv.width", at: Place(file, line: row.line),
          ["found": String(row.fields.count), "expected": String(head.fields.count)])
      }
    }
    for (index, name) in head.fields.enumerated() {
      if name.isEmpty {
        log.error("csv.unnamed-column", at: Place(file, line: 1), ["number": String(index + 1)])
      } else if head.fields[..<index].contains(name) {
        log.error("csv.duplicate-column", at: Place(file, line: 1), ["column": name])
      }
    }
    try log.throwErrors()
    self.file = file
    header = head.fields
    self.rows = rows
    hasDecimalComma = separator != UInt8(ascii: ",")
  }

  /// The place of a column.
  ///
  /// - Parameter name: the column's name.
  /// - Returns: its index, or nil where there is none.
  public func column(_ name: String) -> Int? {
    header.firstIndex(of: name)
  }

  /// The place of a field, for a problem.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - column: the column's name.
  /// - Returns: the file, line and column.
  public func place(_ row: Row, _ column: String) -> Place {
    Place(file, line: row.line, cell: column)
  }

  /// A number as the file writes it.
  ///
  /// - Parameter text: a field.
  /// - Returns: the number, or nil where it is none (or not finite).
  public func number(_ text: String) -> Double? {
    DelimitedFile.number(text, decimalComma: hasDecimalComma)
  }

  /// A number written with a decimal point, or a decimal comma where that is allowed.
  ///
  /// Blanks between thousands and U+2212 as minus are understood.
  ///
  /// - Parameters:
  ///   - text: the digits.
  ///   - decimalComma: whether a comma parts the decimals.
  /// - Returns: the number, or nil where it is none (or not finite).
  public static func number(_ text: String, decimalComma: Bool) -> Double? {
    if let plain = Double(text) { return plain.isFinite && isDecimal(text) ? plain : nil }
    var cleaned = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ", "\u{A0}", "\u{202F}": continue
      case "\u{2212}": cleaned.append("-")
      case "," where decimalComma: cleaned.append(".")
      default: cleaned.unicodeScalars.append(scalar)
      }
    }
    guard let number = Double(cleaned), number.isFinite, isDecimal(cleaned) else { return nil }
    return number
  }

  /// Whether only decimal digits and signs are used: "0x1F" and "inf" are no figures of a table.
  private static func isDecimal(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
  }

  /// What parts the fields: the separator that the header holds most of.
  static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    _ = walkHeader(bytes) { counts[$0, default: 0] += 1 }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    return candidates.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? UInt8(ascii: ",")
  }

  /// Whether the header's line ends within some bytes at the file's beginning.
  static func endsHeader(_ bytes: ArraySlice<UInt8>) -> Bool {
    walkHeader(bytes) { _ in }
  }

  /// Calls with the bytes of the header that stand outside quotes; true where its line ends.
  private static func walkHeader(_ bytes: ArraySlice<UInt8>, _ body: (UInt8) -> Void) -> Bool {
    var quoted = false
    // Empty lines above the header say nothing about it.
    let header = bytes.drop { $0 == 0x0A || $0 == 0x0D }
    for byte in header.prefix(longestLine) {
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      if byte == UInt8(ascii: "\n") && !quoted { return true }
      if !quoted { body(byte) }
    }
    return header.count >= longestLine
  }
}
