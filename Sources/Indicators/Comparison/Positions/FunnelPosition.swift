public import Statistics

/// A small number in the funnel of its group: whether chance alone may have made it, and what it is
/// likely to be once chance has evened out.
public struct FunnelPosition: Hashable, Sendable {
  /// The unit's events on its size.
  public let own: EventRate
  /// The funnel of the unit and its peers.
  public let funnel: Funnel
  /// Whether the unit lies inside expected variation.
  public let verdict: Funnel.Verdict
  /// The limits of 95 per cent at the unit's size.
  public let limits95: ConfidenceInterval
  /// The limits of 99.8 per cent at the unit's size.
  public let limits998: ConfidenceInterval
  /// The unit's rate drawn towards the mean of the group: a second mark, the raw rate is kept.
  public let shrunken: Double
  /// How much the unit's own rate counts in the shrunken one, 0 to 1.
  public let ownWeight: Double

  /// Below so many events several years should be pooled before anything is said.
  public static let fewEvents = 10.0
  /// With fewer peers there is no funnel.
  public static let fewestPeers = 5

  /// A unit among its peers.
  ///
  /// - Parameters:
  ///   - own: the unit's events on its size.
  ///   - peers: those of its peers, of the same kind.
  ///   - allowance: how the limits are widened where units differ by more than chance.
  /// - Returns: nil for fewer than five peers.
  public init?(
    of own: EventRate, among peers: [EventRate], allowance: Funnel.Allowance = .multiplicative
  ) {
    let all = [own] + peers
    guard peers.count >= FunnelPosition.fewestPeers, let funnel = Funnel(all, allowance: allowance),
      let shrinkage = MarshallShrinkage(all)
    else { return nil }
    self.own = own
    self.funnel = funnel
    verdict = funnel.verdict(of: own)
    limits95 = funnel.limits(size: own.size, level: 0.95)
    limits998 = funnel.limits(size: own.size, level: 0.998)
    shrunken = shrinkage.values[0]
    ownWeight = shrinkage.weights[0]
  }

  /// Whether so few events stand behind the unit's rate that several years should be pooled.
  public var isThin: Bool { own.events < FunnelPosition.fewEvents }
}

extension EventRate {
  /// The events of several years on the sum of their sizes.
  ///
  /// - Parameter years: the years, of one kind.
  /// - Returns: the pooled rate; nil for no years.
  public static func pooled(_ years: [EventRate]) -> EventRate? {
    guard let kind = years.first?.kind else { return nil }
    precondition(years.allSatisfy { $0.kind == kind }, "rates of one kind")
    return EventRate(
      kind, events: years.reduce(0) { $0 + $1.events }, size: years.reduce(0) { $0 + $1.size })
  }
}
