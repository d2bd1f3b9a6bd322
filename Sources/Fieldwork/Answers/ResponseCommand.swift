/// What somebody can want to do with a response.
public enum ResponseCommand: Hashable, Sendable, Codable {
  /// To look at it.
  case open
  /// To answer; each answer is taken or refused by itself.
  case answer([AnswerChange])
  /// To hand parts to a colleague.
  case delegate(SharedResponse.Delegation)
  /// To take parts back from a colleague, by the delegation's id.
  case withdraw(delegation: String)
  /// To say that one's own parts are done.
  case finish
  /// To say something to colleagues.
  case comment(SharedResponse.Comment)
  /// To name who approves.
  case nameApprover(SharedResponse.Approver)
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
}

/// What has happened to a response.
public enum ResponseEvent: Hashable, Sendable, Codable {
  /// Somebody opened it for the first time.
  case opened
  /// An answer was stored, as this version.
  case answered(question: String, version: Int)
  /// Somebody gave the answer that stood there.
  case agreed(question: String, version: Int)
  /// Parts were handed to a colleague.
  case delegated(delegation: String, parts: [String], to: Person)
  /// Parts were taken back.
  case withdrawn(delegation: String)
  /// A colleague is done.
  case finished(delegation: String)
  /// Something was said.
  case commented(comment: String)
  /// Somebody was named who approves.
  case approverNamed(Person)
  /// Approval was asked for.
  case signOffRequested(digest: String)
  /// The response was taken back from the approver.
  case signOffWithdrawn
  /// It was approved.
  case approved(digest: String)
  /// It was sent back.
  case sentBack(words: String)
  /// It was handed in.
  case submitted(receipt: String, digest: String)
  /// It was opened again.
  case reopened
}

/// What a command did to a response.
public struct ResponseChange: Hashable, Sendable {
  /// The response afterwards.
  public let response: SharedResponse
  /// What happened, in order; none where everything was so already.
  public let events: [Logged<ResponseEvent>]
  /// What became of each answer, in the order of the command.
  public let outcomes: [AnswerOutcome]
}
