/// The shapes that tell series apart without colour.
enum Marker: CaseIterable {
  case disc, ring, square, diamond

  init(series: Int) {
    self = Self.allCases[series % Self.allCases.count]
  }

  func colour(_ style: FigureStyle) -> Colour {
    switch self {
    case .disc, .diamond: style.accent
    case .ring: style.ink
    case .square: style.muted
    }
  }

  func draw(at centre: Place, colour: Colour, on drawing: inout Drawing) {
    let paper = drawing.style.paper
    switch self {
    case .disc: drawing.circle(centre, radius: 5, fill: colour)
    case .ring:
      drawing.circle(
        centre, radius: 4.2, fill: paper, outline: Stroke(colour: colour, width: 1.8))
    case .square:
      drawing.rect(
        x: centre.x - 4.5, y: centre.y - 4.5, width: 9, height: 9, fill: colour.hex,
        class: "figure-dot")
    case .diamond:
      let reach = 5.6
      let corners = [
        Place(x: centre.x, y: centre.y - reach), Place(x: centre.x + reach, y: centre.y),
        Place(x: centre.x, y: centre.y + reach), Place(x: centre.x - reach, y: centre.y),
      ]
      drawing.path(
        corners.pathData + "Z", fill: paper.hex, Stroke(colour: colour, width: 1.8),
        class: "figure-dot")
    }
  }
}
