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
    /// The words to the option that is explained in words; nil before the first.
    public let other: AnswerVersion?
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
  /// The questions whose answer is outside their limits, in the order of the questionnaire.
  public let invalid: [String]
  /// The keys of answers that were given to what is no longer asked.
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
    let asked = Set(form(rules).questions.map(\.question))
    let entries = rules.questionnaire.questions.compactMap { question -> ResponseView.Entry? in
      guard let part = rules.parts[question.id], reach.contains(part) else { return nil }
      let record = records[question.id]
      return ResponseView.Entry(
        question: question.id, part: part, isAsked: asked.contains(question.id),
        answer: record?.current,
        other: question.otherColumn.flatMap { records[$0]?.current },
        people: record?.people ?? [])
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
    let form = form(rules)
    let parts = rules.partIDs.map { part in
      let own = form.questions.filter { $0.takesAnswer && rules.parts[$0.question] == part }
      var seen: Set<String> = []
      return ResponseSummary.Part(
        id: part, asked: own.count, answered: own.count(where: \.isGiven),
        people: own.flatMap { records[$0.question]?.people ?? [] }.filter {
          seen.insert($0.id).inserted
        })
    }
    return ResponseSummary(
      asked: form.asked, answered: form.given, requiredMissing: form.missing,
      invalid: form.invalid, setAside: form.setAside,
      unfinished: delegations.filter { $0.state == .given }, parts: parts,
      digest: SharedResponse.digest(form.answers))
  }
}
