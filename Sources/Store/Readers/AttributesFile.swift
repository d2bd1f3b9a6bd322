import Languages
import Measures
import Problems
import StatisticalTables

/// Reads `attributes.csv`: a row for each unit, a column for each attribute of `attributes.yaml`.
struct AttributesFile {
  let file: DelimitedFile

  /// The values of each attribute by unit, as the file writes them.
  private struct Field {
    let unit: String
    let row: DelimitedFile.Row
    let text: String
  }

  /// What the file says of the units.
  ///
  /// - Parameters:
  ///   - declared: the attributes of `attributes.yaml`.
  ///   - units: the units of the review.
  ///   - log: takes what does not fit.
  /// - Returns: the attributes with classes, and those that are numbers.
  func read(
    _ declared: [YAMLObject], units: ReviewUnits, log: inout ProblemLog
  ) -> (attributes: [ReviewUnits.Attribute], numbers: [ReviewUnits.Number]) {
    let ids = declared.map { $0.text("id") }
    checkColumns(ids, log: &log)
    let rows = rows(of: units, log: &log)
    var attributes: [ReviewUnits.Attribute] = []
    var numbers: [ReviewUnits.Number] = []
    for object in declared {
      let id = object.text("id")
      guard let column = file.column(id) else { continue }
      let fields = rows.map { Field(unit: $0.unit, row: $0.row, text: $0.row.fields[column]) }
        .filter { !$0.text.isEmpty }
      let name = object.localized("name")
      if object.has("categories") {
        let categories = object.objects("categories").map {
          Category(code: $0.text("code"), label: $0.localized("text"))
        }
        let values = classes(fields, categories: categories.map(\.code), id: id, log: &log)
        attributes.append(
          ReviewUnits.Attribute(
            id: id, name: name, categories: categories, values: values,
            isOrdered: object.boolean("ordered") ?? false))
      } else {
        numbers.append(
          ReviewUnits.Number(id: id, name: name, values: figures(fields, id: id, log: &log)))
      }
    }
    return (attributes, numbers)
  }

  private func checkColumns(_ ids: [String], log: inout ProblemLog) {
    for name in ["unit"] + ids where file.column(name) == nil {
      log.error("attributes.missing-column", at: Place(file.file, line: 1), ["column": name])
    }
    for name in file.header where name != "unit" && !ids.contains(name) {
      log.error(
        "attributes.unknown-column", at: Place(file.file, line: 1, cell: name),
        ["column": name, "known": ids.joined(separator: ", ")])
    }
  }

  private func rows(
    of units: ReviewUnits, log: inout ProblemLog
  ) -> [(unit: String, row: DelimitedFile.Row)] {
    guard let column = file.column("unit") else { return [] }
    let known = Set(units.units.map(\.code))
    var seen: [String: Int] = [:]
    var rows: [(unit: String, row: DelimitedFile.Row)] = []
    for row in file.rows {
      let unit = row.fields[column]
      if !known.contains(unit) {
        log.error("attributes.unknown-unit", at: file.place(row, "unit"), ["found": unit])
      } else if let first = seen.updateValue(row.line, forKey: unit) {
        log.error(
          "attributes.duplicate", at: file.place(row, "unit"),
          ["unit": unit, "line": String(first)])
      } else {
        rows.append((unit, row))
      }
    }
    return rows
  }

  private func classes(
    _ fields: [Field], categories: [String], id: String, log: inout ProblemLog
  ) -> [String: String] {
    let known = Set(categories)
    var values: [String: String] = [:]
    for field in fields {
      if known.contains(field.text) {
        values[field.unit] = field.text
      } else {
        log.error(
          "attributes.unknown-category", at: file.place(field.row, id),
          ["found": field.text, "known": categories.joined(separator: ", ")])
      }
    }
    return values
  }

  private func figures(
    _ fields: [Field], id: String, log: inout ProblemLog
  ) -> [String: Double] {
    var values: [String: Double] = [:]
    for field in fields {
      if let number = file.number(field.text) {
        values[field.unit] = number
      } else {
        log.error(
          "attributes.bad-number", at: file.place(field.row, id),
          ["found": field.text, "column": id])
      }
    }
    return values
  }
}
