/// The records that a workbook of Excel 97 to 2003 is made of.
struct OldWorkbookRecords {
  private let bytes: [UInt8]

  /// A record: what it is, and where its content stands.
  struct Record {
    let kind: Int
    let start: Int
    let length: Int
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The record at a position, which moves past it; nil at the end.
  func record(at position: inout Int) -> Record? {
    guard position >= 0, position + 4 <= bytes.count else { return nil }
    let length = Int(bytes.word(at: position + 2))
    guard position + 4 + length <= bytes.count else { return nil }
    defer { position += 4 + length }
    return Record(kind: Int(bytes.word(at: position)), start: position + 4, length: length)
  }

  func byte(_ record: Record, _ offset: Int) -> UInt8 {
    offset < record.length ? bytes[record.start + offset] : 0
  }

  func word(_ record: Record, _ offset: Int) -> UInt16 {
    offset + 1 < record.length ? bytes.word(at: record.start + offset) : 0
  }

  func double(_ record: Record, _ offset: Int) -> UInt32 {
    offset + 3 < record.length ? bytes.double(at: record.start + offset) : 0
  }

  func real(_ record: Record, _ offset: Int) -> Double {
    Double(
      bitPattern: UInt64(double(record, offset)) | UInt64(double(record, offset + 4)) << 32)
  }

  /// A number in four bytes: a whole one or the upper half of a real one, perhaps in hundredths.
  static func short(_ value: UInt32) -> Double {
    let number =
      value & 2 != 0
      ? Double(Int32(bitPattern: value) >> 2)
      : Double(bitPattern: UInt64(value & 0xFFFF_FFFC) << 32)
    return value & 1 != 0 ? number / 100 : number
  }

  /// A text with its length in two bytes.
  func text(_ record: Record, _ offset: Int) -> String {
    characters(
      record, offset + 3, count: Int(word(record, offset)),
      isWide: byte(record, offset + 2) & 1 == 1)
  }

  /// A text with its length in one byte.
  func shortText(_ record: Record, _ offset: Int) -> String {
    characters(
      record, offset + 2, count: Int(byte(record, offset)),
      isWide: byte(record, offset + 1) & 1 == 1)
  }

  private func characters(
    _ record: Record, _ offset: Int, count: Int, isWide: Bool
  ) -> String {
    let units = (0..<count).map {
      isWide ? word(record, offset + 2 * $0) : UInt16(byte(record, offset + $0))
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// The texts that cells name by number; they run on over records that continue the first.
  func sharedTexts(_ first: Record, continuingAt position: inout Int) -> [String] {
    var pieces = [first]
    var next = position
    while let record = record(at: &next), record.kind == 0x003C {
      pieces.append(record)
      position = next
    }
    var reader = Pieces(records: self, pieces: pieces)
    _ = reader.double()
    let count = Int(reader.double())
    var texts: [String] = []
    while texts.count < count, !reader.isAtEnd { texts.append(reader.text()) }
    return texts
  }

  /// Reads on over the limits of records.
  private struct Pieces {
    let records: OldWorkbookRecords
    let pieces: [Record]
    private var piece = 0
    private var offset = 0

    init(records: OldWorkbookRecords, pieces: [Record]) {
      self.records = records
      self.pieces = pieces
    }

    var isAtEnd: Bool {
      piece >= pieces.count || (piece == pieces.count - 1 && offset >= pieces[piece].length)
    }

    /// Whether a record has ended, so that the next one begins: then it is gone to.
    private mutating func crosses() -> Bool {
      var crossed = false
      while piece < pieces.count, offset >= pieces[piece].length {
        piece += 1
        offset = 0
        crossed = true
      }
      return crossed
    }

    mutating func byte() -> UInt8 {
      _ = crosses()
      guard piece < pieces.count else { return 0 }
      defer { offset += 1 }
      return records.byte(pieces[piece], offset)
    }

    mutating func word() -> UInt16 { UInt16(byte()) | UInt16(byte()) << 8 }
    mutating func double() -> UInt32 { UInt32(word()) | UInt32(word()) << 16 }

    mutating func text() -> String {
      let count = Int(word())
      var flags = byte()
      let runs = flags & 8 != 0 ? Int(word()) : 0
      let extra = flags & 4 != 0 ? Int(double()) : 0
      var units: [UInt16] = []
      units.reserveCapacity(count)
      while units.count < count, !isAtEnd {
        // A text that runs on says anew whether its characters take one byte or two.
        if crosses() { flags = byte() }
        units.append(flags & 1 == 1 ? word() : UInt16(byte()))
      }
      skip(4 * runs + extra)
      return String(decoding: units, as: UTF16.self)
    }

    private mutating func skip(_ count: Int) {
      var left = count
      while left > 0, !isAtEnd {
        _ = crosses()
        guard piece < pieces.count else { return }
        let step = min(left, pieces[piece].length - offset)
        offset += step
        left -= step
      }
    }
  }
}
