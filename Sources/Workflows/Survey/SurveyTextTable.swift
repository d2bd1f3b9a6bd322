import Languages
import Measures
import Pages

/// A table as aligned text: with its raw figures beside where it is weighted, else as on a page.
struct SurveyTextTable {
  let table: Table
  /// The same table with each answer counted as one.
  let raw: Table?
  let language: Language

  /// The lines.
  var lines: [String] {
    let showsAnswers = table.dimensions.contains { $0.role == .answer }
    if !showsAnswers || table.quantity == .value, let layout = TableLayout(table),
      layout.columns != nil
    {
      return crossed(layout).lines
    }
    return listed.lines
  }

  /// A row for each cell with all that it rests on; outer dimensions stand as headings inside.
  private var listed: PlainTable {
    let rows =
      table.dimensions.indices.first { table.dimensions[$0].role == .answer }
      ?? table.dimensions.count - 1
    let shown = [table] + [raw].compactMap { $0 }
    let hasIntervals = shown.contains { $0.cells.contains(where: \.hasInterval) }
    var headings = [table.dimensions[rows].name.text(in: language.tag)]
    for estimated in shown {
      headings.append(
        raw == nil
          ? language.text("table.value.\(table.quantity.rawValue)")
          : estimated == table
            ? language.text("survey.estimate.weighted") : language.text("analyse.raw"))
      if hasIntervals { headings.append(language.text("table.interval")) }
    }
    if table.quantity == .share { headings.append(language.text("table.count")) }
    headings.append(language.text("table.base"))
    var plain = PlainTable(headings: headings)
    let others = table.dimensions.indices.filter { $0 != rows }
    for block in combinations(of: others.map { table.dimensions[$0].categories.count }) {
      if !others.isEmpty {
        let names = zip(others, block).map {
          table.dimensions[$0].categories[$1].label.text(in: language.tag)
        }
        plain.rows.append([names.joined(separator: "; ")])
      }
      for (row, category) in table.dimensions[rows].categories.enumerated() {
        var place = Array(repeating: row, count: table.dimensions.count)
        for (dimension, index) in zip(others, block) { place[dimension] = index }
        plain.rows.append(
          fields(category, shown.map { $0.cells[table.offset(of: place)] }, hasIntervals))
      }
    }
    return plain
  }

  private func fields(
    _ category: Category, _ cells: [Cell], _ hasIntervals: Bool
  ) -> [String] {
    let isTotal = category.role == .total && table.quantity == .share && raw != nil
    var fields = [category.label.text(in: language.tag)]
    for cell in cells {
      fields.append(language.cellText(cell.value, unit: table.unit))
      if hasIntervals {
        fields.append(
          isTotal || cell.uncertainty == .complete && category.role == .total
            ? "" : language.uncertaintyText(cell.uncertainty, unit: table.unit))
      }
    }
    let cell = cells[0]
    if table.quantity == .share {
      fields.append(
        cell.count.map { language.number(Double($0), decimals: 0) }
          ?? cell.value.absence.map(language.absenceSign) ?? "")
    }
    return fields + [cell.answered.map { language.number(Double($0), decimals: 0) } ?? ""]
  }

  /// Rows and columns, with intervals in brackets behind the numbers.
  private func crossed(_ layout: TableLayout) -> PlainTable {
    let columns = layout.columns ?? 0
    let (down, across) = (table.dimensions[layout.rows], table.dimensions[columns])
    var plain = PlainTable(
      headings: [down.name.text(in: language.tag)]
        + layout.columnIndices.map { across.categories[$0].label.text(in: language.tag) })
    for row in layout.rowIndices {
      let cells = layout.columnIndices.map { column -> String in
        let place = table.dimensions.indices.map { dimension in
          dimension == layout.rows
            ? row : dimension == columns ? column : layout.fixed[dimension] ?? 0
        }
        let cell = table.cells[table.offset(of: place)]
        let number = language.cellText(cell.value, unit: table.unit)
        guard cell.hasInterval else { return number }
        return "\(number) (\(language.uncertaintyText(cell.uncertainty, unit: table.unit)))"
      }
      plain.rows.append([down.categories[row].label.text(in: language.tag)] + cells)
    }
    return plain
  }

  /// Every choice of one index in each of some dimensions, the last varying fastest.
  private func combinations(of counts: [Int]) -> [[Int]] {
    counts.reduce([[]]) { found, count in
      found.flatMap { before in (0..<count).map { before + [$0] } }
    }
  }
}

extension Cell {
  fileprivate var hasInterval: Bool {
    if case .interval = uncertainty { true } else { false }
  }
}
