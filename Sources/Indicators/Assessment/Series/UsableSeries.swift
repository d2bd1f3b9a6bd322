import Measures

/// The known values of a series that can be compared with its latest: one kind of period, after the
/// last break.
struct UsableSeries {
  /// The points, in order, each with a number.
  private(set) var points: [AssessedSeries.Point]
  /// What was met on the way.
  private(set) var flags: Set<AssessmentFlag> = []
  /// Why there is nothing to use.
  private(set) var reason: AssessmentReason?
  /// Whether earlier values lie before a break.
  private(set) var isCut = false
  /// The last break before the latest value: nothing before it can be compared with it.
  private(set) var breakYear: Int?

  init(_ series: AssessedSeries) {
    let known = series.points.filter { $0.value.number?.isFinite == true }
    guard let latest = known.last else {
      points = []
      reason = UsableSeries.reason(of: series)
      return
    }
    if series.points.contains(where: { $0.value.isKeptBack }) { flags.insert(.valuesKeptBack) }
    let alike = known.filter { $0.period.isAlike(latest.period) }
    if alike.count < known.count { flags.insert(.otherPeriodsLeftOut) }
    points = alike
    if let cut = series.breaks.last(where: { $0.from <= latest.period.endYear }) {
      let after = alike.filter { $0.period.startYear >= cut.from }
      points = after.isEmpty ? [latest] : after
      breakYear = cut.from
      isCut = points.count < alike.count
      if isCut { flags.insert(.breakRespected) }
    }
    if points.count < TrendLine.fewest { flags.insert(.thinSeries) }
  }

  /// The latest point.
  var latest: AssessedSeries.Point? { points.last }

  /// Why a trend needs more values than there are.
  var shortness: AssessmentReason { isCut ? .breakInSeries : .oneObservation }

  private static func reason(of series: AssessedSeries) -> AssessmentReason {
    if series.points.contains(where: { $0.value.isKeptBack }) { return .keptBack }
    return .noValue
  }
}

extension BidirectionalCollection where Element == AssessedSeries.Point {
  /// The point nearest a year; of two equally near the later.
  func nearest(to year: Int) -> AssessedSeries.Point? {
    self.min { left, right in
      let (a, b) = ((left.year - year).magnitude, (right.year - year).magnitude)
      return a != b ? a < b : left.year > right.year
    }
  }
}

extension Value {
  /// Whether there is a number that nobody outside may see.
  fileprivate var isKeptBack: Bool { absence == .confidential || absence == .suppressed }
}

extension Period {
  /// Whether two periods can stand in one series: years, the same month or quarter, windows of one
  /// length.
  fileprivate func isAlike(_ other: Period) -> Bool {
    switch (self, other) {
    case (.quarter(_, let a), .quarter(_, let b)): a == b
    case (.month(_, let a), .month(_, let b)): a == b
    default: kind == other.kind
    }
  }

  /// Whether two periods share time.
  func overlaps(_ other: Period) -> Bool {
    self != other && startYear <= other.endYear && other.startYear <= endYear
      && (isWindow || other.isWindow)
  }

  /// Whether the period is a moving window of years.
  private var isWindow: Bool {
    if case .years = self { true } else { false }
  }
}
