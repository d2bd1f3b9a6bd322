/// What is computed of a survey besides its questions one by one: best written before it closes.
public struct AnalysisPlan: Hashable, Sendable {
  /// How the answers are weighted; each counts as one where nil.
  public let weighting: Weighting?
  /// Questions that nobody was asked, but that other answers settle.
  public let derived: [DerivedQuestion]
  /// Matrices whose items are ranked: barriers, what helps.
  public let rankings: [String]
  /// The stages of maturity by criteria that can be checked.
  public let maturity: MaturityScale?
  /// Who has come furthest, all else being equal.
  public let furthest: FurthestPlan?

  /// A plan.
  ///
  /// - Parameters:
  ///   - weighting: how the answers are weighted.
  ///   - derived: questions that other answers settle.
  ///   - rankings: ids of matrices whose items are ranked.
  ///   - maturity: the stages of maturity.
  ///   - furthest: who has come furthest.
  public init(
    weighting: Weighting? = nil, derived: [DerivedQuestion] = [], rankings: [String] = [],
    maturity: MaturityScale? = nil, furthest: FurthestPlan? = nil
  ) {
    self.weighting = weighting
    self.derived = derived
    self.rankings = rankings
    self.maturity = maturity
    self.furthest = furthest
  }

  /// How answers are weighted for those who did not respond.
  public struct Weighting: Hashable, Sendable {
    /// The attributes whose crossing makes the response classes, the most important first.
    public let classes: [String]
    /// The fewest answers of a class; smaller ones are joined with a neighbour.
    public let smallest: Int
    /// The attributes that are raked to where a class of theirs is off by more than two points.
    public let rake: [String]
    /// The largest weight allowed after raking, as a multiple of the median.
    public let largestRatio: Double

    /// A way of weighting.
    ///
    /// - Parameters:
    ///   - classes: ids of attributes, the most important first.
    ///   - smallest: the fewest answers of a class.
    ///   - rake: ids of attributes to rake to where needed.
    ///   - largestRatio: the largest weight allowed, as a multiple of the median.
    public init(
      classes: [String], smallest: Int = 8, rake: [String] = [], largestRatio: Double = 3
    ) {
      self.classes = classes
      self.smallest = smallest
      self.rake = rake
      self.largestRatio = largestRatio
    }
  }
}
