extension BarChart {
  private static let thickness = 16.0

  func draw(on drawing: inout Drawing) {
    let labels = RowLabels(
      bars.map { RowLabels.Label(text: $0.label, isMuted: $0.isWeak, isBold: $0.isHighlighted) },
      on: drawing)
    let counts = RowCounts(bars.map(\.count), heading: countHeading, on: drawing)
    let scale = scale(from: labels.plotLeft, to: counts.plotRight, on: drawing)
    if counts.hasHeading {
      counts.drawHeading(top: drawing.y, on: &drawing)
      drawing.y += Drawing.lineHeight + 4
    }
    let top = drawing.y
    let axis = Stroke(colour: drawing.style.grey)
    for (index, bar) in bars.enumerated() {
      let lines = valueLines(bar, scale, counts.plotRight, labels.plotLeft, drawing)
      let frame = labels.frame(
        index, top: drawing.y,
        room: max(Self.thickness, Double(lines.count) * Drawing.lineHeight))
      labels.draw(index, in: frame, on: &drawing)
      counts.draw(index, middle: frame.middle, on: &drawing)
      draw(bar, lines, middle: frame.middle, scale, on: &drawing)
      // Under labels, a line through all rows would strike them out.
      if !labels.isBeside {
        drawing.vertical(
          scale(0), from: frame.middle - 10, to: frame.middle + 10, axis, class: "figure-zero")
      }
      drawing.y += frame.height + labels.gap
    }
    drawing.y -= labels.gap
    if labels.isBeside {
      drawing.vertical(scale(0), from: top - 2, to: drawing.y + 2, axis, class: "figure-zero")
    }
  }

  /// The places of numbers, with room beside the bars for the labels.
  private func scale(from left: Double, to right: Double, on drawing: Drawing) -> LinearScale {
    let full = fullLength.flatMap { FigureValue.canDraw($0) ? [$0] : nil } ?? []
    var values = bars.flatMap(\.value.extent) + full + [0]
    // Nothing but zeros: the line at zero stands to the left, as in any other chart.
    if values.allSatisfy({ $0 == 0 }) { values.append(1) }
    let look = drawing.plain
    let limit = (right - left) * 0.4
    func labelRoom(_ isOnSide: (Double) -> Bool) -> Double {
      let texts = bars.filter { $0.value.number.map(isOnSide) ?? false }.map(\.value.label)
      return texts.isEmpty ? 0 : min(drawing.widest(texts, look), limit) + 8
    }
    return LinearScale(
      covering: values, from: left + labelRoom { $0 < 0 }, to: right - labelRoom { $0 >= 0 })
  }

  private func valueLines(
    _ bar: Bar, _ scale: LinearScale, _ right: Double, _ left: Double, _ drawing: Drawing
  ) -> [String] {
    let limit: Double
    if bar.value.number == nil {
      limit = max(right - scale(0), scale(0) - left) - 8
    } else {
      limit = (right - left) * 0.4 + 1
    }
    return drawing.wrap(bar.value.label, width: max(limit, 60), drawing.plain)
  }

  private func draw(
    _ bar: Bar, _ lines: [String], middle: Double, _ scale: LinearScale,
    on drawing: inout Drawing
  ) {
    let style = drawing.style
    let zero = scale(0)
    var look = drawing.plain
    guard let number = bar.value.number else {
      look.colour = style.muted
      let isLeft = zero > (scale.start + scale.end) / 2
      look.anchor = isLeft ? .end : .start
      drawing.text(lines, x: zero + (isLeft ? -8 : 8), middle: middle, look)
      return
    }
    let end = scale(number)
    let hasHighlight = bars.contains(where: \.isHighlighted)
    let colour = hasHighlight && !bar.isHighlighted ? style.paleAccent : style.accent
    drawing.rect(
      x: min(zero, end), y: middle - Self.thickness / 2, width: abs(end - zero),
      height: Self.thickness, fill: bar.isWeak ? style.hairline.hex : colour.hex,
      outline: bar.isWeak && abs(end - zero) > 1 ? style.grey : nil, class: "figure-bar")
    var (first, last) = (min(zero, end), max(zero, end))
    if let interval = bar.value.interval {
      let (low, high) = (scale(interval.lowerBound), scale(interval.upperBound))
      // Dark on paper and white on the bar, so that the whole line is seen.
      let inside = max(low, first)...max(min(high, last), max(low, first))
      let onPaper = bar.isWeak ? style.muted : style.ink
      let onBar = bar.isWeak ? style.muted : style.paper
      for (from, to, colour) in [
        (low, inside.lowerBound, onPaper), (inside.lowerBound, inside.upperBound, onBar),
        (inside.upperBound, high, onPaper),
      ] where to - from > 0.005 {
        drawing.interval(from: from, to: to, y: middle, colour: colour)
      }
      (first, last) = (min(first, low), max(last, high))
    }
    look.colour = bar.isWeak ? style.muted : nil
    look.bold = bar.isHighlighted
    look.anchor = number < 0 ? .end : .start
    drawing.text(lines, x: number < 0 ? first - 8 : last + 8, middle: middle, look)
  }
}
