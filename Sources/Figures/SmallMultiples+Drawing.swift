extension SmallMultiples {
  private static let gap = 20.0
  private static let tile = 22.0
  private static let height = 60.0

  /// Where one panel lies.
  private struct Cell {
    var left: Double
    var width: Double
    var top: Double
  }

  func draw(on drawing: inout Drawing) {
    drawNotes(on: &drawing)
    let columns = drawing.width == .wide ? 4 : 2
    let width = (drawing.room - Self.gap * Double(columns - 1)) / Double(columns)
    for start in stride(from: 0, to: panels.count, by: columns) {
      let row = panels[start..<min(start + columns, panels.count)]
      // The charts of one row stand on the same line, whatever the length of their names.
      let headHeight = row.map { height(ofHead: $0, width, on: drawing) }.max() ?? 0
      for (column, panel) in row.enumerated() {
        let left = drawing.left + Double(column) * (width + Self.gap)
        let cell = Cell(left: left, width: width, top: drawing.y)
        drawHead(panel, cell, on: &drawing)
        drawPlot(
          panel, Cell(left: left, width: width, top: drawing.y + headHeight + 8), on: &drawing)
      }
      drawing.y += headHeight + 8 + Self.height + 2 * Drawing.lineHeight + 4 + 20
    }
    drawing.y -= 20
  }

  private func drawNotes(on drawing: inout Drawing) {
    var notes = [comparisonNote]
    switch scale {
    case .shared(_, let note), .own(let note): notes.append(note)
    }
    notes.removeAll(where: \.isEmpty)
    for note in notes { drawing.paragraph(note, drawing.small) }
    drawing.y += notes.isEmpty ? 0 : 10
  }

  private func nameLines(_ panel: Panel, _ width: Double, on drawing: Drawing) -> [String] {
    let used = panel.tile.isEmpty ? 0 : Self.tile + 8
    return drawing.wrap(panel.label, width: width - used, drawing.plain)
  }

  private func height(ofHead panel: Panel, _ width: Double, on drawing: Drawing) -> Double {
    let lines = Double(nameLines(panel, width, on: drawing).count) * Drawing.lineHeight
    return max(lines + 3, panel.tile.isEmpty ? 0 : Self.tile)
  }

  private func drawHead(_ panel: Panel, _ cell: Cell, on drawing: inout Drawing) {
    let lines = nameLines(panel, cell.width, on: drawing)
    guard !panel.tile.isEmpty else {
      drawing.text(lines, x: cell.left, top: cell.top + 3, drawing.plain)
      return
    }
    drawing.rect(
      x: cell.left, y: cell.top, width: Self.tile, height: Self.tile, fill: panel.tileColour.hex,
      class: "figure-tile")
    let look = TextLook(
      size: drawing.style.smallTextSize, colour: panel.tileColour.readableText, bold: true,
      anchor: .middle)
    drawing.text(
      [panel.tile], x: cell.left + Self.tile / 2, middle: cell.top + Self.tile / 2, look)
    drawing.text(lines, x: cell.left + Self.tile + 8, top: cell.top + 3, drawing.plain)
  }

  private func drawPlot(_ panel: Panel, _ cell: Cell, on drawing: inout Drawing) {
    let style = drawing.style
    let values = Array(panel.values.prefix(periods.count))
    let comparison = Array(panel.comparison.prefix(periods.count))
    let bottom = cell.top + Self.height
    let x = LinearScale(
      covering: [0, Double(periods.count - 1)], from: cell.left + 4,
      to: cell.left + cell.width - 4)
    let band = Array(panel.band.prefix(periods.count))
    let numbers = Self.extent(of: panel, periods: periods.count)
    let y: LinearScale
    switch scale {
    case .shared(let axis, _):
      let all = panels.flatMap { Self.extent(of: $0, periods: periods.count) }
      y = axis.scale(covering: all, from: bottom, to: cell.top)
    case .own:
      y = LinearScale(covering: numbers, from: bottom - 4, to: cell.top)
    }
    drawing.horizontal(
      bottom, from: cell.left, to: cell.left + cell.width, Stroke(colour: style.grey))
    if case .shared(let axis, _) = scale, let highest = axis.ticks.last, axis.ticks.count > 1 {
      drawing.horizontal(
        y(highest.value), from: cell.left, to: cell.left + cell.width,
        Stroke(colour: style.hairline))
    }
    guard values.contains(where: { $0.number != nil }) else {
      let words = values.last?.label ?? text.empty
      let lines = drawing.wrap(words, width: cell.width, drawing.small)
      drawing.text(lines, x: cell.left, middle: cell.top + Self.height / 2, drawing.small)
      return
    }
    drawBand(band, x, y, on: &drawing)
    if let target = panel.target {
      drawing.horizontal(
        y(target), from: cell.left, to: cell.left + cell.width,
        Stroke(colour: style.ink, width: 1, dash: "4 3"))
    }
    drawLine(comparison, x, y, Stroke(colour: style.grey, width: 1.2), on: &drawing)
    drawLine(values, x, y, Stroke(colour: style.accent, width: 2), on: &drawing)
    drawEnds(values, x, y, cell, on: &drawing)
  }

  /// Every number of a panel that must have room on its axis.
  private static func extent(of panel: Panel, periods: Int) -> [Double] {
    (panel.values.prefix(periods) + panel.comparison.prefix(periods)).compactMap(\.number)
      + panel.band.prefix(periods).flatMap { $0.map { [$0.lowerBound, $0.upperBound] } ?? [] }
      + [panel.target].compactMap { $0 }
  }

  /// The band of the others: there and back, once for each run of known periods.
  private func drawBand(
    _ band: [ClosedRange<Double>?], _ x: LinearScale, _ y: LinearScale, on drawing: inout Drawing
  ) {
    let upper = runs(
      band.enumerated().map { index, range in
        range.map { Place(x: x(Double(index)), y: y($0.upperBound)) }
      })
    let lower = runs(
      band.enumerated().map { index, range in
        range.map { Place(x: x(Double(index)), y: y($0.lowerBound)) }
      })
    for (there, back) in zip(upper, lower) {
      if there.count == 1 {
        drawing.vertical(
          there[0].x, from: there[0].y, to: back[0].y,
          Stroke(colour: drawing.style.hairline, width: 4))
      } else {
        drawing.path(
          (there + back.reversed()).pathData + "Z", fill: drawing.style.hairline.hex,
          Stroke(colour: drawing.style.grey, width: 0.5), class: "figure-band")
      }
    }
  }

  private func drawLine(
    _ values: [FigureValue], _ x: LinearScale, _ y: LinearScale, _ stroke: Stroke,
    on drawing: inout Drawing
  ) {
    let parts = runs(
      values.enumerated().map { index, value in
        value.number.map { Place(x: x(Double(index)), y: y($0)) }
      })
    let data = parts.filter { $0.count > 1 }.map(\.pathData).joined()
    if !data.isEmpty { drawing.path(data, stroke, class: "figure-line") }
    for part in parts where part.count == 1 {
      drawing.circle(part[0], radius: stroke.width, fill: stroke.colour)
    }
  }

  /// The first and the last known value in numbers, each with its period, under the chart where
  /// no line can cross them.
  private func drawEnds(
    _ values: [FigureValue], _ x: LinearScale, _ y: LinearScale, _ cell: Cell,
    on drawing: inout Drawing
  ) {
    guard let first = values.firstIndex(where: { $0.number != nil }),
      let last = values.lastIndex(where: { $0.number != nil })
    else { return }
    for index in first == last ? [last] : [first, last] {
      guard let number = values[index].number else { continue }
      let isLast = index == last
      if isLast {
        drawing.circle(
          Place(x: x(Double(index)), y: y(number)), radius: 3, fill: drawing.style.accent)
      }
      var look = TextLook(
        size: drawing.style.smallTextSize, colour: isLast ? nil : drawing.style.muted,
        bold: isLast, anchor: isLast ? .end : .start)
      let end = isLast ? cell.left + cell.width : cell.left
      let top = cell.top + Self.height + 3
      drawing.text([values[index].label], x: end, top: top, look)
      look.bold = false
      look.colour = drawing.style.muted
      drawing.text([periods[index]], x: end, top: top + Drawing.lineHeight, look)
    }
  }
}
