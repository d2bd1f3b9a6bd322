import Problems

/// Finds the fields of rows in bytes, by the rules of ``DelimitedFile``.
struct RowScanner {
  let separator: UInt8
  /// For each column its place among the fields that are kept; negative where it is not kept.
  let slots: [Int]
  /// How many fields a row must have; any number where nil.
  let expected: Int?
  /// The line on which the next row begins.
  private(set) var line: Int
  /// How many fields the last row had.
  private(set) var found = 0

  init(separator: UInt8, slots: [Int] = [], expected: Int? = nil, line: Int = 1) {
    self.separator = separator
    self.slots = slots
    self.expected = expected
    self.line = line
  }

  /// Why no further row was taken.
  enum Stop {
    /// The batch is full.
    case full
    /// The bytes end, perhaps within a row.
    case bytes
    /// A row has another number of fields than it must have.
    case width(line: Int)
    case tooLong(line: Int)
    case openQuote(line: Int)
    case textAfterQuote(line: Int)
  }

  /// Takes rows.
  ///
  /// - Parameters:
  ///   - bytes: what is in memory.
  ///   - position: where a row begins; on return, where the first row begins that was not taken.
  ///   - isWhole: whether the file ends where the bytes end.
  ///   - batch: takes the fields.
  /// - Returns: why it stopped.
  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from position: inout Int, isWhole: Bool,
    into batch: inout RowBatch
  ) -> Stop {
    let kept = batch.width
    var rows = batch.count
    defer { batch.count = rows }
    return batch.fields.withUnsafeMutableBufferPointer { fields in
      let most = batch.lines.count
      while rows < most {
        if position == bytes.count { return .bytes }
        var row = Row(position: position, line: line, base: rows * kept)
        let isComplete = read(&row, bytes, isWhole: isWhole, fields)
        if row.at - position > DelimitedFile.longestLine + 2 { return .tooLong(line: line) }
        switch isComplete {
        case .no: return .bytes
        case .openQuote: return .openQuote(line: row.opening)
        case .textAfterQuote: return .textAfterQuote(line: row.line)
        case .yes: break
        }
        let first = line
        position = row.at
        line = row.line + 1
        if row.fields == 1, row.isBlank(bytes) { continue }
        found = row.fields
        if let expected, row.fields != expected { return .width(line: first) }
        batch.lines[rows] = first
        rows += 1
      }
      return .full
    }
  }

  /// A row that is being read.
  private struct Row {
    /// The next byte to look at.
    var at: Int
    /// The line it is on.
    var line: Int
    /// The line on which the last quote was opened.
    var opening = 0
    /// How many fields have been found.
    var fields = 0
    /// The last field.
    var last = RowBatch.Field()
    /// Where its fields are kept.
    let base: Int

    init(position: Int, line: Int, base: Int) {
      at = position
      self.line = line
      self.base = base
    }

    /// Whether its last field has no content.
    func isBlank(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      let range = Int(last.start)..<(Int(last.start) + Int(last.count))
      return range.isEmpty || last.form == .plain && bytes[range].allSatisfy { $0 == 0x20 }
    }
  }

  private enum Completeness { case yes, no, openQuote, textAfterQuote }

  @inline(__always)
  private func read(
    _ row: inout Row, _ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool,
    _ fields: UnsafeMutableBufferPointer<RowBatch.Field>
  ) -> Completeness {
    let limit = bytes.count
    while true {
      let isQuoted = row.at < limit && bytes[row.at] == UInt8(ascii: "\"")
      if isQuoted {
        guard quoted(&row, bytes, isWhole: isWhole) else { return isWhole ? .openQuote : .no }
      } else {
        let start = row.at
        var at = start
        while at < limit, !endsField(bytes[at]) { at += 1 }
        row.at = at
        row.last = RowBatch.Field(start: Int32(start), count: Int32(at - start))
      }
      keep(&row, fields)
      guard row.at < limit else { return isWhole ? .yes : .no }
      let byte = bytes[row.at]
      if byte == separator {
        row.at += 1
        if row.at == limit {
          guard isWhole else { return .no }
          row.last = RowBatch.Field(start: Int32(limit))
          keep(&row, fields)
          return .yes
        }
      } else if byte == UInt8(ascii: "\n") {
        row.at += 1
        return .yes
      } else if byte == UInt8(ascii: "\r") {
        // What follows says whether the line ends with one byte or two.
        guard row.at + 1 < limit || isWhole else { return .no }
        row.at += row.at + 1 < limit && bytes[row.at + 1] == UInt8(ascii: "\n") ? 2 : 1
        return .yes
      } else {
        return .textAfterQuote
      }
    }
  }

  @inline(__always)
  private func endsField(_ byte: UInt8) -> Bool {
    byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  @inline(__always)
  private func keep(_ row: inout Row, _ fields: UnsafeMutableBufferPointer<RowBatch.Field>) {
    if row.fields < slots.count, slots[row.fields] >= 0 {
      fields[row.base + slots[row.fields]] = row.last
    }
    row.fields += 1
  }

  /// Reads a field in quotes; false where the bytes end before it does.
  private func quoted(
    _ row: inout Row, _ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool
  ) -> Bool {
    row.opening = row.line
    let start = row.at + 1
    var form = RowBatch.Form.quoted
    row.at = start
    while row.at < bytes.count {
      let byte = bytes[row.at]
      row.at += 1
      if byte == UInt8(ascii: "\n") { row.line += 1 }
      guard byte == UInt8(ascii: "\"") else { continue }
      if row.at < bytes.count, bytes[row.at] == UInt8(ascii: "\"") {
        form = .doubled
        row.at += 1
      } else {
        guard row.at < bytes.count || isWhole else { return false }
        row.last = RowBatch.Field(
          start: Int32(start), count: Int32(row.at - 1 - start), form: form)
        return true
      }
    }
    return false
  }
}
