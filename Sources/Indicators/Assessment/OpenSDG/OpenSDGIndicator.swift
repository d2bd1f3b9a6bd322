/// The progress of an indicator that has several series (Open SDG, progress methodology): the mean of
/// their scores, groups within groups first; series without a score are left out.
public indirect enum OpenSDGIndicator: Hashable, Sendable {
  /// A series.
  case series(Assessment)
  /// A group, whose mean counts once.
  case group([OpenSDGIndicator])

  /// The mean score, -5 to 5; nil where no series has one.
  public var score: Double? {
    switch self {
    case .series(let assessment): return assessment.score?.value
    case .group(let parts):
      let scores = parts.compactMap(\.score)
      return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
    }
  }

  /// The status of the mean: from 2.5 on track, from 0 progress, from -2.5 limited, else deterioration;
  /// achieved only where every series that has a score has reached its target.
  public var status: Judgement {
    guard let score else { return .notAssessable(firstReason ?? .noValue) }
    if isAchieved { return .verdict(OpenSDGStatus.targetAchieved) }
    if Tolerance.reaches(score, 2.5) { return .verdict(OpenSDGStatus.substantialProgress) }
    if Tolerance.reaches(score, 0) { return .verdict(OpenSDGStatus.moderateProgress) }
    if Tolerance.reaches(score, -2.5) { return .verdict(OpenSDGStatus.limitedProgress) }
    return .verdict(OpenSDGStatus.deterioration)
  }

  /// How many series have a score, of how many.
  public var coverage: (known: Int, all: Int) {
    switch self {
    case .series(let assessment): (assessment.score == nil ? 0 : 1, 1)
    case .group(let parts):
      parts.map(\.coverage).reduce((0, 0)) { ($0.0 + $1.known, $0.1 + $1.all) }
    }
  }

  private var isAchieved: Bool {
    switch self {
    case .series(let assessment):
      assessment.score == nil
        || assessment.trend.verdict?.code == OpenSDGStatus.targetAchieved.rawValue
    case .group(let parts): parts.allSatisfy(\.isAchieved)
    }
  }

  private var firstReason: AssessmentReason? {
    switch self {
    case .series(let assessment): assessment.trend.reason
    case .group(let parts): parts.lazy.compactMap(\.firstReason).first
    }
  }
}
