import Languages
import Measures

/// The lines of an embedded file: fields between tabs, after comments and a line of column names.
///
/// It reads bytes, because the files have tens of thousands of fields and are read at the start.
struct TabularText {
  private let bytes: [UInt8]
  private let start: Int
  /// The column names.
  let columns: [String]

  init(_ text: String) {
    bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count, bytes[position] == UInt8(ascii: "#") {
      position = TabularText.end(of: bytes, from: position) + 1
    }
    let end = TabularText.end(of: bytes, from: position)
    columns = bytes[min(position, end)..<end].split(separator: UInt8(ascii: "\t"))
      .map { String(decoding: $0, as: UTF8.self) }
    start = end + 1
  }

  /// Calls for each line with its fields.
  func forEachLine(_ body: (borrowing Line) -> Void) {
    var position = start
    var fields: [Range<Int>] = []
    while position < bytes.count {
      fields.removeAll(keepingCapacity: true)
      var fieldStart = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
        if bytes[position] == UInt8(ascii: "\t") {
          fields.append(fieldStart..<position)
          fieldStart = position + 1
        }
        position += 1
      }
      fields.append(fieldStart..<position)
      if fieldStart < position || fields.count > 1 { body(Line(bytes: bytes, fields: fields)) }
      position += 1
    }
  }

  private static func end(of bytes: [UInt8], from start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    return position
  }

  /// The fields of one line.
  struct Line: ~Copyable {
    fileprivate let bytes: [UInt8]
    fileprivate let fields: [Range<Int>]

    var count: Int { fields.count }

    func isEmpty(_ field: Int) -> Bool { fields[field].isEmpty }

    func text(_ field: Int) -> String {
      String(decoding: bytes[fields[field]], as: UTF8.self)
    }

    func code(_ field: Int) -> UnitCode { UnitCode(text(field)) }

    /// A whole number; what follows the digits is given back as `rest`.
    func number(_ field: Int) -> (value: Int, rest: UInt8?)? {
      var value = 0
      var digits = 0
      for byte in bytes[fields[field]] {
        guard (0x30...0x39).contains(byte) else { return digits > 0 ? (value, byte) : nil }
        value = value * 10 + Int(byte - 0x30)
        digits += 1
      }
      return digits > 0 ? (value, nil) : nil
    }

    /// An ISO date; nil where the field is empty.
    func day(_ field: Int) -> Day? {
      let range = fields[field]
      guard range.count == 10 else { return nil }
      func digits(_ offset: Int, _ count: Int) -> Int {
        let from = range.lowerBound + offset
        return bytes[from..<from + count].reduce(0) { $0 * 10 + Int($1) - 0x30 }
      }
      return Day(year: digits(0, 4), month: digits(5, 2), day: digits(8, 2))
    }
  }
}
