/// How long things are kept, in days after what ends their use.
public struct Retention: Hashable, Sendable, Codable {
  private var days: [String: Int]

  /// What is kept for a time.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A session, after its last use.
    case session
    /// An invitation or a key for a new password, after it was used or ended.
    case oneTimeKey = "one-time-key"
    /// An account, after the last sign-in: closed and erased then.
    case account
    /// A contact of a unit, after the campaign was closed.
    case contact
    /// A personal link and who answered by it, after the campaign was closed.
    case link
    /// The entries of the audit log, after they were written.
    case audit
    /// Answers as they were given, after the campaign was closed; tables made of them stay.
    case answers
    /// A backup, after it was made.
    case backup

    /// The days that hold where an owner says nothing.
    public var usual: Int {
      switch self {
      case .session: 30
      case .oneTimeKey: 30
      case .account: 730
      case .contact: 180
      case .link: 180
      case .audit: 1_825
      case .answers: 3_650
      case .backup: 35
      }
    }

    /// The days that an owner may choose from.
    public var choice: ClosedRange<Int> {
      switch self {
      case .session: 1...90
      case .oneTimeKey: 1...90
      case .account: 90...1_825
      case .contact: 0...730
      case .link: 0...730
      // Shorter than a year, nobody would find what happened.
      case .audit: 365...3_650
      case .answers: 365...36_500
      case .backup: 1...365
      }
    }
  }

  /// What holds where an owner says nothing.
  public static let usual = Retention([:])

  /// The days that an owner has chosen.
  ///
  /// - Parameter days: the days of the kinds that differ; outside the choice the nearest day holds.
  public init(_ days: [Kind: Int]) {
    self.days = Dictionary(uniqueKeysWithValues: days.map { ($0.key.rawValue, $0.value) })
  }

  /// The days that something is kept.
  ///
  /// - Parameter kind: what.
  /// - Returns: the days.
  public func days(of kind: Kind) -> Int {
    let days = days[kind.rawValue] ?? kind.usual
    return min(max(days, kind.choice.lowerBound), kind.choice.upperBound)
  }

  /// When something is to be deleted.
  ///
  /// - Parameters:
  ///   - kind: what.
  ///   - time: when its use ended.
  /// - Returns: from when on.
  public func end(of kind: Kind, since time: Timestamp) -> Timestamp {
    time + Int64(days(of: kind)) * Seconds.day
  }
}
