/// The scores, colours, trends, goals, index and ranks of a panel.
///
/// The formulas are those of the profile `sdsn-2023`, as ``Assessment`` and ``ScoreMean`` have them: the score from 0 to 100 between the bounds, the
/// colour by two thresholds and their middle, the arrow by pace and needed pace, a goal as the mean of
/// at least half of its indicators, the index as the mean of the goals. Source: Lafortune et al., SDG
/// Index and Dashboards Detailed Methodological Paper, 2018.
public struct PanelAssessment: Sendable {
  /// The scores, 0 to 100, in the order of the panel's values; NaN where the value is unknown.
  public let scores: [Double]
  /// The colours in the same order: 0 unknown, 1 red, 2 orange, 3 yellow, 4 green.
  public let colours: [Int8]
  /// The arrow of each unit and indicator: −1 none, 0 decreasing, 1 stagnating, 2 moderately improving,
  /// 3 on track.
  public let trends: [Int8]
  /// The scores of the goals: unit by unit, goal by goal, year by year; NaN where fewer than half of the
  /// indicators are known.
  public let goals: [Double]
  /// How many goals there are for each unit.
  public let goalCount: Int
  /// The index: unit by unit, year by year; NaN where it is not given.
  public let index: [Double]
  /// The rank of the index in its year, 1 for the highest, ties sharing the best; 0 without an index.
  public let ranks: [Int32]

  /// What is chosen in the assessment of a panel.
  public struct Rules: Hashable, Sendable {
    /// The arrow counts from the first known year not before this one.
    public var firstTrendYear = 2015
    /// The year in which the green threshold shall be reached.
    public var goalYear = 2030
    /// The part of a goal's indicators that must be known.
    public var leastOfGoal = ScoreMean.leastOfGoal
    /// The part of all indicators that must be known in a year for an index.
    public var leastOfIndex = ScoreMean.leastOfIndex

    /// The rules of the profile `sdsn-2023`.
    public init() {}
  }
}

extension IndicatorPanel {
  /// Assesses all series of the panel in one pass over its values.
  ///
  /// - Parameter rules: what is chosen.
  /// - Returns: scores, colours, trends, goals, index and ranks.
  public func assessed(_ rules: PanelAssessment.Rules = PanelAssessment.Rules()) -> PanelAssessment
  {
    let cells = values.count
    let series = units * indicators.count
    let unitYears = units * years.count
    var colours: [Int8] = []
    var trends: [Int8] = []
    var goals: [Double] = []
    var index: [Double] = []
    let pass = PanelPass(self, rules)
    let scores = [Double](unsafeUninitializedCapacity: cells) { scores, count in
      colours = [Int8](unsafeUninitializedCapacity: cells) { colours, count in
        trends = [Int8](unsafeUninitializedCapacity: series) { trends, count in
          goals = [Double](unsafeUninitializedCapacity: unitYears * pass.goals) { goals, count in
            index = [Double](unsafeUninitializedCapacity: unitYears) { index, count in
              values.withUnsafeBufferPointer { values in
                pass.run(
                  values, scores: scores, colours: colours, trends: trends, goals: goals,
                  index: index)
              }
              count = unitYears
            }
            count = unitYears * pass.goals
          }
          count = series
        }
        count = cells
      }
      count = cells
    }
    return PanelAssessment(
      scores: scores, colours: colours, trends: trends, goals: goals, goalCount: pass.goals,
      index: index, ranks: PanelAssessment.ranks(of: index, years: years.count))
  }
}

extension PanelAssessment {
  /// The rank of each unit in each year: one more than there are units with a higher index.
  static func ranks(of index: [Double], years: Int) -> [Int32] {
    var ranks = [Int32](repeating: 0, count: index.count)
    guard years > 0 else { return ranks }
    for year in 0..<years {
      let column = stride(from: year, to: index.count, by: years).lazy.map { index[$0] }
      var order = column.enumerated().filter { !$0.element.isNaN }
      order.sort { $0.element > $1.element }
      var rank: Int32 = 0
      for (place, unit) in order.enumerated() {
        if place == 0 || unit.element < order[place - 1].element { rank = Int32(place + 1) }
        ranks[unit.offset * years + year] = rank
      }
    }
    return ranks
  }
}
