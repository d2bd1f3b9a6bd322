public import Languages
public import Measures

extension PublishedTable {
  /// The table as CSV: a row for each cell, with codes, the value in full precision, and what it rests on.
  ///
  /// Columns: the code and the label of each dimension, `value`, `status` (empty for a final value),
  /// `count`, `answered`, `population`, `lower`, `upper`, `measure` (the code of the unit of measure)
  /// and `period`; `synthetic` where the figures are made up.
  ///
  /// - Parameters:
  ///   - language: the language of the labels.
  ///   - isSynthetic: whether every row says that the figures are made up.
  /// - Returns: the whole file.
  public func delimitedText(in language: LanguageTag, isSynthetic: Bool) -> String {
    var writer = DelimitedWriter()
    writer.row(TableColumns.names(of: table, isSynthetic: isSynthetic))
    let labels = table.dimensions.map { dimension in
      dimension.categories.map { ($0.code, $0.label.text(in: language)) }
    }
    let periods = table.dimensions.contains { $0.role == .period } ? nil : table.period.description
    var indices = Array(repeating: 0, count: table.dimensions.count)
    for cell in table.cells {
      var fields: [String] = []
      for (dimension, index) in indices.enumerated() {
        fields.append(labels[dimension][index].0)
        fields.append(labels[dimension][index].1)
      }
      fields += TableColumns.fields(of: cell)
      fields.append(table.unit.code)
      if let periods { fields.append(periods) }
      if isSynthetic { fields.append("true") }
      writer.row(fields)
      advance(&indices)
    }
    return writer.text
  }

  private func advance(_ indices: inout [Int]) {
    for dimension in indices.indices.reversed() {
      indices[dimension] += 1
      if indices[dimension] < table.dimensions[dimension].categories.count { return }
      indices[dimension] = 0
    }
  }
}

/// The columns of a table's file.
package enum TableColumns {
  /// The names of the columns that ``fields(of:)`` fills.
  package static let ofCell = [
    "value", "status", "count", "answered", "population", "lower", "upper",
  ]

  static func names(of table: Table, isSynthetic: Bool) -> [String] {
    table.dimensions.flatMap { [$0.id, "\($0.id)_label"] } + ofCell + ["measure"]
      + (table.dimensions.contains { $0.role == .period } ? [] : ["period"])
      + (isSynthetic ? ["synthetic"] : [])
  }

  /// A cell as fields: numbers in their shortest form, empty where there is none.
  package static func fields(of cell: Cell) -> [String] {
    let status: String =
      switch cell.value {
      case .known(_, .final): ""
      case .known(_, let quality): quality.rawValue
      case .unknown(let absence): absence.rawValue
      }
    var answered = ""
    var population = ""
    switch cell.base {
    case .answers(let n, let all): (answered, population) = (String(n), String(all))
    case .all(let all): (answered, population) = (String(all), String(all))
    case .source, .withheld: break
    }
    var ends = ("", "")
    if case .interval(let interval) = cell.uncertainty {
      ends = (plain(interval.lower), plain(interval.upper))
    }
    return [
      cell.value.number.map(plain) ?? "", status, cell.count.map(String.init) ?? "", answered,
      population, ends.0, ends.1,
    ]
  }

  /// The shortest text that reads back as the same number.
  private static func plain(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
