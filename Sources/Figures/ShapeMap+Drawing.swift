extension ShapeMap {
  /// The smallest upright rectangle around all points that can be drawn.
  struct Frame {
    var left: Double
    var top: Double
    var width: Double
    var height: Double

    init?(_ shapes: [Shape]) {
      let points = shapes.lazy.flatMap(\.rings).joined().filter(\.canBeDrawn)
      guard let first = points.first else { return nil }
      var (low, high) = (first, first)
      for point in points {
        low = Point(x: min(low.x, point.x), y: min(low.y, point.y))
        high = Point(x: max(high.x, point.x), y: max(high.y, point.y))
      }
      (left, top) = (low.x, low.y)
      (width, height) = (high.x - low.x, high.y - low.y)
    }

    /// Px for each unit such that the frame fits into a box.
    func factor(width box: Double, height limit: Double) -> Double {
      let across = width > 0 ? box / width : .infinity
      let down = height > 0 ? limit / height : .infinity
      let factor = min(across, down)
      return factor.isFinite ? factor : 1
    }
  }

  func draw(on drawing: inout Drawing) {
    guard let frame = Frame(shapes) else { return }
    classes.drawKey(
      needsUnknown: shapes.contains { classes.shade($0.valueClass, drawing.style) == nil },
      on: &drawing)
    let factor = frame.factor(
      width: drawing.room - 2, height: drawing.width == .wide ? 720 : 420)
    for shape in shapes {
      let rings = shape.rings.map { ring in
        ring.filter(\.canBeDrawn).map { point in
          Place(
            x: drawing.left + 1 + (point.x - frame.left) * factor,
            y: drawing.y + 1 + (point.y - frame.top) * factor)
        }
      }
      draw(shape, rings, on: &drawing)
    }
    drawing.y += frame.height * factor + 2
  }

  private func draw(_ shape: Shape, _ rings: [[Place]], on drawing: inout Drawing) {
    // Islands that are too small to be seen go, but never the last one of an area.
    let simple = rings.map { simplified($0, tolerance: tolerance) }.filter { $0.count > 2 }
    let kept = simple.isEmpty ? rings.max { $0.count < $1.count }.map { [$0] } ?? [] : simple
    let data = kept.filter { !$0.isEmpty }.map { $0.pathData + "Z" }.joined()
    guard !data.isEmpty else { return }
    let shade = classes.shade(shape.valueClass, drawing.style)
    let outline = shade == nil ? drawing.style.grey : drawing.style.paleAccent
    let title = Markup.escaped(shape.label + ": " + shape.valueLabel)
    drawing.add(
      Markup.element(
        "path",
        [
          "class": "figure-shape", "d": data, "fill": shade?.hex ?? drawing.hatching(),
          "fill-rule": "evenodd", "stroke": outline.hex,
          "stroke-width": drawing.width == .wide ? "0.4" : "0.3",
          "stroke-linejoin": "round",
        ], content: Markup.element("title", [:], content: title)))
  }
}

extension ShapeMap.Point {
  var canBeDrawn: Bool { FigureValue.canDraw(x) && FigureValue.canDraw(y) }
}
