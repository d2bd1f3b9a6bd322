import Problems

/// Reads the wanted columns of a file, a piece at a time.
struct ColumnReader {
  typealias Source = (UnsafeMutableRawBufferPointer) -> Int?

  let file: String
  private(set) var header: [String] = []
  private(set) var rows = 0
  private(set) var lines = RowLines()
  private var window = ByteWindow()
  private var scanner = RowScanner(separator: UInt8(ascii: ","))
  private var builders: [ColumnBuilder] = []
  private var log = ProblemLog()

  init(file: String) { self.file = file }

  var hasDecimalComma: Bool { scanner.separator != UInt8(ascii: ",") }

  /// Reads the first row, and finds the columns by it.
  mutating func readHeader(
    _ wanted: [ColumnFile.Wanted], _ read: Source
  ) throws(InputRefused) {
    repeat {
      try window.fill(file: file, line: 1, read)
    } while window.checked == 0 && !window.isWhole
    window.skipMark()
    while !window.isWhole,
      !DelimitedFile.endsHeader(window.bytes[window.start..<window.checked])
    {
      try window.fill(file: file, line: 1, read)
    }
    let separator = DelimitedFile.separator(of: window.bytes[window.start..<window.checked])
    // The first look only counts the columns.
    let width = try firstRow(RowScanner(separator: separator), width: 0, read).scanner.found
    let first = try firstRow(
      RowScanner(separator: separator, slots: Array(0..<width)), width: width, read)
    header = window.bytes.withUnsafeBufferPointer { bytes in
      (0..<width).map { first.batch.text(0, $0, in: bytes) }
    }
    window.start = first.end
    for (index, name) in header.enumerated() {
      if name.isEmpty {
        log.error("csv.unnamed-column", at: Place(file, line: 1), ["number": String(index + 1)])
      } else if header[..<index].contains(name) {
        log.error("csv.duplicate-column", at: Place(file, line: 1), ["column": name])
      }
    }
    var slots = [Int](repeating: -1, count: width)
    for (place, column) in wanted.enumerated() {
      builders.append(ColumnBuilder(column, place: place))
      if let index = header.firstIndex(of: column.name) {
        precondition(slots[index] < 0, "a column is asked for once")
        slots[index] = place
      } else {
        missing(column.name)
      }
    }
    try log.throwErrors()
    scanner = RowScanner(
      separator: separator, slots: slots, expected: width, line: first.scanner.line)
  }

  /// Reads the rows below the header.
  mutating func readRows(_ read: Source) throws(InputRefused) {
    var batch = RowBatch(width: builders.count)
    while true {
      let stop = scan(into: &batch)
      convert(&batch)
      switch stop {
      case .full: break
      case .bytes:
        if window.isWhole {
          try log.throwErrors()
          return
        }
        try window.fill(file: file, line: scanner.line, read)
      default:
        report(stop)
        if case .width = stop { break }
        try log.throwErrors()
      }
      if log.errorCount >= ColumnFile.mostProblems { try log.throwErrors() }
    }
  }

  /// The columns as they were read.
  consuming func finish() -> [ColumnFile.Column] {
    builders.map { $0.finish() }
  }

  private mutating func firstRow(
    _ first: RowScanner, width: Int, _ read: Source
  ) throws(InputRefused) -> (scanner: RowScanner, batch: RowBatch, end: Int) {
    var scanner = first
    while true {
      var batch = RowBatch(width: width, rows: 1)
      var end = window.start
      let limit = window.checked
      let isWhole = window.isWhole
      let stop = window.bytes.withUnsafeBufferPointer { bytes in
        scanner.scan(
          UnsafeBufferPointer(rebasing: bytes[..<limit]), from: &end, isWhole: isWhole,
          into: &batch)
      }
      switch stop {
      case .full: return (scanner, batch, end)
      case .bytes where isWhole:
        throw InputRefused([Problem("csv.empty", at: Place(file, line: 1))])
      case .bytes:
        scanner = first
        try window.fill(file: file, line: 1, read)
      default:
        report(stop)
        try log.throwErrors()
      }
    }
  }

  private mutating func scan(into batch: inout RowBatch) -> RowScanner.Stop {
    var position = window.start
    defer { window.start = position }
    let limit = window.checked
    let isWhole = window.isWhole
    return window.bytes.withUnsafeBufferPointer { bytes in
      scanner.scan(
        UnsafeBufferPointer(rebasing: bytes[..<limit]), from: &position, isWhole: isWhole,
        into: &batch)
    }
  }

  private mutating func convert(_ batch: inout RowBatch) {
    lines.add(batch, after: rows)
    rows += batch.count
    let comma = hasDecimalComma
    window.bytes.withUnsafeBufferPointer { bytes in
      for index in builders.indices {
        builders[index].add(batch, bytes, decimalComma: comma, file: file, log: &log)
      }
    }
    batch.count = 0
  }

  private mutating func missing(_ name: String) {
    let known = header.joined(separator: ", ")
    if let nearest = Nearest.word(to: name, among: header) {
      log.error(
        "csv.missing-column-near", at: Place(file, line: 1),
        ["column": name, "nearest": nearest, "known": known])
    } else {
      log.error(
        "csv.missing-column", at: Place(file, line: 1), ["column": name, "known": known])
    }
  }

  private mutating func report(_ stop: RowScanner.Stop) {
    switch stop {
    case .width(let line):
      log.error(
        "csv.width", at: Place(file, line: line),
        ["found": String(scanner.found), "expected": String(header.count)])
    case .tooLong(let line):
      log.error(
        "csv.line-too-long", at: Place(file, line: line),
        ["limit": String(DelimitedFile.longestLine)])
    case .openQuote(let line):
      log.error("csv.open-quote", at: Place(file, line: line))
    case .textAfterQuote(let line):
      log.error("csv.text-after-quote", at: Place(file, line: line))
    case .full, .bytes: break
    }
  }
}
