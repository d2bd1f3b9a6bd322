/// The same small line chart for many subjects, each with a numbered tile.
public struct SmallMultiples: Figure {
  /// One small chart.
  public struct Panel: Hashable, Sendable {
    /// The name of the subject.
    public var label: String
    /// What stands on the tile, such as the number of a goal; empty for no tile.
    public var tile: String
    /// The colour of the tile; what stands on it is white or black, whichever can be read.
    public var tileColour: Colour
    /// One value for each period.
    public var values: [FigureValue]
    /// Values to hold them against, drawn grey; empty for none.
    public var comparison: [FigureValue]
    /// Between which numbers the middle of the others lies in each period, drawn as a pale band;
    /// empty for none.
    public var band: [ClosedRange<Double>?]
    /// A number to reach, drawn as a dashed line; nil for none.
    public var target: Double?

    /// One small chart.
    ///
    /// - Parameters:
    ///   - label: the name of the subject.
    ///   - tile: what stands on the tile.
    ///   - tileColour: the colour of the tile.
    ///   - values: one value for each period.
    ///   - comparison: values to hold them against.
    ///   - band: between which numbers the middle of the others lies in each period.
    ///   - target: a number to reach.
    public init(
      label: String, tile: String = "", tileColour: Colour = .black, values: [FigureValue],
      comparison: [FigureValue] = [], band: [ClosedRange<Double>?] = [], target: Double? = nil
    ) {
      self.label = label
      self.tile = tile
      self.tileColour = tileColour
      self.values = values
      self.comparison = comparison
      self.band = band.map { range in
        range.flatMap {
          FigureValue.canDraw($0.lowerBound) && FigureValue.canDraw($0.upperBound) ? $0 : nil
        }
      }
      self.target = target.flatMap { FigureValue.canDraw($0) ? $0 : nil }
    }
  }

  /// Which numbers the height of the panels stands for.
  public enum Scale: Hashable, Sendable {
    /// All panels have the same axis, so that levels can be compared; the note tells its ends.
    case shared(ValueAxis, note: String)
    /// Each panel fills its height, so that only the directions can be compared; say so in a note.
    case own(note: String)
  }

  /// The words about the figure.
  public var text: FigureText
  /// The labels of all periods in order; those of the ends of a line are written.
  public var periods: [String]
  /// The small charts in reading order.
  public var panels: [Panel]
  /// Which numbers the height of the panels stands for.
  public var scale: Scale
  /// What the grey lines are, such as "Grey line: the whole country"; empty for nothing.
  public var comparisonNote: String

  /// The same small line chart for many subjects.
  ///
  /// - Parameters:
  ///   - text: the words about the figure.
  ///   - periods: the labels of all periods in order.
  ///   - panels: the small charts in reading order.
  ///   - scale: which numbers the height of the panels stands for.
  ///   - comparisonNote: what the grey lines are.
  public init(
    text: FigureText, periods: [String], panels: [Panel], scale: Scale,
    comparisonNote: String = ""
  ) {
    self.text = text
    self.periods = periods
    self.panels = panels
    self.scale = scale
    self.comparisonNote = comparisonNote
  }

  /// Draws the figure for a width, in a style.
  public func svg(id: String, width: FigureWidth, style: FigureStyle) -> SVG {
    let isEmpty = panels.isEmpty || periods.isEmpty
    return Drawing.svg(text, id: id, width: width, style: style, isEmpty: isEmpty) { drawing in
      draw(on: &drawing)
    }
  }
}
