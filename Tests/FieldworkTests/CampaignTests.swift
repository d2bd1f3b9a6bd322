import Fieldwork
import Foundation
import Languages
import Measures
import Problems
import Surveys
import Testing

@Suite("A campaign from draft to close")
struct CampaignTests {
  func draft() throws -> Campaign {
    Campaign(
      id: "k27", owner: "ks", review: "r", plan: try Sample.plan(), frame: Sample.frame())
  }

  func refusal(
    _ campaign: Campaign, _ command: Campaign.Command, at time: String = Sample.inTime
  ) throws -> Refusal.Reason? {
    let moment = try Sample.moment(time)
    do throws(Refusal) {
      _ = try campaign.applying(command, by: Sample.editor, at: moment)
      return nil
    } catch {
      return error.reason
    }
  }

  func after(
    _ campaign: Campaign, _ command: Campaign.Command, at time: String = Sample.inTime
  ) throws -> Campaign {
    try campaign.applying(command, by: Sample.editor, at: Sample.moment(time)).state
  }

  @Test func `it opens only when everybody is told who asks and why, in each language`() throws {
    let opened = try after(draft(), .open(languages: [.nb, .nn, .en]))
    #expect(opened.state == .open)
    var plan = try Sample.plan()
    plan.notice.use = LocalizedText([.nb: "Publiseres", .en: "Published"])
    let silent = try after(draft(), .plan(plan))
    #expect(try refusal(silent, .open(languages: [.nb, .nn, .en])) == .wordsMissing)
    #expect(plan.languagesMissing(of: [.nb, .nn, .en]) == [.nn], "one Norwegian is not the other")
    let empty = try after(draft(), .frame(SamplingFrame(units: [])))
    #expect(try refusal(empty, .open(languages: [.nb])) == .nobodyAsked)
    #expect(try refusal(draft(), .open(languages: [.nb]), at: Sample.tooLate) == .deadlineOrder)
  }

  @Test func `an open campaign keeps what it has promised`() throws {
    let open = try Sample.campaign()
    var other = open.plan
    other.questionnaire.id = "another"
    #expect(try refusal(open, .plan(other)) == .alreadyOpened)
    var earlier = open.plan
    earlier.questionnaire.number = 0
    #expect(try refusal(open, .plan(earlier)) == .alreadyOpened)
    var later = open.plan
    later.questionnaire.number = 2
    later.closes = try Sample.moment("2027-02-08T22:59:59Z")
    let moved = try open.applying(.plan(later), by: Sample.editor, at: Sample.moment(Sample.inTime))
    #expect(moved.events.count == 2)
    #expect(moved.state.lastDay == Day("2027-02-08"))
    var past = open.plan
    past.closes = try Sample.moment("2027-01-05T12:00:00Z")
    #expect(try refusal(open, .plan(past)) == .deadlineOrder)
    #expect(try refusal(open, .frame(Sample.frame())) == .alreadyOpened)
  }

  @Test func `a unit that has answered is not left out`() throws {
    let open = try Sample.campaign()
    let reason = Sample.text("Slås sammen")
    #expect(
      try refusal(open, .exclude(unit: "1811", reason: reason, hasAnswered: true))
        == .unitHasAnswered)
    let without = try after(open, .exclude(unit: "1811", reason: reason, hasAnswered: false))
    #expect(without.frame.size == 3)
    #expect(without.frame.exclusions.map(\.unit.code) == ["1811"])
    let unit = try #require(without.frame.exclusions.first?.unit)
    let again = try after(without, .include(unit))
    #expect(again.frame.size == 4 && again.frame.exclusions.isEmpty)
    #expect(
      try refusal(open, .exclude(unit: "9999", reason: reason, hasAnswered: false)) == .unknownUnit)
  }

  @Test func `closed, opened again, and never twice`() throws {
    let open = try Sample.campaign()
    #expect(try refusal(open, .reopen(closes: open.plan.closes)) == .notClosed)
    let closed = try after(open, .close)
    #expect(throws: Refusal(.closed)) { try closed.checkTime(at: Sample.moment(Sample.inTime)) }
    #expect(try after(closed, .close) == closed)
    #expect(open.closed == nil && closed.closed != nil)
    let until = try Sample.moment("2027-03-01T22:59:59Z")
    let again = try after(closed, .reopen(closes: until), at: "2027-02-20T08:00:00Z")
    #expect(again.state == .reopened && again.plan.closes == until && again.closed == nil)
    try again.checkTime(at: Sample.moment("2027-02-25T08:00:00Z"))
    #expect(throws: Refusal(.tooEarly)) {
      try open.checkTime(at: Sample.moment("2027-01-03T08:00:00Z"))
    }
  }

  @Test func `the frame is the population of the analysis`() throws {
    let frame = try after(
      Sample.campaign(),
      .exclude(unit: "40", reason: Sample.text("Ny"), hasAnswered: false)
    ).frame
    let population = frame.population(counts: .organisations)
    #expect(population.size() == 3)
    #expect(population.excluded.map(\.unit) == ["40"])
  }

  @Test func `a campaign is the same after it was written as JSON`() throws {
    let campaign = try Sample.campaign(signOff: true)
    let bytes = try JSONEncoder().encode(campaign)
    #expect(try JSONDecoder().decode(Campaign.self, from: bytes) == campaign)
  }

  @Test(arguments: Language.all.map(\.tag))
  func `every refusal has words in each language`(tag: LanguageTag) throws {
    let language = try #require(Language.named(tag))
    for reason in Refusal.Reason.allCases {
      #expect(language.has("problem.\(reason.rawValue)"), "\(reason)")
      #expect(language.has("problem.\(reason.rawValue).advice"), "\(reason)")
    }
  }
}
