public import Languages
public import Measures

/// A question to everybody: an open questionnaire without personal links, or a hearing with a deadline.
///
/// What comes in is kept apart from the units' answers and never counted among them.
public struct OpenCall: Hashable, Sendable, Codable {
  /// The id.
  public let id: String
  /// The id of the organisation that holds the review.
  public let owner: String
  /// The id of the review.
  public let review: String
  /// What is asked, of whom, until when.
  public private(set) var plan: Plan
  /// How far it has come.
  public private(set) var state: State
  /// What came of it, once that is told.
  public private(set) var outcomes: [Outcome]

  /// How a call is answered.
  public enum Kind: Hashable, Sendable, Codable {
    /// By a questionnaire.
    case questionnaire(CampaignPlan.QuestionnaireVersion)
    /// In words, to a document at an address.
    case hearing(document: String)
  }

  /// What is asked, of whom, until when.
  public struct Plan: Hashable, Sendable, Codable {
    /// How it is answered.
    public var kind: Kind
    /// The title.
    public var title: LocalizedText
    /// What it is about, and who is asked.
    public var introduction: LocalizedText
    /// Who asks, why, and what happens to what is sent in.
    public var notice: CampaignPlan.Notice
    /// When it opens.
    public var opens: Moment
    /// The last instant.
    public var closes: Moment
    /// By which clock days are told.
    public var time: CivilTime
    /// How much may come from one place.
    public var limit: Throttle

    /// What is asked, of whom, until when.
    ///
    /// - Parameters:
    ///   - kind: how it is answered.
    ///   - title: the title.
    ///   - introduction: what it is about.
    ///   - notice: who asks, why, and what happens to what is sent in.
    ///   - opens: when it opens.
    ///   - closes: the last instant.
    ///   - time: by which clock days are told.
    ///   - limit: how much may come from one place.
    public init(
      kind: Kind, title: LocalizedText, introduction: LocalizedText, notice: CampaignPlan.Notice,
      opens: Moment, closes: Moment, time: CivilTime = .centralEuropean,
      limit: Throttle = Throttle()
    ) {
      self.kind = kind
      self.title = title
      self.introduction = introduction
      self.notice = notice
      self.opens = opens
      self.closes = closes
      self.time = time
      self.limit = limit
    }
  }

  /// How far a call has come.
  public enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// Being prepared.
    case draft
    /// Open.
    case open
    /// Closed; what came of it is not told.
    case closed
    /// What came of it is told.
    case concluded
  }

  /// Something that was heard, and what came of it.
  public struct Outcome: Hashable, Sendable, Codable {
    /// What was heard, from how many.
    public let heard: LocalizedText
    /// What came of it.
    public let result: Result
    /// What was done, or why nothing was.
    public let answer: LocalizedText
    /// The submissions that it answers, by their ids.
    public let submissions: [String]

    /// What came of something that was heard.
    public enum Result: String, Hashable, Sendable, Codable, CaseIterable {
      /// It was followed.
      case followed
      /// It was followed in part.
      case partly
      /// It was taken on to later work.
      case later
      /// It was not followed.
      case notFollowed = "not-followed"
    }

    /// Something that was heard, and what came of it.
    ///
    /// - Parameters:
    ///   - heard: what was heard, from how many.
    ///   - result: what came of it.
    ///   - answer: what was done, or why nothing was.
    ///   - submissions: the submissions that it answers.
    public init(
      heard: LocalizedText, result: Result, answer: LocalizedText, submissions: [String] = []
    ) {
      self.heard = heard
      self.result = result
      self.answer = answer
      self.submissions = submissions
    }
  }

  /// What can be done with a call.
  public enum Command: Hashable, Sendable, Codable {
    /// To change the plan; of an open call only the texts and a deadline that has not passed.
    case plan(Plan)
    /// To open it, once its texts are there in these languages.
    case open(languages: [LanguageTag])
    /// To close it.
    case close
    /// To tell what came of it; again where more came of it later.
    case conclude([Outcome])
  }

  /// What has happened to a call.
  public enum Event: Hashable, Sendable, Codable {
    /// The plan was changed.
    case planned
    /// It was opened.
    case opened
    /// It was closed.
    case closed
    /// What came of it was told: how many things.
    case concluded(outcomes: Int)
  }

  /// A call that is being prepared.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - owner: the id of the organisation that holds the review.
  ///   - review: the id of the review.
  ///   - plan: what is asked, of whom, until when.
  public init(id: String, owner: String, review: String, plan: Plan) {
    self.id = id
    self.owner = owner
    self.review = review
    self.plan = plan
    state = .draft
    outcomes = []
  }

  /// The call after a command.
  ///
  /// - Parameters:
  ///   - command: what is wanted.
  ///   - person: who wants it.
  ///   - moment: when.
  /// - Returns: the call afterwards, with what happened.
  /// - Throws: ``Refusal`` where the command is not allowed in this state.
  public func applying(
    _ command: Command, by person: Person, at moment: Moment
  ) throws(Refusal) -> Change<OpenCall, Event> {
    var next = self
    let event: Event
    switch command {
    case .plan(let wanted):
      if wanted == plan { return Change(self, []) }
      guard wanted.closes > wanted.opens else { throw Refusal(.deadlineOrder) }
      if state != .draft {
        guard state == .open else { throw Refusal(.closed) }
        guard wanted.kind == plan.kind, wanted.opens == plan.opens, wanted.time == plan.time else {
          throw Refusal(.alreadyOpened)
        }
        guard wanted.closes > moment else { throw Refusal(.deadlineOrder) }
      }
      next.plan = wanted
      event = .planned
    case .open(let languages):
      if state == .open { return Change(self, []) }
      guard state == .draft else { throw Refusal(.alreadyOpened) }
      try checkPromises(in: languages, at: moment)
      next.state = .open
      event = .opened
    case .close:
      if state == .closed || state == .concluded { return Change(self, []) }
      guard state == .open else { throw Refusal(.notOpen) }
      next.state = .closed
      event = .closed
    case .conclude(let outcomes):
      if state == .concluded, outcomes == self.outcomes { return Change(self, []) }
      guard state == .closed || state == .concluded else { throw Refusal(.notClosed) }
      guard !outcomes.isEmpty, outcomes.allSatisfy({ !$0.heard.isEmpty && !$0.answer.isEmpty })
      else { throw Refusal(.outcomeMissing) }
      next.outcomes = outcomes
      next.state = .concluded
      event = .concluded(outcomes: outcomes.count)
    }
    return Change(next, [Logged(event, by: person, at: moment)])
  }

  private func checkPromises(in languages: [LanguageTag], at moment: Moment) throws(Refusal) {
    guard plan.closes > plan.opens, plan.closes > moment else { throw Refusal(.deadlineOrder) }
    let notice = plan.notice
    let owed = [
      plan.title, plan.introduction, notice.asker, notice.purpose, notice.use, notice.questions,
    ]
    let missing = languages.filter { tag in
      owed.contains { ($0[tag] ?? "").allSatisfy(\.isWhitespace) }
    }
    if !missing.isEmpty {
      throw Refusal(
        .wordsMissing, ["languages": missing.map(\.rawValue).joined(separator: ", ")])
    }
  }

  /// Refuses a submission that comes outside the time of the call.
  func checkTime(at moment: Moment) throws(Refusal) {
    guard state != .draft else { throw Refusal(.notOpen) }
    if moment < plan.opens { throw Refusal(.tooEarly) }
    guard state == .open, moment <= plan.closes else { throw Refusal(.closed) }
  }
}
