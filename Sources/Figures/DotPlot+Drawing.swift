extension DotPlot {
  private static let lane = 18.0

  func draw(on drawing: inout Drawing) {
    drawKey(on: &drawing)
    let labels = RowLabels(
      rows.map { RowLabels.Label(text: $0.label, note: $0.note, isMuted: $0.isWeak) }, on: drawing)
    let scale = scale(from: labels.plotLeft, on: drawing)
    let isLong = rows.count > 20
    drawReferenceLabel(scale, on: &drawing)
    if isLong { drawTicks(scale, on: &drawing) }
    // What lies under the dots needs the height of all rows before they are drawn.
    let heights = rows.enumerated().map { index, row in
      labels.frame(index, top: 0, room: Self.lane * Double(max(row.values.count, 1))).height
    }
    let bottom =
      drawing.y + heights.reduce(0, +) + labels.gap * Double(max(rows.count - 1, 0)) + 4
    let style = drawing.style
    if labels.isBeside {
      drawLines(scale, from: drawing.y - 2, to: bottom, on: &drawing)
    }
    for (index, row) in rows.enumerated() {
      let room = Self.lane * Double(max(row.values.count, 1))
      let frame = labels.frame(index, top: drawing.y, room: room)
      if !labels.isBeside {
        drawLines(
          scale, from: frame.middle - room / 2, to: frame.middle + room / 2, on: &drawing)
      }
      labels.draw(index, in: frame, on: &drawing)
      for (place, value) in row.values.enumerated() {
        let y = frame.middle + (Double(place) + 0.5) * Self.lane - room / 2
        draw(value, series: place, isWeak: row.isWeak, y: y, scale, on: &drawing)
      }
      drawing.y += frame.height + labels.gap
    }
    drawing.y = bottom
    drawing.horizontal(
      bottom, from: scale.start, to: scale.end, Stroke(colour: style.grey))
    drawing.y += 3
    drawTicks(scale, on: &drawing)
  }

  private func drawKey(on drawing: inout Drawing) {
    guard series.count > 1 else { return }
    KeyLine.draw(
      series.enumerated().map { index, name in
        KeyLine.Entry(label: name) { centre, drawing in
          let marker = Marker(series: index)
          marker.draw(at: centre, colour: marker.colour(drawing.style), on: &drawing)
        }
      }, on: &drawing)
    drawing.y += 6
  }

  /// The common axis, with room to the right for the labels of the values.
  private func scale(from left: Double, on drawing: Drawing) -> LinearScale {
    let values = rows.flatMap(\.values) + [reference?.value].compactMap { $0 }
    let labels = rows.flatMap(\.values).filter { $0.number != nil }.map(\.label)
    let room = min(drawing.widest(labels, drawing.small) + 10, (drawing.right - left) * 0.4)
    return axis.scale(
      covering: values.flatMap(\.extent), from: left + 6, to: drawing.right - room)
  }

  private func drawReferenceLabel(_ scale: LinearScale, on drawing: inout Drawing) {
    guard let reference, let number = reference.value.number else { return }
    var look = drawing.small
    look.anchor = .middle
    let words = [reference.label, reference.value.label].filter { !$0.isEmpty }
    let lines = drawing.wrap(words.joined(separator: " "), width: drawing.room, look)
    let widest = lines.max { drawing.measure($0, look) < drawing.measure($1, look) } ?? ""
    drawing.text(
      lines, x: drawing.clamped(scale(number), widest, look), top: drawing.y, look)
    drawing.y += Double(lines.count) * Drawing.lineHeight + 4
  }

  private func drawLines(
    _ scale: LinearScale, from top: Double, to bottom: Double, on drawing: inout Drawing
  ) {
    for tick in axis.ticks {
      drawing.vertical(
        scale(tick.value), from: top, to: bottom, Stroke(colour: drawing.style.hairline))
    }
    if let number = reference?.value.number {
      drawing.vertical(
        scale(number), from: top, to: bottom,
        Stroke(colour: drawing.style.muted, width: 1.2, dash: "4 3"), class: "figure-reference")
    }
  }

  private func drawTicks(_ scale: LinearScale, on drawing: inout Drawing) {
    var look = drawing.small
    look.anchor = .middle
    let places = axis.ticks.map { drawing.clamped(scale($0.value), $0.label, look) }
    for index in drawing.legible(axis.ticks.map(\.label), at: places, look) {
      drawing.text([axis.ticks[index].label], x: places[index], top: drawing.y, look)
    }
    drawing.y += Drawing.lineHeight + 2
  }

  private func draw(
    _ value: FigureValue, series: Int, isWeak: Bool, y: Double, _ scale: LinearScale,
    on drawing: inout Drawing
  ) {
    let style = drawing.style
    let marker = Marker(series: series)
    var look = TextLook(
      size: style.smallTextSize, colour: isWeak || value.number == nil ? style.muted : style.ink)
    guard let number = value.number else {
      // No mark, which would be read as a value: the words say which series they are about.
      let name = self.series.count > 1 && series < self.series.count ? self.series[series] : ""
      let words = [name, value.label].filter { !$0.isEmpty }.joined(separator: ": ")
      drawing.rect(
        x: scale.start, y: y - 8, width: drawing.measure(words, look) + 8, height: 16,
        fill: style.paper.hex)
      drawing.text([words], x: scale.start + 4, middle: y, look)
      return
    }
    let colour = isWeak ? style.grey : marker.colour(style)
    var end = scale(number) + 6
    if let interval = value.interval {
      let (low, high) = (scale(interval.lowerBound), scale(interval.upperBound))
      drawing.interval(
        from: low, to: high, y: y, colour: isWeak ? style.muted : colour,
        dash: isWeak ? "3 2" : "")
      end = max(end, high)
    }
    marker.draw(at: Place(x: scale(number), y: y), colour: colour, on: &drawing)
    look.anchor = .start
    let width = drawing.measure(value.label, look)
    drawing.rect(x: end + 3, y: y - 7, width: width + 4, height: 14, fill: style.paper.hex)
    drawing.text([value.label], x: end + 5, middle: y, look)
  }
}
