import Indicators
import Languages
import Measures
import Testing

@Suite("Gaps between groups")
struct InequalityGapsTests {
  static func group(
    _ code: String, _ value: Double?, _ size: Double? = nil, _ ends: (Double, Double)? = nil,
    events: Double? = nil
  ) -> GroupedValues.Group {
    GroupedValues.Group(
      code: code, label: LocalizedText(same: code),
      value: value.map { .known($0) } ?? .unknown(.confidential), size: size, events: events,
      interval: ends.map { Interval(lower: $0.0, upper: $0.1) })
  }

  static let education = GroupedValues(
    [
      group("primary", 62, 1200, (59.844, 64.156)), group("vocational", 66, 1500, (64.236, 67.764)),
      group("secondary", 71, 1100, (68.648, 73.352)), group("short", 70, 900, (67.452, 72.548)),
      group("long", 78, 300, (74.08, 81.92)),
    ], isOrdered: true, direction: .increase)

  static func isClose(_ found: Double?, _ wanted: Double, _ tolerance: Double = 1e-9) -> Bool {
    found.map { ($0 - wanted).magnitude <= tolerance * max(1, wanted.magnitude) } ?? false
  }

  @Test("Every measure of ordered groups, against numbers made by hand and with numpy")
  func measures() {
    let gaps = InequalityGaps(of: Self.education)
    // (1200·62 + 1500·66 + 1100·71 + 900·70 + 300·78) / 5000
    #expect(Self.isClose(gaps.mean, 67.58))
    #expect(gaps.worst?.code == "primary" && gaps.best?.code == "long")
    #expect(gaps.smallest == 300)
    #expect(gaps[.difference].number == 16)
    #expect(Self.isClose(gaps[.ratio].number, 78.0 / 62))
    #expect(Self.isClose(gaps[.gapToMean].number, 5.58))
    #expect(Self.isClose(gaps[.populationAttributable].number, 10.42))
    #expect(Self.isClose(gaps[.attributablePercent].number, 1042 / 67.58))
    let distances = 1200 * 5.58 + 1500 * 1.58 + 1100 * 3.42 + 900 * 2.42 + 300 * 10.42
    #expect(Self.isClose(gaps[.meanDifference].number, distances / 5000))
    #expect(Self.isClose(gaps[.slope].number, 14.262796027501908))
    #expect(Self.isClose(gaps[.slopeRatio].number, 1.2359491461977306))
    // Half widths of 1.96 standard errors; the reference uses 1.959964.
    #expect(Self.isClose(gaps[.slope].interval?.lower, 10.527633264182347, 1e-4))
    #expect(Self.isClose(gaps[.difference].interval?.lower, 16 - 20.01514.squareRoot(), 1e-4))
  }

  @Test("Where less is better the lowest group is the best")
  func falling() {
    let gaps = InequalityGaps(
      of: GroupedValues(
        [Self.group("men", 12, 400), Self.group("women", 8, 600)], direction: .decrease))
    #expect(gaps.best?.code == "women")
    #expect(gaps[.difference].number == 4)
    #expect(gaps[.ratio].number == 1.5)
    #expect(Self.isClose(gaps[.gapToMean].number, 2.4))
    #expect(Self.isClose(gaps[.populationAttributable].number, 1.6))
    #expect(gaps[.slope].reason == .notOrdered)
  }

  @Test("Newcombe's interval of the difference of two shares is lopsided")
  func newcombe() throws {
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, case (a): 56/70 and 48/80,
    // Wilson's limits 0.6918…0.8768 and 0.4904…0.7003, method 10 without continuity correction.
    let gap = InequalityGaps(
      of: GroupedValues(
        [
          Self.group("a", 0.8, 70, (0.691_837, 0.876_886)),
          Self.group("b", 0.6, 80, (0.490_472, 0.700_336)),
        ], direction: .increase))[.difference]
    #expect(Self.isClose(gap.interval?.lower, 0.0524, 1e-4))
    #expect(Self.isClose(gap.interval?.upper, 0.3339, 1e-4))
  }

  @Test("What cannot be counted has a reason")
  func reasons() {
    let one = InequalityGaps(of: GroupedValues([Self.group("a", 3)], direction: .increase))
    #expect(one[.difference].reason == .fewGroups)
    let unsized = InequalityGaps(
      of: GroupedValues([Self.group("a", 0), Self.group("b", 4)], direction: .increase))
    #expect(unsized[.difference].number == 4)
    #expect(unsized[.ratio].reason == .noRatio)
    #expect(unsized[.gapToMean].reason == .noSizes)
    let neutral = InequalityGaps(
      of: GroupedValues([Self.group("a", 3, 9), Self.group("b", 4, 9)], direction: .neutral))
    #expect(neutral[.difference].number == 1)
    #expect(neutral[.populationAttributable].reason == .noDirection)
  }

  @Test("A published total stands in for the mean where sizes are unknown")
  func total() {
    let gaps = InequalityGaps(
      of: GroupedValues(
        [Self.group("a", 3), Self.group("b", 4)], total: .known(3.5), direction: .increase))
    #expect(gaps[.gapToMean].number == 0.5)
    #expect(gaps[.meanDifference].reason == .noSizes)
  }

  @Test("Of two groups both are hidden when one is; of more, two that together reach the limit")
  func suppression() {
    func shown(_ groups: [GroupedValues.Group], limit: Double = 5) -> [String] {
      GroupedValues(groups, direction: .increase).suppressed(below: limit).groups
        .filter { $0.value.number != nil }.map(\.code)
    }
    #expect(shown([Self.group("a", 1, 4), Self.group("b", 2, 90)]) == [])
    #expect(
      shown([Self.group("a", 1, 4), Self.group("b", 2, 90), Self.group("c", 2, 30)]) == ["b"])
    #expect(shown([Self.group("a", nil), Self.group("b", 2)], limit: 0) == [])
    #expect(
      shown([
        Self.group("a", 1, 1), Self.group("b", 2, 2), Self.group("c", 2, 30),
        Self.group("d", 4, 60),
      ]) == ["d"])
    #expect(
      shown([Self.group("a", 1, 40, events: 2), Self.group("b", 1, 50, events: 30)]) == [])
    #expect(shown([Self.group("a", 1, 5), Self.group("b", 2, 0)]) == ["a", "b"])
    let hidden = GroupedValues(
      [Self.group("a", 1, 4), Self.group("b", 2, 90)], direction: .increase
    ).suppressed(below: 5)
    #expect(hidden.groups.allSatisfy { $0.size == nil && $0.value == .unknown(.suppressed) })
  }

  @Test("With a group kept back the mean is the published one, and the reader is told")
  func keptBack() throws {
    let values = GroupedValues(
      [
        Self.group("a", 10, 3), Self.group("b", 20, 8), Self.group("c", 30, 90),
        Self.group("d", 50, 100),
      ], direction: .increase)
    let gaps = InequalityGaps(of: values, suppressingBelow: 5)
    #expect(gaps.hidden == 2)
    #expect(gaps[.difference].number == 20)
    #expect(gaps[.gapToMean].reason == .keptBack)
    let language = try #require(Language.named(.en))
    #expect(
      gaps.sentences(in: language, unit: .percent()) == [
        "Worst: c (30%). Best: d (50%). Difference: 20\u{A0}percentage points.",
        "The smallest group has 90.",
        "2 groups are kept back, so the difference may be larger.",
      ])
  }
}
