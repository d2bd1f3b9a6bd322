import Agenda
import Figures
import Languages
import Measures

/// Makes a drawing of a table's cells in the reader's language.
struct ChartMaker {
  let content: ChartContent
  let language: Language

  var table: Table { content.table.table }
  var layout: TableLayout { content.layout }

  /// The figure, ready to be drawn.
  func figure() -> any Figure {
    switch content.form {
    case .bars(let isSorted): bars(isSorted: isSorted)
    case .likert: likert()
    case .dots: dots()
    case .line: line()
    case .goals(let panels): goals(panels)
    case .map(let geometry): map(geometry)
    case .heat: heat()
    }
  }

  /// The title: what the editor wrote, or the table's with what it stands at.
  var title: String {
    content.title
      ?? TableHTML(
        published: content.table, layout: layout, language: language, csvPath: "",
        syntheticNotice: nil
      ).caption
  }

  /// The title, and the main numbers in words, for those who do not see the drawing.
  func text() -> FigureText {
    FigureText(
      title: title, description: description(), empty: language.text("figure.empty"),
      language: language.tag.rawValue)
  }

  /// What the drawing shows: how many rows, the highest and the lowest.
  private func description() -> String {
    let column = layout.columnIndices.last
    let known = partRows.compactMap { row -> (label: String, value: Double)? in
      cell(row, column).value.number.map { (label(row), $0) }
    }
    guard let highest = known.max(by: { $0.value < $1.value }),
      let lowest = known.min(by: { $0.value < $1.value })
    else { return language.text("figure.empty") }
    return language.text(
      "figure.description",
      [
        "n": String(known.count), "highest": highest.label,
        "high": table.unit.text(highest.value, in: language), "lowest": lowest.label,
        "low": table.unit.text(lowest.value, in: language),
      ])
  }

  /// The rows that are parts: no totals, nothing outside the base, no sums of other rows.
  var partRows: [Int] {
    let categories = table.dimensions[layout.rows].categories
    return layout.rowIndices.filter {
      categories[$0].role == .part && !Self.isDerived(categories[$0])
    }
  }

  func label(_ row: Int) -> String {
    table.dimensions[layout.rows].categories[row].label.text(in: language.tag)
  }

  func code(_ row: Int) -> String { table.dimensions[layout.rows].categories[row].code }

  func cell(_ row: Int, _ column: Int?) -> Cell {
    table.cells[layout.offset(row: row, column: column, in: table)]
  }

  /// A cell as a figure draws it.
  func value(_ cell: Cell) -> FigureValue {
    let interval: ClosedRange<Double>? =
      if case .interval(let ends) = cell.uncertainty {
        ends.lower...max(ends.lower, ends.upper)
      } else { nil }
    return FigureValue(
      cell.value.number,
      label: cell.value.number == nil
        ? cell.value.absence.map(language.absenceText) ?? ""
        : language.cellText(cell.value, unit: table.unit), interval: interval)
  }

  func count(_ cell: Cell) -> String {
    cell.answered.map { language.number(Double($0), decimals: 0) } ?? ""
  }

  func axis(_ values: [FigureValue], includesZero: Bool, intervals: Int = 5) -> ValueAxis {
    let ends = values.flatMap { value in
      [value.number, value.interval?.lowerBound, value.interval?.upperBound].compactMap { $0 }
    }
    return ValueAxis(covering: ends, includesZero: includesZero, intervals: intervals) {
      table.unit.isPercent
        ? language.percent($0, decimals: $1) : language.number($0, decimals: $1)
    }
  }
}

extension ChartMaker {
  private func bars(isSorted: Bool) -> any Figure {
    let column = layout.columnIndices.first
    var rows = partRows
    if isSorted {
      rows = rows.enumerated().sorted { left, right in
        let (a, b) = (
          cell(left.element, column).value.number, cell(right.element, column).value.number
        )
        return a == b ? left.offset < right.offset : (a ?? -.infinity) > (b ?? -.infinity)
      }.map(\.element)
    }
    let bases = Set(rows.map { count(cell($0, column)) })
    return BarChart(
      text: text(),
      bars: rows.map { row in
        let cell = cell(row, column)
        return BarChart.Bar(
          label: label(row), value: value(cell), count: bases.count > 1 ? count(cell) : "",
          isHighlighted: content.highlighted.contains(code(row)))
      },
      countHeading: bases.count > 1 ? "n" : "",
      fullLength: table.unit.isPercent && table.quantity == .share ? 100 : nil)
  }

  /// One question alone is one bar: its answers run down the table.
  private func singleLikert() -> any Figure {
    let categories = table.dimensions[layout.rows].categories
    let parts = partRows
    let outside = layout.rowIndices.first { categories[$0].code == "dont-know" }
    return LikertChart(
      text: text(), categories: parts.map(label),
      rows: [
        LikertChart.Row(
          label: "", shares: parts.map { value(cell($0, nil)) },
          outside: outside.map { value(cell($0, nil)) },
          count: parts.first.map { count(cell($0, nil)) } ?? "")
      ],
      outsideHeading: outside.map(label) ?? "", countHeading: "n")
  }

  private func likert() -> any Figure {
    if layout.columns == nil { return singleLikert() }
    let columns = layout.columns.map { table.dimensions[$0].categories } ?? []
    let parts = layout.columnIndices.filter {
      columns[$0].role == .part && !Self.isDerived(columns[$0])
    }
    let outside = layout.columnIndices.first { columns[$0].code == "dont-know" }
    return LikertChart(
      text: text(), categories: parts.map { columns[$0].label.text(in: language.tag) },
      rows: layout.rowIndices.map { row in
        LikertChart.Row(
          label: label(row), shares: parts.map { value(cell(row, $0)) },
          outside: outside.map { value(cell(row, $0)) },
          count: parts.first.map { count(cell(row, $0)) } ?? "")
      },
      outsideHeading: outside.map { columns[$0].label.text(in: language.tag) } ?? "",
      countHeading: "n")
  }

  /// The two highest and the two lowest together are shown in tables, not beside their own parts.
  static func isDerived(_ category: Category) -> Bool {
    category.code == "top" || category.code == "bottom"
  }

  private func dots() -> any Figure {
    let columns = layout.columnIndices.isEmpty ? [nil] : layout.columnIndices.map { Optional($0) }
    let rows = partRows
    let values = rows.map { row in columns.map { value(cell(row, $0)) } }
    let total = layout.rowIndices.first {
      table.dimensions[layout.rows].categories[$0].role == .total
    }
    return DotPlot(
      text: text(),
      series: columns.count > 1
        ? layout.columnIndices.compactMap { column in
          layout.columns.map {
            table.dimensions[$0].categories[column].label.text(in: language.tag)
          }
        } : [],
      rows: zip(rows, values).map { row, values in
        DotPlot.Row(
          label: label(row), note: language.baseText(cell(row, columns[0]).base), values: values)
      },
      axis: axis(values.flatMap { $0 }, includesZero: true),
      reference: total.flatMap { row in
        columns.count == 1
          ? DotPlot.Reference(value: value(cell(row, nil ?? columns[0])), label: label(row)) : nil
      })
  }

  private func line() -> any Figure {
    let periods = layout.columns.map { table.dimensions[$0].categories } ?? []
    let lines = layout.rowIndices.map { row in
      LineChart.Line(
        label: label(row), values: layout.columnIndices.map { value(cell(row, $0)) },
        isMain: content.highlighted.isEmpty || content.highlighted.contains(code(row)))
    }
    let axis = axis(lines.flatMap(\.values), includesZero: false)
    let start = axis.ticks.first
    return LineChart(
      text: text(), periods: layout.columnIndices.map { periods[$0].label.text(in: language.tag) },
      lines: lines, axis: axis,
      axisNote: start.map {
        $0.value == 0 ? "" : language.text("figure.axis-from", ["start": $0.label])
      }
        ?? "")
  }

  private func heat() -> any Figure {
    let columns = layout.columns.map { table.dimensions[$0].categories } ?? []
    let shown = layout.columnIndices.filter {
      !Self.isDerived(columns[$0]) && columns[$0].role == .part
    }
    return HeatMap(
      text: text(), columns: shown.map { columns[$0].label.text(in: language.tag) },
      rows: layout.rowIndices.map(label),
      cells: layout.rowIndices.map { row in shown.map { value(cell(row, $0)) } },
      shading: .sequential(table.unit.isPercent && table.quantity == .share ? 0...100 : nil))
  }

  private func goals(_ panels: [GoalPanel]) -> any Figure {
    let years = Set(
      panels.flatMap { panel in
        (panel.table.table.dimensions.last?.categories ?? []).compactMap {
          Period($0.code)?.endYear
        }
      }
    ).sorted()
    let drawn = panels.map { panel -> SmallMultiples.Panel in
      SmallMultiples.Panel(
        label: panel.table.table.title.text(in: language.tag),
        tile: String(panel.goal.number),
        tileColour: Colour(hex: panel.goal.colour) ?? .black,
        values: series(panel.offsets, of: panel.table.table, years: years),
        comparison: panel.comparison.isEmpty
          ? [] : series(panel.comparison, of: panel.table.table, years: years))
    }
    return SmallMultiples(
      text: text(), periods: years.map(String.init), panels: drawn,
      scale: .own(note: language.text("figure.own-scale")),
      comparisonNote: panels.contains { !$0.comparison.isEmpty }
        ? language.text("figure.grey-line") : "")
  }

  /// The last value of each year, so that months and windows stand on one axis of years.
  private func series(_ offsets: [Int], of table: Table, years: [Int]) -> [FigureValue] {
    let periods = (table.dimensions.last?.categories ?? []).compactMap { Period($0.code) }
    var last: [Int: Cell] = [:]
    for (period, offset) in zip(periods, offsets) where table.cells[offset].value.number != nil {
      last[period.endYear] = table.cells[offset]
    }
    return years.map { year in
      guard let cell = last[year] else { return FigureValue(nil, label: "") }
      return FigureValue(cell.value.number, label: language.cellText(cell.value, unit: table.unit))
    }
  }
}
