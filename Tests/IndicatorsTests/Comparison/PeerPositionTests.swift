import Indicators
import Languages
import Measures
import Statistics
import Territory
import Testing

@Suite("Where a unit stands among its peers")
struct PeerPositionTests {
  static let peers: [UnitCode: Double] = [
    "b": 10, "c": 12, "d": 14, "e": 16, "f": 18, "g": 20, "h": 22, "i": 24,
  ]
  static let group = PeerGroup(
    of: "a", label: LocalizedText(same: "KOSTRA group 3"), codes: peers.keys.sorted())

  static func position(
    _ value: Value, _ interval: Interval? = nil, direction: Indicator.Direction = .increase,
    size: Double = 1, group: PeerGroup = group, fewest: Int = 5
  ) -> PeerPosition {
    var values = peers.mapValues { PeerValue(.known($0)) }
    values["a"] = PeerValue(
      value, uncertainty: interval.map { .interval($0) } ?? .notPublished)
    return PeerPosition(
      in: group, values: values, direction: direction,
      rule: PeerPosition.Rule(practicalSize: size, fewest: fewest))
  }

  @Test("Median, middle half, share and quarter")
  func place() throws {
    let place = try #require(Self.position(.known(23)).place)
    #expect(place.median == 17)
    #expect(place.middleHalf == 13.5...20.5)
    #expect(place.lowerShare == 7.0 / 8)
    #expect(place.quarter == .best)
    #expect(place.difference == 6)
    #expect(Self.position(.known(23), direction: .decrease).place?.quarter == .worst)
    #expect(Self.position(.known(23), direction: .neutral).place?.quarter == nil)
  }

  @Test("Differs only where the interval leaves out the median and the difference matters")
  func verdicts() {
    func verdict(
      _ value: Double, _ ends: (Double, Double)?, _ direction: Indicator.Direction = .increase,
      size: Double = 1
    ) -> PeerPosition.Verdict? {
      Self.position(
        .known(value), ends.map { Interval(lower: $0.0, upper: $0.1) }, direction: direction,
        size: size
      ).place?.verdict
    }
    #expect(verdict(21, (18, 24)) == .better)
    #expect(verdict(21, (18, 24), .decrease) == .worse)
    #expect(verdict(21, (18, 24), .neutral) == .above)
    #expect(verdict(12, (11, 13), .neutral) == .below)
    #expect(verdict(12, (11, 13), .decrease) == .better)
    #expect(verdict(21, (16, 26)) == .mayBeChance)
    #expect(verdict(21, (18, 24), size: 5) == .tooSmall)
    #expect(verdict(17, (16, 18), size: 0) == .tooSmall)
    #expect(verdict(21, nil) == .noInterval)
  }

  @Test("An interval over several quarters is told as such")
  func quarters() throws {
    let place = try #require(
      Self.position(.known(19), Interval(lower: 13, upper: 25)).place)
    #expect(place.quarters?.worse == .lower)
    #expect(place.quarters?.better == .best)
  }

  @Test("Too few peers, no value and no group have a reason")
  func notPossible() {
    #expect(Self.position(.known(5), fewest: 9).outcome == .notPossible(.tooFewPeers))
    #expect(
      Self.position(.unknown(.confidential)).outcome == .notPossible(.noValue(.confidential)))
    let nobody = PeerGroup(of: "a", label: LocalizedText(same: "x"), codes: ["a"])
    #expect(
      Self.position(.known(5), group: nobody).outcome == .notPossible(.noPeers(.nobody)))
  }

  @Test("The sentences say the place, the judgement and the rule")
  func words() throws {
    let language = try #require(Language.named(.en))
    let position = Self.position(.known(21), Interval(lower: 18, upper: 24))
    let sentences = position.sentences(
      in: language, unit: .percent(decimals: 1), period: .year(2024))
    #expect(
      sentences == [
        "4.0\u{A0}percentage points above the middle of the group (17.0%). Half of the others lie"
          + " from 13.5% to 20.5%. That is in the best quarter. With its uncertainty it may"
          + " be from quarter 3 to quarter 4, 4 being the best.",
        "The figure is better than that of the others.",
        "Compared with KOSTRA group 3: 8 others with a figure for 2024. A difference is claimed"
          + " only where the uncertainty does not reach the middle of the group and the difference"
          + " is at least 1.0\u{A0}percentage points.",
      ])
  }

  @Test("A small unit is inside the funnel and drawn to the mean")
  func funnel() throws {
    func rate(_ events: Double, _ size: Double) throws -> EventRate {
      try #require(EventRate(.share, events: events, size: size))
    }
    let peers = try [
      rate(30, 300), rate(60, 500), rate(80, 1000), rate(20, 150), rate(45, 600), rate(9, 90),
    ]
    let small = try #require(try FunnelPosition(of: rate(4, 20), among: peers))
    #expect(small.verdict == .inside)
    #expect(small.isThin)
    #expect(small.shrunken < 0.15 && small.shrunken >= small.funnel.centre)
    let large = try #require(
      try FunnelPosition(of: rate(200, 1000), among: peers, allowance: .chance))
    #expect(large.verdict == .outside998(isAbove: true))
    #expect(try FunnelPosition(of: rate(4, 20), among: Array(peers.prefix(4))) == nil)
    let language = try #require(Language.named(.en))
    let sentences = small.sentences(in: language, scale: 100, unit: .percent(decimals: 0))
    #expect(sentences.first?.hasPrefix("Inside the variation expected") == true)
    #expect(sentences.last?.hasPrefix("Few events") == true)
    #expect(EventRate.pooled(try [rate(3, 20), rate(5, 30)]) == (try rate(8, 50)))
  }

  @Test("An order is in groups that can be told apart")
  func order() throws {
    var rates: [UnitCode: EventRate] = [:]
    for (code, events) in [("a", 100.0), ("b", 104), ("c", 400), ("d", 402)] {
      rates[UnitCode(code)] = EventRate(.share, events: events, size: 1000)
    }
    let table = LeagueTable(of: rates, direction: .decrease)
    #expect(table.lines.map(\.code) == ["a", "b", "c", "d"])
    #expect(table.lines.map(\.group) == [1, 1, 2, 2])
    #expect(table.lines[0].ranks == RankInterval(best: 1, worst: 2))
    let estimates = LeagueTable(
      ofEstimates: ["a": (5, 0.1), "b": (9, 0.1)], direction: .increase)
    #expect(estimates.lines.map(\.code) == ["b", "a"])
  }
}
