import Problems
import StatisticalTables

/// The rows of a CSV file as they are written: blanks, empty names and uneven rows are kept to be told of.
///
/// `DelimitedFile` refuses such files; those that live repositories hold are full of them.
struct CSVRows {
  struct Row {
    /// The line that the row begins on, from 1.
    let line: Int
    let fields: [String]
  }

  /// All rows, the header first; lines without anything are left out.
  let rows: [Row]

  /// Parts the bytes of a file at commas and line ends (RFC 4180).
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for problems.
  /// - Throws: `InputRefused` for bytes that are not UTF-8, or a quote that never ends.
  init(_ bytes: [UInt8], file: String) throws(InputRefused) {
    let text = Array(try TextFile.decode(bytes, file: file).utf8)
    var rows: [Row] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var (line, rowLine, quoteLine) = (1, 1, 1)
    var (isQuoted, wasQuoted) = (false, false)
    func end(_ rows: inout [Row]) {
      if fields.count > 1 || !(fields.first ?? "").isEmpty {
        rows.append(Row(line: rowLine, fields: fields))
      }
    }
    var position = 0
    while position < text.count {
      let byte = text[position]
      position += 1
      if isQuoted {
        if byte == UInt8(ascii: "\""), position < text.count, text[position] == byte {
          field.append(byte)
          position += 1
        } else if byte == UInt8(ascii: "\"") {
          isQuoted = false
        } else {
          if byte == 0x0A { line += 1 }
          field.append(byte)
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\"") where field.isEmpty && !wasQuoted:
        (isQuoted, wasQuoted, quoteLine) = (true, true, line)
      case UInt8(ascii: ","):
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
        wasQuoted = false
      case 0x0A, 0x0D:
        if byte == 0x0D, position < text.count, text[position] == 0x0A { position += 1 }
        fields.append(String(decoding: field, as: UTF8.self))
        end(&rows)
        (fields, field, wasQuoted) = ([], [], false)
        line += 1
        rowLine = line
      default: field.append(byte)
      }
    }
    guard !isQuoted else {
      throw InputRefused([Problem("csv.open-quote", at: Place(file, line: quoteLine))])
    }
    if !field.isEmpty || !fields.isEmpty || wasQuoted {
      fields.append(String(decoding: field, as: UTF8.self))
      end(&rows)
    }
    self.rows = rows
  }
}
