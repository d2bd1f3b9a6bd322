public import Measures

/// A message to a unit, on its way or arrived; its words are kept apart, sealed, and only until it is sent.
public struct Letter: Hashable, Sendable, Codable {
  /// The id.
  public let id: String
  /// The id of the campaign.
  public let campaign: String
  /// The code of the unit.
  public let unit: String
  /// The id of the contact.
  public let contact: String
  /// The address it goes to.
  public let address: EmailAddress
  /// What it is for.
  public let kind: MessageKind
  /// The id of the personal link that stands in it.
  public let link: String
  /// The id by which a bounce names it.
  public let message: String
  /// Who had it made.
  public let by: Person
  /// When it was made.
  public let made: Moment
  /// The day it was made on, by the campaign's clock.
  public let day: Day
  /// How far it has come.
  public var state: State
  /// When it is to be tried next.
  public var due: Moment
  /// How often it has been tried.
  public var tries: Int
  /// When it was last tried; nil before the first time.
  public var tried: Moment?
  /// What the mail server said of it.
  public var detail: String?

  /// How far a message has come.
  public enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// It waits for its first try.
    case queued
    /// It could not be sent yet and is tried again.
    case retry
    /// The mail server has taken it.
    case sent
    /// It will not be sent.
    case failed
    /// It was no longer needed when its turn came.
    case dropped

    /// Whether it has gone out, or is going to.
    public var counts: Bool { self == .queued || self == .retry || self == .sent }
    /// Whether it waits for its turn.
    public var isWaiting: Bool { self == .queued || self == .retry }
  }

  /// A message that waits for its first try.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - campaign: the id of the campaign.
  ///   - recipient: the unit and the contact it goes to.
  ///   - kind: what it is for.
  ///   - link: the id of the personal link in it.
  ///   - message: the id by which a bounce names it.
  ///   - person: who has it made.
  ///   - moment: when.
  ///   - day: the day by the campaign's clock.
  public init(
    id: String, campaign: String, to recipient: ReminderRound.Recipient, kind: MessageKind,
    link: String, message: String, by person: Person, at moment: Moment, day: Day
  ) {
    self.id = id
    self.campaign = campaign
    unit = recipient.unit
    contact = recipient.contact.id
    address = recipient.contact.address
    self.kind = kind
    self.link = link
    self.message = message
    by = person
    made = moment
    self.day = day
    state = .queued
    due = moment
    tries = 0
  }

  /// Whether it stands in the way of another one: a unit is invited once, and written to once a day.
  ///
  /// - Parameter other: the other one.
  public func excludes(_ other: Letter) -> Bool {
    guard state.counts, unit == other.unit, kind.canBeEnded, other.kind.canBeEnded else {
      return false
    }
    return day == other.day || (kind == .invitation && other.kind == .invitation)
  }
}
