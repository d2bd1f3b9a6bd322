/// How often something may be done: so many times at once, and then again as time goes by.
public struct ThrottleLimit: Hashable, Sendable {
  /// The name that states are kept under.
  public let name: String
  /// How many times.
  public let count: Int64
  /// Within how many seconds.
  public let seconds: Int64

  /// A limit.
  ///
  /// - Parameters:
  ///   - name: the name that states are kept under.
  ///   - count: how many times, at least once.
  ///   - seconds: within how many seconds, at least one.
  public init(_ name: String, _ count: Int64, per seconds: Int64) {
    precondition(count > 0 && seconds > 0 && seconds <= Seconds.year)
    self.name = name
    self.count = count
    self.seconds = seconds
  }

  /// Sign-ins from an address: 25 in 5 minutes.
  public static let signInByAddress = ThrottleLimit("sign-in/address", 25, per: 300)
  /// Sign-ins that failed, to an account from browsers that it does not know: 25 in an hour.
  public static let failuresByAccount = ThrottleLimit("failure/account", 25, per: 3_600)
  /// Sign-ins that failed, from a browser that has signed in before: 10 in an hour.
  public static let failuresByDevice = ThrottleLimit("failure/device", 10, per: 3_600)
  /// Codes of the second factor, for an account whose password was right: 10 in an hour.
  public static let secondFactor = ThrottleLimit("second-factor", 10, per: 3_600)
  /// Invitations and first runs tried from an address: 20 in 30 minutes.
  public static let invitationByAddress = ThrottleLimit("invitation/address", 20, per: 1_800)
  /// Personal links that are not known, from an address: 30 in 5 minutes.
  ///
  /// Those that are known count nothing, as all of a municipality may come from one address.
  public static let unknownLinkByAddress = ThrottleLimit("unknown-link/address", 30, per: 300)
  /// Answers to an open call from an address: 60 in an hour.
  public static let callByAddress = ThrottleLimit("call/address", 60, per: 3_600)
  /// All requests from an address without account or link: 300 in 5 minutes.
  public static let requestsByAddress = ThrottleLimit("requests/address", 300, per: 300)
  /// All requests of an account or a link: 1 500 in 5 minutes.
  public static let requestsByHolder = ThrottleLimit("requests/holder", 1_500, per: 300)
  /// Files sent by an account or a link: 30 in 30 minutes.
  public static let filesByHolder = ThrottleLimit("files/holder", 30, per: 1_800)
}

/// What is kept of how often something was done: one number (the generic cell rate algorithm).
public struct ThrottleState: RawRepresentable, Hashable, Sendable, Codable {
  /// The time at which all would be allowed again, in thousandths of a second since 1970.
  public let rawValue: Int64

  /// A state that was kept.
  ///
  /// - Parameter rawValue: its number.
  public init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// What comes of asking.
  public enum Verdict: Hashable, Sendable {
    /// It may be done, and so many times more at once.
    case allowed(left: Int64)
    /// Not now, but after so many seconds.
    case refused(retryAfter: Int64)

    /// Whether it may be done.
    public var isAllowed: Bool {
      if case .allowed = self { true } else { false }
    }
  }

  /// Asks to do something once.
  ///
  /// - Parameters:
  ///   - state: what was kept; nil for the first time.
  ///   - limit: how often it may be done.
  ///   - time: the time.
  /// - Returns: whether it may be done, and what is to be kept then; a refusal changes nothing.
  public static func ask(
    _ state: ThrottleState?, limit: ThrottleLimit, at time: Timestamp
  ) -> (verdict: Verdict, state: ThrottleState?) {
    let now = min(max(time.rawValue, 0), Int64.max / 4_000) * 1_000
    let whole = limit.seconds * 1_000
    // A clock that was set back must not shut anybody out for longer than a whole period.
    let free = min(max(state?.rawValue ?? 0, now), now + whole)
    // What one more takes, in thousandths, kept exact over the whole period.
    let used = (free - now) * limit.count
    let left = (whole * limit.count - used) / whole
    guard left >= 1 else {
      let missing = used + whole - whole * limit.count
      let step = limit.count * 1_000
      return (.refused(retryAfter: max(1, (missing + step - 1) / step)), state)
    }
    let next = free + max(1, whole / limit.count)
    return (.allowed(left: left - 1), ThrottleState(rawValue: next))
  }
}
