public import Languages
public import Measures

/// An address at which a unit can be reached.
public struct Contact: Hashable, Sendable, Codable {
  /// The id.
  public let id: String
  /// The code of the unit.
  public let unit: String
  /// The address.
  public let address: EmailAddress
  /// The role or person behind it, where told.
  public let name: String?
  /// Whether it is the mailbox of a function and not of a person.
  public let isRole: Bool
  /// The language that the unit is written to in; that of the campaign where nil.
  public let language: LanguageTag?
  /// Whether mail can be sent to it.
  public private(set) var status: Status

  /// Whether mail can be sent to an address.
  public enum Status: Hashable, Sendable, Codable {
    /// It can.
    case usable
    /// Mail came back for good, with what the server said of it.
    case bounced(at: Moment, reason: String)
    /// The one who reads it does not want reminders.
    case unsubscribed(at: Moment)
  }

  /// A contact.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - unit: the code of the unit.
  ///   - address: the address.
  ///   - name: the role or person behind it.
  ///   - isRole: whether it is the mailbox of a function; told from the address where nil.
  ///   - language: the language that the unit is written to in.
  ///   - status: whether mail can be sent to it.
  public init(
    id: String, unit: String, address: EmailAddress, name: String? = nil, isRole: Bool? = nil,
    language: LanguageTag? = nil, status: Status = .usable
  ) {
    self.id = id
    self.unit = unit
    self.address = address
    self.name = name
    self.isRole = isRole ?? address.isRole
    self.language = language
    self.status = status
  }

  /// Whether mail can be sent to it.
  public var isUsable: Bool { status == .usable }

  /// What can befall an address.
  public enum Event: Hashable, Sendable, Codable {
    /// Mail came back for good.
    case bounced(reason: String)
    /// The reader asked for no more reminders.
    case unsubscribed
    /// The address was found to work again, or the reader wants mail again.
    case restored
  }

  /// The contact after something befell its address.
  ///
  /// - Parameters:
  ///   - event: what befell it.
  ///   - person: who told it; the server's own id for a bounce.
  ///   - moment: when.
  /// - Returns: the contact afterwards; unchanged, without events, where it was so already.
  public func applying(
    _ event: Event, by person: Person, at moment: Moment
  ) -> Change<Contact, Event> {
    var contact = self
    switch (event, status) {
    case (.bounced(let reason), .usable): contact.status = .bounced(at: moment, reason: reason)
    // Who does not want mail stays so, also where mail comes back.
    case (.bounced, _), (.unsubscribed, .unsubscribed), (.restored, .usable):
      return Change(self, [])
    case (.unsubscribed, _): contact.status = .unsubscribed(at: moment)
    case (.restored, _): contact.status = .usable
    }
    return Change(contact, [Logged(event, by: person, at: moment)])
  }
}

extension Collection where Element == Contact {
  /// The contacts of a unit in the order in which they are written to: mailboxes of functions first, else
  /// as given.
  ///
  /// - Parameter unit: the code of the unit.
  /// - Returns: the contacts that mail can be sent to.
  public func reachable(unit: String) -> [Contact] {
    let own = filter { $0.unit == unit && $0.isUsable }
    return own.filter(\.isRole) + own.filter { !$0.isRole }
  }
}
