public import Measures
public import Surveys

/// Everything that one organisation has answered to one question: each version, none ever taken away.
///
/// A change names the version that it builds on. Where somebody has changed the answer since, the change is
/// not stored, and both are shown. The same change sent twice is stored once.
public struct AnswerRecord: Hashable, Sendable, Codable {
  /// The versions in the order in which they were stored; the last one holds.
  public private(set) var versions: [AnswerVersion]

  /// A record of nothing.
  public init() {
    versions = []
  }

  /// A record of versions that were kept elsewhere.
  ///
  /// - Parameter versions: in their order.
  /// - Returns: nil where one is missing or stands in another's place.
  public init?(versions: [AnswerVersion]) {
    guard versions.enumerated().allSatisfy({ $1.number == $0 + 1 }) else { return nil }
    self.versions = versions
  }

  /// The answer that holds; nil before the first.
  public var current: AnswerVersion? { versions.last }

  /// The number of the version that holds; 0 before the first.
  public var number: Int { versions.count }

  /// Those who have stored or confirmed the answer, each once, in the order in which they first did.
  public var people: [Person] {
    var seen: Set<String> = []
    return versions.flatMap { [$0.by] + $0.confirmations.map(\.by) }
      .filter { seen.insert($0.id).inserted }
  }

  /// More versions than anybody needs: then something has gone wrong at the client.
  public static let mostVersions = 5000

  /// Takes a change in, where it can be.
  ///
  /// - Parameters:
  ///   - change: what is wanted.
  ///   - person: who wants it.
  ///   - moment: when.
  /// - Returns: what became of it.
  public mutating func take(
    _ change: AnswerChange, by person: Person, at moment: Moment
  ) -> AnswerOutcome {
    if let earlier = versions.first(where: { $0.isMade(by: change.id) }) {
      let isSame = earlier.value == change.value && earlier.person(of: change.id) == person.id
      guard isSame else { return .refused(Refusal(.idUsed, ["id": change.id])) }
      return .repeated(earlier, now: versions[versions.count - 1])
    }
    guard change.basis >= 0, change.basis <= number else {
      return .refused(Refusal(.unknownVersion, ["number": String(change.basis)]))
    }
    if let current, current.value == change.value {
      guard current.confirmations.count < AnswerRecord.mostVersions else {
        return .refused(Refusal(.tooMany))
      }
      versions[versions.count - 1].confirmations.append(
        AnswerVersion.Confirmation(change: change.id, by: person, at: moment))
      return .agreed(versions[versions.count - 1])
    }
    if change.basis < number {
      return .conflict(
        AnswerConflict(
          wanted: change, now: versions[versions.count - 1],
          since: Array(versions[change.basis...])))
    }
    guard number < AnswerRecord.mostVersions else { return .refused(Refusal(.tooMany)) }
    let version = AnswerVersion(
      number: number + 1, value: change.value, change: change.id, by: person, at: moment)
    versions.append(version)
    return .stored(version)
  }
}

/// One version of an answer.
public struct AnswerVersion: Hashable, Sendable, Codable {
  /// The number, from 1.
  public let number: Int
  /// The answer; `notAnswered` where it was emptied.
  public let value: Answer
  /// The id that the client gave the change.
  public let change: String
  /// Who stored it.
  public let by: Person
  /// When.
  public let at: Moment
  /// Those who afterwards gave the same answer.
  public internal(set) var confirmations: [Confirmation]

  /// Somebody who gave the answer that already stood there.
  public struct Confirmation: Hashable, Sendable, Codable {
    /// The id that the client gave the change.
    public let change: String
    /// Who gave it.
    public let by: Person
    /// When.
    public let at: Moment

    /// Somebody who gave the answer that already stood there.
    ///
    /// - Parameters:
    ///   - change: the id that the client gave the change.
    ///   - person: who gave it.
    ///   - moment: when.
    public init(change: String, by person: Person, at moment: Moment) {
      self.change = change
      by = person
      at = moment
    }
  }

  /// A version as it was stored.
  ///
  /// - Parameters:
  ///   - number: the number, from 1.
  ///   - value: the answer.
  ///   - change: the id that the client gave the change.
  ///   - person: who stored it.
  ///   - moment: when.
  ///   - confirmations: those who afterwards gave the same answer.
  public init(
    number: Int, value: Answer, change: String, by person: Person, at moment: Moment,
    confirmations: [Confirmation] = []
  ) {
    self.number = number
    self.value = value
    self.change = change
    by = person
    at = moment
    self.confirmations = confirmations
  }

  func isMade(by change: String) -> Bool {
    self.change == change || confirmations.contains { $0.change == change }
  }

  /// Who made a change.
  func person(of change: String) -> String? {
    self.change == change
      ? by.id : confirmations.first { $0.change == change }?.by.id
  }
}

/// A change that somebody wants to make to an answer.
public struct AnswerChange: Hashable, Sendable, Codable {
  /// The id of the question.
  public let question: String
  /// The answer; `notAnswered` to empty it.
  public let value: Answer
  /// The number of the version that it builds on; 0 where the question had no answer.
  public let basis: Int
  /// An id that the client makes up for the change, and sends again when it sends the change again.
  public let id: String

  /// A change.
  ///
  /// - Parameters:
  ///   - question: the id of the question.
  ///   - value: the answer.
  ///   - basis: the number of the version that it builds on.
  ///   - id: the client's id of the change, the same when it is sent again.
  public init(question: String, value: Answer, basis: Int, id: String) {
    self.question = question
    self.value = value
    self.basis = basis
    self.id = id
  }
}

/// Two answers of which one must be chosen: nothing has been stored.
public struct AnswerConflict: Hashable, Sendable, Codable {
  /// What was wanted.
  public let wanted: AnswerChange
  /// What holds.
  public let now: AnswerVersion
  /// The versions stored since the one that the change builds on, the last one being ``now``.
  public let since: [AnswerVersion]
}

/// What became of a change to an answer.
public enum AnswerOutcome: Hashable, Sendable {
  /// It was stored, as this version.
  case stored(AnswerVersion)
  /// The same answer stood there already; the giver is noted.
  case agreed(AnswerVersion)
  /// It had been stored before, as the first version; the second one holds now.
  case repeated(AnswerVersion, now: AnswerVersion)
  /// Somebody has changed the answer since: nothing was stored.
  case conflict(AnswerConflict)
  /// It cannot be stored.
  case refused(Refusal)

  /// Whether the giver can rely on the answer being kept.
  public var isAcknowledged: Bool {
    switch self {
    case .stored, .agreed, .repeated: true
    case .conflict, .refused: false
    }
  }
}
