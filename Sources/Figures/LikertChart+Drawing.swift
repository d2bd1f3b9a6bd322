extension LikertChart {
  private static let thickness = 22.0

  /// Where the bars and what stands outside them lie.
  private struct Columns {
    var barLeft: Double
    var barWidth: Double
    var outsideLeft: Double

    /// The width of a share in px.
    func width(_ share: Double) -> Double { barWidth * share / 100 }
  }

  func draw(on drawing: inout Drawing) {
    let shades = Array(drawing.style.shades(categories.count).reversed())
    KeyLine.draw(
      zip(categories, shades).map { category, shade in
        KeyLine.Entry(
          label: category, sample: KeyLine.swatch(shade.hex, outline: drawing.style.accent))
      }, on: &drawing)
    drawing.y += 6
    let labels = RowLabels(
      rows.map { RowLabels.Label(text: $0.label, isMuted: $0.isWeak) }, on: drawing,
      widestPart: 0.32)
    let counts = RowCounts(rows.map(\.count), heading: countHeading, on: drawing)
    let columns = columns(from: labels.plotLeft, to: counts.plotRight, on: drawing)
    drawHeadings(columns, counts, on: &drawing)
    for (index, row) in rows.enumerated() {
      let frame = labels.frame(index, top: drawing.y, room: Self.thickness)
      labels.draw(index, in: frame, on: &drawing)
      counts.draw(index, middle: frame.middle, on: &drawing)
      drawBar(row, shades, middle: frame.middle, columns, on: &drawing)
      drawOutside(row, middle: frame.middle, columns, on: &drawing)
      drawing.y += frame.height + labels.gap
    }
    drawing.y -= labels.gap
  }

  private var hasOutside: Bool { rows.contains { $0.outside != nil } }

  /// The bars and the shares outside them are drawn to the same scale.
  private func columns(from left: Double, to right: Double, on drawing: Drawing) -> Columns {
    guard hasOutside else {
      return Columns(barLeft: left, barWidth: right - left, outsideLeft: right)
    }
    let outside = rows.compactMap(\.outside)
    let most = outside.compactMap(\.number).map { min(max($0, 0), 100) }.max() ?? 0
    let labels = drawing.widest(outside.map(\.label), drawing.small) + 6
    let gap = 14.0
    var width = (right - left - gap - labels) / (1 + most / 100)
    let heading = drawing.widest(
      drawing.wrap(outsideHeading, width: 76, drawing.small), drawing.small)
    width = min(width, right - left - gap - heading)
    return Columns(
      barLeft: left, barWidth: max(width, 40), outsideLeft: left + max(width, 40) + gap)
  }

  private func drawHeadings(
    _ columns: Columns, _ counts: RowCounts, on drawing: inout Drawing
  ) {
    let look = drawing.small
    let lines = hasOutside ? drawing.wrap(outsideHeading, width: 76, look) : []
    let height = Double(max(lines.count, counts.hasHeading ? 1 : 0)) * Drawing.lineHeight
    guard height > 0 else { return }
    drawing.text(
      lines, x: columns.outsideLeft,
      top: drawing.y + height - Double(lines.count) * Drawing.lineHeight, look)
    counts.drawHeading(top: drawing.y + height - Drawing.lineHeight, on: &drawing)
    drawing.y += height + 4
  }

  private func drawBar(
    _ row: Row, _ shades: [Colour], middle: Double, _ columns: Columns, on drawing: inout Drawing
  ) {
    let shares = row.shares.prefix(categories.count)
    let numbers = shares.compactMap(\.number).map { max($0, 0) }
    let sum = numbers.reduce(0, +)
    let top = middle - Self.thickness / 2
    guard numbers.count == categories.count, sum > 0 else {
      let words = shares.first { $0.number == nil }?.label ?? shares.first?.label ?? ""
      drawUnknown(words, middle: middle, columns, on: &drawing)
      return
    }
    var x = columns.barLeft
    for (index, share) in shares.enumerated() {
      let width = columns.barWidth * numbers[index] / sum
      let shade =
        row.isWeak
        ? drawing.style.grey.tint(0.9 * Double(index) / Double(categories.count))
        : shades[index]
      // Outlined parts with paper between: every border is seen, whatever the shades.
      let gap = width > 3 && numbers[(index + 1)...].contains { $0 > 0 } ? 1.5 : 0
      if width > 0 {
        drawing.rect(
          x: x, y: top, width: width - gap, height: Self.thickness, fill: shade.hex,
          outline: width > 3 ? (row.isWeak ? drawing.style.grey : drawing.style.accent) : nil,
          class: "figure-segment")
      }
      let look = TextLook(
        size: drawing.style.smallTextSize, colour: shade.readableText, anchor: .middle)
      if drawing.measure(share.label, look) + 4 <= width {
        drawing.text([share.label], x: x + (width - gap) / 2, middle: middle, look)
      }
      x += width
    }
  }

  private func drawUnknown(
    _ words: String, middle: Double, _ columns: Columns, on drawing: inout Drawing
  ) {
    let top = middle - Self.thickness / 2
    let look = drawing.small
    let width = min(drawing.measure(words, look) + 8, columns.barWidth)
    let fill = drawing.hatching()
    drawing.rect(
      x: columns.barLeft + width, y: top, width: columns.barWidth - width,
      height: Self.thickness, fill: fill, outline: drawing.style.grey, class: "figure-unknown")
    drawing.text([words], x: columns.barLeft, middle: middle, look)
  }

  private func drawOutside(
    _ row: Row, middle: Double, _ columns: Columns, on drawing: inout Drawing
  ) {
    guard let outside = row.outside else { return }
    let width = columns.width(min(max(outside.number ?? 0, 0), 100))
    if width > 0 {
      drawing.rect(
        x: columns.outsideLeft, y: middle - 6, width: width, height: 12,
        fill: drawing.style.hairline.hex, outline: width > 2 ? drawing.style.grey : nil,
        class: "figure-outside")
    }
    drawing.text(
      [outside.label], x: columns.outsideLeft + width + (width > 0 ? 5 : 0), middle: middle,
      drawing.small)
  }
}
