import Languages
import Measures
import Problems
import StatisticalTables

/// Reads `units.csv`: the units of any country or association.
struct UnitsFile {
  private static let known = [
    "code", "name", "level", "parent", "roles", "population", "column", "row", "valid_from",
    "valid_to",
  ]

  let file: DelimitedFile

  /// The units of the file on a day.
  ///
  /// - Parameters:
  ///   - date: only units valid on this day; all where it is nil.
  ///   - levels: the levels that are reviewed; all where none is named. Others are surroundings.
  ///   - log: takes what does not fit.
  /// - Returns: the units.
  func units(on date: Day?, levels wanted: [String], log: inout ProblemLog) -> ReviewUnits {
    checkColumns(log: &log)
    var units: [ReviewUnits.Unit] = []
    var tiles: [String: (column: Int, row: Int)] = [:]
    var attributes: [String: [String: String]] = [:]
    var population: [String: Double] = [:]
    var parents: [(code: String, parent: String, place: Place)] = []
    for row in file.rows where isValid(row, on: date) {
      guard let unit = unit(row, log: &log) else { continue }
      if units.contains(where: { $0.code == unit.code }) {
        log.error("units.duplicate", at: file.place(row, "code"), ["code": unit.code])
        continue
      }
      units.append(unit)
      if let parent = unit.parent { parents.append((unit.code, parent, file.place(row, "parent"))) }
      if let column = integer(row, "column", log: &log), let line = integer(row, "row", log: &log) {
        tiles[unit.code] = (column, line)
      }
      if let persons = integer(row, "population", log: &log) {
        population[unit.code] = Double(persons)
      }
      for name in file.header where name.hasPrefix("attribute.") {
        let value = field(row, name)
        if !value.isEmpty {
          attributes[String(name.dropFirst(10)), default: [:]][unit.code] = value
        }
      }
    }
    if file.rows.isEmpty { log.error("units.none", at: Place(file.file)) }
    checkParents(parents, units: units, log: &log)
    let levels = wanted.isEmpty ? distinct(units.flatMap(\.levels)) : wanted
    for level in levels where !units.contains(where: { $0.levels.contains(level) }) {
      log.error(
        "review.unknown-level", at: Place(file.file, cell: "level"),
        ["level": level, "known": distinct(units.flatMap(\.levels)).joined(separator: ", ")])
    }
    let reviewed = units.filter { unit in unit.levels.contains { levels.contains($0) } }
    return ReviewUnits(
      units: reviewed, levels: levels.map { Category(code: $0, label: ReviewUnits.levelName($0)) },
      attributes: attributes.keys.sorted().map { attribute($0, values: attributes[$0] ?? [:]) },
      numbers: population.isEmpty
        ? []
        : [
          ReviewUnits.Number(
            id: "population", name: LocalizedText { $0.text("attribute.population") },
            values: population)
        ], surroundings: units.filter { !reviewed.contains($0) }, tiles: tiles)
  }

  private func checkColumns(log: inout ProblemLog) {
    for name in ["code", "name", "level", "parent"] where file.column(name) == nil {
      log.error("units.missing-column", at: Place(file.file, line: 1), ["column": name])
    }
    for name in file.header
    where !Self.known.contains(name) && !name.hasPrefix("name_") && !name.hasPrefix("attribute.") {
      log.error(
        "units.unknown-column", at: Place(file.file, line: 1, cell: name),
        ["column": name, "known": Self.known.joined(separator: ", ")])
    }
  }

  private func unit(_ row: DelimitedFile.Row, log: inout ProblemLog) -> ReviewUnits.Unit? {
    let code = field(row, "code")
    let name = field(row, "name")
    let level = field(row, "level")
    for (column, value) in [("code", code), ("name", name), ("level", level)] where value.isEmpty {
      log.error("units.blank", at: file.place(row, column), ["column": column])
    }
    guard !code.isEmpty, !name.isEmpty, !level.isEmpty else { return nil }
    if code.contains(where: { $0.isWhitespace || "[],=|\"".contains($0) }) {
      log.error("units.bad-code", at: file.place(row, "code"), ["code": code])
      return nil
    }
    var names: [LanguageTag: String] = [:]
    for column in file.header where column.hasPrefix("name_") {
      let text = field(row, column)
      if !text.isEmpty { names[LanguageTag(rawValue: String(column.dropFirst(5)))] = text }
    }
    for tag in Language.all.map(\.tag) where names[tag] == nil { names[tag] = name }
    let roles = field(row, "roles").split(separator: "|").map { String($0).trimmed }
    let parent = field(row, "parent")
    return ReviewUnits.Unit(
      code: code, name: LocalizedText(names), levels: distinct([level] + roles),
      parent: parent.isEmpty ? nil : parent)
  }

  private func isValid(_ row: DelimitedFile.Row, on date: Day?) -> Bool {
    guard let date else { return true }
    let from = Day(field(row, "valid_from"))
    let to = Day(field(row, "valid_to"))
    return (from.map { $0 <= date } ?? true) && (to.map { date < $0 } ?? true)
  }

  private func checkParents(
    _ parents: [(code: String, parent: String, place: Place)], units: [ReviewUnits.Unit],
    log: inout ProblemLog
  ) {
    let above = Dictionary(
      parents.map { ($0.code, $0.parent) }, uniquingKeysWith: { first, _ in first })
    let codes = Set(units.map(\.code))
    for (code, parent, place) in parents {
      if !codes.contains(parent) {
        log.error("units.unknown-parent", at: place, ["code": code, "parent": parent])
      }
      var seen: Set<String> = []
      var step: String? = code
      while let current = step, seen.insert(current).inserted { step = above[current] }
      if step == code { log.error("units.cycle", at: place, ["code": code]) }
    }
  }

  private func attribute(_ id: String, values: [String: String]) -> ReviewUnits.Attribute {
    ReviewUnits.Attribute(
      id: id, name: LocalizedText(same: id),
      categories: distinct(values.values.sorted()).map {
        Category(code: $0, label: LocalizedText(same: $0))
      }, values: values)
  }

  private func field(_ row: DelimitedFile.Row, _ column: String) -> String {
    file.column(column).map { row.fields[$0] } ?? ""
  }

  private func integer(
    _ row: DelimitedFile.Row, _ column: String, log: inout ProblemLog
  ) -> Int? {
    let text = field(row, column)
    guard !text.isEmpty else { return nil }
    if let number = file.number(text), number == number.rounded(), number.magnitude < 1e12 {
      return Int(number)
    }
    log.error("units.bad-number", at: file.place(row, column), ["found": text, "column": column])
    return nil
  }

  private func distinct(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}

extension ReviewUnits {
  /// The name of a level: in the readers' languages where the product knows it, else the code.
  static func levelName(_ level: String) -> LocalizedText {
    LocalizedText { language in
      let key = "level.\(level)"
      return language.has(key) ? language.text(key) : level
    }
  }
}
