import Accounts
public import Fieldwork
import Languages
import Measures
import Problems
import Records

extension CampaignDesk {
  /// What came of sending to a round of units.
  public struct Sending: Hashable, Sendable {
    /// How many messages wait to be sent.
    public let queued: Int
    /// The units that have no address that works.
    public let unreachable: [String]
  }

  /// Who would get a message now, and who cannot be reached.
  ///
  /// - Parameters:
  ///   - kind: invitation or reminder.
  ///   - progress: the campaign and its units.
  ///   - county: only the units of this county; all where nil.
  public func round(
    _ kind: MessageKind, _ progress: CampaignProgress, county: String? = nil
  ) -> ReminderRound {
    let units = progress.units.filter { county == nil || $0.unit.groups["county"] == county }
    return kind == .reminder
      ? .reminders(to: units, of: progress.campaign, at: ground.now)
      : .invitations(to: units, of: progress.campaign, at: ground.now)
  }

  /// Puts invitations or reminders in the queue for everybody whose turn it is.
  ///
  /// - Parameters:
  ///   - kind: invitation or reminder.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - county: only the units of this county; all where nil.
  ///   - actor: who sends them.
  /// - Throws: `Refusal` where the campaign takes no answers.
  public func send(
    _ kind: MessageKind, in id: String, of owner: String, county: String? = nil, by actor: Actor
  ) async throws -> Sending {
    guard let progress = try await progress(in: id, of: owner) else { throw Refusal(.notOpen) }
    try progress.campaign.checkMail(at: ground.now)
    let round = round(kind, progress, county: county)
    let writer = try await writer(for: progress.campaign)
    let outgoing = try round.recipients.map {
      try writer.outgoing(kind, to: $0, by: actor.person)
    }
    let queued = try await store.queue(outgoing, of: owner)
    if !queued.isEmpty {
      try await ground.note(
        kind == .reminder ? .remindersSent : .invitationsSent, by: actor.principal, of: owner,
        on: AuditEvent.Object("campaign", id))
    }
    return Sending(queued: queued.count, unreachable: round.unreachable)
  }

  /// The messages of a campaign.
  ///
  /// - Parameters:
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  public func letters(in id: String, of owner: String) async throws -> [Letter] {
    try await store.letters(in: id, of: owner)
  }

  func writer(for campaign: Campaign) async throws -> LetterWriter {
    LetterWriter(
      ground: ground, campaign: campaign,
      templates: try await store.templates(in: campaign.id, of: campaign.owner))
  }
}

extension Campaign {
  /// Refuses mail about a campaign that takes no answers; it may go out before the first day.
  func checkMail(at moment: Moment) throws(Fieldwork.Refusal) {
    switch state {
    case .draft: throw Fieldwork.Refusal(.notOpen)
    case .closed: throw Fieldwork.Refusal(.closed)
    case .open, .reopened: if moment > plan.closes { throw Fieldwork.Refusal(.closed) }
    }
  }
}
