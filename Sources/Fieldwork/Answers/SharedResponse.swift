public import Measures

/// The answer of one organisation, given by several people: who said what, who has to agree, what was
/// handed in.
///
/// Parts of the questionnaire are handed to colleagues; each answer has versions, so that two people never
/// overwrite each other unseen; somebody named may have to approve; and what was handed in can be shown
/// again. Everything that was acknowledged stays in the record of its question.
public struct SharedResponse: Hashable, Sendable, Codable {
  /// The id.
  public let id: String
  /// The id of the campaign.
  public let campaign: String
  /// The code of the unit.
  public let unit: String
  /// The levels that the unit answers for.
  public let levels: [String]
  /// What was answered, by the question's id.
  public internal(set) var records: [String: AnswerRecord] = [:]
  /// The parts handed to colleagues, in the order in which they were.
  public internal(set) var delegations: [Delegation] = []
  /// What colleagues have said to each other, in order.
  public internal(set) var comments: [Comment] = []
  /// Who can approve, where somebody is named.
  public internal(set) var approver: Approver?
  /// How far the response has come.
  public internal(set) var state: State = .answering
  /// Why it was last sent back by the approver, until it is approved.
  public internal(set) var sentBack: Logged<String>?
  /// What was handed in, each time.
  public internal(set) var receipts: [Receipt] = []
  /// When each person first opened it, by their id.
  public internal(set) var opened: [String: Moment] = [:]

  /// How far a response has come.
  public enum State: Hashable, Sendable, Codable {
    /// Answers can be changed.
    case answering
    /// The approver has it: these answers, by their digest.
    case awaitingSignOff(Logged<String>)
    /// These answers are approved, by their digest.
    case approved(Logged<String>)
    /// It is handed in.
    case submitted
  }

  /// Somebody who can approve the response.
  public struct Approver: Hashable, Sendable, Codable {
    /// The person, by the id of the personal link.
    public let person: Person
    /// The address to ask at.
    public let address: EmailAddress

    /// Somebody who can approve.
    ///
    /// - Parameters:
    ///   - person: the person, by the id of the personal link.
    ///   - address: the address to ask at.
    public init(person: Person, address: EmailAddress) {
      self.person = person
      self.address = address
    }
  }

  /// Parts of the questionnaire in the hands of a colleague.
  public struct Delegation: Hashable, Sendable, Codable {
    /// The id.
    public let id: String
    /// The ids of the sections; empty for the questions without one.
    public let parts: [String]
    /// The colleague.
    public let person: Person
    /// The colleague's address, where one is known.
    public let address: EmailAddress?
    /// What the coordinator says to the colleague.
    public let words: String
    /// Whether the colleague is done, or the parts were taken back.
    public internal(set) var state: State = .given

    /// How far a colleague has come.
    public enum State: String, Hashable, Sendable, Codable {
      /// In the colleague's hands.
      case given
      /// The colleague says that it is done.
      case finished
      /// Taken back.
      case withdrawn
    }

    /// Parts in the hands of a colleague.
    ///
    /// - Parameters:
    ///   - id: the id.
    ///   - parts: the ids of the sections; empty for the questions without one.
    ///   - person: the colleague, by the id of the personal link.
    ///   - address: the colleague's address.
    ///   - words: what the coordinator says to the colleague.
    public init(
      id: String, parts: [String], person: Person, address: EmailAddress? = nil, words: String = ""
    ) {
      self.id = id
      self.parts = parts
      self.person = person
      self.address = address
      self.words = words
    }

    func isSame(as other: Delegation) -> Bool {
      parts == other.parts && person == other.person && address == other.address
        && words == other.words
    }
  }

  /// Something that one colleague says to the others.
  public struct Comment: Hashable, Sendable, Codable {
    /// The id, made by the client.
    public let id: String
    /// The id of the question it is about; nil where it is about all.
    public let question: String?
    /// The words.
    public let text: String

    /// A comment.
    ///
    /// - Parameters:
    ///   - id: an id that the client makes up, and sends again when it sends the comment again.
    ///   - question: the id of the question it is about.
    ///   - text: the words.
    public init(id: String, question: String? = nil, text: String) {
      self.id = id
      self.question = question
      self.text = text
    }

    /// Who said it, when.
    public internal(set) var said: Logged<String>?
  }

  /// What shows that a response was handed in.
  public struct Receipt: Hashable, Sendable, Codable {
    /// The number: the response's id and how many times it was handed in.
    public let number: String
    /// Who handed it in.
    public let by: Person
    /// When.
    public let at: Moment
    /// The digest of the answers: see ``SharedResponse/digest(_:)``.
    public let digest: String
    /// How many questions were asked.
    public let asked: Int
    /// How many of them were answered.
    public let answered: Int
    /// The version of each answer, by the question's id.
    public let versions: [String: Int]
    /// Who had approved the answers, by their digest, and when; nil where nobody had to.
    public let approved: Logged<String>?
  }

  /// A response that nobody has opened.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - campaign: the id of the campaign.
  ///   - unit: the code of the unit.
  ///   - levels: the levels that it answers for.
  public init(id: String, campaign: String, unit: String, levels: [String]) {
    self.id = id
    self.campaign = campaign
    self.unit = unit
    self.levels = levels
  }

  /// The response without its answers: what a store keeps in one place, with a row elsewhere for each version.
  public var head: SharedResponse { holding([:]) }

  /// The response with answers that were kept elsewhere.
  ///
  /// To take one change in, the records of the questions that it names are enough; everything else that is
  /// asked of a response wants all of them.
  ///
  /// - Parameter records: what was answered, by the question's key.
  /// - Returns: the response with these answers and no others.
  public func holding(_ records: [String: AnswerRecord]) -> SharedResponse {
    var response = self
    response.records = records
    return response
  }

  /// The longest text that is taken as an answer or a comment, in bytes.
  public static let longestText = 40_000
  /// The most comments and delegations that are kept.
  public static let mostEntries = 1000
}
