extension LineChart {
  /// The label at the end of a line.
  private struct EndLabel {
    var lines: [String]
    var look: TextLook
    var wish: Double
    var height: Double { Double(lines.count) * Drawing.lineHeight + 2 }
  }

  /// The field between the axes.
  private struct Field {
    var x: LinearScale
    var y: LinearScale

    func place(_ period: Int, _ value: Double) -> Place {
      Place(x: x(Double(period)), y: y(value))
    }
  }

  func draw(on drawing: inout Drawing) {
    let tickWidth = drawing.widest(axis.ticks.map(\.label), drawing.small)
    let left = drawing.left + tickWidth + 10
    let endRoom = endLabelRoom(on: drawing)
    let top = drawing.y + 8
    let bottom = top + (drawing.width == .wide ? 260 : 210)
    let values = lines.flatMap { line in line.values.prefix(periods.count).flatMap(\.extent) }
    let field = Field(
      x: LinearScale(
        covering: [0, Double(periods.count - 1)], from: left + 4,
        to: drawing.right - endRoom - 10),
      y: axis.scale(covering: values, from: bottom, to: top))
    drawAxes(field, on: &drawing)
    for line in lines where line.isMain { drawBands(line, field, on: &drawing) }
    var comparison = 0
    for line in lines where !line.isMain {
      drawLine(line, dash: Self.dashes[comparison % Self.dashes.count], field, on: &drawing)
      comparison += 1
    }
    for line in lines where line.isMain { drawLine(line, dash: "", field, on: &drawing) }
    drawEndLabels(
      field, x: drawing.right - endRoom, width: endRoom, on: &drawing)
    drawing.y = bottom + 6
    drawPeriods(field, on: &drawing)
    if !axisNote.isEmpty {
      drawing.y += 4
      drawing.paragraph(axisNote, drawing.small)
    }
  }

  private static let dashes = ["", "6 3", "2 3", "9 3 2 3"]

  private func look(_ line: Line, _ style: FigureStyle) -> TextLook {
    TextLook(
      size: style.smallTextSize, colour: line.isMain ? style.accent : style.muted,
      bold: line.isMain)
  }

  private func drawAxes(_ field: Field, on drawing: inout Drawing) {
    let style = drawing.style
    var look = drawing.small
    look.anchor = .end
    for tick in axis.ticks {
      let y = field.y(tick.value)
      let isBase = tick.value == 0
      drawing.horizontal(
        y, from: field.x.start - 4, to: field.x.end,
        Stroke(colour: isBase ? style.grey : style.hairline))
      drawing.text([tick.label], x: field.x.start - 10, middle: y, look)
    }
  }

  private func drawPeriods(_ field: Field, on drawing: inout Drawing) {
    var look = drawing.small
    look.anchor = .middle
    let places = periods.indices.map {
      drawing.clamped(field.x(Double($0)), periods[$0], look)
    }
    for index in drawing.legible(periods, at: places, look) {
      drawing.text([periods[index]], x: places[index], top: drawing.y, look)
    }
    drawing.y += Drawing.lineHeight
  }

  private func drawBands(_ line: Line, _ field: Field, on drawing: inout Drawing) {
    let ends = line.values.prefix(periods.count).enumerated().map { index, value in
      value.interval.map { (index, $0) }
    }
    for run in runs(ends) {
      let upper = run.map { field.place($0.0, $0.1.upperBound) }
      let lower = run.map { field.place($0.0, $0.1.lowerBound) }
      if run.count == 1 {
        drawing.vertical(
          upper[0].x, from: upper[0].y, to: lower[0].y, Stroke(colour: drawing.style.accent),
          class: "figure-interval")
      } else {
        drawing.path(
          (upper + lower.reversed()).pathData + "Z", fill: drawing.style.accent.tint(0.85).hex,
          Stroke(colour: drawing.style.paleAccent, width: 0.5), class: "figure-band")
      }
    }
  }

  private func drawLine(
    _ line: Line, dash: String, _ field: Field, on drawing: inout Drawing
  ) {
    let style = drawing.style
    let parts = runs(
      line.values.prefix(periods.count).enumerated().map { index, value in
        value.number.map { field.place(index, $0) }
      })
    let colour = line.isMain ? style.accent : style.grey
    let data = parts.filter { $0.count > 1 }.map(\.pathData).joined()
    if !data.isEmpty {
      drawing.path(
        data, Stroke(colour: colour, width: line.isMain ? 2.4 : 1.4, dash: dash),
        class: line.isMain ? "figure-line figure-main" : "figure-line")
    }
    let hasRoom = line.isMain && periods.count <= 16
    for part in parts {
      // A value between two gaps has no line to stand on.
      for place in hasRoom || part.count == 1 ? part : [] {
        drawing.circle(place, radius: line.isMain ? 3.2 : 2.4, fill: colour)
      }
      if !hasRoom, line.isMain, let last = part.last, part == parts.last {
        drawing.circle(last, radius: 3.2, fill: colour)
      }
    }
  }

  private func endWords(_ line: Line) -> (index: Int, words: String)? {
    let values = line.values.prefix(periods.count)
    guard let index = values.lastIndex(where: { $0.number != nil }) else { return nil }
    let words = [line.label, values[index].label].filter { !$0.isEmpty }
    return (index, words.joined(separator: " "))
  }

  /// The width of the labels at the ends of the lines.
  private func endLabelRoom(on drawing: Drawing) -> Double {
    let limit = drawing.width == .wide ? 156.0 : 100
    let widths = lines.compactMap { line in
      endWords(line).map { end in
        let look = look(line, drawing.style)
        return drawing.widest(drawing.wrap(end.words, width: limit, look), look)
      }
    }
    return (widths.max() ?? 0) + 2
  }

  private func drawEndLabels(
    _ field: Field, x: Double, width: Double, on drawing: inout Drawing
  ) {
    let labels = lines.compactMap { line -> EndLabel? in
      guard let end = endWords(line), let number = line.values[end.index].number else {
        return nil
      }
      let look = look(line, drawing.style)
      return EndLabel(
        lines: drawing.wrap(end.words, width: width, look), look: look, wish: field.y(number))
    }
    let middles = spread(
      labels.map(\.wish), heights: labels.map(\.height),
      within: (field.y.end - 8)...(field.y.start + 8))
    for (label, middle) in zip(labels, middles) {
      drawing.text(label.lines, x: x, middle: middle, label.look)
      if abs(middle - label.wish) > 5 {
        drawing.line(
          Place(x: field.x.end + 3, y: label.wish), Place(x: x - 2, y: middle),
          Stroke(colour: drawing.style.grey, width: 0.75))
      }
    }
  }
}
