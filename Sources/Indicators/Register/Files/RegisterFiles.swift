import Agenda
import Languages
import Measures
public import Problems
public import StatisticalTables

/// Reads a register from its CSV files, as ``IndicatorRegister/files()`` writes them.
public struct RegisterFiles {
  /// The file of the sets.
  public static let sets = "sets.csv"
  /// The file of the schemes.
  public static let schemes = "schemes.csv"
  /// The file of the links.
  public static let links = "links.csv"
  /// The folder with a file for each set.
  public static let indicators = "indicators"

  var log = ProblemLog()
  var schemes: [ClassificationScheme] = []

  /// Reads a register.
  ///
  /// - Parameters:
  ///   - sets: the file of the sets.
  ///   - schemes: the file of the schemes.
  ///   - links: the file of the links.
  ///   - indicators: the files of the sets' indicators, by the id of the set.
  /// - Returns: the register.
  /// - Throws: ``InputRefused`` with the line of everything that does not fit.
  public static func read(
    sets: DelimitedFile, schemes: DelimitedFile, links: DelimitedFile,
    indicators: [(set: String, file: DelimitedFile)]
  ) throws(InputRefused) -> IndicatorRegister {
    var reader = RegisterFiles()
    reader.schemes = reader.readSchemes(RegisterRows(schemes))
    let read = reader.readSets(RegisterRows(sets))
    let known = Set(read.map(\.id))
    var found: [RegisteredIndicator] = []
    var places: [String: Place] = [:]
    for (set, file) in indicators {
      if !known.contains(set) {
        reader.log.error(
          "register.unknown-set", at: Place(file.file),
          ["found": set, "nearest": Nearest.word(to: set, among: known.sorted()) ?? "–"])
      }
      found += reader.readIndicators(RegisterRows(file), set: set, seen: &places)
    }
    for set in read where !indicators.contains(where: { $0.set == set.id }) {
      reader.log.error(
        "register.missing-set", at: Place(sets.file),
        ["set": set.id, "file": "\(RegisterFiles.indicators)/\(set.id).csv"])
    }
    let all = reader.readLinks(RegisterRows(links), known: Set(found.map(\.id)))
    try reader.log.throwErrors()
    return IndicatorRegister(sets: read, indicators: found, schemes: reader.schemes, links: all)
  }

  /// Tells columns that are missing or not known.
  mutating func check(_ rows: RegisterRows, required: [String], optional: [String] = []) {
    let known = required + optional
    let header = rows.file.header
    for name in required
    where !header.contains(name) && !header.contains(where: { $0.hasPrefix(name + "_") }) {
      log.error(
        "csv.missing-column", at: Place(rows.file.file, line: 1),
        ["column": name, "known": header.joined(separator: ", ")])
    }
    for name in header
    where !known.contains(name) && !known.contains(where: { name.hasPrefix($0 + "_") }) {
      log.error(
        "register.unknown-column", at: Place(rows.file.file, line: 1, cell: name),
        ["column": name, "known": known.joined(separator: ", ")])
    }
  }

  private mutating func readSets(_ rows: RegisterRows) -> [IndicatorSet] {
    check(
      rows, required: ["id", "key", "iri", "title"],
      optional: ["modified", "publisher", "level", "level_by"])
    let titles = LocalizedColumns("title", in: rows.file.header)
    var seen: [String: Place] = [:]
    return rows.all.map { row in
      let id = row["id"]
      checkID(id, at: row.place("id"), seen: &seen)
      var level: IndicatorSet.DefaultLevel?
      if let code = row["level"].nonEmpty {
        checkConcept(code, in: ClassificationScheme.level, at: row.place("level"))
        level = IndicatorSet.DefaultLevel(concept: code, by: row["level_by"])
      }
      let day = row["modified"].nonEmpty
      if let day, Day(day) == nil {
        log.error("register.bad-date", at: row.place("modified"), ["found": day])
      }
      return IndicatorSet(
        id: id, key: row["key"], iri: row["iri"], title: titles.text { row[$0] },
        modified: day.flatMap { Day($0) }, publisher: row["publisher"].nonEmpty, level: level)
    }
  }

  mutating func checkID(_ id: String, at place: Place, seen: inout [String: Place]) {
    if id.isEmpty || id != IndicatorSet.id(for: id) {
      log.error("register.bad-id", at: place, ["found": id, "better": IndicatorSet.id(for: id)])
    }
    if let first = seen.updateValue(place, forKey: id) {
      log.error("id.duplicate", at: place, ["id": id, "first": first.description])
    }
  }

  mutating func checkConcept(_ code: String, in scheme: String, at place: Place) {
    let known = schemes.first { $0.id == scheme }?.concepts.map(\.code) ?? []
    if !known.contains(code) {
      log.error(
        "register.unknown-concept", at: place,
        [
          "found": code, "scheme": scheme,
          "nearest": Nearest.word(to: code, among: known)
            ?? known.prefix(5).joined(separator: ", "),
        ])
    }
  }
}

/// The rows of a file of a register, their fields by column.
struct RegisterRows {
  let file: DelimitedFile
  private let columns: [String: Int]

  init(_ file: DelimitedFile) {
    self.file = file
    columns = Dictionary(
      file.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var all: [Row] {
    file.rows.map { Row(file: file.file, columns: columns, row: $0) }
  }

  struct Row {
    fileprivate let file: String
    fileprivate let columns: [String: Int]
    fileprivate let row: DelimitedFile.Row

    /// The field of a column; empty where there is no such column.
    subscript(column: String) -> String {
      columns[column].map { row.fields[$0] } ?? ""
    }

    /// The parts of a field with several values.
    func list(_ column: String) -> [String] {
      self[column].split(separator: "|").map(String.init)
    }

    func place(_ column: String) -> Place {
      Place(file, line: row.line, cell: column)
    }
  }
}
