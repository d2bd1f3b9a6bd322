/// How answers are shared over ordered categories: one full bar for each item, with the share that
/// gave no opinion outside the bar.
public struct LikertChart: Figure {
  /// One item with its shares.
  public struct Row: Hashable, Sendable {
    /// What was asked.
    public var label: String
    /// The share of each category in per cent, in the order of the categories.
    ///
    /// A bar is always full: shares that do not add up to 100 because of rounding are stretched.
    /// Where one is unknown the rest would tell it, so the bar then says only its label.
    public var shares: [FigureValue]
    /// The share outside the bar in per cent, such as "don't know", or nil.
    public var outside: FigureValue?
    /// The base, such as "238"; empty for none.
    public var count: String
    /// Whether the base is too small: a grey bar.
    public var isWeak: Bool

    /// One item with its shares.
    ///
    /// - Parameters:
    ///   - label: what was asked.
    ///   - shares: the share of each category in per cent.
    ///   - outside: the share outside the bar in per cent.
    ///   - count: the base, empty for none.
    ///   - isWeak: whether the base is too small.
    public init(
      label: String, shares: [FigureValue], outside: FigureValue? = nil, count: String = "",
      isWeak: Bool = false
    ) {
      self.label = label
      self.shares = shares
      self.outside = outside
      self.count = count
      self.isWeak = isWeak
    }
  }

  /// The words about the figure.
  public var text: FigureText
  /// The ordered categories, from the left.
  public var categories: [String]
  /// The items from the top downwards.
  public var rows: [Row]
  /// The heading over the shares outside the bars, such as "Don't know".
  public var outsideHeading: String
  /// The heading over the bases, such as "n".
  public var countHeading: String

  /// Items with shares of the same ordered categories; the first category is the darkest.
  ///
  /// - Parameters:
  ///   - text: the words about the figure.
  ///   - categories: the ordered categories, from the left.
  ///   - rows: the items from the top downwards.
  ///   - outsideHeading: the heading over the shares outside the bars.
  ///   - countHeading: the heading over the bases.
  public init(
    text: FigureText, categories: [String], rows: [Row], outsideHeading: String = "",
    countHeading: String = ""
  ) {
    self.text = text
    self.categories = categories
    self.rows = rows
    self.outsideHeading = outsideHeading
    self.countHeading = countHeading
  }

  /// Draws the figure for a width, in a style.
  public func svg(id: String, width: FigureWidth, style: FigureStyle) -> SVG {
    let isEmpty = rows.isEmpty || categories.isEmpty
    return Drawing.svg(text, id: id, width: width, style: style, isEmpty: isEmpty) { drawing in
      draw(on: &drawing)
    }
  }
}
