public import Measures
import Surveys

/// How far a unit has come, and what it has been sent: what the response page and reminders are made of.
public struct UnitProgress: Hashable, Sendable, Codable {
  /// The unit.
  public let unit: SamplingFrame.Unit
  /// Whether it is left out.
  public let isExcluded: Bool
  /// Its contacts.
  public let contacts: [Contact]
  /// What it has been sent, in order.
  public let messages: [Sent]
  /// How far its response has come; nil where nobody has opened it.
  public let response: Standing?

  /// A message that the unit has been sent.
  public struct Sent: Hashable, Sendable, Codable {
    /// Which message.
    public let kind: MessageKind
    /// The id of the contact.
    public let contact: String
    /// When.
    public let at: Moment

    /// A message that the unit has been sent.
    ///
    /// - Parameters:
    ///   - kind: which message.
    ///   - contact: the id of the contact.
    ///   - at: when.
    public init(kind: MessageKind, contact: String, at: Moment) {
      self.kind = kind
      self.contact = contact
      self.at = at
    }
  }

  /// How far a response has come.
  public enum Standing: String, Hashable, Sendable, Codable, CaseIterable {
    /// Opened, nothing answered.
    case opened
    /// Something answered.
    case begun
    /// With the approver.
    case awaitingSignOff = "awaiting-sign-off"
    /// Approved, but not handed in.
    case approved
    /// Handed in.
    case submitted
  }

  /// How far a unit has come, as the response page counts it.
  public enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// Left out, with a reason.
    case excluded
    /// Not sent anything.
    case notInvited = "not-invited"
    /// Mail to all of its addresses came back.
    case bounced
    /// Sent an invitation.
    case invited
    /// Somebody has opened the link.
    case opened
    /// Something is answered.
    case begun
    /// With the approver.
    case awaitingSignOff = "awaiting-sign-off"
    /// Approved, but not handed in.
    case approved
    /// Handed in.
    case submitted
  }

  /// How far a unit has come.
  ///
  /// - Parameters:
  ///   - unit: the unit.
  ///   - isExcluded: whether it is left out.
  ///   - contacts: its contacts.
  ///   - messages: what it has been sent, in order.
  ///   - response: how far its response has come.
  public init(
    unit: SamplingFrame.Unit, isExcluded: Bool = false, contacts: [Contact] = [],
    messages: [Sent] = [], response: Standing? = nil
  ) {
    self.unit = unit
    self.isExcluded = isExcluded
    self.contacts = contacts
    self.messages = messages
    self.response = response
  }

  /// How far the unit has come.
  public var state: State {
    if isExcluded { return .excluded }
    switch response {
    case .opened: return .opened
    case .begun: return .begun
    case .awaitingSignOff: return .awaitingSignOff
    case .approved: return .approved
    case .submitted: return .submitted
    case nil: break
    }
    let isBounced =
      !contacts.isEmpty
      && contacts.allSatisfy { if case .bounced = $0.status { true } else { false } }
    if isBounced { return .bounced }
    return messages.isEmpty ? .notInvited : .invited
  }
}

extension SharedResponse {
  /// How far the response has come; nil where nobody has opened it.
  public var standing: UnitProgress.Standing? {
    switch state {
    case .submitted: return .submitted
    case .approved: return .approved
    case .awaitingSignOff: return .awaitingSignOff
    case .answering:
      // What was handed in and opened again still counts as it was, until it is handed in anew.
      if !receipts.isEmpty { return .submitted }
      let isBegun = records.values.contains { $0.current?.value.isGiven ?? false }
      return isBegun ? .begun : opened.isEmpty ? nil : .opened
    }
  }
}
