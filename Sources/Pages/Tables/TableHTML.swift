import Languages
import Measures

/// A table of the report: caption, cells, base, notes, signs, source and the way to the data.
struct TableHTML {
  let published: PublishedTable
  let layout: TableLayout
  let language: Language
  /// Where the CSV lies, seen from the page.
  let csvPath: String
  /// What stands at the head of every table when figures are made up.
  let syntheticNotice: String?
  /// Whether the caption is read but not shown: a figure above already says it.
  var hidesCaption = false

  private var table: Table { published.table }

  /// The table and what belongs under it.
  func html() -> String {
    "<div class=\"table\">\n\(grid())\n\(foot())</div>\n"
  }

  private func grid() -> String {
    let dimensions = table.dimensions
    let title = HTML.escape(caption)
    var html =
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(title)\">\n<table>\n"
    html += "<caption\(hidesCaption ? " class=\"visually-hidden\"" : "")>\(title)"
    if let syntheticNotice {
      html += " <span class=\"synthetic\">\(HTML.escape(syntheticNotice))</span>"
    }
    html += "</caption>\n<thead><tr><th scope=\"col\">\(escaped(dimensions[layout.rows].name))</th>"
    for heading in columnHeadings() {
      html += "<th scope=\"col\" class=\"number\">\(HTML.escape(heading))</th>"
    }
    html += "</tr></thead>\n<tbody>\n"
    for row in layout.rowIndices {
      let category = dimensions[layout.rows].categories[row]
      let kind = category.role == .part ? "" : " class=\"\(category.role.rawValue)\""
      html += "<tr\(kind)><th scope=\"row\">\(escaped(category.label))</th>"
      for cell in cellTexts(row) { html += "<td class=\"number\">\(cell)</td>" }
      html += "</tr>\n"
    }
    return html + "</tbody>\n</table>\n</div>"
  }

  /// The title with what the fixed dimensions stand at, where it is not the total.
  var caption: String {
    let standing = layout.fixed.sorted { $0.key < $1.key }.compactMap { dimension, category in
      let category = table.dimensions[dimension].categories[category]
      return category.role == .total ? nil : category.label.text(in: language.tag)
    }
    let title = table.title.text(in: language.tag)
    return standing.isEmpty ? title : "\(title) (\(standing.joined(separator: ", ")))"
  }

  private var isSurvey: Bool { table.quantity == .share || table.quantity == .mean }

  private func columnHeadings() -> [String] {
    var headings: [String]
    if let columns = layout.columns {
      headings = layout.columnIndices.map {
        table.dimensions[columns].categories[$0].label.text(in: language.tag)
      }
    } else {
      headings = [language.text("table.value.\(table.quantity.rawValue)")]
      if table.quantity == .share { headings.append(language.text("table.count")) }
      if hasIntervals { headings.append(language.text("table.interval")) }
    }
    if showsBase { headings.append(language.text("table.base")) }
    return headings
  }

  /// The cells of a row, as HTML.
  private func cellTexts(_ row: Int) -> [String] {
    var texts: [String]
    if layout.columns != nil {
      texts = layout.columnIndices.map { column in
        let cell = cell(row, column)
        let number = HTML.escape(text(of: cell))
        guard layout.showsIntervals, case .interval = cell.uncertainty else { return number }
        let interval = language.uncertaintyText(cell.uncertainty, unit: table.unit)
        return "\(number)<br><small>\(HTML.escape(interval))</small>"
      }
    } else {
      let cell = cell(row, nil)
      texts = [HTML.escape(text(of: cell))]
      if table.quantity == .share {
        texts.append(
          cell.count.map { language.number(Double($0), decimals: 0) }
            ?? cell.value.absence.map(language.absenceSign) ?? "")
      }
      if hasIntervals {
        let isTotal = table.dimensions[layout.rows].categories[row].role == .total
        texts.append(
          isTotal && table.quantity == .share
            ? ""
            : HTML.escape(language.uncertaintyText(cell.uncertainty, unit: table.unit)))
      }
    }
    if showsBase { texts.append(baseText(row)) }
    return texts
  }

  private func cell(_ row: Int, _ column: Int?) -> Cell {
    table.cells[layout.offset(row: row, column: column, in: table)]
  }

  private func text(of cell: Cell) -> String { language.cellText(cell.value, unit: table.unit) }

  private var hasIntervals: Bool {
    layout.columns == nil
      && layout.rowIndices.contains {
        if case .interval = cell($0, nil).uncertainty { true } else { false }
      }
  }

  private var showsBase: Bool {
    layout.rowIndices.contains { cell($0, layout.columnIndices.first).answered != nil }
  }

  private func baseText(_ row: Int) -> String {
    let bases =
      layout.columns == nil ? [cell(row, nil)] : layout.columnIndices.map { cell(row, $0) }
    // The largest base of the row: "don't know" stands beside the shares on a larger one.
    let part = bases.first { $0.value.number != nil } ?? bases.first
    return part?.answered.map { language.number(Double($0), decimals: 0) } ?? ""
  }

  private func foot() -> String {
    var lines: [String] = []
    if let question = table.question {
      lines.append(language.text("table.question", ["question": question.text(in: language.tag)]))
    }
    lines.append(
      language.text("table.universe", ["universe": table.universe.text(in: language.tag)]))
    if !table.unit.label.isEmpty && !table.unit.isPercent {
      lines.append(language.text("table.unit", ["unit": table.unit.label.text(in: language.tag)]))
    }
    lines += table.notes.map { $0.text(in: language.tag) }
    if layout.columns != nil, layout.showsIntervals {
      lines.append(language.text("table.intervals"))
    }
    lines += signs()
    let sources = table.sources.map(language.sourceText).joined(separator: "; ")
    lines.append(language.text("table.source", ["source": sources]))
    let items = lines.map { "<li>\(HTML.escape($0))</li>\n" }.joined()
    let link =
      "<li><a href=\"\(HTML.escape(csvPath))\" download>"
      + HTML.escape(language.text("table.csv", ["title": table.title.text(in: language.tag)]))
      + "</a> <code>\(table.address)</code></li>\n"
    return "<ul class=\"table-notes\">\n\(items)\(link)</ul>\n"
  }

  /// What the signs in the cells mean, those that are used.
  private func signs() -> [String] {
    let columns: [Int?] = layout.columns == nil ? [nil] : layout.columnIndices
    let values = layout.rowIndices.flatMap { row in columns.map { cell(row, $0).value } }
    let absences = Set(values.compactMap(\.absence)).sorted { $0.rawValue < $1.rawValue }
    let qualities = Set(values.compactMap(\.quality)).subtracting([.final])
      .sorted { $0.rawValue < $1.rawValue }
    return qualities.map {
      "\(language.qualitySign($0)) \(language.text("quality.\($0.rawValue)"))"
    }
      + absences.map { "\(language.absenceSign($0)) \(language.absenceText($0))" }
  }

  private func escaped(_ text: LocalizedText) -> String { HTML.escape(text.text(in: language.tag)) }
}
