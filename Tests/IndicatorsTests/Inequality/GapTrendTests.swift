import Indicators
import Languages
import Measures
import Testing

@Suite("Whether a gap closes")
struct GapTrendTests {
  static func trend(
    _ first: (Double, Double), _ latest: (Double, Double),
    direction: Indicator.Direction = .increase, size: Double = 1, halfWidth: Double? = nil
  ) -> GapTrend {
    func values(_ pair: (Double, Double)) -> GroupedValues {
      GroupedValues(
        [("a", pair.0), ("b", pair.1)].map { code, value in
          InequalityGapsTests.group(
            code, value, 100, halfWidth.map { (value - $0, value + $0) })
        }, direction: direction)
    }
    return GapTrend(from: values(first), to: values(latest), practicalSize: size)
  }

  @Test("Closing only where the worst group is better off")
  func verdicts() {
    #expect(Self.trend((50, 70), (60, 72)).verdict == .closing)
    #expect(Self.trend((50, 70), (50, 60)).verdict == .levelledDown)
    #expect(Self.trend((50, 70), (48, 60)).verdict == .levelledDown)
    #expect(Self.trend((50, 70), (50.5, 60)).verdict == .levelledDown)
    #expect(Self.trend((50, 70), (50, 80)).verdict == .widening)
    #expect(Self.trend((50, 70), (55, 75.5)).verdict == .unchanged)
    #expect(Self.trend((50, 70), (50, 70), size: 0).verdict == .unchanged)
    #expect(Self.trend((50, 70), (60, 72), direction: .neutral).verdict == .notAssessable)
    // Fewer is better: the worst group is the one with more.
    #expect(Self.trend((10, 30), (10, 20), direction: .decrease).verdict == .closing)
    #expect(Self.trend((10, 30), (25, 30), direction: .decrease).verdict == .levelledDown)
  }

  @Test("Another group may be the worst in the end")
  func changed() {
    let trend = Self.trend((50, 70), (75, 68))
    #expect(trend.verdict == .closing)
    #expect(trend.first.worst?.code == "a" && trend.latest.worst?.code == "b")
    #expect(trend.worstGain == 18)
  }

  @Test("The interval of the change tells whether it may be chance")
  func chance() throws {
    let wide = Self.trend((50, 70), (60, 72), halfWidth: 8)
    #expect(wide.mayBeChance == true)
    // Four intervals of ±3: ±6.
    let narrow = Self.trend((50, 70), (60, 72), halfWidth: 3)
    #expect(narrow.mayBeChance == false)
    let interval = try #require(narrow.interval)
    #expect((interval.lower + 14).magnitude < 1e-9 && (interval.upper + 2).magnitude < 1e-9)
    #expect(Self.trend((50, 70), (60, 72)).mayBeChance == nil)
    let language = try #require(Language.named(.en))
    #expect(
      wide.sentences(in: language, unit: .percent()) == [
        "The difference is closing, from 20\u{A0}percentage points to 12\u{A0}percentage points, and"
          + " the worst group is better off than before.",
        "The change may be chance.",
      ])
  }

  @Test("A group that one period keeps back is left out of both")
  func keptBack() {
    func values(_ numbers: [(String, Double?)]) -> GroupedValues {
      GroupedValues(
        numbers.map { InequalityGapsTests.group($0.0, $0.1, 100) }, direction: .increase)
    }
    let trend = GapTrend(
      from: values([("a", nil), ("b", nil), ("c", 40), ("d", 60)]),
      to: values([("a", 10), ("b", 20), ("c", 50), ("d", 60)]), practicalSize: 1)
    #expect(trend.change == -10)
    #expect(trend.verdict == .closing)
    #expect(trend.latest.hidden == 2 && trend.latest.mean == nil)
  }
}
