/// Paper to draw on, from the top downwards.
struct Drawing {
  /// The height of a line of text in px.
  static let lineHeight = 16.0

  let id: String
  let width: FigureWidth
  let style: FigureStyle
  /// The left end of the room for drawing.
  let left: Double
  /// The right end of the room for drawing.
  let right: Double
  /// Where the next thing begins.
  var y = 0.0
  private var elements: [String] = []
  private var definitions: [String] = []

  var room: Double { right - left }

  private init(id: String, width: FigureWidth, style: FigureStyle) {
    self.id = Markup.identifier(id) + "-" + width.rawValue
    self.width = width
    self.style = style
    left = width.margin
    right = width.pixels - width.margin
  }

  /// Draws a figure with everything that all figures have in common.
  static func svg(
    _ text: FigureText, id: String, width: FigureWidth, style: FigureStyle, isEmpty: Bool,
    draw: (inout Drawing) -> Void
  ) -> SVG {
    var drawing = Drawing(id: id, width: width, style: style)
    drawing.y = width.margin / 2
    if text.isTitleDrawn {
      drawing.paragraph(text.title, TextLook(size: 16, bold: true), lineHeight: 20)
      drawing.y += 8
    }
    if isEmpty {
      drawing.y += 4
      drawing.paragraph(text.empty, TextLook(colour: style.muted))
      drawing.y += 4
    } else {
      draw(&drawing)
    }
    return drawing.finished(text)
  }

  private func finished(_ text: FigureText) -> SVG {
    let height = (y + width.margin / 2 + 4).rounded(.up)
    let head =
      Markup.element("title", ["id": id + "-title"], content: Markup.escaped(text.title))
      + Markup.element("desc", ["id": id + "-desc"], content: Markup.escaped(text.description))
    let defs =
      definitions.isEmpty ? "" : Markup.element("defs", [:], content: definitions.joined())
    let paper = Markup.element(
      "rect",
      [
        "class": "figure-paper", "width": coordinate(width.pixels), "height": coordinate(height),
        "fill": style.paper.hex,
      ])
    let markup = Markup.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "id": id,
        "class": "figure-svg figure-svg-" + width.rawValue, "role": "img",
        "aria-labelledby": id + "-title " + id + "-desc", "lang": text.language ?? "",
        "viewBox": "0 0 \(coordinate(width.pixels)) \(coordinate(height))",
        "width": coordinate(width.pixels), "height": coordinate(height),
        "color": style.ink.hex, "fill": "currentColor", "font-family": style.fontFamily,
        "font-size": coordinate(style.textSize), "font-variant": "tabular-nums",
      ], content: head + defs + paper + elements.joined())
    return SVG(markup: markup, width: width.pixels, height: height)
  }

  /// Adds finished markup.
  mutating func add(_ element: String) {
    elements.append(element)
  }

  /// The paint for what is unknown: thin grey slanted lines.
  mutating func hatching() -> String {
    let name = id + "-unknown"
    if definitions.isEmpty {
      definitions.append(
        Markup.element(
          "pattern",
          [
            "id": name, "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
            "patternTransform": "rotate(45)",
          ],
          content: Markup.element(
            "rect", ["width": "1.2", "height": "6", "fill": style.grey.hex])))
    }
    return "url(#" + name + ")"
  }
}
