import Problems

/// Reads one data file and tells of everything in it that Open SDG passes over in silence.
struct TableReader {
  let path: String
  let columns: SpecialColumns
  let map: CodeMap

  /// The table of a file.
  ///
  /// - Parameters:
  ///   - files: the repository's files.
  ///   - log: takes every oddity.
  /// - Returns: nil where the file holds no table.
  func table(_ files: RepositoryFiles, log: inout ProblemLog) -> RepositoryTable? {
    do throws(InputRefused) {
      return table(try CSVRows(files.read(path), file: path).rows, log: &log)
    } catch {
      log.add(contentsOf: error.problems.map(\.asWarning))
      return nil
    }
  }

  private func table(_ rows: [CSVRows.Row], log: inout ProblemLog) -> RepositoryTable? {
    guard let head = rows.first else {
      log.warning("open-sdg.no-rows", at: Place(path))
      return nil
    }
    var blanks = Blanks()
    var names = names(head, width: rows.map(\.fields.count).max() ?? 0, blanks: &blanks, log: &log)
    names = names.map { map.columns[$0] ?? $0 }
    guard let year = place(of: "Year", among: &names, isFirst: true, log: &log),
      let value = place(of: "Value", among: &names, isFirst: false, log: &log)
    else { return nil }
    let inner = names.indices.filter { $0 != year && $0 != value && !names[$0].isEmpty }
    let order = [year] + inner + [value]
    var table = RepositoryTable(columns: order.map { names[$0] }, rows: [], files: [path])
    for row in rows.dropFirst() {
      guard let fields = fields(row, width: head.fields.count, blanks: &blanks, log: &log) else {
        continue
      }
      table.rows.append(
        RepositoryTable.Row(
          file: path, line: row.line,
          fields: order.map { index in
            index < fields.count ? map.text(fields[index], in: names[index]) : ""
          }))
    }
    if table.rows.isEmpty { log.warning("open-sdg.no-rows", at: Place(path)) }
    blanks.tell(path, log: &log)
    return table
  }

  /// How many fields had blanks at their ends, and where the first stands.
  private struct Blanks {
    var count = 0
    var line = 0

    mutating func trimmed(_ text: String, line: Int) -> String {
      let trimmed = text.withoutBlanksAround
      if trimmed != text {
        if count == 0 { self.line = line }
        count += 1
      }
      return trimmed
    }

    func tell(_ path: String, log: inout ProblemLog) {
      if count > 0 {
        log.warning("open-sdg.blanks", at: Place(path, line: line), ["count": String(count)])
      }
    }
  }

  /// The names of the columns: those without one, or with one that is taken, get one of their own.
  private func names(
    _ head: CSVRows.Row, width: Int, blanks: inout Blanks, log: inout ProblemLog
  ) -> [String] {
    var names: [String] = []
    for (index, field) in head.fields.enumerated() {
      var name = blanks.trimmed(field, line: head.line)
      let place = Place(path, line: head.line)
      if name.isEmpty {
        log.warning("open-sdg.column-unnamed", at: place, ["number": String(index + 1)])
        name = "Column \(index + 1)"
      }
      if names.contains(name) {
        log.warning("open-sdg.column-twice", at: place, ["column": name])
        var number = 2
        while names.contains("\(name) \(number)") { number += 1 }
        name = "\(name) \(number)"
      }
      if let other = names.first(where: { $0.lowercased() == name.lowercased() }) {
        log.warning(
          "open-sdg.names-alike", at: place, ["names": Quoted.list([other, name])])
      }
      names.append(name)
    }
    return names
  }

  private func place(
    of wanted: String, among names: inout [String], isFirst: Bool, log: inout ProblemLog
  ) -> Int? {
    let line = Place(path, line: 1)
    let found =
      names.firstIndex(of: wanted)
      ?? names.firstIndex { $0.lowercased() == wanted.lowercased() }
    guard let found else {
      log.warning("open-sdg.column-missing", at: line, ["column": wanted])
      return nil
    }
    let isInPlace = found == (isFirst ? 0 : names.count - 1) && names[found] == wanted
    if !isInPlace {
      log.warning(
        "open-sdg.column-place", at: line, ["column": wanted, "found": names[found]])
    }
    names[found] = wanted
    return found
  }

  /// The fields of a row without blanks at their ends; nil where there are too many or none.
  private func fields(
    _ row: CSVRows.Row, width: Int, blanks: inout Blanks, log: inout ProblemLog
  ) -> [String]? {
    let fields = row.fields.map { blanks.trimmed($0, line: row.line) }
    let place = Place(path, line: row.line)
    if fields.allSatisfy(\.isEmpty) {
      log.warning("open-sdg.row-empty", at: place)
      return nil
    }
    if fields.count > width, fields[width...].contains(where: { !$0.isEmpty }) {
      log.warning(
        "open-sdg.row-width", at: place,
        ["found": String(fields.count), "expected": String(width)])
      return nil
    }
    if fields.count != width {
      log.warning(
        "open-sdg.row-uneven", at: place,
        ["found": String(fields.count), "expected": String(width)])
    }
    return fields
  }
}

/// Words in quotation marks, for problems.
enum Quoted {
  static func list(_ words: [String]) -> String {
    words.map { "“\($0)”" }.joined(separator: ", ")
  }
}
