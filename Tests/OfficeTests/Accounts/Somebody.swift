import Accounts
import Languages
import Measures
import Office
import OfficeFixture
import Records
import Testing

/// Somebody with a password and a second factor, and what only they know.
struct Somebody {
  let id: String
  let email: String
  let key: OneTimePassword
  let recovery: [String]

  func code(at time: Timestamp) -> String { key.code(of: key.step(at: time)) }
}

extension SmallOffice {
  var now: Timestamp { Timestamp(office.ground.now) }

  /// An editor of `ks` who can sign in; the password is hashed at little cost.
  func somebody(password: String, hasFactor: Bool = true) async throws -> Somebody {
    let account = try await account(.editor)
    let key = OneTimePassword(key: Array(0..<20))
    let codes = RecoveryCodes.make(from: .system)
    let hash = PasswordHash.of(
      password, cost: .init(passes: 1, kibibytes: 1_024), from: .system)
    _ = try await database.accounts.change(account.id) { account in
      account.password = hash
      guard hasFactor else { return }
      account.secondFactor = .init(key: key, lastUsed: nil, recovery: codes.kept)
    }
    return Somebody(id: account.id, email: account.email, key: key, recovery: codes.shown)
  }

  /// The secret of a session that has begun with the right password.
  func passed(_ email: String, _ password: String) async throws -> SecretToken {
    let outcome = try await office.accounts.signIn(
      .init(email: email, password: password, address: nil))
    guard case .passed(let secret, _) = outcome else { throw NotPassed() }
    return secret
  }

  struct NotPassed: Error {}
}

extension AccountDesk.CodeOutcome {
  /// What the browser is given, where the code was right.
  var entered: AccountDesk.Entered? {
    if case .entered(let entered) = self { entered } else { nil }
  }
}
