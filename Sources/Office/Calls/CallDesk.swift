public import Accounts
public import Fieldwork
import Languages
import Measures
import Records
public import Surveys

/// Where questions are put to everybody, and where everybody answers them.
public struct CallDesk: Sendable {
  let ground: Ground
  let questionnaires: QuestionnaireCache
  var store: CallStore { ground.database.calls }

  /// A desk.
  ///
  /// - Parameters:
  ///   - ground: what it stands on.
  ///   - questionnaires: the questionnaires that are in the field.
  public init(_ ground: Ground, questionnaires: QuestionnaireCache) {
    self.ground = ground
    self.questionnaires = questionnaires
  }

  /// The kinds of questions that the page of a call can put.
  public static let kinds: Set<Question.Kind> = [
    .single, .multiple, .scale, .matrix, .number, .text, .date, .note,
  ]

  /// Prepares a call.
  ///
  /// - Parameters:
  ///   - plan: what is asked, of whom, until when.
  ///   - review: the id of the review.
  ///   - owner: the id of the owner.
  ///   - principal: who does it.
  /// - Returns: the call.
  public func add(
    _ plan: OpenCall.Plan, review: String, of owner: String, by principal: Principal
  ) async throws -> OpenCall {
    let title = plan.title.text(in: .nb)
    let call = OpenCall(
      id: CaseName.id(of: title, ending: ground.newID()), owner: owner, review: review, plan: plan)
    try await store.add(call)
    try await note(.campaignChanged, principal, call)
    return call
  }

  /// A call.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - owner: the id of its owner.
  /// - Returns: nil where the owner has none by that id.
  public func call(_ id: String, of owner: String) async throws -> OpenCall? {
    try await store.call(id, of: owner)
  }

  /// The calls of an owner with how much was sent in to each, in the order of their ids.
  ///
  /// - Parameter owner: the id of the owner.
  public func calls(of owner: String) async throws -> [(call: OpenCall, submissions: Int)] {
    let counts = try await store.submissionCounts(of: owner)
    return try await store.calls(of: owner).map { ($0, counts[$0.id] ?? 0) }
  }

  /// What has happened to a call, in order.
  ///
  /// - Parameter call: the call.
  public func events(of call: OpenCall) async throws -> [Logged<OpenCall.Event>] {
    try await store.events(of: call.id, owner: call.owner)
  }

  /// What was sent in to a call, in the order in which it came.
  ///
  /// - Parameter call: the call.
  public func submissions(to call: OpenCall) async throws -> [Submission] {
    try await store.submissions(to: call.id, of: call.owner)
  }

  /// A page of what was sent in to a call, the newest first.
  ///
  /// - Parameters:
  ///   - number: the page, from 1; what is less is the first, what is more is empty.
  ///   - call: the call.
  ///   - isShown: whether only those are wanted that all may see.
  /// - Returns: the submissions of the page, and how many there are in all.
  public func page(
    _ number: Int, of call: OpenCall, shownOnly isShown: Bool = false
  ) async throws -> (submissions: [Submission], count: Int) {
    // Nobody turns a million pages; a number that is larger is no page's.
    let skipped = (min(max(number, 1), 1_000_000) - 1) * Self.perPage
    return try await store.page(
      to: call.id, of: call.owner, shownOnly: isShown, after: skipped, most: Self.perPage)
  }

  /// How many submissions a page has.
  public static let perPage = 50

  /// One submission; nil where there is none by that id.
  ///
  /// - Parameters:
  ///   - id: its id, which only its sender and the owner know.
  ///   - call: the call.
  public func submission(_ id: String, to call: OpenCall) async throws -> Submission? {
    try await store.submission(id, to: call.id, of: call.owner)
  }

  /// The questionnaires of an owner in their last versions that a call can put, with their titles.
  ///
  /// - Parameter owner: the id of the owner.
  public func choices(
    of owner: String
  ) async throws -> [(version: CampaignPlan.QuestionnaireVersion, questionnaire: Questionnaire)] {
    var choices: [(CampaignPlan.QuestionnaireVersion, Questionnaire)] = []
    for (id, number) in try await ground.database.fieldwork.questionnaires(of: owner) {
      let version = CampaignPlan.QuestionnaireVersion(id: id, number: number)
      guard let found = try await questionnaire(version, of: owner),
        found.questions.allSatisfy({ Self.kinds.contains($0.kind) })
      else { continue }
      choices.append((version, found))
    }
    return choices
  }

  /// The reviews that an owner has campaigns of, in order.
  ///
  /// - Parameter owner: the id of the owner.
  public func reviews(of owner: String) async throws -> [String] {
    Set(try await ground.database.fieldwork.campaigns(of: owner).map(\.review)).sorted()
  }

  /// The questionnaire of a call; nil for a hearing.
  ///
  /// - Parameter call: the call.
  public func questionnaire(of call: OpenCall) async throws -> Questionnaire? {
    guard case .questionnaire(let version) = call.plan.kind else { return nil }
    return try await questionnaire(version, of: call.owner)
  }

  /// A version of a questionnaire; nil where the owner has none.
  ///
  /// - Parameters:
  ///   - version: which one.
  ///   - owner: the id of the owner.
  public func questionnaire(
    _ version: CampaignPlan.QuestionnaireVersion, of owner: String
  ) async throws -> Questionnaire? {
    try await questionnaires.questionnaire(version.id, number: version.number, of: owner)
  }

  /// Changes, opens, closes or concludes a call.
  ///
  /// - Parameters:
  ///   - call: the call.
  ///   - person: who wants it.
  ///   - principal: who that is in the audit log.
  ///   - command: makes what is wanted of the call as it stands; it may be asked more than once.
  /// - Throws: `Refusal` where its state does not allow it.
  public func apply(
    to call: OpenCall, by person: Fieldwork.Person, as principal: Principal,
    _ command: @escaping @Sendable (OpenCall) throws -> OpenCall.Command
  ) async throws {
    let done = try await store.apply(
      to: call.id, of: call.owner, by: person, at: ground.now, command)
    for event in done?.events ?? [] { try await note(event.what.audited, principal, call) }
  }

  /// Takes in what somebody sends to a call.
  ///
  /// - Parameters:
  ///   - submission: the id that the form carries.
  ///   - content: what is said.
  ///   - call: the call.
  ///   - address: where it comes from; only a hash of it is kept, for as long as the limit counts.
  /// - Returns: the submission as it is kept.
  /// - Throws: `Refusal` where it is late, empty, unfit or one too many.
  public func take(
    _ submission: String, _ content: Submission.Content, to call: OpenCall,
    from address: ClientAddress?
  ) async throws -> Submission {
    let now = ground.now
    let place = address.map {
      ground.keys.places.hash($0, call: call.id, owner: call.owner, day: now.day)
    }
    let taken = try await store.take(
      submission, content, to: call.id, of: call.owner,
      questionnaire: try await questionnaire(of: call), place: place, at: now)
    guard let taken else { throw Refusal(.notOpen) }
    return taken
  }

  /// Decides whether a submission is shown.
  ///
  /// - Parameters:
  ///   - moderation: what is decided.
  ///   - submission: the id of the submission.
  ///   - call: the call.
  ///   - person: who decides.
  ///   - principal: who that is in the audit log.
  /// - Throws: `Refusal` where there is no such submission, its sender did not agree to its being shown, or a
  ///   reason is missing.
  public func decide(
    _ moderation: Submission.Moderation, on submission: String, to call: OpenCall,
    by person: Fieldwork.Person, as principal: Principal
  ) async throws {
    let isKnown = try await store.decide(
      moderation, on: submission, to: call.id, of: call.owner, by: person, at: ground.now)
    guard isKnown else { throw Refusal(.unknownSubmission) }
    try await note(.campaignChanged, principal, call)
  }

  /// Whether a call takes answers now.
  ///
  /// - Parameter call: the call.
  public func isOpen(_ call: OpenCall) -> Bool {
    call.state == .open && call.plan.opens <= ground.now && ground.now <= call.plan.closes
  }

  private func note(_ action: AuditAction, _ principal: Principal, _ call: OpenCall) async throws {
    try await ground.note(
      action, by: principal, of: call.owner, on: AuditEvent.Object("call", call.id))
  }
}

extension OpenCall.Event {
  /// What the audit log says of it.
  fileprivate var audited: AuditAction {
    switch self {
    case .planned, .concluded: .campaignChanged
    case .opened: .campaignOpened
    case .closed: .campaignClosed
    }
  }
}
