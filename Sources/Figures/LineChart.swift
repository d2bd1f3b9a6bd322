/// Development over ordered periods: one main line, and grey lines to hold it against.
public struct LineChart: Figure {
  /// One line.
  public struct Line: Hashable, Sendable {
    /// Its name, written at its end.
    public var label: String
    /// One value for each period; the line has a gap where one is unknown.
    public var values: [FigureValue]
    /// Whether it is the line to look at; only such a line shows its intervals.
    public var isMain: Bool

    /// One line.
    ///
    /// - Parameters:
    ///   - label: its name.
    ///   - values: one value for each period.
    ///   - isMain: whether it is the line to look at.
    public init(label: String, values: [FigureValue], isMain: Bool = false) {
      self.label = label
      self.values = values
      self.isMain = isMain
    }
  }

  /// The words about the figure.
  public var text: FigureText
  /// The labels of all periods in order, those without values included, at equal distances.
  public var periods: [String]
  /// The lines.
  public var lines: [Line]
  /// The axis of values.
  public var axis: ValueAxis
  /// What to say where the axis does not begin at zero, such as "The axis begins at 40".
  public var axisNote: String

  /// Lines over periods.
  ///
  /// - Parameters:
  ///   - text: the words about the figure.
  ///   - periods: the labels of all periods in order.
  ///   - lines: the lines.
  ///   - axis: the axis of values; stretched where a value lies outside it.
  ///   - axisNote: what to say where the axis does not begin at zero.
  public init(
    text: FigureText, periods: [String], lines: [Line], axis: ValueAxis, axisNote: String = ""
  ) {
    self.text = text
    self.periods = periods
    self.lines = lines
    self.axis = axis
    self.axisNote = axisNote
  }

  /// Draws the figure for a width, in a style.
  public func svg(id: String, width: FigureWidth, style: FigureStyle) -> SVG {
    let hasValue = lines.contains { $0.values.contains { $0.number != nil } }
    let isEmpty = periods.isEmpty || !hasValue
    return Drawing.svg(text, id: id, width: width, style: style, isEmpty: isEmpty) { drawing in
      draw(on: &drawing)
    }
  }
}
