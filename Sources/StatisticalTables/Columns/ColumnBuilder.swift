import Problems

/// A column while it is being read.
struct ColumnBuilder {
  private let name: String
  /// Which of the kept fields of a row it is.
  private let place: Int
  private let kind: ColumnFile.Kind
  private var numbers: [Double] = []
  private var codes: [UInt16] = []
  private var levels = LevelTable()
  /// Whether there was no room for a category: that is told once.
  private var isFull = false
  private var newNumbers: [Double] = []
  private var newCodes: [UInt16] = []

  init(_ wanted: ColumnFile.Wanted, place: Int) {
    name = wanted.name
    self.place = place
    kind = wanted.kind
    switch kind {
    case .numbers: newNumbers = [Double](repeating: .nan, count: RowBatch.most)
    case .categories: newCodes = [UInt16](repeating: 0, count: RowBatch.most)
    }
  }

  /// Adds the fields of some rows.
  mutating func add(
    _ batch: RowBatch, _ bytes: UnsafeBufferPointer<UInt8>, decimalComma: Bool, file: String,
    log: inout ProblemLog
  ) {
    switch kind {
    case .numbers: addNumbers(batch, bytes, decimalComma: decimalComma, file: file, log: &log)
    case .categories: addCodes(batch, bytes, file: file, log: &log)
    }
  }

  private mutating func addNumbers(
    _ batch: RowBatch, _ bytes: UnsafeBufferPointer<UInt8>, decimalComma: Bool, file: String,
    log: inout ProblemLog
  ) {
    let separator = UInt8(ascii: decimalComma ? "," : ".")
    newNumbers.withUnsafeMutableBufferPointer { new in
      for row in 0..<batch.count {
        let content = batch.content(row, place, in: bytes)
        if let number = DecimalNumber.value(content, separator: separator) {
          new[row] = number
          continue
        }
        new[row] = .nan
        let text = batch.text(row, place, in: bytes)
        if text.isEmpty { continue }
        if let number = DelimitedFile.number(text, decimalComma: decimalComma) {
          new[row] = number
        } else {
          log.error(
            "csv.not-a-number", at: Place(file, line: batch.lines[row], cell: name),
            ["found": String(text.prefix(40))])
        }
      }
    }
    numbers += newNumbers[..<batch.count]
  }

  private mutating func addCodes(
    _ batch: RowBatch, _ bytes: UnsafeBufferPointer<UInt8>, file: String, log: inout ProblemLog
  ) {
    newCodes.withUnsafeMutableBufferPointer { new in
      for row in 0..<batch.count {
        let content = batch.content(row, place, in: bytes)
        new[row] = ColumnFile.Categories.missing
        if content.isEmpty { continue }
        let isDoubled = batch.fields[row * batch.width + place].form == .doubled
        let code =
          isDoubled
          ? RowBatch.undoubled(content).withUnsafeBufferPointer { levels.code(of: $0) }
          : levels.code(of: content)
        if let code {
          new[row] = code
        } else if !isFull {
          isFull = true
          log.error(
            "csv.too-many-categories", at: Place(file, line: batch.lines[row], cell: name),
            ["column": name, "limit": String(ColumnFile.Categories.most)])
        }
      }
    }
    codes += newCodes[..<batch.count]
  }

  /// The column with its categories in the order asked for.
  consuming func finish() -> ColumnFile.Column {
    switch kind {
    case .numbers: return .numbers(numbers)
    case .categories(.asMet):
      return .categories(ColumnFile.Categories(codes: codes, levels: levels.levels))
    case .categories(.sorted):
      let order = levels.sortedCodes
      // The last place is that of missing ones.
      var places = [UInt16](repeating: ColumnFile.Categories.missing, count: 1 << 16)
      for (place, code) in order.enumerated() { places[code] = UInt16(place) }
      places.withUnsafeBufferPointer { places in
        codes.withUnsafeMutableBufferPointer { codes in
          for row in codes.indices { codes[row] = places[Int(codes[row])] }
        }
      }
      let names = levels.levels
      return .categories(ColumnFile.Categories(codes: codes, levels: order.map { names[$0] }))
    }
  }
}
