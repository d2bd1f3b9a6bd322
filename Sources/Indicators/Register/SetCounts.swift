public import Agenda

/// How many indicators there are of each sort, in a set or in any choice of indicators.
///
/// An indicator with two goals counts under both; the counts of goals add up to more than the whole.
public struct SetCounts: Hashable, Sendable {
  /// How many there are.
  public private(set) var indicators = 0
  /// How many are about each goal.
  public private(set) var goals: [GoalID: Int] = [:]
  /// How many are about each target; targets that none is about are not there.
  public private(set) var targets: [TargetID: Int] = [:]
  /// How many stand at each place from input to impact.
  public private(set) var kinds: [Indicator.Kind: Int] = [:]
  /// How many have each concept, by scheme.
  public private(set) var concepts: [String: [String: Int]] = [:]
  /// How many are about more than one goal.
  public private(set) var withSeveralGoals = 0
  /// How many have no quality class.
  public private(set) var withoutQuality = 0
  /// How many have no level of geography of their own.
  public private(set) var withoutLevel = 0
  /// How many are not placed between input and impact.
  public private(set) var withoutKind = 0
  /// Of how many the catalogue says nothing about a source.
  public private(set) var withoutSourceNote = 0
  /// How many have no source that can be looked up, whatever the catalogue says.
  public private(set) var withoutUsableSource = 0

  /// Counts indicators.
  ///
  /// - Parameter indicators: any choice of them.
  public init(_ indicators: some Sequence<RegisteredIndicator>) {
    for indicator in indicators { add(indicator) }
  }

  /// Counts a set.
  ///
  /// - Parameters:
  ///   - set: the set's id.
  ///   - register: the register that holds it.
  /// - Returns: the counts; nil where there is no such set.
  public static func of(_ set: String, in register: IndicatorRegister) -> SetCounts? {
    register.set(set).map { SetCounts(register.indicators(of: $0.id)) }
  }

  private mutating func add(_ indicator: RegisteredIndicator) {
    indicators += 1
    for goal in indicator.goals { goals[goal, default: 0] += 1 }
    for target in indicator.targets { targets[target, default: 0] += 1 }
    for kind in indicator.kinds { kinds[kind, default: 0] += 1 }
    for (scheme, codes) in indicator.concepts {
      for code in codes { concepts[scheme, default: [:]][code, default: 0] += 1 }
    }
    if indicator.goals.count > 1 { withSeveralGoals += 1 }
    if indicator.concepts(in: ClassificationScheme.quality).isEmpty { withoutQuality += 1 }
    if indicator.concepts(in: ClassificationScheme.level).isEmpty { withoutLevel += 1 }
    if indicator.kinds.isEmpty { withoutKind += 1 }
    if indicator.source == nil { withoutSourceNote += 1 }
    if indicator.source?.isUsable != true { withoutUsableSource += 1 }
  }
}
