import Accounts
import Fieldwork
import Records

extension AnswerDesk {
  /// Hands in, approves or opens again, and notes it in the audit log.
  ///
  /// - Parameters:
  ///   - step: what is to be done.
  ///   - holder: who wants it.
  /// - Throws: `Refusal`; `DatabaseError`.
  public func take(_ step: Step, by holder: Holder) async throws {
    let change = try await apply(step.command, by: holder)
    await tell(change, by: holder)
    guard !change.events.isEmpty, let action = step.action else { return }
    let key = holder.link.response
    try await ground.note(
      action, by: .link(holder.principal), of: key.owner,
      on: .init("response", "\(key.campaign)/\(key.unit)"))
  }

  /// A step on a response's way to be handed in.
  public enum Step: Sendable {
    /// To ask for approval of the answers with this digest.
    case requestSignOff(seen: String)
    /// To take the response back from the approver.
    case withdrawSignOff
    /// To approve the answers with this digest.
    case approve(seen: String)
    /// To send it back to be changed, with words.
    case sendBack(words: String)
    /// To hand in the answers with this digest.
    case submit(seen: String)
    /// To open it again.
    case reopen
    /// To say that one's own sections are done.
    case finish

    var command: ResponseCommand {
      switch self {
      case .requestSignOff(let seen): .requestSignOff(seen: seen)
      case .withdrawSignOff: .withdrawSignOff
      case .approve(let seen): .approve(seen: seen)
      case .sendBack(let words): .sendBack(words: words)
      case .submit(let seen): .submit(seen: seen)
      case .reopen: .reopen
      case .finish: .finish
      }
    }

    var action: AuditAction? {
      switch self {
      case .approve: .responseApproved
      case .submit: .responseSubmitted
      case .reopen: .responseReopened
      case .requestSignOff, .withdrawSignOff, .sendBack, .finish: nil
      }
    }
  }
}
