import Figures
import Languages
import Measures

/// A figure on the page: its message as a heading line, two drawings of which one is shown, the base,
/// and the table one step away.
struct FigureHTML {
  let content: ChartContent
  let language: Language
  let style: FigureStyle
  let id: String
  let csvPath: String
  let syntheticNotice: String?

  func html() -> String {
    let maker = ChartMaker(content: content, language: language)
    let figure = maker.figure()
    var html = "<figure class=\"figure\" id=\"\(id)\">\n"
    html += "<figcaption>\(HTML.escape(maker.title))"
    if let syntheticNotice {
      html += " <span class=\"synthetic\">\(HTML.escape(syntheticNotice))</span>"
    }
    html += "</figcaption>\n"
    for width in [FigureWidth.wide, .narrow] {
      html += figure.svg(id: id, width: width, style: style).markup + "\n"
    }
    let notes = [question, base(maker)].compactMap { $0 }.filter { !$0.isEmpty }
    if !notes.isEmpty {
      html += "<p class=\"figure-base\">\(HTML.escape(notes.joined(separator: " ")))</p>\n"
    }
    html +=
      "<details><summary>\(HTML.escape(language.text("figure.show-table", ["title": maker.title])))</summary>\n"
    html += tables()
    return html + "</details>\n</figure>\n"
  }

  private func tables() -> String {
    if case .goals(let panels) = content.form {
      return panels.compactMap { panel -> String? in
        let used = panel.offsets + panel.comparison
        guard let layout = TableLayout(panel.table.table) else { return nil }
        let rows = layout.rowIndices.filter { row in
          layout.columnIndices.contains {
            used.contains(layout.offset(row: row, column: $0, in: panel.table.table))
          }
        }
        return TableHTML(
          published: panel.table, layout: layout.showing(rows: rows), language: language,
          csvPath: "../data/\(panel.table.table.address.fileStem).csv",
          syntheticNotice: syntheticNotice
        ).html()
      }.joined()
    }
    return TableHTML(
      published: content.table, layout: content.layout, language: language, csvPath: csvPath,
      syntheticNotice: syntheticNotice
    ).html()
  }

  private var question: String? {
    if case .goals = content.form { return nil }
    return content.table.table.question.map {
      language.text("table.question", ["question": $0.text(in: language.tag)])
    }
  }

  private func base(_ maker: ChartMaker) -> String {
    let table = content.table.table
    var words: [String] = []
    if case .goals = content.form {
      words.append(language.text("figure.goals-base"))
    } else {
      words.append(
        language.text("table.universe", ["universe": table.universe.text(in: language.tag)]))
      let cells = maker.partRows.map { maker.cell($0, content.layout.columnIndices.first) }
      let bases = Set(cells.map(\.base))
      if bases.count == 1, let base = bases.first, cells[0].answered != nil {
        words.append(language.baseText(base) + ".")
      }
      if cells.contains(where: { if case .interval = $0.uncertainty { true } else { false } }),
        maker.showsIntervals
      {
        words.append(language.text("figure.interval-note"))
      }
      if !table.unit.isPercent, !table.unit.label.isEmpty {
        words.append(language.text("table.unit", ["unit": table.unit.label.text(in: language.tag)]))
      }
    }
    let sources = Set(table.sources).map(language.sourceText).sorted().joined(separator: "; ")
    words.append(language.text("table.source", ["source": sources]))
    return words.joined(separator: " ")
  }
}

extension ChartMaker {
  /// Whether the form draws intervals.
  var showsIntervals: Bool {
    switch content.form {
    case .bars, .dots: true
    default: false
    }
  }
}

extension TableLayout {
  /// The same layout with other rows.
  func showing(rows: [Int]) -> TableLayout {
    TableLayout(
      rows: self.rows, columns: columns, fixed: fixed, rowIndices: rows,
      columnIndices: columnIndices)
  }
}
