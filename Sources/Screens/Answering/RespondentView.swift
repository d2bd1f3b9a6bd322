public import Fieldwork
public import Languages
public import Measures
import Problems
public import Surveys

/// What the pages of one who holds a personal link are made of.
public struct RespondentView: Sendable {
  /// The campaign, the questionnaire and the day.
  public let rules: ResponseRules
  /// The response with all answers; a page shows only what ``view`` lets it.
  public let response: SharedResponse
  /// What the link gives the right to.
  public let access: Access
  /// Who holds it.
  public let person: Person
  /// The name of the unit.
  public let unit: String
  /// What the holder may see.
  public let view: ResponseView
  /// What is asked, missing and wrong.
  public let form: FormState
  /// Counts, and the digest.
  public let summary: ResponseSummary
  /// The time.
  public let now: Moment
  /// What the addresses of the pages begin with: the language, and the secret of the link.
  public let base: String
  /// The reader's language.
  public let language: Language

  /// What pages are made of.
  ///
  /// - Parameters:
  ///   - response: the response with all answers.
  ///   - rules: the campaign, the questionnaire and the day.
  ///   - access: what the link gives the right to.
  ///   - person: who holds it.
  ///   - unit: the name of the unit.
  ///   - now: the time.
  ///   - base: what the addresses of the pages begin with.
  ///   - language: the reader's language.
  /// - Throws: `Refusal` where the delegation was taken back.
  public init(
    _ response: SharedResponse, rules: ResponseRules, access: Access, person: Person, unit: String,
    now: Moment, base: String, language: Language
  ) throws(Refusal) {
    self.response = response
    self.rules = rules
    self.access = access
    self.person = person
    self.unit = unit
    self.now = now
    self.base = base
    self.language = language
    view = try response.view(with: access, rules: rules, at: now)
    form = response.form(rules)
    summary = response.summary(rules)
  }

  /// Answers, people and times in words.
  public var words: AnswerWords { AnswerWords(language, time: rules.campaign.plan.time) }

  /// Whether it is the unit's coordinator.
  public var isCoordinator: Bool { access == .coordinator }

  /// Whether it is the one who is asked to approve.
  public var isApprover: Bool {
    access == .approver && response.approver?.person.id == person.id
  }

  /// The parts that the holder sees and that something is asked in.
  public var parts: [ResponseSummary.Part] {
    let reach = Set(view.entries.map(\.part))
    return summary.parts.filter { $0.asked > 0 && reach.contains($0.id) }
  }

  /// What stands in the way of changing answers; nil where nothing does.
  public var lock: Refusal? {
    do { try rules.campaign.checkTime(at: now) } catch { return error }
    switch response.state {
    case .answering: return view.canAnswer ? nil : Refusal(.notAllowed)
    case .awaitingSignOff: return Refusal(.awaitingSignOff)
    case .approved: return Refusal(.isApproved)
    case .submitted: return Refusal(.isSubmitted)
    }
  }

  /// What stands in the way, in words for the one who reads; nil where nothing does.
  public var lockWords: String? {
    guard let lock else { return nil }
    if let day = closedDay {
      return language.text("answering.closed", ["date": words.date(day)])
    }
    if isApprover || access == .approver, lock.reason == .notAllowed { return nil }
    let problem = lock.problem()
    let message = problem.message(in: language)
    // Only the one who coordinates can take back what is approved or handed in.
    let isCoordinators = [.awaitingSignOff, .isApproved, .isSubmitted].contains(lock.reason)
    return isCoordinators && !isCoordinator
      ? message : "\(message) \(problem.advice(in: language))"
  }

  /// The day on which the survey was closed before its deadline; nil where it was not.
  private var closedDay: Day? {
    let campaign = rules.campaign
    guard campaign.state == .closed, let closed = campaign.closed, closed < campaign.plan.closes
    else { return nil }
    return campaign.plan.time.day(of: closed)
  }

  /// Whether several people answer, so that it says something who has.
  public var isShared: Bool {
    response.delegations.contains { $0.state != .withdrawn }
      || Set(response.records.values.flatMap { $0.people.map(\.id) }).count > 1
  }

  /// Who has given an answer and when; nil where one person answers alone.
  func given(_ version: AnswerVersion) -> String? {
    isShared ? words.given(version, to: person, at: now) : nil
  }

  /// Whether answers could be given if nobody had handed them in or on.
  public var isOpen: Bool {
    do {
      try rules.campaign.checkTime(at: now)
      return true
    } catch { return false }
  }

  /// The heading of a part.
  public func title(ofPart id: String) -> String {
    let section = rules.questionnaire.sections.first { $0.id == id }
    return section.map { words.text($0.title) } ?? language.text("answering.rest")
  }

  /// The address of a part.
  public func address(ofPart id: String) -> String {
    "\(base)/s/\(id.isEmpty ? "-" : id)"
  }

  /// The address of a question on the page of its part.
  func address(ofQuestion key: String) -> String {
    let question = rules.questionnaire.questions.first { $0.id == key || $0.otherColumn == key }
    return "\(address(ofPart: question?.section ?? ResponseRules.rest))#q.\(question?.id ?? key)"
  }

  /// The question with an id, or whose words to an option have the key.
  public func question(_ key: String) -> Question? {
    rules.questionnaire.questions.first { $0.id == key || $0.otherColumn == key }
  }

  func text(of question: Question) -> String { words.text(question.text(for: response.levels)) }

  /// What holds for a question, with the words to its option.
  func answer(_ entry: ResponseView.Entry) -> (answer: Answer, other: String?) {
    var other: String?
    if case .text(let text) = entry.other?.value { other = text }
    return (entry.answer?.value ?? .notAnswered, other)
  }

  var deadline: String {
    let time = rules.campaign.plan.time
    let reading = time.reading(of: rules.campaign.plan.closes)
    let day = words.date(reading.day)
    // The last minute of a day reads better as the day.
    return reading.clock == "23:59"
      ? day : language.text("answering.moment", ["date": day, "clock": words.clock(reading)])
  }
}
