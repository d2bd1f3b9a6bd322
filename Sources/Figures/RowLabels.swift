/// The labels of rows: beside the rows on a wide page, above each row on a narrow one.
struct RowLabels {
  struct Label {
    var text: String
    /// A second, muted part under the label, such as its n.
    var note = ""
    var isMuted = false
    var isBold = false
  }

  /// Where a row is drawn.
  struct Frame {
    var labelTop: Double
    var middle: Double
    var height: Double
  }

  private struct Block {
    var lines: [String]
    var notes: [String]
    var label: Label
    var height: Double { Double(lines.count + notes.count) * Drawing.lineHeight }
  }

  /// The left end of what stands beside the labels.
  let plotLeft: Double
  let isBeside: Bool
  private let blocks: [Block]

  init(_ labels: [Label], on drawing: Drawing, isBeside: Bool? = nil, widestPart: Double = 0.36) {
    let beside = isBeside ?? (drawing.width == .wide)
    let limit = beside ? (drawing.room * widestPart).rounded(.down) : drawing.room
    blocks = labels.map { label in
      Block(
        lines: drawing.wrap(
          label.text, width: limit, TextLook(size: drawing.style.textSize, bold: label.isBold)),
        notes: drawing.wrap(label.note, width: limit, drawing.small), label: label)
    }
    let used = blocks.map { block in
      max(
        drawing.widest(
          block.lines, TextLook(size: drawing.style.textSize, bold: block.label.isBold)),
        drawing.widest(block.notes, drawing.small))
    }.max()
    plotLeft = drawing.left + (beside ? (used ?? 0) + 12 : 0)
    self.isBeside = beside
  }

  /// The frame of a row that begins at a height and needs some room beside its label.
  func frame(_ row: Int, top: Double, room: Double) -> Frame {
    let block = blocks[row].height
    if isBeside {
      let height = max(block, room)
      return Frame(
        labelTop: top + (height - block) / 2, middle: top + height / 2, height: height)
    }
    return Frame(labelTop: top, middle: top + block + 1 + room / 2, height: block + 1 + room)
  }

  /// The free room between rows.
  var gap: Double { isBeside ? 8 : 12 }

  func draw(_ row: Int, in frame: Frame, on drawing: inout Drawing) {
    let block = blocks[row]
    let look = TextLook(
      size: drawing.style.textSize, colour: block.label.isMuted ? drawing.style.muted : nil,
      bold: block.label.isBold)
    drawing.text(block.lines, x: drawing.left, top: frame.labelTop, look)
    drawing.text(
      block.notes, x: drawing.left,
      top: frame.labelTop + Double(block.lines.count) * Drawing.lineHeight, drawing.small)
  }
}

/// A column of short muted texts at the right end of rows, such as n.
struct RowCounts {
  let texts: [String]
  let heading: String
  private let width: Double
  /// The right end of what stands before the column.
  let plotRight: Double

  init(_ texts: [String], heading: String, on drawing: Drawing) {
    self.texts = texts
    self.heading = heading
    let isUsed = texts.contains { !$0.isEmpty }
    width = isUsed ? drawing.widest(texts + [heading], drawing.small) : 0
    plotRight = drawing.right - (isUsed ? width + 14 : 0)
  }

  var hasHeading: Bool { width > 0 && !heading.isEmpty }

  func drawHeading(top: Double, on drawing: inout Drawing) {
    guard hasHeading else { return }
    var look = drawing.small
    look.anchor = .end
    drawing.text([heading], x: drawing.right, top: top, look)
  }

  func draw(_ row: Int, middle: Double, on drawing: inout Drawing) {
    var look = drawing.small
    look.anchor = .end
    drawing.text([texts[row]], x: drawing.right, middle: middle, look)
  }
}
