/// How many events there were among so many: a share of persons, or a rate of events.
///
/// Few events vary by chance from year to year even where everybody is counted; the limits say how
/// far. They are those of the public health observatories of England.
public struct EventRate: Hashable, Sendable {
  /// What the events are counted on.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Each of `size` persons has the property or not.
    case share
    /// Events on a base of `size`, such as person-years; one may meet several.
    case rate
  }

  /// What the events are counted on.
  public let kind: Kind
  /// How many events; 0 or more, and for a share at most `size`.
  public let events: Double
  /// How many they are counted on, above 0.
  public let size: Double

  /// A number of events among so many.
  ///
  /// - Parameters:
  ///   - kind: what the events are counted on.
  ///   - events: how many; need not be whole, as an expected number is not.
  ///   - size: how many they are counted on.
  /// - Returns: nil for a size of 0, for negative events and for a share above 1.
  public init?(_ kind: Kind, events: Double, size: Double) {
    guard size > 0, size.isFinite, events >= 0, events.isFinite, kind == .rate || events <= size
    else { return nil }
    self.kind = kind
    self.events = events
    self.size = size
  }

  /// Events per one of the base.
  public var value: Double { events / size }

  /// The limits of the value: Wilson's of a share; of a rate, Byar's from ten events and exact below.
  ///
  /// Source: E. B. Wilson, JASA 22 (1927) 209–212; N. E. Breslow and N. E. Day, Statistical Methods in
  /// Cancer Research II, 1987, formula 2.13 (Byar); the choice between them: Association of Public
  /// Health Observatories, Technical Briefing 3, 2008.
  ///
  /// - Parameter level: such as 0.95 or 0.998.
  /// - Returns: the limits, on the scale of ``value``.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    switch kind {
    case .share:
      let wilson = SampleShare.wilson(
        share: value, effective: size, quantile: NormalDistribution.quantile((1 + level) / 2),
        level: level)
      return ConfidenceInterval(
        lower: max(0, wilson.lower), upper: min(1, wilson.upper), level: level)
    case .rate:
      let count =
        events < 10
        ? EventRate.exactLimits(of: events, level: level)
        : EventRate.byarLimits(of: events, level: level)
      return ConfidenceInterval(lower: count.lower / size, upper: count.upper / size, level: level)
    }
  }

  /// Byar's limits of a number of events.
  ///
  /// Source: N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II, 1987, formula 2.13.
  ///
  /// - Parameters:
  ///   - events: how many, 0 or more.
  ///   - level: such as 0.95.
  /// - Returns: the limits; the lower is never below 0.
  public static func byarLimits(of events: Double, level: Double = 0.95) -> ConfidenceInterval {
    precondition(events >= 0, "events are 0 or more")
    let z = NormalDistribution.quantile((1 + level) / 2)
    func limit(_ x: Double, _ z: Double) -> Double {
      let root = 1 - 1 / (9 * x) + z / (3 * x.squareRoot())
      return x * root * root * root
    }
    return ConfidenceInterval(
      lower: events > 0 ? max(0, limit(events, -z)) : 0, upper: limit(events + 1, z), level: level)
  }

  /// The exact limits of a Poisson number of events, by the chi-square distribution.
  ///
  /// Source: F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936) 437–442.
  ///
  /// - Parameters:
  ///   - events: how many, 0 or more.
  ///   - level: such as 0.95.
  /// - Returns: the limits.
  public static func exactLimits(of events: Double, level: Double = 0.95) -> ConfidenceInterval {
    precondition(events >= 0, "events are 0 or more")
    let tail = (1 - level) / 2
    return ConfidenceInterval(
      lower: events > 0
        ? ChiSquareDistribution(degreesOfFreedom: 2 * events).quantile(tail) / 2 : 0,
      upper: ChiSquareDistribution(degreesOfFreedom: 2 * events + 2).quantile(1 - tail) / 2,
      level: level)
  }
}
