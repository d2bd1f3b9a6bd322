/// How a text is drawn.
struct TextLook {
  enum Anchor: String {
    case start, middle, end
  }

  /// The size in px; the size of labels where nil.
  var size: Double?
  /// The colour; the ink where nil.
  var colour: Colour?
  var bold = false
  var anchor = Anchor.start
}

extension Drawing {
  /// Labels in ink.
  var plain: TextLook { TextLook(size: style.textSize) }
  /// Notes, n and ticks.
  var small: TextLook { TextLook(size: style.smallTextSize, colour: style.muted) }

  func measure(_ text: String, _ look: TextLook) -> Double {
    TextMeasure.width(text, size: look.size ?? style.textSize, bold: look.bold)
  }

  /// The width of the widest of some texts.
  func widest(_ texts: [String], _ look: TextLook) -> Double {
    texts.map { measure($0, look) }.max() ?? 0
  }

  func wrap(_ text: String, width: Double, _ look: TextLook) -> [String] {
    TextMeasure.wrap(text, width: width, size: look.size ?? style.textSize, bold: look.bold)
  }

  /// Writes one line with its baseline at a place.
  mutating func text(_ text: String, at baseline: Place, _ look: TextLook) {
    guard !text.isEmpty else { return }
    add(
      Markup.element(
        "text",
        [
          "x": coordinate(baseline.x), "y": coordinate(baseline.y),
          "text-anchor": look.anchor == .start ? "" : look.anchor.rawValue,
          "font-size": look.size.map { $0 == style.textSize ? "" : coordinate($0) } ?? "",
          "font-weight": look.bold ? "600" : "", "fill": look.colour?.hex ?? "",
        ], content: Markup.escaped(text)))
  }

  /// Writes lines, each in a box of its own, from the top downwards.
  mutating func text(
    _ lines: [String], x: Double, top: Double, _ look: TextLook,
    lineHeight: Double = Drawing.lineHeight
  ) {
    let drop = (lineHeight + (look.size ?? style.textSize) * 0.7) / 2
    for (index, line) in lines.enumerated() {
      text(line, at: Place(x: x, y: top + Double(index) * lineHeight + drop), look)
    }
  }

  /// Writes lines around a middle.
  mutating func text(_ lines: [String], x: Double, middle: Double, _ look: TextLook) {
    text(lines, x: x, top: middle - Double(lines.count) * Self.lineHeight / 2, look)
  }

  /// Writes wrapped lines over the whole room and moves below them.
  mutating func paragraph(
    _ words: String, _ look: TextLook, lineHeight: Double = Drawing.lineHeight
  ) {
    let lines = wrap(words, width: room, look)
    text(lines, x: left, top: y, look, lineHeight: lineHeight)
    y += Double(lines.count) * lineHeight
  }

  /// A place for the middle of a text such that the text stays within the room.
  func clamped(_ x: Double, _ words: String, _ look: TextLook) -> Double {
    let half = measure(words, look) / 2
    return max(left + half, min(right - half, x))
  }

  /// Which of some labels along a line can be written without touching each other: the first, the
  /// last and every so many between.
  func legible(_ labels: [String], at places: [Double], _ look: TextLook) -> [Int] {
    guard labels.count > 1 else { return Array(labels.indices) }
    let last = labels.count - 1
    func isClear(_ first: Int, _ second: Int) -> Bool {
      let needed = (measure(labels[first], look) + measure(labels[second], look)) / 2 + 8
      return abs(places[second] - places[first]) >= needed
    }
    for every in 1...max(last, 1) {
      var chosen = Array(stride(from: 0, to: last, by: every))
      if chosen.count > 1, last - chosen[chosen.count - 1] < every { chosen.removeLast() }
      chosen.append(last)
      if zip(chosen, chosen.dropFirst()).allSatisfy({ isClear($0, $1) }) { return chosen }
    }
    return [last]
  }
}
