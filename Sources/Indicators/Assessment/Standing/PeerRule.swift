import Measures

/// The quarter of a group that a value lies in.
public enum PeerQuarter: String, VerdictCode {
  /// Better than three quarters of the others.
  case best = "best-quarter"
  /// Better than half of them.
  case upper = "upper-quarter"
  /// Worse than half of them.
  case lower = "lower-quarter"
  /// Worse than three quarters of them.
  case worst = "worst-quarter"

  /// The name of the scale.
  public static let scale = "peers"

  /// The quarter on the plain scale.
  public var plain: PlainStatus {
    switch self {
    case .best: .better
    case .upper, .lower: .middle
    case .worst: .worse
    }
  }

  /// The number of the quarter, 4 being the best.
  public var number: Int {
    switch self {
    case .best: 4
    case .upper: 3
    case .lower: 2
    case .worst: 1
    }
  }
}

/// The position of a value among others of the same year: a quarter, not a rank.
///
/// The share of the others that are worse, half of the equal ones among them, gives the quarter. Where
/// the source gives an interval for the value, the quarters of its two ends are told with it.
struct PeerRule: AssessmentRule {
  /// With fewer others a quarter means nothing.
  var fewest = 5

  static let access: [ParameterAccess<PeerRule>] = [.whole("fewest", \.fewest, in: 1...10_000)]

  var judgesStanding: Bool { true }
  var judgesTrend: Bool { false }
  var goalYear: Int { 2030 }

  func judge(
    _ series: UsableSeries, _ criteria: AssessmentCriteria, _ assessment: inout Assessment
  ) {
    guard let values = AimedValues(criteria), let point = series.latest, let value = point.number
    else {
      assessment.standing = .notAssessable(.noDirection)
      return
    }
    if values.isTransformed { assessment.flags.insert(.transformed) }
    let peers = criteria.peers.filter(\.isFinite)
    guard peers.count >= fewest else {
      assessment.standing = .notAssessable(.tooFewPeers)
      return
    }
    let counted = peers.map { values.sign * values.counted($0) }
    let share = PeerRule.share(values.sign * values.counted(value), among: counted)
    assessment.note(.percentile, share)
    assessment.note(.peerMedian, Comparison.median(peers))
    if let interval = point.interval {
      let ends = [interval.lower, interval.upper].map {
        PeerRule.quarter(PeerRule.share(values.sign * values.counted($0), among: counted)).number
      }
      assessment.note(.quarterLow, Double(min(ends[0], ends[1])))
      assessment.note(.quarterHigh, Double(max(ends[0], ends[1])))
      if ends[0] != ends[1] { assessment.flags.insert(.quarterUnsure) }
    }
    assessment.standing = .verdict(PeerRule.quarter(share))
  }

  /// The share of the others that are worse; of equal ones half counts.
  static func share(_ value: Double, among peers: [Double]) -> Double {
    let worse = peers.count { $0 < value }
    let equal = peers.count { $0 == value }
    return (Double(worse) + Double(equal) / 2) / Double(peers.count)
  }

  static func quarter(_ share: Double) -> PeerQuarter {
    if Tolerance.reaches(share, 0.75) { return .best }
    if Tolerance.reaches(share, 0.5) { return .upper }
    return Tolerance.reaches(share, 0.25) ? .lower : .worst
  }
}
