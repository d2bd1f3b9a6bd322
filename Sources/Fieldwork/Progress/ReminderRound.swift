public import Measures

/// Who gets a message now, and who cannot be reached by mail.
public struct ReminderRound: Hashable, Sendable {
  /// Who gets it: one contact of each unit.
  public let recipients: [Recipient]
  /// The units that should get it but have no address that works: to be called by telephone.
  public let unreachable: [String]

  /// A unit and the contact that is written to.
  public struct Recipient: Hashable, Sendable {
    /// The unit's code.
    public let unit: String
    /// The contact.
    public let contact: Contact

    /// A unit and the contact that is written to.
    ///
    /// - Parameters:
    ///   - unit: the unit's code.
    ///   - contact: the contact.
    public init(unit: String, contact: Contact) {
      self.unit = unit
      self.contact = contact
    }
  }

  /// Who is invited now: those who have not been.
  ///
  /// - Parameters:
  ///   - units: the units of the campaign.
  ///   - campaign: the campaign.
  ///   - moment: now.
  /// - Returns: the round; empty where the campaign takes no answers.
  public static func invitations(
    to units: [UnitProgress], of campaign: Campaign, at moment: Moment
  ) -> ReminderRound {
    guard isRunning(campaign, at: moment) else { return ReminderRound([], campaign, moment) }
    return ReminderRound(
      units.filter { unit in
        !unit.isExcluded && unit.response != .submitted
          && !unit.messages.contains { $0.kind == .invitation }
      }, campaign, moment)
  }

  /// Who is reminded now: those who were invited and have not handed in.
  ///
  /// A contact who does not want reminders gets none, nor one whose mail came back; and no unit is
  /// written to twice on the same day by the campaign's clock.
  ///
  /// - Parameters:
  ///   - units: the units of the campaign.
  ///   - campaign: the campaign.
  ///   - moment: now.
  /// - Returns: the round; empty where the campaign takes no answers.
  public static func reminders(
    to units: [UnitProgress], of campaign: Campaign, at moment: Moment
  ) -> ReminderRound {
    guard isRunning(campaign, at: moment) else { return ReminderRound([], campaign, moment) }
    return ReminderRound(
      units.filter { unit in
        !unit.isExcluded && unit.response != .submitted
          && unit.messages.contains { $0.kind == .invitation }
      }, campaign, moment)
  }

  /// Whether reminders are planned for a day.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - moment: now.
  /// - Returns: true on the days of its plan.
  public static func isPlanned(for campaign: Campaign, at moment: Moment) -> Bool {
    let time = campaign.plan.time
    return campaign.plan.reminders.days(
      opens: time.day(of: campaign.plan.opens), closes: campaign.lastDay
    ).contains(time.day(of: moment))
  }

  private static func isRunning(_ campaign: Campaign, at moment: Moment) -> Bool {
    campaign.state.takesAnswers && moment <= campaign.plan.closes
  }

  private init(_ units: [UnitProgress], _ campaign: Campaign, _ moment: Moment) {
    let time = campaign.plan.time
    let today = time.day(of: moment)
    var recipients: [Recipient] = []
    var unreachable: [String] = []
    for unit in units {
      let isWrittenTo = unit.messages.contains {
        ($0.kind == .invitation || $0.kind == .reminder) && time.day(of: $0.at) == today
      }
      if isWrittenTo { continue }
      if let contact = unit.contacts.reachable(unit: unit.unit.code).first {
        recipients.append(Recipient(unit: unit.unit.code, contact: contact))
      } else if !unit.contacts.contains(where: {
        if case .unsubscribed = $0.status { true } else { false }
      }) {
        // Who has asked for quiet is not called either.
        unreachable.append(unit.unit.code)
      }
    }
    self.recipients = recipients
    self.unreachable = unreachable
  }
}
