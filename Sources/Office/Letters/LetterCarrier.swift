import Accounts
import Fieldwork
import Foundation
import Mail
import Measures
import Records

/// Brings waiting messages to the mail server, plans reminders on their days, and reads what came back.
///
/// Several processes may carry at once: each message is taken in a transaction of its own, for a time in which
/// nobody else takes it. Who dies between the server's yes and the note of it leaves a message that is sent
/// again, with the same `Message-ID`.
public struct LetterCarrier: Sendable {
  let ground: Ground
  let campaigns: CampaignDesk
  let settings: MailSettings
  let post: MailPost
  private let failed: @Sendable (any Error) -> Void

  /// A carrier.
  ///
  /// - Parameters:
  ///   - office: whose messages they are.
  ///   - settings: where mail goes.
  ///   - failed: told what could not be done; it is tried again.
  public init(
    _ office: ReviewOffice, settings: MailSettings,
    failed: @escaping @Sendable (any Error) -> Void = { _ in }
  ) {
    self.failed = failed
    ground = office.ground
    campaigns = office.campaigns
    self.settings = settings
    post = MailPost(settings.makeCarrier)
  }

  /// How long a message is taken for: longer than a mail server may take.
  static let leaseSeconds = 600
  /// When a message is tried again, in minutes after each try; given up after the last.
  static let pauses = [1, 5, 15, 60, 180, 360, 720, 1440]

  /// Carries until the task is cancelled.
  public func run() async {
    var sinceRound = 60
    while !Task.isCancelled {
      if sinceRound >= 60 {
        sinceRound = 0
        await attempt { try await sendPlannedReminders() }
        await attempt { try await pickUpBounces() }
      }
      // Where the database is away or busy, what waits, waits.
      await attempt { try await deliverAll() }
      sinceRound += 5
      try? await Task.sleep(for: .seconds(5))
    }
  }

  /// Does something, and tells where it failed: what comes after it is done all the same.
  private func attempt(_ work: () async throws -> Void) async {
    do {
      try await work()
    } catch {
      if !Task.isCancelled { failed(error) }
    }
  }

  /// Brings every message whose turn has come; stops where the server is not to be reached.
  ///
  /// - Returns: how many the server has taken.
  @discardableResult
  public func deliverAll() async throws -> Int {
    var sent = 0
    while !Task.isCancelled {
      switch try await deliverNext() {
      case .none: return sent
      case .some(.sent): sent += 1
      case .some(.serverAway):
        await post.hangUp()
        return sent
      case .some(.other): continue
      }
    }
    return sent
  }

  enum Outcome { case sent, serverAway, other }

  private func deliverNext() async throws -> Outcome? {
    let store = ground.database.fieldwork
    let now = ground.now
    let lease = now.adding(seconds: Self.leaseSeconds)
    guard let due = try await store.takeLetter(at: now, until: lease) else { return nil }
    var letter = due.letter
    guard try await isStillNeeded(due) else {
      letter.state = .dropped
      try await store.settle(due, as: letter)
      return .other
    }
    guard let mail = ground.keys.messages.mail(in: due.sealed) else {
      letter.state = .failed
      letter.detail = "sealed with another key"
      try await store.settle(due, as: letter)
      return .other
    }
    let result = await post.send(mail)
    letter.tries += 1
    letter.tried = ground.now
    letter.note(result, at: ground.now)
    try await store.settle(due, as: letter)
    if result.condemnsAddress {
      try await mark(letter, of: due.owner, reason: letter.detail ?? "")
    }
    if case .accepted = result { return .sent }
    if case .notReached = result { return .serverAway }
    return .other
  }

  /// A unit may have handed in, asked for quiet or been left out since the message was made.
  private func isStillNeeded(_ due: FieldworkStore.Due) async throws -> Bool {
    let letter = due.letter
    guard letter.kind.canBeEnded else { return true }
    let store = ground.database.fieldwork
    guard let campaign = try await store.campaign(letter.campaign, of: due.owner),
      campaign.state.takesAnswers, ground.now <= campaign.plan.closes,
      campaign.frame.unit(letter.unit) != nil
    else { return false }
    let contacts = try await store.contacts(in: letter.campaign, of: due.owner)
    let contact = contacts.first {
      $0.id == letter.contact && $0.address.key == letter.address.key
    }
    guard contact?.isUsable ?? false else { return false }
    let key = FieldworkStore.ResponseKey(
      owner: due.owner, campaign: letter.campaign, unit: letter.unit)
    return try await store.response(key)?.standing != .submitted
  }

  /// Puts reminders in the queue where today is a day of the plan.
  ///
  /// A campaign whose reminders cannot be made does not keep those of others back.
  ///
  /// - Returns: how many.
  @discardableResult
  public func sendPlannedReminders() async throws -> Int {
    let now = ground.now
    var count = 0
    for owner in try await ground.database.accounts.owners() {
      await attempt {
        for campaign in try await campaigns.campaigns(of: owner.id)
        where ReminderRound.isPlanned(for: campaign, at: now) {
          guard campaign.state.takesAnswers, now <= campaign.plan.closes,
            (8..<20).contains(campaign.plan.time.reading(of: now).hour)
          else { continue }
          await attempt {
            count += try await campaigns.send(
              .reminder, in: campaign.id, of: owner.id,
              by: CampaignDesk.Actor(.system, Person(id: "samstemt"))
            ).queued
          }
        }
      }
    }
    return count
  }

  func mark(_ letter: Letter, of owner: String, reason: String) async throws {
    try await ground.database.fieldwork.change(
      contact: letter.contact, address: letter.address, in: letter.campaign, of: owner,
      .bounced(reason: reason), by: Person(id: "samstemt"), at: ground.now)
  }
}

extension Letter {
  /// The message after a try.
  mutating func note(_ result: DeliveryResult, at now: Moment) {
    switch result {
    case .accepted(let reply):
      state = .sent
      detail = "\(reply.code) \(reply.text)"
    case .refused(let reply):
      state = .failed
      detail = "\(reply.code) \(reply.text)"
    case .later(let reply):
      tryAgain(after: now)
      detail = "\(reply.code) \(reply.text)"
    case .notReached(let failure):
      // A wrong password or certificate is no fault of the message: it waits until it is mended.
      tryAgain(after: now)
      detail = "\(failure.kind.rawValue) \(failure.detail)"
    }
  }

  private mutating func tryAgain(after now: Moment) {
    guard tries <= LetterCarrier.pauses.count else {
      state = .failed
      return
    }
    state = .retry
    due = now.adding(seconds: 60 * LetterCarrier.pauses[max(0, tries - 1)])
  }
}
