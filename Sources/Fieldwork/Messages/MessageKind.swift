/// What a message is for.
public enum MessageKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// To a unit: you are asked.
  case invitation
  /// To a unit that has not handed in.
  case reminder
  /// To a unit: your response is handed in.
  case receipt
  /// To a unit: the approver has sent the response back.
  case sentBack = "sent-back"

  /// The places that the text may have, by name.
  public var places: Set<String> {
    let all: Set<String> = ["title", "unit", "sender", "link"]
    switch self {
    case .invitation: return all.union(["asker", "purpose", "use", "questions", "deadline"])
    case .reminder: return all.union(["deadline", "questions"])
    case .receipt: return all.union(["number", "time", "digest", "deadline"])
    case .sentBack: return all.union(["from", "words", "deadline"])
    }
  }

  /// The places that the text must have: without them it is of no use.
  public var neededPlaces: Set<String> {
    self == .receipt ? ["number"] : ["link"]
  }

  /// Whether it goes to those who did not ask for it, so that they can end it.
  public var canBeEnded: Bool { self == .invitation || self == .reminder }
}
