/// A map where every area is a square of the same size, roughly where the area lies.
public struct TileMap: Figure {
  /// One area.
  public struct Tile: Hashable, Sendable {
    /// The column, 0 to the left.
    public var column: Int
    /// The row, 0 at the top.
    public var row: Int
    /// A short name, written on the tile where it fits.
    public var code: String
    /// The name in full.
    public var label: String
    /// The value in the reader's form, or the words in its place.
    public var valueLabel: String
    /// The class of the value.
    public var valueClass: MapClasses.Class

    /// One area.
    ///
    /// - Parameters:
    ///   - column: the column, 0 to the left.
    ///   - row: the row, 0 at the top.
    ///   - code: a short name.
    ///   - label: the name in full.
    ///   - valueLabel: the value in the reader's form, or the words in its place.
    ///   - valueClass: the class of the value.
    public init(
      column: Int, row: Int, code: String, label: String, valueLabel: String,
      valueClass: MapClasses.Class
    ) {
      self.column = column
      self.row = row
      self.code = code
      self.label = label
      self.valueLabel = valueLabel
      self.valueClass = valueClass
    }
  }

  /// The words about the figure.
  public var text: FigureText
  /// The areas.
  public var tiles: [Tile]
  /// The classes of the values.
  public var classes: MapClasses

  /// A map of tiles.
  ///
  /// - Parameters:
  ///   - text: the words about the figure.
  ///   - tiles: the areas.
  ///   - classes: the classes of the values.
  public init(text: FigureText, tiles: [Tile], classes: MapClasses) {
    self.text = text
    self.tiles = tiles
    self.classes = classes
  }

  /// Draws the figure for a width, in a style.
  public func svg(id: String, width: FigureWidth, style: FigureStyle) -> SVG {
    Drawing.svg(text, id: id, width: width, style: style, isEmpty: tiles.isEmpty) { drawing in
      draw(on: &drawing)
    }
  }

  private func draw(on drawing: inout Drawing) {
    classes.drawKey(
      needsUnknown: tiles.contains { classes.shade($0.valueClass, drawing.style) == nil },
      on: &drawing)
    let columns = tiles.map(\.column)
    let rows = tiles.map(\.row)
    guard let first = columns.min(), let last = columns.max(), let top = rows.min(),
      let bottom = rows.max()
    else { return }
    let gap = 2.0
    let size = min((drawing.room + gap) / Double(last - first + 1), 58).rounded(.down) - gap
    for tile in tiles {
      let corner = Place(
        x: drawing.left + Double(tile.column - first) * (size + gap),
        y: drawing.y + Double(tile.row - top) * (size + gap))
      draw(tile, corner, size: max(size, 2), on: &drawing)
    }
    drawing.y += Double(bottom - top + 1) * (size + gap)
  }

  private func draw(
    _ tile: Tile, _ corner: Place, size: Double, on drawing: inout Drawing
  ) {
    let style = drawing.style
    let shade = classes.shade(tile.valueClass, style)
    let fill = shade?.hex ?? drawing.hatching()
    drawing.rect(
      x: corner.x, y: corner.y, width: size, height: size, fill: fill,
      outline: shade == nil ? style.grey : style.accent, class: "figure-tile",
      title: tile.label + ": " + tile.valueLabel)
    let centre = Place(x: corner.x + size / 2, y: corner.y + size / 2)
    var look = TextLook(
      size: style.smallTextSize, colour: shade?.readableText ?? style.ink, bold: true,
      anchor: .middle)
    guard drawing.measure(tile.code, look) + 4 <= size, size >= 18 else { return }
    var plainLook = look
    plainLook.bold = false
    let showsValue =
      size >= 38 && shade != nil && drawing.measure(tile.valueLabel, plainLook) + 4 <= size
    if shade == nil {
      // The hatching would run through the letters.
      drawing.rect(
        x: corner.x + 4, y: centre.y - 8, width: size - 8, height: 16, fill: style.paper.hex)
      look.colour = style.muted
    }
    drawing.text([tile.code], x: centre.x, middle: centre.y - (showsValue ? 7 : 0), look)
    if showsValue {
      drawing.text([tile.valueLabel], x: centre.x, middle: centre.y + 8, plainLook)
    }
  }
}
