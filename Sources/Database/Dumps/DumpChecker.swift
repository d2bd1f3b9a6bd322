import Problems

/// Reads a dump from its first to its last line, and knows whether it is whole.
struct DumpChecker {
  /// What takes the content.
  struct Consumer {
    /// Takes the names of the migrations.
    var begin: ([String]) throws -> Void = { _ in }
    /// Takes a table and its columns.
    var table: (String, [String]) throws -> Void = { _, _ in }
    /// Takes a row of the table before.
    var row: ([SQLValue]) throws -> Void = { _ in }
    /// Called after the last row of a table.
    var tableEnd: () throws -> Void = {}
  }

  /// Reads a dump.
  ///
  /// - Parameters:
  ///   - file: the dump.
  ///   - consumer: takes its content; only at the end is it known to be whole.
  /// - Returns: what it holds.
  /// - Throws: `InputRefused` with the line where it is damaged, or what the consumer throws.
  static func read(
    _ file: String, _ consumer: Consumer = Consumer()
  ) throws -> PortableDump.Summary {
    guard Files.exists(file) else {
      throw InputRefused([Problem("file.missing", at: Place(file))])
    }
    let reader = try DumpReader(file)
    do {
      return try read(reader, consumer)
    } catch is DumpParser.Malformed {
      let place = Place(file, line: max(1, reader.line))
      throw InputRefused([Problem("database.dump-damaged", at: place)])
    }
  }

  private static func read(
    _ reader: DumpReader, _ consumer: Consumer
  ) throws -> PortableDump.Summary {
    guard let first = try reader.next() else { throw DumpParser.Malformed() }
    let header = try DumpParser.object(first)
    guard header.text("format") == PortableDump.format, let names = header.list("migrations")
    else { throw DumpParser.Malformed() }
    reader.add(first)
    try consumer.begin(names)
    var rows: [String: Int] = [:]
    while let line = try reader.next() {
      let object = try DumpParser.object(line)
      if let count = object.number("tables") {
        let sum = reader.sum
        guard count == rows.count, object.text("sha256") == sum, try reader.next() == nil else {
          throw DumpParser.Malformed()
        }
        return PortableDump.Summary(rows: rows, version: names.count, sha256: sum)
      }
      guard let name = object.text("table"), let columns = object.list("columns"),
        rows[name] == nil
      else { throw DumpParser.Malformed() }
      reader.add(line)
      try consumer.table(name, columns)
      rows[name] = try readRows(reader, columns.count, consumer)
    }
    throw DumpParser.Malformed()
  }

  private static func readRows(
    _ reader: DumpReader, _ width: Int, _ consumer: Consumer
  ) throws -> Int {
    var count = 0
    var checksum = Checksum()
    while let line = try reader.next() {
      reader.add(line)
      if DumpParser.isRow(line) {
        let values = try DumpParser.row(line)
        guard values.count == width else { throw DumpParser.Malformed() }
        checksum.add(line + [DumpLine.newline])
        count += 1
        try consumer.row(values)
      } else {
        let end = try DumpParser.object(line)
        guard end.number("rows") == Int64(count), end.text("sha256") == checksum.hexadecimal()
        else { throw DumpParser.Malformed() }
        try consumer.tableEnd()
        return count
      }
    }
    throw DumpParser.Malformed()
  }
}

extension [String: DumpLine.Member] {
  fileprivate func text(_ name: String) -> String? {
    guard case .value(.text(let text)) = self[name] else { return nil }
    return text
  }

  fileprivate func number(_ name: String) -> Int64? {
    guard case .value(.integer(let number)) = self[name] else { return nil }
    return number
  }

  fileprivate func list(_ name: String) -> [String]? {
    guard case .list(let words) = self[name] else { return nil }
    return words
  }
}
