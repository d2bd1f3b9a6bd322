public import Languages
public import Measures

/// One fielding of a questionnaire: who is asked what, by whom, until when.
public struct Campaign: Hashable, Sendable, Codable {
  /// The id.
  public let id: String
  /// The id of the organisation that holds the review.
  public let owner: String
  /// The id of the review.
  public let review: String
  /// What those who are asked are promised.
  public private(set) var plan: CampaignPlan
  /// Those who are asked, and those who are left out.
  public private(set) var frame: SamplingFrame
  /// How far it has come.
  public private(set) var state: State
  /// When it was closed, where it is.
  public private(set) var closed: Moment?

  /// How far a campaign has come.
  public enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// Being prepared: everything can be changed, nobody can answer.
    case draft
    /// Answers can be given between its two instants.
    case open
    /// No more answers.
    case closed
    /// Open again after it was closed.
    case reopened

    /// Whether answers can be given, as far as the state is concerned.
    public var takesAnswers: Bool { self == .open || self == .reopened }
  }

  /// What can be done with a campaign.
  public enum Command: Hashable, Sendable, Codable {
    /// To change the plan; once it has been opened only the title, the texts, the sender and the reminders,
    /// a later version of the same questionnaire, and a deadline that has not passed.
    case plan(CampaignPlan)
    /// To ask other units; in a draft only.
    case frame(SamplingFrame)
    /// To leave a unit out that has not answered, with the reason.
    case exclude(unit: String, reason: LocalizedText, hasAnswered: Bool)
    /// To ask a unit too, or again.
    case include(SamplingFrame.Unit)
    /// To open it.
    case open(languages: [LanguageTag])
    /// To close it, before the deadline or after.
    case close
    /// To open it again until a new deadline.
    case reopen(closes: Moment)
  }

  /// What has happened to a campaign.
  public enum Event: Hashable, Sendable, Codable {
    /// The plan was changed.
    case planned
    /// The units were chosen: how many.
    case framed(units: Int)
    /// A unit was left out.
    case excluded(unit: String, reason: LocalizedText)
    /// A unit is asked too, or again.
    case included(unit: String)
    /// The deadline was moved.
    case deadlineMoved(from: Moment, to: Moment)
    /// It was opened.
    case opened
    /// It was closed.
    case closed
    /// It was opened again.
    case reopened(closes: Moment)
  }

  /// A campaign that is being prepared.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - owner: the id of the organisation that holds the review.
  ///   - review: the id of the review.
  ///   - plan: what those who are asked are promised.
  ///   - frame: those who are asked.
  public init(
    id: String, owner: String, review: String, plan: CampaignPlan, frame: SamplingFrame
  ) {
    self.id = id
    self.owner = owner
    self.review = review
    self.plan = plan
    self.frame = frame
    state = .draft
  }

  /// The campaign after a command.
  ///
  /// - Parameters:
  ///   - command: what is wanted.
  ///   - person: who wants it.
  ///   - moment: when.
  /// - Returns: the campaign afterwards, with what happened; no events where it was so already.
  /// - Throws: ``Refusal`` where the command is not allowed in this state.
  public func applying(
    _ command: Command, by person: Person, at moment: Moment
  ) throws(Refusal) -> Change<Campaign, Event> {
    var next = self
    let events = try next.carryOut(command, at: moment)
    return Change(next, events.map { Logged($0, by: person, at: moment) })
  }

  private mutating func carryOut(
    _ command: Command, at moment: Moment
  ) throws(Refusal) -> [Event] {
    switch command {
    case .plan(let plan): return try change(to: plan, at: moment)
    case .frame(let frame):
      guard state == .draft else { throw Refusal(.alreadyOpened) }
      if frame == self.frame { return [] }
      self.frame = frame
      return [.framed(units: frame.size)]
    case .exclude(let unit, let reason, let hasAnswered):
      guard frame.unit(unit) != nil else { throw Refusal(.unknownUnit, ["unit": unit]) }
      if hasAnswered { throw Refusal(.unitHasAnswered, ["unit": unit]) }
      if reason.isEmpty { throw Refusal(.wordsNeeded) }
      frame.exclude(unit, reason: reason)
      return [.excluded(unit: unit, reason: reason)]
    case .include(let unit):
      if frame.unit(unit.code) == unit { return [] }
      guard frame.unit(unit.code) == nil || state == .draft else { throw Refusal(.alreadyOpened) }
      frame.include(unit)
      return [.included(unit: unit.code)]
    case .open(let languages):
      if state == .open { return [] }
      guard state == .draft else { throw Refusal(.alreadyOpened) }
      try checkPromises(in: languages, at: moment)
      state = .open
      return [.opened]
    case .close:
      if state == .closed { return [] }
      guard state.takesAnswers else { throw Refusal(.notOpen) }
      state = .closed
      closed = moment
      return [.closed]
    case .reopen(let closes):
      guard state == .closed else { throw Refusal(.notClosed) }
      guard closes > moment else { throw Refusal(.deadlineOrder) }
      plan.closes = closes
      state = .reopened
      closed = nil
      return [.reopened(closes: closes)]
    }
  }

  private mutating func change(
    to wanted: CampaignPlan, at moment: Moment
  ) throws(Refusal) -> [Event] {
    guard wanted != plan else { return [] }
    guard wanted.closes > wanted.opens else { throw Refusal(.deadlineOrder) }
    var events: [Event] = [.planned]
    if state != .draft {
      let isSame =
        wanted.questionnaire.id == plan.questionnaire.id
        && wanted.questionnaire.number >= plan.questionnaire.number
        && wanted.needsSignOff == plan.needsSignOff && wanted.opens == plan.opens
        && wanted.time == plan.time
      guard isSame else { throw Refusal(.alreadyOpened) }
      if wanted.closes != plan.closes {
        guard state.takesAnswers else { throw Refusal(.closed) }
        guard wanted.closes > moment else { throw Refusal(.deadlineOrder) }
        events.append(.deadlineMoved(from: plan.closes, to: wanted.closes))
      }
    }
    plan = wanted
    return events
  }

  private func checkPromises(in languages: [LanguageTag], at moment: Moment) throws(Refusal) {
    guard plan.closes > plan.opens, plan.closes > moment else { throw Refusal(.deadlineOrder) }
    guard frame.size > 0 else { throw Refusal(.nobodyAsked) }
    let missing = plan.languagesMissing(of: languages)
    if !missing.isEmpty {
      throw Refusal(
        .wordsMissing, ["languages": missing.map(\.rawValue).joined(separator: ", ")])
    }
  }

  /// Refuses an answer that comes outside the time in which answers can be given.
  ///
  /// - Parameter moment: when it comes.
  /// - Throws: ``Refusal`` with the reason.
  public func checkTime(at moment: Moment) throws(Refusal) {
    switch state {
    case .draft: throw Refusal(.notOpen)
    case .closed: throw Refusal(.closed)
    case .open, .reopened:
      if moment < plan.opens { throw Refusal(.tooEarly) }
      if moment > plan.closes { throw Refusal(.closed) }
    }
  }

  /// The last day on which answers can be given.
  public var lastDay: Day { plan.time.day(of: plan.closes) }
}
