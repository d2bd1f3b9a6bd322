/// How a line is drawn.
struct Stroke {
  var colour: Colour
  var width = 1.0
  /// Lengths of dash and gap as SVG writes them; empty for an unbroken line.
  var dash = ""
}

extension Drawing {
  mutating func line(
    _ from: Place, _ to: Place, _ stroke: Stroke, class name: String = ""
  ) {
    add(
      Markup.element(
        "line",
        [
          "class": name, "x1": coordinate(from.x), "y1": coordinate(from.y),
          "x2": coordinate(to.x), "y2": coordinate(to.y), "stroke": stroke.colour.hex,
          "stroke-width": coordinate(stroke.width), "stroke-dasharray": stroke.dash,
        ]))
  }

  mutating func horizontal(_ y: Double, from: Double, to: Double, _ stroke: Stroke) {
    line(Place(x: from, y: y), Place(x: to, y: y), stroke)
  }

  mutating func vertical(
    _ x: Double, from: Double, to: Double, _ stroke: Stroke, class name: String = ""
  ) {
    line(Place(x: x, y: from), Place(x: x, y: to), stroke, class: name)
  }

  /// A rectangle; the outline lies inside it.
  mutating func rect(
    x: Double, y: Double, width: Double, height: Double, fill: String, outline: Colour? = nil,
    dash: String = "", class name: String = "", title: String? = nil
  ) {
    let inset = outline == nil ? 0 : 0.5
    add(
      Markup.element(
        "rect",
        [
          "class": name, "x": coordinate(x + inset), "y": coordinate(y + inset),
          "width": coordinate(max(width - 2 * inset, 0)),
          "height": coordinate(max(height - 2 * inset, 0)), "fill": fill,
          "stroke": outline?.hex ?? "", "stroke-width": outline == nil ? "" : "1",
          "stroke-dasharray": dash,
        ], content: title.map { Markup.element("title", [:], content: Markup.escaped($0)) }))
  }

  mutating func path(
    _ data: String, fill: String = "none", _ stroke: Stroke? = nil, class name: String = ""
  ) {
    add(
      Markup.element(
        "path",
        [
          "class": name, "d": data, "fill": fill, "stroke": stroke?.colour.hex ?? "",
          "stroke-width": stroke.map { coordinate($0.width) } ?? "",
          "stroke-dasharray": stroke?.dash ?? "", "stroke-linejoin": stroke == nil ? "" : "round",
        ]))
  }

  mutating func circle(_ centre: Place, radius: Double, fill: Colour, outline: Stroke? = nil) {
    add(
      Markup.element(
        "circle",
        [
          "class": "figure-dot", "cx": coordinate(centre.x), "cy": coordinate(centre.y),
          "r": coordinate(radius), "fill": fill.hex, "stroke": outline?.colour.hex ?? "",
          "stroke-width": outline.map { coordinate($0.width) } ?? "",
        ]))
  }

  /// An interval as a thin line.
  mutating func interval(
    from: Double, to: Double, y: Double, colour: Colour, dash: String = ""
  ) {
    line(
      Place(x: from, y: y), Place(x: to, y: y), Stroke(colour: colour, width: 1.2, dash: dash),
      class: "figure-interval")
  }
}
