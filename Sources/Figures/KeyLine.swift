/// Samples with their words in one line, or as many as it takes.
struct KeyLine {
  struct Entry {
    var label: String
    /// Draws the sample in a field of the size of a key around a middle.
    var sample: (_ centre: Place, _ drawing: inout Drawing) -> Void
  }

  static let sampleWidth = 14.0

  static func draw(_ entries: [Entry], on drawing: inout Drawing) {
    let look = TextLook(size: drawing.style.smallTextSize)
    var x = drawing.left
    let step = 18.0
    for entry in entries {
      let room = drawing.room - sampleWidth - 6
      let lines = drawing.wrap(entry.label, width: room, look)
      let width = sampleWidth + 6 + drawing.widest(lines, look)
      if x > drawing.left, x + width > drawing.right {
        x = drawing.left
        drawing.y += step
      }
      let middle = drawing.y + Drawing.lineHeight / 2
      entry.sample(Place(x: x + sampleWidth / 2, y: middle), &drawing)
      drawing.text(lines, x: x + sampleWidth + 6, top: drawing.y, look)
      x += width + 16
      if lines.count > 1 {
        drawing.y += Double(lines.count - 1) * Drawing.lineHeight
        x = drawing.right
      }
    }
    drawing.y += step
  }

  /// A sample of an area: the shade, outlined so that the palest can be seen.
  static func swatch(_ fill: String, outline: Colour) -> (Place, inout Drawing) -> Void {
    { centre, drawing in
      drawing.rect(
        x: centre.x - 7, y: centre.y - 6, width: 14, height: 12, fill: fill, outline: outline,
        class: "figure-key")
    }
  }
}
