import Accounts
import Fieldwork
import Measures
import Records

/// Deletes what was kept for as long as its owner wants, once an hour.
///
/// Several servers may share one database: what is deleted twice is deleted once, and only the one that found
/// something tells the log.
public struct Caretaker: Sendable {
  private let ground: Ground
  private let accounts: AccountDesk

  /// A caretaker.
  ///
  /// - Parameter office: whose things are kept.
  public init(_ office: ReviewOffice) {
    ground = office.ground
    accounts = office.accounts
  }

  /// What one round has deleted.
  public struct Round: Hashable, Sendable {
    /// What belongs to accounts.
    public var accounts = AccountDesk.Tidied()
    /// Contacts that were deleted, and messages that no longer say where they went.
    public var contacts = 0
    /// Personal links that were deleted, and rows that no longer say who answered.
    public var people = 0
    /// Responses that were deleted.
    public var responses = 0
    /// Submissions to open calls that were deleted, and places that they came from.
    public var submissions = 0
    /// Files that nothing speaks of any more.
    public var files = 0
    /// Copies of the database that were deleted.
    public var copies = 0

    /// Nothing.
    public init() {}
  }

  /// How long a campaign that nobody closes goes on after its last day, in days: it may be given more time.
  static let patience = 30

  /// Works until the task is cancelled; a round that was begun is finished step by step.
  ///
  /// - Parameters:
  ///   - pause: waits until the next round.
  ///   - failed: told what a round failed of; the next one tries again.
  public func run(
    pause: @Sendable () async throws -> Void = { try await Task.sleep(for: .seconds(3600)) },
    failed: @Sendable (any Error) -> Void
  ) async {
    while !Task.isCancelled {
      do {
        try await round()
      } catch {
        if !Task.isCancelled { failed(error) }
      }
      do { try await pause() } catch { return }
    }
  }

  /// Deletes everything whose time has come.
  ///
  /// - Returns: what was deleted.
  @discardableResult
  public func round() async throws -> Round {
    let now = ground.now
    var done = Round()
    done.accounts = try await accounts.tidy(at: now)
    done.submissions += try await ground.database.calls.forgetPlaces(at: now)
    let owners = try await ground.database.accounts.owners()
    // A copy holds what is everybody's: the one that keeps longest decides.
    let kept = owners.map { $0.retention.days(of: .backup) }.max() ?? Retention.Kind.backup.usual
    done.copies = ground.database.deleteCopies(
      madeBefore: Timestamp(now).rawValue - Int64(kept) * Seconds.day)
    for owner in owners {
      for campaign in try await ground.database.fieldwork.campaigns(of: owner.id) {
        try Task.checkCancellation()
        try await look(at: campaign, of: owner, at: now, &done)
      }
      for call in try await ground.database.calls.calls(of: owner.id) {
        try Task.checkCancellation()
        guard isOver(.answers, since: call.plan.closes, of: owner, at: now) else { continue }
        let count = try await ground.database.calls.forgetSubmissions(to: call.id, of: owner.id)
        try await note(count, "call", call.id, of: owner, at: now)
        done.submissions += count
      }
      done.files += try await ground.database.files.removeOrphans(of: owner.id)
    }
    return done
  }

  private func look(
    at campaign: Campaign, of owner: Owner, at now: Moment, _ done: inout Round
  ) async throws {
    let store = ground.database.fieldwork
    let end = try await end(of: campaign)
    var count = 0
    if isOver(.contact, since: end, of: owner, at: now) {
      let contacts = try await store.forgetContacts(of: campaign.id, of: owner.id)
      done.contacts += contacts
      count += contacts
    }
    if isOver(.link, since: end, of: owner, at: now) {
      let people = try await store.forgetPeople(of: campaign.id, of: owner.id)
      done.people += people
      count += people
    }
    if isOver(.answers, since: end, of: owner, at: now) {
      let responses = try await store.forgetAnswers(of: campaign.id, of: owner.id)
      done.responses += responses
      count += responses
    }
    try await note(count, "campaign", campaign.id, of: owner, at: now)
  }

  /// When a campaign was over: when it was closed, or a while after its last day where nobody closed it.
  private func end(of campaign: Campaign) async throws -> Moment {
    if campaign.state == .closed {
      let events = try await ground.database.fieldwork.events(
        ofCampaign: campaign.id, of: campaign.owner)
      if let closing = events.last(where: { $0.what == .closed }) { return closing.at }
    }
    return campaign.plan.closes.adding(seconds: Self.patience * 86_400)
  }

  private func isOver(
    _ kind: Retention.Kind, since end: Moment, of owner: Owner, at now: Moment
  ) -> Bool {
    Timestamp(now) > owner.retention.end(of: kind, since: Timestamp(end))
  }

  private func note(
    _ count: Int, _ kind: String, _ id: String, of owner: Owner, at now: Moment
  ) async throws {
    guard count > 0 else { return }
    try await ground.database.accounts.note([
      AuditEvent(
        owner: owner.id, who: .system, action: .retentionDone,
        object: AuditEvent.Object(kind, id), time: Timestamp(now))
    ])
  }
}
