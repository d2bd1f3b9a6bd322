import Accounts
import Synchronization

/// What this process has seen of those who try to sign in, and the threads that look at passwords.
final class SignInMemory: Sendable {
  let work = PasswordWork()
  private let guarding = Mutex(SignInGuard())
  private let table = Mutex(ThrottleTable())
  private let seals = Mutex<[String: Checked]>([:])

  /// How far a log was checked, and when it was checked from its beginning.
  struct Checked {
    let seal: AuditChain.Seal
    let since: Timestamp
  }

  /// Asks whether a password may be looked at.
  func ask(_ attempt: SignInGuard.Attempt, at time: Timestamp) -> ThrottleState.Verdict {
    guarding.withLock { $0.ask(attempt, at: time) }
  }

  func failed(_ attempt: SignInGuard.Attempt, at time: Timestamp) {
    guarding.withLock { $0.failed(attempt, at: time) }
  }

  func succeeded(_ attempt: SignInGuard.Attempt) {
    guarding.withLock { $0.succeeded(attempt) }
  }

  /// Asks to do something once, and counts it where it may be done.
  func ask(_ who: String, _ limit: ThrottleLimit, at time: Timestamp) -> ThrottleState.Verdict {
    table.withLock { $0.ask(who, limit, at: time) }
  }

  /// How far a log was checked in the last minutes.
  func checked(_ owner: String) -> Checked? { seals.withLock { $0[owner] } }

  func keep(_ checked: Checked, of owner: String) {
    seals.withLock { $0[owner] = checked }
  }
}
