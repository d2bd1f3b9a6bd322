/// What a message is for.
public enum MessageKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// To a unit: you are asked.
  case invitation
  /// To a unit that has not handed in.
  case reminder
  /// To a colleague: you are asked to answer a part.
  case delegation
  /// To the coordinator: your response is handed in.
  case receipt
  /// To the approver: a response waits for you.
  case signOff = "sign-off"
  /// To the coordinator: the approver sent it back.
  case sentBack = "sent-back"
  /// To the contributor of a case: please approve the edited text.
  case caseApproval = "case-approval"

  /// The places that the text may have, by name.
  public var places: Set<String> {
    let all: Set<String> = ["title", "unit", "sender", "link"]
    switch self {
    case .invitation: return all.union(["asker", "purpose", "use", "questions", "deadline"])
    case .reminder: return all.union(["deadline", "questions"])
    case .delegation: return all.union(["from", "parts", "words", "deadline"])
    case .receipt: return all.union(["number", "time", "digest", "deadline"])
    case .signOff: return all.union(["from", "words", "deadline"])
    case .sentBack: return all.union(["from", "words", "deadline"])
    case .caseApproval: return all.union(["case", "words"])
    }
  }

  /// The places that the text must have: without them it is of no use.
  public var neededPlaces: Set<String> {
    self == .receipt ? ["number"] : ["link"]
  }

  /// Whether it goes to those who did not ask for it, so that they can end it.
  public var canBeEnded: Bool { self == .invitation || self == .reminder }
}
