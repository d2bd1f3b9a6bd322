import Problems

/// Reads the cells of a PX file: numbers, and dots or a dash in quotes where there is none.
struct PXCells {
  /// A number for each cell; NaN where there is none.
  private(set) var numbers: [Double] = []
  /// The dots, the dash or another text in place of a number, by position.
  private(set) var symbols: [Int: String] = [:]

  private let source: UnsafeBufferPointer<UInt8>
  private let file: String
  private var position: Int
  private var line: Int
  private var log = ProblemLog()

  /// The most cells of a file with keys, whose size says nothing about theirs.
  static let mostKeyed = 1 << 26
  /// How many faults are told before the reading stops.
  private static let mostProblems = 20

  init(_ source: UnsafeBufferPointer<UInt8>, from data: (position: Int, line: Int), file: String) {
    self.source = source
    self.file = file
    (position, line) = data
  }

  private enum Item {
    case number(Double)
    case symbol(String)
    case end
  }

  /// Reads a file that has all its cells.
  ///
  /// - Parameter count: how many there must be.
  mutating func readAll(_ count: Int) throws(InputRefused) {
    // A cell takes at least a digit and a blank.
    guard count <= (source.count - position + 1) / 2 else {
      throw InputRefused([
        Problem(
          "px.cells", at: Place(file, line: line),
          ["expected": String(count), "found": try found(from: 0)])
      ])
    }
    numbers.reserveCapacity(count)
    while true {
      switch try next(count) {
      case .number(let number): numbers.append(number)
      case .symbol(let symbol): append(symbol)
      case .end:
        try log.throwErrors()
        guard numbers.count == count else {
          throw refused(
            "px.cells", ["expected": String(count), "found": String(numbers.count)])
        }
        return
      }
      if numbers.count > count {
        throw refused(
          "px.cells", ["expected": String(count), "found": try found(from: numbers.count)])
      }
    }
  }

  /// Reads a file in which rows are named by keys and a row of zeros is left out.
  ///
  /// - Parameters:
  ///   - keys: the position of each key of a variable of the stub.
  ///   - names: the variables' names, for problems.
  ///   - sizes: how many categories each of them has.
  ///   - width: how many cells a row has.
  mutating func readKeyed(
    _ keys: [[String: Int]], names: [String], sizes: [Int], width: Int, encoding: PXEncoding
  ) throws(InputRefused) {
    let rows = sizes.reduce(1, *)
    numbers = [Double](repeating: 0, count: rows * width)
    var seen: Set<Int> = []
    rows: while true {
      var row = 0
      var isKnown = true
      for (index, positions) in keys.enumerated() {
        guard let key = try nextKey(encoding) else {
          if index == 0 { break rows }
          throw refused("px.row-key", ["variable": names[index]])
        }
        if let position = positions[key] {
          row = row * sizes[index] + position
        } else {
          log.error(
            "px.unknown-key", at: Place(file, line: line), ["key": key, "variable": names[index]])
          isKnown = false
        }
      }
      if isKnown, !seen.insert(row).inserted {
        log.error("px.duplicate-row", at: Place(file, line: line))
      }
      for column in 0..<width {
        let cell = isKnown ? row * width + column : nil
        switch try next(width) {
        case .number(let number): if let cell { numbers[cell] = number }
        case .symbol(let symbol): if let cell { set(symbol, at: cell) }
        case .end:
          throw refused("px.cells", ["expected": String(width), "found": String(column)])
        }
      }
      if log.errorCount >= PXCells.mostProblems { break }
    }
    try log.throwErrors()
  }

  private mutating func append(_ symbol: String) {
    numbers.append(.nan)
    set(symbol, at: numbers.count - 1)
  }

  private mutating func set(_ symbol: String, at position: Int) {
    // A dash is nothing of the kind, which is a number: none.
    numbers[position] = symbol == "-" ? 0 : .nan
    symbols[position] = symbol.isEmpty ? nil : symbol
  }

  private mutating func skip() {
    while position < source.count {
      let byte = source[position]
      guard byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") else { return }
      if byte == 0x0A { line += 1 }
      position += 1
    }
  }

  /// The next cell.
  private mutating func next(_ expected: Int) throws(InputRefused) -> Item {
    skip()
    guard position < source.count else { return .end }
    let byte = source[position]
    if byte == UInt8(ascii: "\"") {
      let text = try quoted()
      if text.allSatisfy({ $0 == UInt8(ascii: ".") }) || text.count > 40 {
        guard text.count <= 7 else { return try fault(text) }
        return .symbol(PXCells.dots[text.count])
      }
      if let number = PXCells.number(text) { return .number(number) }
      return .symbol(String(decoding: text, as: UTF8.self))
    }
    let start = position
    while position < source.count, source[position] > 0x20, source[position] != UInt8(ascii: ","),
      source[position] != UInt8(ascii: ";"), source[position] != UInt8(ascii: "\"")
    {
      position += 1
    }
    let text = UnsafeBufferPointer(rebasing: source[start..<position])
    if let number = PXCells.number(text) { return .number(number) }
    if text.count == 1, text[0] == UInt8(ascii: "-") { return .symbol("-") }
    if text.count <= 7, text.allSatisfy({ $0 == UInt8(ascii: ".") }) {
      return .symbol(PXCells.dots[text.count])
    }
    return try fault(text)
  }

  /// Dots in place of a number, by how many they are.
  private static let dots = ["", ".", "..", "...", "....", ".....", "......", "......."]

  /// Notes a cell that is no number.
  private mutating func fault(_ text: UnsafeBufferPointer<UInt8>) throws(InputRefused) -> Item {
    log.error(
      "px.not-a-number", at: Place(file, line: line),
      ["found": String(decoding: text.prefix(24), as: UTF8.self)])
    if log.errorCount >= PXCells.mostProblems { try log.throwErrors() }
    return .symbol("")
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    if let number = DecimalNumber.value(text, separator: UInt8(ascii: ".")) { return number }
    // Rare: an exponent, a plus, a bare point, more than 19 digits.
    guard text.count <= 400,
      text.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return DelimitedFile.number(String(decoding: text, as: UTF8.self), decimalComma: false)
  }

  /// The bytes between quotes.
  private mutating func quoted() throws(InputRefused) -> UnsafeBufferPointer<UInt8> {
    let start = position + 1
    let opening = line
    position = start
    while position < source.count, source[position] != UInt8(ascii: "\"") {
      if source[position] == 0x0A { line += 1 }
      position += 1
    }
    guard position < source.count else {
      throw InputRefused([Problem("px.open-quote", at: Place(file, line: opening))])
    }
    defer { position += 1 }
    return UnsafeBufferPointer(rebasing: source[start..<position])
  }

  private mutating func nextKey(_ encoding: PXEncoding) throws(InputRefused) -> String? {
    skip()
    guard position < source.count else { return nil }
    guard source[position] == UInt8(ascii: "\"") else {
      throw refused("px.row-keys")
    }
    return encoding.decode(ArraySlice(try quoted()))
  }

  /// How many cells there are in the file, counted on from a number of them.
  private mutating func found(from first: Int) throws(InputRefused) -> String {
    var count = first
    while true {
      if case .end = try next(0) { return String(count) }
      count += 1
    }
  }

  private func refused(_ code: String, _ values: [String: String] = [:]) -> InputRefused {
    InputRefused([Problem(code, at: Place(file, line: line), values)])
  }
}
