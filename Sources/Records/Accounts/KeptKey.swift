public import Accounts

/// A one-time key as it is kept, with what it opens.
public struct KeptKey: Hashable, Sendable, Codable {
  /// The owner that it opens something of.
  public let owner: String
  /// What it opens.
  public let use: Use
  /// The key.
  public var key: OneTimeKey
  /// The address of e-mail that it was made for.
  public let email: String
  /// The role that it gives; nil where it opens an account that is there.
  public let membership: Membership?
  /// The account that it opens; nil where it invites.
  public let account: String?
  /// The account of whoever made it; nil for whoever runs the machine.
  public let madeBy: String?
  /// When it was made.
  public let made: Timestamp

  /// What a key opens.
  public enum Use: String, Hashable, Sendable, Codable {
    /// The first administrator's account.
    case setup
    /// An account with a role.
    case invitation
    /// A new password.
    case password
    /// A new password and a new second factor.
    case everything

    /// What the secret is hashed for.
    public var token: SecretToken.Use {
      switch self {
      case .setup: .setup
      case .invitation: .invitation
      case .password, .everything: .passwordReset
      }
    }
  }

  /// A key.
  ///
  /// - Parameters:
  ///   - owner: the owner that it opens something of.
  ///   - use: what it opens.
  ///   - key: the key.
  ///   - email: the address of e-mail that it was made for.
  ///   - membership: the role that it gives.
  ///   - account: the account that it opens.
  ///   - madeBy: the account of whoever made it.
  ///   - made: when.
  public init(
    owner: String, use: Use, key: OneTimeKey, email: String, membership: Membership? = nil,
    account: String? = nil, madeBy: String?, made: Timestamp
  ) {
    self.owner = owner
    self.use = use
    self.key = key
    self.email = email
    self.membership = membership
    self.account = account
    self.madeBy = madeBy
    self.made = made
  }
}
