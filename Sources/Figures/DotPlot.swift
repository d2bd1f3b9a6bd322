/// Groups on rows with a dot and an interval for each series, on one common axis.
public struct DotPlot: Figure {
  /// One group.
  public struct Row: Hashable, Sendable {
    /// The name of the group.
    public var label: String
    /// What stands under the name, such as "n = 41 of 62"; empty for nothing.
    public var note: String
    /// One value for each series.
    public var values: [FigureValue]
    /// Whether the base is too small: grey marks and broken intervals.
    public var isWeak: Bool

    /// One group.
    ///
    /// - Parameters:
    ///   - label: the name of the group.
    ///   - note: what stands under the name.
    ///   - values: one value for each series.
    ///   - isWeak: whether the base is too small.
    public init(label: String, note: String = "", values: [FigureValue], isWeak: Bool = false) {
      self.label = label
      self.note = note
      self.values = values
      self.isWeak = isWeak
    }
  }

  /// A number that all groups are held against.
  public struct Reference: Hashable, Sendable {
    /// The number with its label.
    public var value: FigureValue
    /// Its name, such as "The whole country".
    public var label: String

    /// A number that all groups are held against.
    public init(value: FigureValue, label: String) {
      self.value = value
      self.label = label
    }
  }

  /// The words about the figure.
  public var text: FigureText
  /// The names of the series, at most four; empty or one name where there is one series.
  public var series: [String]
  /// The groups from the top downwards.
  public var rows: [Row]
  /// The common axis.
  public var axis: ValueAxis
  /// A number that all groups are held against.
  public var reference: Reference?

  /// Groups with dots on one axis.
  ///
  /// - Parameters:
  ///   - text: the words about the figure.
  ///   - series: the names of the series; from the fifth on the shapes repeat.
  ///   - rows: the groups from the top downwards.
  ///   - axis: the common axis; stretched where a value lies outside it.
  ///   - reference: a number that all groups are held against.
  public init(
    text: FigureText, series: [String] = [], rows: [Row], axis: ValueAxis,
    reference: Reference? = nil
  ) {
    self.text = text
    self.series = series
    self.rows = rows
    self.axis = axis
    self.reference = reference
  }

  /// Draws the figure for a width, in a style.
  public func svg(id: String, width: FigureWidth, style: FigureStyle) -> SVG {
    Drawing.svg(text, id: id, width: width, style: style, isEmpty: rows.isEmpty) { drawing in
      draw(on: &drawing)
    }
  }
}
