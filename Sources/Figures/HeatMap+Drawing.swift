extension HeatMap {
  /// As many columns as there is room for.
  private struct Block {
    var columns: Range<Int>
    var left: Double
    var cellWidth: Double
  }

  private static let leastHeight = 26.0

  func draw(on drawing: inout Drawing) {
    let limit = drawing.room * (drawing.width == .wide ? 0.24 : 0.34)
    let rowLines = rows.map { drawing.wrap($0, width: limit, drawing.plain) }
    let left = drawing.left + drawing.widest(rowLines.flatMap { $0 }, drawing.plain) + 10
    for block in blocks(from: left, on: drawing) {
      drawHeadings(block, on: &drawing)
      for row in rows.indices {
        drawRow(row, rowLines[row], block, on: &drawing)
      }
      drawing.y += 14
    }
    drawing.y -= 14
  }

  private var cellLook: TextLook { TextLook(size: 12, anchor: .middle) }

  /// The columns parted into tables that stand below each other where one would be too wide.
  private func blocks(from left: Double, on drawing: Drawing) -> [Block] {
    let room = drawing.right - left
    // Words in a cell may take two lines, numbers one; a heading may be parted at words.
    let numbers = cells.joined().filter { $0.number != nil }.map(\.label)
    let words = columns.flatMap { $0.split(separator: " ").map(String.init) }
    let least = max(
      drawing.widest(numbers, cellLook) + 8,
      min(drawing.widest(words, drawing.small) + 4, drawing.width == .wide ? 84 : 64), 26)
    let most = max(Int((room / least).rounded(.down)), 1)
    let count = (columns.count + most - 1) / most
    let perBlock = (columns.count + count - 1) / count
    let cellWidth = min(room / Double(perBlock), 96)
    return stride(from: 0, to: columns.count, by: perBlock).map { start in
      Block(
        columns: start..<min(start + perBlock, columns.count), left: left, cellWidth: cellWidth)
    }
  }

  private func drawHeadings(_ block: Block, on drawing: inout Drawing) {
    var look = drawing.small
    look.anchor = .middle
    let lines = block.columns.map { drawing.wrap(columns[$0], width: block.cellWidth - 4, look) }
    let height = Double(lines.map(\.count).max() ?? 0) * Drawing.lineHeight
    for (index, words) in lines.enumerated() {
      drawing.text(
        words, x: block.left + (Double(index) + 0.5) * block.cellWidth,
        top: drawing.y + height - Double(words.count) * Drawing.lineHeight, look)
    }
    drawing.y += height + 4
  }

  private func drawRow(
    _ row: Int, _ label: [String], _ block: Block, on drawing: inout Drawing
  ) {
    let values = row < cells.count ? cells[row] : []
    let lines = block.columns.map { column in
      column < values.count
        ? drawing.wrap(values[column].label, width: block.cellWidth - 6, cellLook) : []
    }
    let most = max(label.count, lines.map(\.count).max() ?? 0)
    let height = max(Double(most) * Drawing.lineHeight + 6, Self.leastHeight)
    drawing.text(label, x: drawing.left, middle: drawing.y + height / 2, drawing.plain)
    for (index, column) in block.columns.enumerated() where column < values.count {
      let x = block.left + Double(index) * block.cellWidth
      let colour = colour(of: values[column], drawing.style)
      var look = cellLook
      look.colour = colour?.readableText ?? drawing.style.muted
      drawing.rect(
        x: x, y: drawing.y, width: block.cellWidth - 1, height: height - 1,
        fill: (colour ?? drawing.style.paper).hex, class: "figure-cell")
      drawing.text(
        lines[index], x: x + (block.cellWidth - 1) / 2, middle: drawing.y + (height - 1) / 2,
        look)
    }
    drawing.y += height
  }
}
