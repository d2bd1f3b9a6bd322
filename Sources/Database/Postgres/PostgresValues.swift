import CPostgres

/// Bound parameters in PostgreSQL's binary form, which needs no escaping and takes any byte.
struct PostgresParameters {
  /// The types: int8, float8, text, bytea, or 0 for no value, which takes the type it meets.
  let types: [Oid]
  private let bytes: [[UInt8]?]

  init(_ values: [SQLValue]) throws(DatabaseError) {
    var types: [Oid] = []
    var bytes: [[UInt8]?] = []
    for value in values {
      switch try value.checked() {
      case .null:
        types.append(0)
        bytes.append(nil)
      case .integer(let number):
        types.append(20)
        bytes.append(PostgresParameters.bigEndian(UInt64(bitPattern: number)))
      case .real(let number):
        types.append(701)
        bytes.append(PostgresParameters.bigEndian(number.bitPattern))
      case .text(let text):
        types.append(25)
        bytes.append(Array(text.utf8))
      case .blob(let blob):
        types.append(17)
        bytes.append(blob)
      }
    }
    self.types = types
    self.bytes = bytes
  }

  /// Calls libpq with what it wants of parameters: addresses, lengths and formats.
  func with<Result>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?, [Int32], [Int32]) -> Result
  ) -> Result {
    let total = bytes.reduce(0) { $0 + ($1?.count ?? 0) }
    // One more byte, so that an empty text has an address and is not taken for no value.
    let storage = UnsafeMutablePointer<CChar>.allocate(capacity: total + 1)
    defer { storage.deallocate() }
    var addresses: [UnsafePointer<CChar>?] = []
    var offset = 0
    for value in bytes {
      guard let value else {
        addresses.append(nil)
        continue
      }
      let start = storage + offset
      value.withUnsafeBytes { bytes in
        UnsafeMutableRawBufferPointer(start: start, count: bytes.count).copyMemory(from: bytes)
      }
      addresses.append(UnsafePointer(start))
      offset += value.count
    }
    let lengths = bytes.map { Int32($0?.count ?? 0) }
    let formats = [Int32](repeating: 1, count: bytes.count)
    return addresses.withUnsafeBufferPointer { body($0.baseAddress, lengths, formats) }
  }

  private static func bigEndian(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
  }
}

/// Values of a result in PostgreSQL's text form.
enum PostgresResult {
  /// The names of the columns.
  static func columns(_ result: OpaquePointer) -> Row.Columns {
    Row.Columns((0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) })
  }

  /// A row.
  static func row(_ result: OpaquePointer, _ index: Int32, _ columns: Row.Columns) -> Row {
    Row(
      columns: columns,
      values: (0..<PQnfields(result)).map { column in
        if PQgetisnull(result, index, column) == 1 { return .null }
        let start = UnsafeRawPointer(PQgetvalue(result, index, column))
        let count = Int(PQgetlength(result, index, column))
        let bytes = UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
        return value(bytes, PQftype(result, column))
      })
  }

  private static func value(_ bytes: UnsafeRawBufferPointer, _ type: Oid) -> SQLValue {
    let text = { String(decoding: bytes, as: UTF8.self) }
    switch type {
    case 16: return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
    case 17: return .blob(blob(bytes))
    case 20, 21, 23, 26: return Int64(text()).map { .integer($0) } ?? .text(text())
    case 700, 701: return real(text())
    case 1700:
      // Sums of whole numbers come as numeric; SQLite gives whole numbers.
      return Int64(text()).map { .integer($0) } ?? real(text())
    default: return .text(text())
    }
  }

  private static func real(_ text: String) -> SQLValue {
    switch text {
    case "Infinity": .real(.infinity)
    case "-Infinity": .real(-.infinity)
    case "NaN": .null
    default: Double(text).map { .real($0) } ?? .text(text)
    }
  }

  /// Bytes written as `\x0aff`.
  private static func blob(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    guard bytes.count >= 2 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: (bytes.count - 2) / 2) { buffer, count in
      count = (bytes.count - 2) / 2
      for index in 0..<count {
        let high = digit(bytes[2 + 2 * index])
        let low = digit(bytes[3 + 2 * index])
        buffer[index] = high << 4 | low
      }
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "a") ? byte - UInt8(ascii: "a") + 10 : byte & 0x0F
  }
}
