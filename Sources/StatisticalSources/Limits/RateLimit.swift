/// How many calls a service takes in a span of time, and how many it has had from here.
///
/// Until a service says its own number, 30 calls a minute are made: what Statistics Norway's guide asks for.
public struct RateLimit: Hashable, Sendable {
  /// How many calls.
  public private(set) var calls: Int
  /// In how many seconds.
  public private(set) var seconds: Double
  /// When calls were made, the oldest first; none older than the span.
  private(set) var times: [Double] = []
  /// When the service takes calls again, where it has said that there are none left.
  private var opensAt: Double?

  /// A limit.
  ///
  /// - Parameters:
  ///   - calls: how many calls; at least 1.
  ///   - seconds: in how many seconds.
  public init(calls: Int = 30, seconds: Double = 60) {
    self.calls = max(calls, 1)
    self.seconds = max(seconds, 0.1)
  }

  /// How long to wait before the next call.
  ///
  /// - Parameter now: the time.
  /// - Returns: seconds; 0 where it can be made at once.
  public func wait(at now: Double) -> Double {
    var wait = max(0, (opensAt ?? now) - now)
    let recent = times.filter { $0 > now - seconds && $0 <= now }
    if recent.count >= calls {
      wait = max(wait, recent[recent.count - calls] + seconds - now)
    }
    return wait
  }

  /// Notes a call.
  ///
  /// - Parameter now: when it was made.
  public mutating func call(at now: Double) {
    times.removeAll { $0 <= now - seconds || $0 > now }
    times.append(now)
    if let opening = opensAt, opening <= now { opensAt = nil }
  }

  /// Takes over what the service says of its limit.
  ///
  /// `x-ratelimit-policy: 40;w=60s` or `x-ratelimit-limit: 40` is the number, `x-ratelimit-remaining: 0`
  /// means that the span must pass first; the same names are known without `x-`.
  ///
  /// - Parameters:
  ///   - headers: of a reply, names in small letters.
  ///   - now: the time.
  public mutating func read(_ headers: [String: String], at now: Double) {
    func header(_ name: String) -> String? {
      headers["x-ratelimit-\(name)"] ?? headers["ratelimit-\(name)"]
    }
    let policy = header("policy") ?? ""
    let span = policy.split(separator: ";").compactMap { part -> Double? in
      let part = part.trimmed
      return part.hasPrefix("w=")
        ? Double(part.dropFirst(2).prefix { $0.isNumber || $0 == "." }) : nil
    }.first
    let number = RateLimit.number(policy) ?? RateLimit.number(header("limit") ?? "")
    if let number, number > 0 { adopt(calls: number, seconds: span) }
    if let remaining = RateLimit.number(header("remaining") ?? ""), remaining == 0 {
      let oldest = times.first { $0 > now - seconds } ?? now
      opensAt = oldest + seconds
    }
  }

  /// Takes over a limit that the service has told.
  ///
  /// - Parameters:
  ///   - calls: how many calls; nothing changes where it is not above 0.
  ///   - seconds: in how many seconds; as before where nil or not above 0.
  public mutating func adopt(calls: Int, seconds: Double?) {
    guard calls > 0 else { return }
    self.calls = calls
    if let seconds, seconds > 0 { self.seconds = seconds }
  }

  private static func number(_ text: String) -> Int? { Int(text.trimmed.prefix { $0.isNumber }) }
}

/// When and how often a call is tried again.
public struct RetryRule: Hashable, Sendable {
  /// How many calls are made in all.
  public var attempts = 6
  /// The first wait in seconds; each later one is twice as long.
  public var first = 2.0
  /// The longest wait of our own choice, in seconds.
  public var longest = 60.0
  /// The longest wait that a service may ask for, in seconds; beyond it the call is given up.
  public var longestAsked = 300.0

  /// The usual rule.
  public init() {}

  /// How long to wait before the next try.
  ///
  /// Half of the wait is by chance, so that many who were refused at once do not come back at once.
  ///
  /// - Parameters:
  ///   - attempt: how many calls have been made.
  ///   - asked: what the service asks for, in seconds.
  ///   - chance: a number from 0 up to 1.
  /// - Returns: seconds; nil where no more is tried.
  public func wait(after attempt: Int, asked: Double?, chance: Double) -> Double? {
    guard attempt < attempts else { return nil }
    if let asked {
      return asked <= longestAsked ? max(asked, 0) + chance : nil
    }
    let doubled = (1..<attempt).reduce(first) { wait, _ in min(wait * 2, longest) }
    let whole = min(doubled, longest)
    return whole / 2 + chance * whole / 2
  }
}
