public import Agenda
public import Languages
public import Measures

/// A defined measure: what is counted, for which goals, by whom, and which way is better.
public struct Indicator: Hashable, Sendable {
  /// The id in files and addresses.
  public let id: String
  /// The name.
  public let name: LocalizedText
  /// The heading of its tables, where it is not the name.
  public let title: LocalizedText?
  /// What exactly is measured.
  public let definition: LocalizedText
  /// The goals it says something about; none for a background figure such as population.
  public let goals: [GoalID]
  /// The targets it says something about.
  public let targets: [TargetID]
  /// What its values measure.
  public let unit: UnitOfMeasure
  /// Which way is better.
  public let direction: Direction
  /// How far along the chain from input to impact it stands.
  public let kind: Kind?
  /// How its series are carried over changed borders.
  public let carrying: Carrying
  /// Whom or what its values are computed on, in words.
  public let base: LocalizedText
  /// The kind of period its values have.
  public let periods: Periods
  /// The levels that it is published for, such as `municipality`.
  public let levels: [String]
  /// How its values are broken down.
  public let breakdowns: [Breakdown]
  /// Who publishes it.
  public let source: Source
  /// Traps that a reader must know.
  public let notes: [LocalizedText]
  /// How it is computed from others; nil for one with observations of its own.
  public let formula: Formula?
  /// What its values are judged by: target, bounds, thresholds, and breaks in its series.
  public let standards: Standards

  /// Which way is better.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    /// More is better.
    case increase
    /// Less is better.
    case decrease
    /// Neither is better.
    case neutral
  }

  /// Where an indicator stands in the chain from means to effect (the taxonomy of KS and Statistics
  /// Norway, 2021, dimension "evaluation").
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// What is put in.
    case input
    /// What is done.
    case process
    /// What comes out.
    case output
    /// What it changes for those it reaches.
    case outcome
    /// What it changes in the end.
    case impact
  }

  /// How a series is carried from old codes to a chosen division.
  public enum Carrying: Hashable, Sendable {
    /// Parts are added.
    case count
    /// Parts are weighed by another series: an indicator's id, or `population`.
    case rate(weight: String)
    /// It is not carried: an old code is an error.
    case none
  }

  /// The kind of period that values have.
  public enum Periods: String, Hashable, Sendable, CaseIterable {
    /// Calendar years.
    case year
    /// Quarters.
    case quarter
    /// Months.
    case month
    /// Moving windows of several years.
    case window
  }

  /// A way in which values are divided, such as by sex.
  public struct Breakdown: Hashable, Sendable {
    /// The id in files and addresses.
    public let id: String
    /// The heading.
    public let name: LocalizedText
    /// The categories, the total among them where there is one.
    public let categories: [Category]

    /// A breakdown.
    ///
    /// - Parameters:
    ///   - id: the id.
    ///   - name: the heading.
    ///   - categories: in the order they are shown.
    public init(id: String, name: LocalizedText, categories: [Category]) {
      self.id = id
      self.name = name
      self.categories = categories
    }
  }

  /// A definition.
  ///
  /// - Parameters:
  ///   - id: the id in files and addresses.
  ///   - name: the name.
  ///   - title: the heading of its tables, where it is not the name.
  ///   - definition: what exactly is measured.
  ///   - goals: the goals it says something about.
  ///   - targets: the targets it says something about.
  ///   - unit: what its values measure.
  ///   - direction: which way is better.
  ///   - kind: its place from input to impact.
  ///   - carrying: how series are carried over changed borders.
  ///   - base: whom its values are computed on.
  ///   - periods: the kind of period.
  ///   - levels: the levels that it is published for.
  ///   - breakdowns: how its values are divided.
  ///   - source: who publishes it.
  ///   - notes: traps.
  ///   - formula: how it is computed from others.
  ///   - standards: what its values are judged by.
  public init(
    id: String, name: LocalizedText, title: LocalizedText? = nil, definition: LocalizedText,
    goals: [GoalID], targets: [TargetID] = [], unit: UnitOfMeasure, direction: Direction,
    kind: Kind? = nil, carrying: Carrying, base: LocalizedText, periods: Periods,
    levels: [String], breakdowns: [Breakdown] = [], source: Source, notes: [LocalizedText] = [],
    formula: Formula? = nil,
    standards: Standards = Standards()
  ) {
    self.id = id
    self.name = name
    self.title = title
    self.definition = definition
    self.goals = goals
    self.targets = targets
    self.unit = unit
    self.direction = direction
    self.kind = kind
    self.carrying = carrying
    self.base = base
    self.periods = periods
    self.levels = levels
    self.breakdowns = breakdowns
    self.source = source
    self.notes = notes
    self.formula = formula
    self.standards = standards
  }
}
