public import Measures
import Statistics
public import Territory

/// Where a unit stands among its peers in one indicator and period: a quarter with its interval, never a
/// rank.
///
/// That a unit differs from its peers is said only where its interval leaves out their median and the
/// difference is of a size that matters; otherwise the position is told without a judgement.
public struct PeerPosition: Hashable, Sendable {
  /// What the judgement rests on.
  public let rule: Rule
  /// The peers and how they were chosen.
  public let group: PeerGroup
  /// Which way is better.
  public let direction: Indicator.Direction
  /// The unit's value and how sure it is.
  public let own: PeerValue
  /// How many peers have a value.
  public let known: Int
  /// The position, or why there is none.
  public let outcome: Outcome

  /// What the judgement rests on, stored beside every result.
  public struct Rule: Hashable, Sendable {
    /// The id of the method.
    public static let id = "peer-relative"
    /// The edition of the method.
    public static let version = "1"
    /// The smallest difference that matters, in the unit of the values, 0 or more.
    public var practicalSize: Double
    /// With fewer peers than this nothing is said.
    public var fewest: Int

    /// A rule.
    ///
    /// - Parameters:
    ///   - practicalSize: the smallest difference that matters, in the unit of the values.
    ///   - fewest: with fewer peers nothing is said.
    public init(practicalSize: Double, fewest: Int = 5) {
      self.practicalSize = practicalSize
      self.fewest = fewest
    }
  }

  /// The position, or why there is none.
  public enum Outcome: Hashable, Sendable {
    /// A place among the peers.
    case placed(Place)
    /// No place.
    case notPossible(Reason)
  }

  /// Why a position cannot be told.
  public enum Reason: Hashable, Sendable {
    /// The unit has no value.
    case noValue(Absence)
    /// No peers can be named.
    case noPeers(PeerGroup.Refusal)
    /// Fewer peers with a value than the rule asks for.
    case tooFewPeers
  }

  /// A place among the peers.
  public struct Place: Hashable, Sendable {
    /// The median of the peers.
    public let median: Double
    /// The middle half of the peers, from their lower to their upper quartile.
    public let middleHalf: ClosedRange<Double>
    /// The part of the peers with lower values, 0 to 1; of equal ones half counts.
    public let lowerShare: Double
    /// The quarter, the best way up; nil where neither way is better.
    public let quarter: PeerQuarter?
    /// The quarters at the two ends of the unit's interval, the worse first; nil without an interval.
    public let quarters: Ends?
    /// The unit's value less the median.
    public let difference: Double
    /// Whether it differs.
    public let verdict: Verdict
  }

  /// The quarters at the two ends of an interval.
  public struct Ends: Hashable, Sendable {
    /// The worse of the two.
    public let worse: PeerQuarter
    /// The better of the two.
    public let better: PeerQuarter
  }

  /// Whether a unit differs from its peers.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// It differs, to the better.
    case better
    /// It differs, to the worse.
    case worse
    /// It differs: more, where neither way is better.
    case above
    /// It differs: less, where neither way is better.
    case below
    /// Its interval holds the median: the difference may be chance.
    case mayBeChance = "may-be-chance"
    /// The difference is smaller than what matters.
    case tooSmall = "too-small"
    /// No interval is known, so nothing is said of the difference.
    case noInterval = "no-interval"
  }

  /// A unit's position.
  ///
  /// - Parameters:
  ///   - group: the unit and its peers.
  ///   - values: of the unit and its peers, all of one indicator and period; those without are unknown.
  ///   - direction: which way is better.
  ///   - rule: what the judgement rests on.
  public init(
    in group: PeerGroup, values: [UnitCode: PeerValue], direction: Indicator.Direction, rule: Rule
  ) {
    self.group = group
    self.direction = direction
    self.rule = rule
    let own = values[group.unit] ?? PeerValue(.unknown(.missing))
    self.own = own
    let peers = group.codes.compactMap { values[$0]?.value.number }.filter(\.isFinite)
    known = peers.count
    if let number = own.value.number {
      if let refusal = group.refusal {
        outcome = .notPossible(.noPeers(refusal))
      } else if peers.count < max(1, rule.fewest) {
        outcome = .notPossible(.tooFewPeers)
      } else {
        outcome = .placed(Place(number, own, among: peers, direction: direction, rule: rule))
      }
    } else {
      outcome = .notPossible(.noValue(own.value.absence ?? .missing))
    }
  }

  /// The place, where there is one.
  public var place: Place? {
    if case .placed(let place) = outcome { place } else { nil }
  }
}

/// A value in a comparison, and how sure it is.
public struct PeerValue: Hashable, Sendable {
  /// The number, or why there is none.
  public let value: Value
  /// How sure it is.
  public let uncertainty: Uncertainty

  /// A value.
  ///
  /// - Parameters:
  ///   - value: the number, or why there is none.
  ///   - uncertainty: how sure it is.
  public init(_ value: Value, uncertainty: Uncertainty = .notPublished) {
    self.value = value
    self.uncertainty = uncertainty
  }

  /// The interval; of a complete count that nothing can change, the number itself.
  var interval: Interval? {
    switch (uncertainty, value.number) {
    case (.interval(let interval), .some): interval
    case (.complete, .some(let number)): Interval(lower: number, upper: number)
    default: nil
    }
  }
}

extension PeerPosition.Place {
  init(
    _ number: Double, _ own: PeerValue, among peers: [Double], direction: Indicator.Direction,
    rule: PeerPosition.Rule
  ) {
    let median = Comparison.median(peers) ?? number
    let low = Quantile.value(0.25, of: peers) ?? median
    let high = Quantile.value(0.75, of: peers) ?? median
    let sign: Double? = direction == .neutral ? nil : direction == .increase ? 1 : -1
    func quarter(_ value: Double) -> PeerQuarter? {
      sign.map { sign in
        PeerRule.quarter(PeerRule.share(sign * value, among: peers.map { sign * $0 }))
      }
    }
    self.median = median
    middleHalf = min(low, high)...max(low, high)
    lowerShare = PeerRule.share(number, among: peers)
    self.quarter = quarter(number)
    difference = number - median
    let interval = own.interval
    quarters = interval.flatMap { interval in
      guard let one = quarter(interval.lower), let other = quarter(interval.upper) else {
        return nil
      }
      return one.number <= other.number
        ? PeerPosition.Ends(worse: one, better: other)
        : PeerPosition.Ends(worse: other, better: one)
    }
    if !Tolerance.reaches(difference.magnitude, rule.practicalSize) || difference == 0 {
      verdict = .tooSmall
    } else if let interval {
      if interval.lower <= median && median <= interval.upper {
        verdict = .mayBeChance
      } else if let sign {
        verdict = sign * difference > 0 ? .better : .worse
      } else {
        verdict = difference > 0 ? .above : .below
      }
    } else {
      verdict = .noInterval
    }
  }
}
