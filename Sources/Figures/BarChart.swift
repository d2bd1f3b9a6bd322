/// Horizontal bars from zero, in the order given, with interval lines and direct labels.
public struct BarChart: Figure {
  /// One bar.
  public struct Bar: Hashable, Sendable {
    /// What the bar is about.
    public var label: String
    /// Its length with label and interval; without a number its label stands in place of a bar.
    public var value: FigureValue
    /// The base of the number, such as "41"; empty for none.
    public var count: String
    /// Whether the base is too small for the number to weigh: a hollow grey bar.
    public var isWeak: Bool
    /// Whether the bar is the one to look at; the others are then paler.
    public var isHighlighted: Bool

    /// One bar.
    ///
    /// - Parameters:
    ///   - label: what the bar is about.
    ///   - value: its length with label and interval.
    ///   - count: the base of the number, empty for none.
    ///   - isWeak: whether the base is too small.
    ///   - isHighlighted: whether the bar is the one to look at.
    public init(
      label: String, value: FigureValue, count: String = "", isWeak: Bool = false,
      isHighlighted: Bool = false
    ) {
      self.label = label
      self.value = value
      self.count = count
      self.isWeak = isWeak
      self.isHighlighted = isHighlighted
    }
  }

  /// The words about the figure.
  public var text: FigureText
  /// The bars from the top downwards.
  public var bars: [Bar]
  /// The heading over the bases, such as "n".
  public var countHeading: String
  /// A number that the longest possible bar stands for, such as 100, where figures are compared.
  public var fullLength: Double?

  /// Bars in the order given.
  ///
  /// - Parameters:
  ///   - text: the words about the figure.
  ///   - bars: the bars from the top downwards.
  ///   - countHeading: the heading over the bases.
  ///   - fullLength: a number that must have room on the axis, such as 100.
  public init(
    text: FigureText, bars: [Bar], countHeading: String = "", fullLength: Double? = nil
  ) {
    self.text = text
    self.bars = bars
    self.countHeading = countHeading
    self.fullLength = fullLength
  }

  /// Draws the figure for a width, in a style.
  public func svg(id: String, width: FigureWidth, style: FigureStyle) -> SVG {
    Drawing.svg(text, id: id, width: width, style: style, isEmpty: bars.isEmpty) { drawing in
      draw(on: &drawing)
    }
  }
}
