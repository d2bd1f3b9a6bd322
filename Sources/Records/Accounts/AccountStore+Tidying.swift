public import Accounts
import Database

extension AccountStore {
  /// Deletes sessions that were last used before a time.
  ///
  /// - Parameters:
  ///   - account: whose; nil for those whose account is gone.
  ///   - time: the time.
  /// - Returns: how many were deleted.
  public func removeSessions(of account: String, before time: Timestamp) async throws -> Int {
    try await database.write { session in
      try session.execute(
        """
        DELETE FROM sessions WHERE owner = \(Self.server)
        AND holder = \("account:\(account)") AND last_seen < \(time.rawValue)
        """)
    }
  }

  /// Deletes sign-ins at providers that were begun before a time.
  ///
  /// - Parameter time: the time.
  /// - Returns: how many were deleted.
  public func removePendingSignIns(before time: Timestamp) async throws -> Int {
    try await database.write { session in
      try session.execute(
        "DELETE FROM pending_sign_ins WHERE owner = \(Self.server) AND began < \(time.rawValue)")
    }
  }
}
