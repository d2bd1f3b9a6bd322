/// What a method computes.
protocol AssessmentRule: Sendable {
  /// The parameters that its authors have set.
  static var access: [ParameterAccess<Self>] { get }
  /// Whether it says where the latest value stands.
  var judgesStanding: Bool { get }
  /// Whether it says where the series is going.
  var judgesTrend: Bool { get }
  /// Whether it is about the trend more than about the standing.
  var judgesTrendFirst: Bool { get }
  /// Whether it counts in growth rates rather than in changes.
  var countsGrowth: Bool { get }
  /// The year that it looks to where no target names one.
  var goalYear: Int { get }
  /// Judges a series that has at least one value.
  func judge(
    _ series: UsableSeries, _ criteria: AssessmentCriteria, _ assessment: inout Assessment)
}

extension AssessmentRule {
  var judgesTrendFirst: Bool { judgesTrend }
  var countsGrowth: Bool { false }

  var parameters: [MethodParameter] { Self.access.map { $0.read(self) } }

  mutating func set(_ parameter: MethodParameter) -> Bool {
    for one in Self.access where one.write(&self, parameter) { return true }
    return false
  }
}
