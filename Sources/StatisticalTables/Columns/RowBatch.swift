/// Where the kept fields of some rows stand in the bytes.
struct RowBatch {
  /// A field: its content, without the quotes around it.
  struct Field {
    var start: Int32 = 0
    var count: Int32 = 0
    var form = Form.plain
  }

  /// How a field is written.
  enum Form: UInt8 {
    case plain
    case quoted
    /// In quotes, with doubled quotes in the content.
    case doubled
  }

  /// How many rows are converted in one go: few enough for their fields to stay in the cache.
  static let most = 256

  /// How many fields are kept of each row.
  let width: Int
  /// The fields, row after row.
  var fields: [Field]
  /// The line that each row begins on.
  var lines: [Int]
  /// How many rows there are.
  var count = 0

  init(width: Int, rows: Int = RowBatch.most) {
    self.width = width
    fields = [Field](repeating: Field(), count: rows * width)
    lines = [Int](repeating: 0, count: rows)
  }

  /// The content of a field: trimmed of blanks unless quoted, doubled quotes still doubled.
  func content(
    _ row: Int, _ place: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    let field = fields[row * width + place]
    var start = Int(field.start)
    var end = start + Int(field.count)
    if field.form == .plain {
      while start < end, bytes[start] == 0x20 { start += 1 }
      while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  /// The content of a field as text.
  func text(_ row: Int, _ place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> String {
    let content = content(row, place, in: bytes)
    return fields[row * width + place].form == .doubled
      ? String(decoding: RowBatch.undoubled(content), as: UTF8.self)
      : String(decoding: content, as: UTF8.self)
  }

  /// Content with each pair of quotes as one.
  static func undoubled(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < content.count {
      result.append(content[index])
      index += content[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return result
  }
}
