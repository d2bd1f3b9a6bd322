public import Agenda
public import Measures

/// A figure to be drawn from a table.
public struct ChartContent: Sendable {
  /// The form.
  public let form: Form
  /// The table behind it.
  public let table: PublishedTable
  /// Which cells are drawn.
  public let layout: TableLayout
  /// A title of its own, in the language of the page; else one is made from the data.
  public let title: String?
  /// The rows to look at: units whose line is the main one, or bars that are marked.
  public let highlighted: [String]

  /// The form of a figure.
  public enum Form: Sendable {
    /// Bars from zero with intervals.
    case bars(isSorted: Bool)
    /// Stacked shares.
    case likert
    /// Dots with intervals by group.
    case dots
    /// Lines over time.
    case line
    /// Small multiples: one panel for each indicator of the goals.
    case goals([GoalPanel])
    /// A map of units.
    case map(MapGeometry)
    /// Cells shaded by their value.
    case heat
  }

  /// A figure.
  ///
  /// - Parameters:
  ///   - form: the form.
  ///   - table: the table behind it.
  ///   - layout: which cells are drawn.
  ///   - title: a title of its own.
  ///   - highlighted: the categories to look at.
  public init(
    form: Form, table: PublishedTable, layout: TableLayout, title: String? = nil,
    highlighted: [String] = []
  ) {
    self.form = form
    self.table = table
    self.layout = layout
    self.title = title
    self.highlighted = highlighted
  }
}

/// One small panel: an indicator's series for one unit and for what it is compared with.
public struct GoalPanel: Sendable {
  /// The goal on the tile.
  public let goal: Goal
  /// The indicator's table.
  public let table: PublishedTable
  /// The cells of the unit, one for each period of the table.
  public let offsets: [Int]
  /// The cells of the comparison; empty where there is none.
  public let comparison: [Int]

  /// A panel.
  ///
  /// - Parameters:
  ///   - goal: the goal on the tile.
  ///   - table: the indicator's table.
  ///   - offsets: the cells of the unit.
  ///   - comparison: the cells of the comparison.
  public init(goal: Goal, table: PublishedTable, offsets: [Int], comparison: [Int]) {
    self.goal = goal
    self.table = table
    self.offsets = offsets
    self.comparison = comparison
  }
}

/// Where units lie on a map.
public enum MapGeometry: Sendable {
  /// Equal squares: column and row by the unit's code.
  case tiles([String: (column: Int, row: Int)])
  /// Rings of longitude and latitude by the unit's code.
  case shapes([String: [[(longitude: Double, latitude: Double)]]])
}
