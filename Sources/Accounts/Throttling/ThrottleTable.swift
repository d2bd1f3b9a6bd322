/// The states of many, in memory: a server keeps one of these.
///
/// It never grows beyond its bound: those that are free again are thrown away first, then those that will be
/// free soonest.
public struct ThrottleTable: Sendable {
  private var states: [Key: ThrottleState] = [:]
  private let bound: Int

  private struct Key: Hashable {
    let limit: String
    let who: String
  }

  /// An empty table.
  ///
  /// - Parameter bound: the most states that are kept.
  public init(bound: Int = 100_000) {
    self.bound = max(bound, 2)
  }

  /// How many states are kept.
  public var count: Int { states.count }

  /// Asks to do something once, and counts it where it may be done.
  ///
  /// - Parameters:
  ///   - who: an address, an account or a link.
  ///   - limit: how often it may be done.
  ///   - time: the time.
  /// - Returns: whether it may be done.
  public mutating func ask(
    _ who: String, _ limit: ThrottleLimit, at time: Timestamp
  ) -> ThrottleState.Verdict {
    let key = Key(limit: limit.name, who: who)
    let (verdict, state) = ThrottleState.ask(states[key], limit: limit, at: time)
    if states[key] == nil, states.count >= bound { prune(at: time) }
    states[key] = state
    return verdict
  }

  /// Looks whether something may be done, and counts nothing.
  ///
  /// - Parameters:
  ///   - who: an address, an account or a link.
  ///   - limit: how often it may be done.
  ///   - time: the time.
  /// - Returns: whether it may be done.
  public func look(
    _ who: String, _ limit: ThrottleLimit, at time: Timestamp
  ) -> ThrottleState.Verdict {
    let state = states[Key(limit: limit.name, who: who)]
    return ThrottleState.ask(state, limit: limit, at: time).verdict
  }

  /// Forgets what was counted, as after a sign-in that succeeded.
  ///
  /// - Parameters:
  ///   - who: an address, an account or a link.
  ///   - limit: what was counted.
  public mutating func forget(_ who: String, _ limit: ThrottleLimit) {
    states[Key(limit: limit.name, who: who)] = nil
  }

  private mutating func prune(at time: Timestamp) {
    let now = time.rawValue * 1_000
    states = states.filter { $0.value.rawValue > now }
    guard states.count >= bound else { return }
    let kept = states.sorted { $0.value.rawValue > $1.value.rawValue }.prefix(bound / 2)
    states = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
  }
}
