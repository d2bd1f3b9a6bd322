import Fieldwork
import Languages
import Measures
import Surveys
import Testing

@Suite("Who has answered, and who is reminded")
struct ProgressTests {
  let now = "2027-01-18T08:00:00Z"

  func contact(_ unit: String, _ status: Contact.Status = .usable) throws -> Contact {
    Contact(
      id: unit + "-1", unit: unit, address: try #require(EmailAddress("post@u\(unit).example")),
      status: status)
  }

  func unit(
    _ code: String, county: String? = "18", excluded: Bool = false,
    contacts: [Contact.Status] = [.usable], sent: [(MessageKind, String)] = [],
    _ response: UnitProgress.Standing? = nil
  ) throws -> UnitProgress {
    UnitProgress(
      unit: .init(
        code: code, levels: ["municipality"], groups: county.map { ["county": $0] } ?? [:]),
      isExcluded: excluded, contacts: try contacts.map { try contact(code, $0) },
      messages: try sent.map {
        .init(kind: $0.0, contact: code + "-1", at: try Sample.moment($0.1))
      }, response: response)
  }

  func units() throws -> [UnitProgress] {
    let invited = [(MessageKind.invitation, "2027-01-04T08:00:00Z")]
    let moment = try Sample.moment(now)
    return [
      try unit("1", sent: invited), try unit("2", sent: invited, .opened),
      try unit("3", sent: invited, .begun), try unit("4", sent: invited, .awaitingSignOff),
      try unit("5", county: "40", sent: invited, .approved),
      try unit("6", county: "40", sent: invited, .submitted),
      try unit("7", county: "40", contacts: [.bounced(at: moment, reason: "")], sent: invited),
      try unit("8", county: "40", contacts: [.unsubscribed(at: moment)], sent: invited),
      try unit("9", county: "40", excluded: true), try unit("10", county: nil),
      try unit("11", county: nil, sent: invited + [(.reminder, "2027-01-17T23:30:00Z")], .begun),
    ]
  }

  @Test func `counts have a denominator without those left out`() throws {
    let overview = ResponseOverview(try units(), by: "county", order: ["40", "18"])
    #expect(overview.total.asked == 10 && overview.total.excluded == 1)
    #expect(overview.total.submitted == 1 && overview.total.underWay == 4)
    #expect(overview.total.rate == 10)
    #expect(overview.groups.map(\.group) == ["40", "18", nil])
    #expect(overview.groups.map(\.asked) == [4, 4, 2])
    #expect(overview.groups.map(\.submitted) == [1, 0, 0])
    #expect(overview.total.counts[.bounced] == 1 && overview.total.counts[.notInvited] == 1)
    #expect(overview.total.counts[.invited] == 2, "the one that wants no reminders too")
    #expect(overview.excluded == ["9"])
    #expect(ResponseOverview([]).total.rate == nil)
    let sum = overview.groups.map(\.asked).reduce(0, +)
    #expect(sum == overview.total.asked)
  }

  @Test func `reminders go to the rest, and to nobody twice the same day`() throws {
    let campaign = try Sample.campaign()
    let round = ReminderRound.reminders(to: try units(), of: campaign, at: try Sample.moment(now))
    // 11 was reminded at 00.30 the same day by the clock in Norway, which is the day before in Greenwich.
    #expect(round.recipients.map(\.unit) == ["1", "2", "3", "4", "5"])
    #expect(round.unreachable == ["7"], "to be called; the one that asked for quiet is not")
    let next = ReminderRound.reminders(
      to: try units(), of: campaign, at: try Sample.moment("2027-01-19T08:00:00Z"))
    #expect(next.recipients.map(\.unit) == ["1", "2", "3", "4", "5", "11"])
    let first = ReminderRound.invitations(to: try units(), of: campaign, at: try Sample.moment(now))
    #expect(first.recipients.map(\.unit) == ["10"])
    let late = ReminderRound.reminders(
      to: try units(), of: campaign, at: try Sample.moment(Sample.tooLate))
    #expect(late.recipients.isEmpty && late.unreachable.isEmpty)
  }

  @Test func `the plan says the days`() throws {
    let campaign = try Sample.campaign()
    let days = campaign.plan.reminders.days(
      opens: try #require(Day("2027-01-04")), closes: try #require(Day("2027-02-01")))
    #expect(days.map(\.description) == ["2027-01-18", "2027-01-25", "2027-01-30"])
    #expect(ReminderRound.isPlanned(for: campaign, at: try Sample.moment(now)))
    #expect(!ReminderRound.isPlanned(for: campaign, at: try Sample.moment("2027-01-19T08:00:00Z")))
    #expect(
      ReminderPlan(daysBefore: [400, -3, 0, 0]).days(
        opens: try #require(Day("2027-01-04")), closes: try #require(Day("2027-02-01"))
      ).map(\.description) == ["2027-02-01"])
  }

  @Test func `a response says how far it has come`() throws {
    let rules = try Sample.rules()
    #expect(Sample.response.standing == nil)
    let opened = try Sample.response.doing(.open)
    #expect(opened.standing == .opened)
    let begun = try opened.doing(
      .answer([
        .init(question: "use", value: .choices(["yes"]), basis: 0, id: "a")
      ]))
    #expect(begun.standing == .begun)
    let submitted = try begun.doing(.submit(seen: begun.digest(rules)))
    #expect(submitted.standing == .submitted)
    #expect(try submitted.doing(.reopen).standing == .submitted, "it counts as it was handed in")
  }
}
