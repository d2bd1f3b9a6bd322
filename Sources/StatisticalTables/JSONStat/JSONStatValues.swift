import Problems

/// The numbers of a data set as the file has them.
struct JSONStatValues {
  /// The byte that they begin at.
  let offset: Int
  /// A number for each cell, NaN where there is none; or the numbers of `positions`.
  var numbers: [Double] = []
  /// The cells that have a number, in the order of the file; nil where all cells are listed.
  var positions: [Int]?
  /// The texts that stand where a number should, by cell.
  var texts: [Int: String] = [:]
}

extension JSONScanner {
  /// The numbers of a data set, in a list or by position.
  ///
  /// - Returns: the numbers; nil for `null`.
  /// - Throws: ``InputRefused`` where something else stands.
  mutating func statValues() throws(InputRefused) -> JSONStatValues? {
    switch try kind() {
    case .array: return try listedValues()
    case .object: return try placedValues()
    case .null:
      try null()
      return nil
    default: throw refusal("jsonstat.values", at: offset)
    }
  }

  private mutating func listedValues() throws(InputRefused) -> JSONStatValues {
    var values = JSONStatValues(offset: offset)
    offset += 1
    // A number and its comma take two bytes, so that no reply can ask for more memory than its own size.
    let room = (bytes.count - offset) / 2 + 1
    var failure: InputRefused?
    values.numbers = [Double](unsafeUninitializedCapacity: room) { numbers, count in
      do throws(InputRefused) {
        try fill(numbers, &count, texts: &values.texts)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return values
  }

  /// Why the quick reading of a list stopped.
  private enum Stop { case end, text, other }

  /// Reads numbers until the list ends.
  private mutating func fill(
    _ numbers: UnsafeMutableBufferPointer<Double>, _ count: inout Int,
    texts: inout [Int: String]
  ) throws(InputRefused) {
    var isFirst = true
    while true {
      let stop = bytes.withUnsafeBufferPointer {
        JSONScanner.readNumbers($0, &offset, numbers, &count, isFirst: isFirst)
      }
      switch stop {
      case .end: return
      case .text:
        let text = try string()
        numbers[count] = .nan
        texts[count] = text
        count += 1
        isFirst = false
      case .other:
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "]"),
          let comma = bytes[..<offset].lastIndex(of: UInt8(ascii: ","))
        {
          throw refusal("json.trailing-comma", at: comma)
        }
        // The slow way tells what is wrong.
        guard try kind() == .number else { throw unexpected() }
        _ = try number()
        skipBlanks()
        throw unexpected()
      }
    }
  }

  /// Reads numbers, nulls and commas; the offset is left before what is neither.
  private static func readNumbers(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int,
    _ numbers: UnsafeMutableBufferPointer<Double>, _ count: inout Int, isFirst: Bool
  ) -> Stop {
    let end = bytes.count
    var index = offset
    var place = count
    var needsComma = !isFirst
    defer {
      offset = index
      count = place
    }
    while true {
      while index < end, isBlank(bytes[index]) { index += 1 }
      guard index < end else { return .other }
      if bytes[index] == UInt8(ascii: "]"), needsComma || place == 0 {
        index += 1
        return .end
      }
      if needsComma {
        guard bytes[index] == UInt8(ascii: ",") else { return .other }
        index += 1
        while index < end, isBlank(bytes[index]) { index += 1 }
        guard index < end else { return .other }
      }
      // A comma behind the number of before leads straight to the next one.
      while true {
        let byte = bytes[index]
        var value = Double.nan
        if byte &- UInt8(ascii: "0") <= 9 || byte == UInt8(ascii: "-") {
          guard case .number(let number, let next) = JSONNumber.read(bytes, from: index) else {
            return .other
          }
          value = number
          index = next
        } else if byte == UInt8(ascii: "n"), index + 4 < end, bytes[index + 1] == UInt8(ascii: "u"),
          bytes[index + 2] == UInt8(ascii: "l"), bytes[index + 3] == UInt8(ascii: "l"),
          !JSONNumber.isWord(bytes[index + 4])
        {
          index += 4
        } else {
          return byte == UInt8(ascii: "\"") ? .text : .other
        }
        precondition(place < numbers.count, "a number takes two bytes")
        numbers[place] = value
        place += 1
        guard index + 1 < end, bytes[index] == UInt8(ascii: ","), !isBlank(bytes[index + 1]) else {
          break
        }
        index += 1
      }
      needsComma = true
    }
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// Reads numbers that stand under their positions.
  private mutating func placedValues() throws(InputRefused) -> JSONStatValues {
    var values = JSONStatValues(offset: offset, positions: [])
    try readPlaced { (json: inout JSONScanner, position: Int) throws(InputRefused) in
      switch try json.kind() {
      case .number:
        values.numbers.append(try json.number())
        values.positions?.append(position)
      case .string: values.texts[position] = try json.string()
      case .null: try json.null()
      default: throw json.unexpected()
      }
    }
    return values
  }

  /// Reads an object whose keys are positions of cells.
  mutating func readPlaced(
    _ value: (inout JSONScanner, Int) throws(InputRefused) -> Void
  ) throws(InputRefused) {
    try beginObject()
    while true {
      skipBlanks()
      let start = offset
      guard let key = try nextKey() else { return }
      guard let position = Int(key), position >= 0, key == String(position) else {
        var mark = start
        if bytes[mark] == UInt8(ascii: ",") { mark += 1 }
        throw refusal("jsonstat.position-key", at: mark, ["found": String(key.prefix(40))])
      }
      try value(&self, position)
    }
  }
}
