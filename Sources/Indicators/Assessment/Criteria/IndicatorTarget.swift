public import Languages

/// What is aimed at: a value, who set it, and from where it is counted.
public struct IndicatorTarget: Hashable, Sendable {
  /// What it asks for.
  public let aim: Aim
  /// The year in which it shall be reached; nil where it names none, or holds every year.
  public let year: Int?
  /// The value that progress is counted from.
  public let baseline: Baseline?
  /// Who set it.
  public let level: Level
  /// Where it stands, such as a plan and its paragraph.
  public let source: LocalizedText

  /// What a target asks for.
  public enum Aim: Hashable, Sendable {
    /// The value is reached by the year, and it may take until then.
    case reach(Double)
    /// The value is kept every year.
    case keep(Double)
    /// The values go the better way; no value is named.
    case directionOnly
    /// The value lies from the lower to the upper end.
    case interval(ClosedRange<Double>)
    /// The ratio lies near 1, within the band.
    case parity(ClosedRange<Double>)
    /// Done or not: the value that means done.
    case binary(Double)

    /// The one number that is aimed at; nil for a direction or a range.
    public var number: Double? {
      switch self {
      case .reach(let number), .keep(let number), .binary(let number): number
      case .directionOnly, .interval, .parity: nil
      }
    }

    /// The name in files.
    public var kind: Kind {
      switch self {
      case .reach: .reach
      case .keep: .keep
      case .directionOnly: .direction
      case .interval: .interval
      case .parity: .parity
      case .binary: .binary
      }
    }
  }

  /// The kinds of targets, as files name them.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// ``Aim/reach(_:)``.
    case reach
    /// ``Aim/keep(_:)``.
    case keep
    /// ``Aim/directionOnly``.
    case direction
    /// ``Aim/interval(_:)``.
    case interval
    /// ``Aim/parity(_:)``.
    case parity
    /// ``Aim/binary(_:)``.
    case binary
  }

  /// Who set a target.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    /// The 2030 Agenda.
    case global
    /// The country.
    case national
    /// The county.
    case county
    /// The unit itself.
    case own
    /// A law or regulation.
    case statutory
  }

  /// The value and the year that progress is counted from.
  public struct Baseline: Hashable, Sendable {
    /// The year.
    public let year: Int
    /// The value; nil where it is that of the series.
    public let value: Double?

    /// A baseline.
    ///
    /// - Parameters:
    ///   - year: the year.
    ///   - value: the value; nil where it is that of the series.
    public init(year: Int, value: Double? = nil) {
      self.year = year
      self.value = value
    }
  }

  /// Ratios that count as parity (Open SDG, progress methodology: 0.97 to 1.03).
  public static let parityBand = 0.97...1.03

  /// A target.
  ///
  /// - Parameters:
  ///   - aim: what it asks for, finite.
  ///   - year: the year in which it shall be reached.
  ///   - baseline: what progress is counted from.
  ///   - level: who set it.
  ///   - source: where it stands.
  public init(
    _ aim: Aim, year: Int? = nil, baseline: Baseline? = nil, level: Level = .own,
    source: LocalizedText = LocalizedText([:])
  ) {
    self.aim = aim
    self.year = year
    self.baseline = baseline
    self.level = level
    self.source = source
  }
}
