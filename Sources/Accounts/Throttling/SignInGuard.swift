/// Slows down those who guess passwords, without letting them lock anybody out.
///
/// Failures count per account. Where an account has had too many, browsers that never signed in to it are
/// told to wait; the one who owns it signs in from a browser that has, counted by itself (OWASP's device
/// cookies).
public struct SignInGuard: Sendable {
  private var table: ThrottleTable

  /// A guard that has seen nothing.
  ///
  /// - Parameter bound: the most states that are kept.
  public init(bound: Int = 100_000) {
    table = ThrottleTable(bound: bound)
  }

  /// Somebody who tries to sign in.
  public struct Attempt: Hashable, Sendable {
    /// Where the request comes from; nil where that is not known.
    public let address: ClientAddress?
    /// What was typed as the account's name.
    public let name: String
    /// The hash of the browser's device cookie, where it is one of that account.
    public let device: String?

    /// An attempt.
    ///
    /// - Parameters:
    ///   - address: where the request comes from; nil where that is not known.
    ///   - name: what was typed as the account's name.
    ///   - device: the hash of the browser's device cookie, where it is one of that account.
    public init(address: ClientAddress?, name: String, device: String?) {
      self.address = address
      self.name = name
      self.device = device
    }

    /// What failures are counted under; the name itself is not kept.
    fileprivate var counted: (who: String, limit: ThrottleLimit) {
      if let device { return (device, .failuresByDevice) }
      let name = Array(name.lowercased().utf8)
      return (Base64URL.text(Sodium.hash(name, for: "samstemt throttle v1")), .failuresByAccount)
    }
  }

  /// Asks whether a password may be looked at; to be asked before it is hashed.
  ///
  /// - Parameters:
  ///   - attempt: who tries.
  ///   - time: the time.
  /// - Returns: whether it may be looked at now; the same for accounts that are there and that are not.
  public mutating func ask(_ attempt: Attempt, at time: Timestamp) -> ThrottleState.Verdict {
    let counted = attempt.counted
    let ofAccount = table.look(counted.who, counted.limit, at: time)
    guard ofAccount.isAllowed else { return ofAccount }
    return table.ask(attempt.address?.description ?? "", .signInByAddress, at: time)
  }

  /// Notes that a password was wrong.
  ///
  /// - Parameters:
  ///   - attempt: who tried.
  ///   - time: the time.
  public mutating func failed(_ attempt: Attempt, at time: Timestamp) {
    let counted = attempt.counted
    _ = table.ask(counted.who, counted.limit, at: time)
  }

  /// Notes that somebody signed in: what was counted for the browser is forgotten.
  ///
  /// What others failed at the account stays counted.
  ///
  /// - Parameter attempt: who tried.
  public mutating func succeeded(_ attempt: Attempt) {
    guard let device = attempt.device else { return }
    table.forget(device, .failuresByDevice)
  }
}
