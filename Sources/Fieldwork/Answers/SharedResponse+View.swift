public import Measures
import Surveys

/// What one person sees of a response.
public struct ResponseView: Hashable, Sendable {
  /// The questions that the person may see, in the order of the questionnaire.
  public let entries: [Entry]
  /// The comments on these questions and on all, in order.
  public let comments: [SharedResponse.Comment]
  /// The delegations that the person may see.
  public let delegations: [SharedResponse.Delegation]
  /// Whether answers can be changed now.
  public let canAnswer: Bool

  /// A question and its answer.
  public struct Entry: Hashable, Sendable {
    /// The id of the question.
    public let question: String
    /// The part it stands in.
    public let part: String
    /// Whether it is asked; an answer to one that is no longer asked is kept but does not count.
    public let isAsked: Bool
    /// What holds; nil before the first answer.
    public let answer: AnswerVersion?
    /// Those who answered, first to last.
    public let people: [Person]
  }
}

/// What a response holds, to be looked through before it is handed in.
public struct ResponseSummary: Hashable, Sendable {
  /// How many questions are asked.
  public let asked: Int
  /// How many of them are answered, "don't know" included.
  public let answered: Int
  /// The questions that need an answer and have none, in the order of the questionnaire.
  public let requiredMissing: [String]
  /// The questions that have an answer but are no longer asked.
  public let setAside: [String]
  /// The delegations that are not finished.
  public let unfinished: [SharedResponse.Delegation]
  /// Each part with how many questions are asked and answered, in the order of the questionnaire.
  public let parts: [Part]
  /// The digest of the answers: what a command to hand in or approve must name.
  public let digest: String

  /// A part of the questionnaire.
  public struct Part: Hashable, Sendable {
    /// The id of the section; empty for the questions without one.
    public let id: String
    /// How many questions are asked.
    public let asked: Int
    /// How many of them are answered.
    public let answered: Int
    /// Those who answered.
    public let people: [Person]
  }
}

extension SharedResponse {
  /// What a person sees.
  ///
  /// - Parameters:
  ///   - access: what the person's link gives the right to.
  ///   - rules: the questionnaire and the time.
  ///   - moment: when.
  /// - Returns: the questions of the person's parts alone, whatever else there is.
  /// - Throws: ``Refusal`` where the delegation has been taken back.
  public func view(
    with access: Access, rules: ResponseRules, at moment: Moment
  ) throws(Refusal) -> ResponseView {
    let reach = try parts(of: access, rules: rules)
    let asked = asked(rules)
    let entries = rules.questionnaire.questions.compactMap { question -> ResponseView.Entry? in
      guard let part = rules.parts[question.id], reach.contains(part) else { return nil }
      let record = records[question.id]
      return ResponseView.Entry(
        question: question.id, part: part, isAsked: asked.contains(question.id),
        answer: record?.current, people: record?.people ?? [])
    }
    let seen = Set(entries.map(\.question))
    var isOpen = access.canAnswer
    do { try checkOpen(rules: rules, at: moment) } catch { isOpen = false }
    var visible = delegations
    if case .part(let id) = access { visible = delegations.filter { $0.id == id } }
    return ResponseView(
      entries: entries, comments: comments.filter { $0.question.map(seen.contains) ?? true },
      delegations: visible, canAnswer: isOpen)
  }

  /// What the response holds.
  ///
  /// - Parameter rules: the questionnaire.
  /// - Returns: counts, what is missing, and the digest.
  public func summary(_ rules: ResponseRules) -> ResponseSummary {
    let answers = answers(rules)
    let questions = rules.questionnaire.questions
    let asked = questions.filter { answers[$0.id] != .notAsked }
    func isGiven(_ question: Question) -> Bool { answers[question.id]?.isGiven ?? false }
    let parts = rules.partIDs.map { part in
      let own = asked.filter { rules.parts[$0.id] == part }
      var seen: Set<String> = []
      return ResponseSummary.Part(
        id: part, asked: own.count, answered: own.count(where: isGiven),
        people: own.flatMap { records[$0.id]?.people ?? [] }.filter {
          seen.insert($0.id).inserted
        })
    }
    return ResponseSummary(
      asked: asked.count, answered: asked.count(where: isGiven),
      requiredMissing: asked.filter { $0.isRequired && !isGiven($0) }.map(\.id),
      setAside: questions.filter {
        answers[$0.id] == .notAsked && records[$0.id]?.current?.value.isGiven ?? false
      }.map(\.id),
      unfinished: delegations.filter { $0.state == .given }, parts: parts, digest: digest(rules))
  }
}
