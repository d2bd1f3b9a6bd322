/// A table with the value printed in each cell and shaded after it.
public struct HeatMap: Figure {
  /// How numbers become shades.
  public enum Shading: Hashable, Sendable {
    /// One hue from the lowest number to the highest, or between the ends given.
    case sequential(ClosedRange<Double>?)
    /// Two hues away from zero, equally strong at equal distances.
    case diverging
  }

  /// The words about the figure.
  public var text: FigureText
  /// The labels of the columns.
  public var columns: [String]
  /// The labels of the rows.
  public var rows: [String]
  /// The values row by row.
  public var cells: [[FigureValue]]
  /// How numbers become shades.
  public var shading: Shading

  /// A shaded table.
  ///
  /// - Parameters:
  ///   - text: the words about the figure.
  ///   - columns: the labels of the columns.
  ///   - rows: the labels of the rows.
  ///   - cells: the values row by row; what is missing at the end of a row stays empty.
  ///   - shading: how numbers become shades.
  public init(
    text: FigureText, columns: [String], rows: [String], cells: [[FigureValue]],
    shading: Shading = .sequential(nil)
  ) {
    self.text = text
    self.columns = columns
    self.rows = rows
    self.cells = cells
    self.shading = shading
  }

  /// Draws the figure for a width, in a style.
  public func svg(id: String, width: FigureWidth, style: FigureStyle) -> SVG {
    let isEmpty = columns.isEmpty || rows.isEmpty
    return Drawing.svg(text, id: id, width: width, style: style, isEmpty: isEmpty) { drawing in
      draw(on: &drawing)
    }
  }

  /// The colour of a cell; nil where the number is unknown.
  func colour(of value: FigureValue, _ style: FigureStyle) -> Colour? {
    guard let number = value.number else { return nil }
    let numbers = cells.joined().compactMap(\.number)
    switch shading {
    case .sequential(let ends):
      let low = ends?.lowerBound ?? numbers.min() ?? number
      let high = ends?.upperBound ?? numbers.max() ?? number
      guard high > low, (high - low).isFinite else { return style.shade(0.25) }
      return style.shade(min(max((number - low) / (high - low), 0), 1))
    case .diverging:
      let reach = numbers.map(\.magnitude).max() ?? 0
      guard reach > 0, number != 0 else { return style.paper }
      return style.shade(number.magnitude / reach, of: number < 0 ? style.counter : style.accent)
    }
  }
}
