/// A mean of scores that says how many it rests on, and is not given where too few are known.
///
/// Source: Lafortune et al. 2018: a goal is the mean of its indicators, the index the mean of the goals;
/// a goal with less than half of its indicators has no score, a unit that misses more than 20 per cent
/// of all indicators no index. Nothing is imputed.
public struct ScoreMean: Hashable, Sendable {
  /// The mean; nil where too few scores are known.
  public let value: Double?
  /// How many scores are known.
  public let known: Int
  /// How many there could be.
  public let all: Int

  /// The share of indicators below which a goal has no score.
  public static let leastOfGoal = 0.5
  /// The share of indicators below which a unit has no index.
  public static let leastOfIndex = 0.8

  /// The weighted mean of the known scores.
  ///
  /// - Parameters:
  ///   - scores: the scores in their order; nil where unknown.
  ///   - weights: a weight above 0 for each score; equal ones where nil.
  ///   - least: the share of the scores that must be known, 0 to 1.
  public init(_ scores: [Double?], weights: [Double]? = nil, least: Double = leastOfGoal) {
    precondition(weights.map { $0.count == scores.count } ?? true, "a weight for each score")
    all = scores.count
    var sum = 0.0
    var whole = 0.0
    var known = 0
    for (position, score) in scores.enumerated() {
      guard let score else { continue }
      let weight = weights?[position] ?? 1
      sum += weight * score
      whole += weight
      known += 1
    }
    self.known = known
    let isEnough = known > 0 && Tolerance.reaches(Double(known), least * Double(scores.count))
    value = isEnough && whole > 0 ? sum / whole : nil
  }

  /// The index of a unit: the mean of its goals.
  ///
  /// - Parameters:
  ///   - goals: the score of each goal; nil where too few of its indicators are known.
  ///   - known: how many indicators are known, over all goals.
  ///   - all: how many indicators there are.
  ///   - substitutes: a score for each goal that has none, such as that of the region, as the SDG Index
  ///     does where a goal cannot apply; without them such goals are left out.
  /// - Returns: the mean; without a value where more than 20 per cent of the indicators are unknown.
  public static func index(
    of goals: [Double?], known: Int, of all: Int, substitutes: [Double?] = []
  ) -> ScoreMean {
    let filled = goals.enumerated().map { position, score in
      score ?? (substitutes.indices.contains(position) ? substitutes[position] : nil)
    }
    let isEnough = Tolerance.reaches(Double(known), leastOfIndex * Double(all))
    let mean = ScoreMean(filled, least: 0)
    return ScoreMean(value: isEnough ? mean.value : nil, known: known, all: all)
  }

  private init(value: Double?, known: Int, all: Int) {
    self.value = value
    self.known = known
    self.all = all
  }

  /// Ranks with ties sharing the best: 1, 2, 2, 4.
  ///
  /// Ranks are of unrounded values. A rank without an interval orders what may not differ.
  ///
  /// - Parameter values: the values, more being better; nil gets no rank.
  /// - Returns: the ranks from 1.
  public static func ranks(_ values: [Double?]) -> [Int?] {
    let sorted = values.compactMap(\.self).sorted(by: >)
    var rank: [Double: Int] = [:]
    for (position, value) in sorted.enumerated() where rank[value] == nil {
      rank[value] = position + 1
    }
    return values.map { value in value.flatMap { rank[$0] } }
  }
}
