public import Agenda

/// What a register covers of the agenda, and what it does not: by goal, target and kind.
///
/// An indicator is local where its level, or that which its set gives, is a municipality, a city or a part
/// of one. It counts as measured where it has a municipal source; see
/// ``IndicatorRegister/hasMunicipalSource(_:)``. A result is an outcome or an impact: what is put in, done and
/// made says little about what has changed.
public struct RegisterGaps: Sendable {
  /// How well one goal or target is covered.
  public struct Cover: Hashable, Sendable {
    /// All indicators.
    public var indicators = 0
    /// How many stand at each place from input to impact, local or not.
    public var kinds: [Indicator.Kind: Int] = [:]
    /// The local ones.
    public var local = 0
    /// The local ones with a municipal source.
    public var measured = 0
    /// Those of the measured ones at each place from input to impact.
    public var measuredKinds: [Indicator.Kind: Int] = [:]
    /// The measured ones that measure a result.
    public var results = 0
    /// The results that only the country or counties are measured by.
    public var resultsElsewhere = 0
    /// How many have no quality class.
    public var withoutQuality = 0
    /// How many have no level of geography, neither of their own nor by the set.
    public var withoutLevel = 0

    /// Of nothing.
    public init() {}

    /// What is missing for a municipality that wants to see its own results.
    public var gap: Gap {
      if indicators == 0 { return .nothing }
      if local == 0 { return .notLocal }
      if measured == 0 { return .noSource }
      return results == 0 ? .noResults : .none
    }
  }

  /// What is missing, the greatest lack first.
  public enum Gap: String, Hashable, Sendable, CaseIterable {
    /// There is no indicator at all.
    case nothing
    /// There are indicators, but none for municipalities.
    case notLocal = "not-local"
    /// There are local indicators, but none with a municipal source.
    case noSource = "no-source"
    /// There are local figures, but of what is put in, done and made only.
    case noResults = "no-results"
    /// Local results are measured.
    case none
  }

  /// The cover of each goal.
  public let goals: [GoalID: Cover]
  /// The cover of each of the 169 targets.
  public let targets: [TargetID: Cover]
  /// The cover of all indicators together.
  public let all: Cover

  /// Finds what is covered.
  ///
  /// - Parameters:
  ///   - register: the register.
  ///   - sets: the ids of the sets that count; nil: all.
  public init(_ register: IndicatorRegister, sets: Set<String>? = nil) {
    var goals = Dictionary(uniqueKeysWithValues: GoalID.all.map { ($0, Cover()) })
    var targets = Dictionary(uniqueKeysWithValues: TargetID.all.map { ($0, Cover()) })
    var all = Cover()
    for indicator in register.indicators where sets?.contains(indicator.set) ?? true {
      let levels = register.levels(of: indicator)
      let isMeasured = register.hasMunicipalSource(indicator)
      all.add(indicator, levels, isMeasured)
      for goal in indicator.goals { goals[goal]?.add(indicator, levels, isMeasured) }
      for target in indicator.targets { targets[target]?.add(indicator, levels, isMeasured) }
    }
    self.goals = goals
    self.targets = targets
    self.all = all
  }

  /// The targets with a gap, in official order.
  ///
  /// - Parameter includingMeans: whether the targets that tell how to reach the goals are told too; they
  ///   speak to states more than to municipalities (A/RES/70/1, paragraph 40).
  /// - Returns: each with what is missing.
  public func gaps(includingMeans: Bool = false) -> [(target: TargetID, cover: Cover)] {
    TargetID.all.compactMap { target in
      guard includingMeans || !target.isMeansOfImplementation, let cover = targets[target],
        cover.gap != .none
      else { return nil }
      return (target, cover)
    }
  }
}

extension RegisterGaps.Cover {
  fileprivate mutating func add(
    _ indicator: RegisteredIndicator, _ levels: IndicatorRegister.Levels, _ isMeasured: Bool
  ) {
    indicators += 1
    for kind in indicator.kinds { kinds[kind, default: 0] += 1 }
    if indicator.concepts(in: ClassificationScheme.quality).isEmpty { withoutQuality += 1 }
    if levels.concepts.isEmpty { withoutLevel += 1 }
    guard levels.areLocal else {
      if indicator.isResult, !levels.concepts.isEmpty { resultsElsewhere += 1 }
      return
    }
    local += 1
    guard isMeasured else { return }
    measured += 1
    for kind in indicator.kinds { measuredKinds[kind, default: 0] += 1 }
    if indicator.isResult { results += 1 }
  }
}
