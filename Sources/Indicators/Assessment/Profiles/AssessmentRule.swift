/// What a method computes.
protocol AssessmentRule: Hashable, Sendable {
  /// The parameters that its authors have set.
  static var access: [ParameterAccess<Self>] { get }
  /// Whether it says where the latest value stands.
  var judgesStanding: Bool { get }
  /// Whether it says where the series is going.
  var judgesTrend: Bool { get }
  /// Whether it counts in growth rates rather than in changes.
  var countsGrowth: Bool { get }
  /// The year that it looks to where no target names one.
  var goalYear: Int { get }
  /// Judges a series that has at least one value.
  func judge(
    _ series: UsableSeries, _ criteria: AssessmentCriteria, _ assessment: inout Assessment)
}

extension AssessmentRule {
  var parameters: [MethodParameter] { Self.access.map { $0.read(self) } }

  mutating func set(_ parameter: MethodParameter) -> Bool {
    for one in Self.access where one.write(&self, parameter) { return true }
    return false
  }
}

extension MethodProfile {
  /// The rules that profiles are made of.
  enum Rule: Hashable, Sendable {
    case openSDG(OpenSDGRule)
    case sdsn(SDSNRule)

    /// The rule as what all rules are.
    var any: any AssessmentRule {
      switch self {
      case .openSDG(let rule): rule
      case .sdsn(let rule): rule
      }
    }

    var parameters: [MethodParameter] { any.parameters }
    var judgesStanding: Bool { any.judgesStanding }
    var judgesTrend: Bool { any.judgesTrend }
    var countsGrowth: Bool { any.countsGrowth }
    var goalYear: Int { any.goalYear }

    var judgesTrendFirst: Bool {
      if case .sdsn = self { false } else { any.judgesTrend }
    }

    mutating func set(_ parameter: MethodParameter) -> Bool {
      switch self {
      case .openSDG(var rule):
        let isSet = rule.set(parameter)
        self = .openSDG(rule)
        return isSet
      case .sdsn(var rule):
        let isSet = rule.set(parameter)
        self = .sdsn(rule)
        return isSet
      }
    }

    func judge(
      _ series: UsableSeries, _ criteria: AssessmentCriteria, _ assessment: inout Assessment
    ) {
      any.judge(series, criteria, &assessment)
    }
  }
}
