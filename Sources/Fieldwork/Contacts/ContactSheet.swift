public import Languages
public import Problems
public import StatisticalTables

/// Reads a file of contacts: a row for each address, several for a unit where wanted.
///
/// Columns: `unit` and `address`; `name`, `language` and `kind` (`role` or `person`) may be left out.
public enum ContactSheet {
  /// The contacts of a file, with everything that is wrong in it.
  ///
  /// A row that cannot be used is an error in the log and is left out.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - units: the codes of the units that are asked.
  ///   - known: the codes of all units there are, asked or not.
  ///   - languages: the languages that messages are written in.
  ///   - log: where problems are noted; units without an address are warnings.
  /// - Returns: the contacts in the order of the rows; their ids are `unit-1`, `unit-2` and so on.
  public static func read(
    _ file: DelimitedFile, units: [String], known: Set<String>, languages: [LanguageTag],
    log: inout ProblemLog
  ) -> [Contact] {
    let columns = ["unit", "address", "name", "language", "kind"]
    for name in file.header where !columns.contains(name) {
      log.error(
        "contacts.unknown-column", at: Place(file.file, line: 1, cell: name),
        ["found": name, "allowed": columns.joined(separator: ", ")])
    }
    guard let unitColumn = file.column("unit"), let addressColumn = file.column("address") else {
      for name in columns.prefix(2) where file.column(name) == nil {
        log.error("contacts.missing-column", at: Place(file.file, line: 1), ["column": name])
      }
      return []
    }
    let asked = Set(units)
    var contacts: [Contact] = []
    var counts: [String: Int] = [:]
    var lines: [String: Int] = [:]
    for row in file.rows {
      let place = Place(file.file, line: row.line)
      func field(_ name: String) -> String? {
        file.column(name).map { row.fields[$0] }.flatMap { $0.isEmpty ? nil : $0 }
      }
      let unit = row.fields[unitColumn]
      let before = log.errorCount
      check(unit: unit, asked: asked, known: known, at: place, log: &log)
      let address = EmailAddress(row.fields[addressColumn])
      if address == nil {
        log.error(
          "contacts.address", at: place.cell("address"), ["found": row.fields[addressColumn]])
      }
      let language = field("language").map { LanguageTag(rawValue: $0) }
      if let language, !languages.contains(language) {
        log.error(
          "contacts.language", at: place.cell("language"),
          [
            "found": language.rawValue,
            "allowed": languages.map(\.rawValue).joined(separator: ", "),
          ])
      }
      let kind = field("kind")
      if let kind, kind != "role", kind != "person" {
        log.error("contacts.kind", at: place.cell("kind"), ["found": kind])
      }
      guard log.errorCount == before, let address else { continue }
      if let first = lines.updateValue(row.line, forKey: unit + " " + address.key) {
        log.warning(
          "contacts.twice", at: place.cell("address"),
          ["address": address.description, "unit": unit, "line": String(first)])
        continue
      }
      counts[unit, default: 0] += 1
      contacts.append(
        Contact(
          id: "\(unit)-\(counts[unit] ?? 1)", unit: unit, address: address, name: field("name"),
          isRole: kind.map { $0 == "role" }, language: language))
    }
    for unit in units where counts[unit] == nil {
      log.warning("contacts.none", at: Place(file.file), ["unit": unit])
    }
    return contacts
  }

  private static func check(
    unit: String, asked: Set<String>, known: Set<String>, at place: Place, log: inout ProblemLog
  ) {
    if asked.contains(unit) { return }
    if known.contains(unit) {
      log.error("contacts.not-asked", at: place.cell("unit"), ["unit": unit])
    } else if let nearest = Nearest.word(to: unit, among: known.sorted()) {
      log.error(
        "contacts.unknown-unit-near", at: place.cell("unit"), ["found": unit, "nearest": nearest])
    } else {
      log.error("contacts.unknown-unit", at: place.cell("unit"), ["found": unit])
    }
  }
}
