public import Languages
public import Measures
public import Surveys

/// What somebody sent in to an open call.
public struct Submission: Hashable, Sendable, Codable {
  /// An id that the client makes up, and sends again when it sends the submission again.
  public let id: String
  /// The id of the call.
  public let call: String
  /// When it came.
  public let at: Moment
  /// What was said.
  public let content: Content
  /// Whether it is shown.
  public private(set) var moderation: Moderation
  /// Each decision on whether it is shown.
  public private(set) var decisions: [Logged<Moderation>]

  /// What was said.
  public struct Content: Hashable, Sendable, Codable {
    /// The language that it was written in.
    public let language: LanguageTag
    /// The answers by the question's id; empty for a hearing.
    public let answers: [String: Answer]
    /// The words; empty for a questionnaire.
    public let text: String
    /// Who says it, where somebody wants to be named: a person or an organisation.
    public let name: String?
    /// Whether it may be shown to all.
    public let mayBeShown: Bool

    /// What was said.
    ///
    /// - Parameters:
    ///   - language: the language that it was written in.
    ///   - answers: the answers by the question's id.
    ///   - text: the words.
    ///   - name: who says it.
    ///   - mayBeShown: whether it may be shown to all.
    public init(
      language: LanguageTag, answers: [String: Answer] = [:], text: String = "",
      name: String? = nil, mayBeShown: Bool = false
    ) {
      self.language = language
      self.answers = answers
      self.text = text
      self.name = name
      self.mayBeShown = mayBeShown
    }
  }

  /// Whether a submission is shown.
  public enum Moderation: Hashable, Sendable, Codable {
    /// Nobody has looked at it.
    case received
    /// It is shown.
    case shown
    /// It is not shown, with the reason.
    case hidden(reason: String)
  }

  /// Takes a submission in.
  ///
  /// A submission that was taken before is given back as it stands, also after the deadline: the reply was
  /// lost.
  ///
  /// - Parameters:
  ///   - id: the client's id of the submission.
  ///   - content: what was said.
  ///   - call: the call.
  ///   - questionnaire: the questionnaire of the call; nil for a hearing.
  ///   - known: the submission that was taken by this id before.
  ///   - earlier: when others came from the same place.
  ///   - moment: now.
  /// - Returns: the submission.
  /// - Throws: ``Refusal`` where it is late, empty, unfit or one too many.
  public static func taking(
    _ id: String, _ content: Content, to call: OpenCall, questionnaire: Questionnaire?,
    known: Submission?, earlier: [Moment], at moment: Moment
  ) throws(Refusal) -> Submission {
    if let known {
      guard known.id == id, known.call == call.id, known.content == content else {
        throw Refusal(.idUsed, ["id": id])
      }
      return known
    }
    try call.checkTime(at: moment)
    guard !id.isEmpty, id.utf8.count <= 100 else {
      throw Refusal(.idUsed, ["id": String(id.prefix(20))])
    }
    guard call.plan.limit.allows(after: earlier, at: moment) else { throw Refusal(.tooOften) }
    let isSaid =
      content.answers.values.contains(where: \.isGiven)
      || !content.text.allSatisfy(\.isWhitespace)
    guard isSaid else { throw Refusal(.emptySubmission) }
    guard content.text.utf8.count <= SharedResponse.longestText,
      (content.name ?? "").utf8.count <= 200
    else { throw Refusal(.tooLong) }
    for (id, answer) in content.answers.sorted(by: { $0.key < $1.key }) {
      let asked = questionnaire?.questions.first { $0.id == id || $0.otherColumn == id }
      guard let question = asked else { throw Refusal(.unknownQuestion, ["question": id]) }
      if let reason = question.refusal(of: answer, to: id) {
        throw Refusal(reason, ["question": id])
      }
    }
    return Submission(
      id: id, call: call.id, at: moment, content: content, moderation: .received, decisions: [])
  }

  /// The submission after somebody decided whether it is shown.
  ///
  /// - Parameters:
  ///   - moderation: what is decided.
  ///   - person: who decides.
  ///   - moment: when.
  /// - Returns: the submission afterwards, with what happened.
  /// - Throws: ``Refusal`` where the sender did not agree to its being shown, or a reason is missing.
  public func deciding(
    _ moderation: Moderation, by person: Person, at moment: Moment
  ) throws(Refusal) -> Change<Submission, Moderation> {
    if moderation == self.moderation { return Change(self, []) }
    if moderation == .shown, !content.mayBeShown { throw Refusal(.notAllowed) }
    if case .hidden(let reason) = moderation, reason.allSatisfy(\.isWhitespace) {
      throw Refusal(.wordsNeeded)
    }
    var next = self
    let decision = Logged(moderation, by: person, at: moment)
    next.moderation = moderation
    next.decisions.append(decision)
    return Change(next, [decision])
  }

  /// What all may see of it; nil where it is not shown.
  public var shown: Content? { moderation == .shown ? content : nil }
}
