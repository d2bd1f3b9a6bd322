public import Measures

/// Who did something: an account, or the holder of a personal link.
public struct Person: Hashable, Sendable, Codable {
  /// The id of the account or link.
  public let id: String
  /// The name or role to show to colleagues, where it is known.
  public let name: String?

  /// Somebody.
  ///
  /// - Parameters:
  ///   - id: the id of the account or link.
  ///   - name: the name or role to show.
  public init(id: String, name: String? = nil) {
    self.id = id
    self.name = name
  }
}

/// Something that happened: what, by whom, when.
public struct Logged<What: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
  /// What happened.
  public let what: What
  /// Who did it.
  public let by: Person
  /// When.
  public let at: Moment

  /// Something that happened.
  ///
  /// - Parameters:
  ///   - what: what happened.
  ///   - by: who did it.
  ///   - at: when.
  public init(_ what: What, by: Person, at: Moment) {
    self.what = what
    self.by = by
    self.at = at
  }
}

/// What a command leads to: the next state, and what happened on the way there.
public struct Change<State: Sendable, What: Hashable & Sendable & Codable>: Sendable {
  /// The state afterwards.
  public let state: State
  /// What happened, in order; none where everything was so already.
  public let events: [Logged<What>]

  init(_ state: State, _ events: [Logged<What>]) {
    self.state = state
    self.events = events
  }
}

extension Change: Equatable where State: Equatable {}
