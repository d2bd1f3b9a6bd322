import Indicators
import Measures
import Problems
import Testing

@Suite("What the rules say")
struct RuleTests {
  static func assess(
    _ values: KeyValuePairs<Int, Double>, _ direction: Indicator.Direction = .increase,
    _ target: IndicatorTarget? = nil, _ profile: String, peers: [Double] = []
  ) throws -> Assessment {
    Assessment(
      of: AssessedSeries(values),
      by: AssessmentCriteria(direction: direction, target: target, peers: peers),
      under: try .named(profile))
  }

  static let profiles = MethodProfile.shipped.map(\.id)

  @Test(arguments: profiles)
  func `every rule gives a verdict or a reason, and never breaks`(_ profile: String) throws {
    let targets: [IndicatorTarget?] = [
      nil, .init(.reach(0), year: 2030), .init(.reach(20)), .init(.keep(10)), .init(.directionOnly),
      .init(.interval(3...5), year: 2030), .init(.parity(IndicatorTarget.parityBand)),
      .init(.binary(1)), .init(.reach(5), year: 2010), .init(.reach(-3), year: 2030),
    ]
    let series: [KeyValuePairs<Int, Double>] = [
      [:], [2020: 4], [2015: 0, 2023: 0], [2015: 0, 2023: 4], [2015: -2, 2023: 3],
      [2015: -2, 2023: -1], [2015: 5, 2016: 4, 2017: 5, 2018: 3, 2019: 0],
      [2001: 1, 2002: 2], [2019: 1e300, 2020: -1e300, 2021: 1, 2022: 2, 2023: 1e308],
    ]
    for direction in Indicator.Direction.allCases {
      for target in targets {
        for values in series {
          let result = try Self.assess(values, direction, target, profile, peers: [1, 2, 3])
          let judged = [result.standing, result.trend].filter { $0 != .outside }
          #expect(!judged.isEmpty)
          #expect(judged.allSatisfy { $0.verdict != nil || $0.reason != nil })
          #expect(result.figures.allSatisfy { $0.value.isFinite })
          #expect(result.score.map { $0.scale.contains($0.value) } ?? true)
        }
      }
    }
  }

  @Test func `zero to zero is no fall where less is better or more`() throws {
    for direction in [Indicator.Direction.increase, .decrease] {
      let result = try Self.assess([2015: 0, 2023: 0], direction, nil, "opensdg-2.4")
      #expect(result.trend.verdict?.code == "limited-progress")
    }
  }

  @Test func `a target that was reached and lost is going the wrong way`() throws {
    let target = IndicatorTarget(.reach(10), year: 2030)
    for (profile, code) in [
      ("opensdg-2.4", "deterioration"), ("unsd-2023", "regression"),
    ] {
      let result = try Self.assess([2015: 12, 2023: 9], .increase, target, profile)
      #expect(result.trend.verdict?.code == code)
      #expect(result.flags.contains(.baselineAtTarget))
    }
  }

  @Test func `rules disagree, so they stand side by side`() throws {
    let criteria = AssessmentCriteria(
      direction: .decrease, target: .init(.reach(0), year: 2030))
    let series = AssessedSeries([2018: 10, 2019: 9.5, 2020: 9, 2021: 8.5, 2022: 8, 2023: 7.5])
    let profiles = try ["opensdg-2.4", "eurostat-2023", "dns-weather"].map {
      try MethodProfile.named($0)
    }
    let codes = Assessment.assessments(of: series, by: criteria, under: profiles)
      .map { $0.trend.verdict?.code }
    #expect(codes == ["limited-progress", "insufficient-progress", "cloud"])
  }

  @Test func `a parity is judged from either side`() throws {
    let target = IndicatorTarget(.parity(IndicatorTarget.parityBand), year: 2030)
    let below = try Self.assess([2015: 0.8, 2023: 0.9], .neutral, target, "opensdg-2.4")
    let above = try Self.assess([2015: 1 / 0.8, 2023: 1 / 0.9], .neutral, target, "opensdg-2.4")
    #expect(below.trend == above.trend)
    #expect(below.flags.contains(.transformed))
    let within = try Self.assess([2015: 0.8, 2023: 0.98], .neutral, target, "opensdg-2.4")
    #expect(within.trend.verdict?.code == "target-achieved")
  }

  @Test func `done is done and not done shows no trend`() throws {
    let target = IndicatorTarget(.binary(1))
    #expect(
      try Self.assess([2020: 0, 2023: 1], .increase, target, "opensdg-2.4").trend.verdict?.code
        == "target-achieved")
    #expect(
      try Self.assess([2020: 0, 2023: 0], .increase, target, "dns-weather").trend
        == .notAssessable(.binary))
  }

  @Test func `the Basque variant of Eurostat's rule has a neutral band`() throws {
    let changed = try MethodProfile.named("eurostat-2023").with("neutral-band", "0.001")
      .with("strict", "true")
    #expect(changed.id == "eurostat-2023*")
    #expect(changed.changed == ["neutral-band", "strict"])
    let flat = Assessment(
      of: AssessedSeries([2018: 100, 2023: 100.2]), by: .init(direction: .increase),
      under: changed)
    #expect(flat.trend.verdict?.code == "no-progress")
    #expect(flat.profile.parameters.contains { $0.name == "strict" && $0.text == "true" })
  }

  @Test(arguments: [
    (2022, 12.0, "sun"), (2022, 16, "thunderstorm"), (2022, 9, "sun"),
  ])
  func `weather of a target that holds every year`(
    _ year: Int, _ last: Double, _ symbol: String
  ) throws {
    // At most 14, less being better.
    let target = IndicatorTarget(.keep(14))
    let result = try Self.assess(
      [2019: 13, 2020: 13, 2021: 13, year: last], .decrease, target, "dns-weather")
    #expect(result.trend.verdict?.code == symbol)
  }

  @Test func `weather of what is kept but slipping, and of what is missed but mending`() throws {
    let target = IndicatorTarget(.keep(14))
    let slipping = try Self.assess(
      [2019: 10, 2020: 11, 2021: 12, 2022: 13], .decrease, target, "dns-weather")
    #expect(slipping.trend.verdict?.code == "sun-and-cloud")
    let mending = try Self.assess(
      [2019: 18, 2020: 17, 2021: 16, 2022: 15], .decrease, target, "dns-weather")
    #expect(mending.trend.verdict?.code == "cloud")
  }

  @Test(arguments: [
    ([1.0, 2, 3, 4], "sun"), ([1, 3, 4, 3], "sun-and-cloud"), ([5, 4, 2, 3], "cloud"),
    ([5, 4, 3, 2], "thunderstorm"),
  ])
  func `weather of a direction without a number`(_ values: [Double], _ symbol: String) throws {
    let result = try Self.assess(
      [2019: values[0], 2020: values[1], 2021: values[2], 2022: values[3]], .increase,
      .init(.directionOnly), "dns-weather")
    #expect(result.trend.verdict?.code == symbol)
  }

  @Test func `the weaker end of an interval gives the weather`() throws {
    let target = IndicatorTarget(.interval(2...4))
    let rising = try Self.assess(
      [2019: 3, 2020: 3.5, 2021: 4.5, 2022: 5], .neutral, target, "dns-weather")
    #expect(rising.trend.verdict?.code == "thunderstorm")
  }

  @Test(arguments: [
    (2020, 7.5, "on-plan"), (2020, 8.2, "behind"), (2020, 9.5, "at-risk"), (2020, 11, "reversed"),
    (2022, 5, "reached"), (2025, 5.5, "missed"),
  ])
  func `a stated target is held against the time that has gone`(
    _ year: Int, _ value: Double, _ code: String
  ) throws {
    // From 10 in 2015 to 5 in 2025.
    let target = IndicatorTarget(
      .reach(5), year: 2025, baseline: .init(year: 2015, value: 10))
    let result = try Self.assess([year: value], .decrease, target, "stated-target")
    #expect(result.standing.verdict?.code == code)
    #expect(result.trend == .outside)
  }

  @Test func `a stated target without a baseline is reached or not`() throws {
    let target = IndicatorTarget(.reach(5), year: 2030)
    let result = try Self.assess([2020: 7], .decrease, target, "stated-target")
    #expect(result.standing.verdict?.code == "not-reached")
    #expect(result[.distance] == 2)
    #expect(
      try Self.assess([2020: 7], .decrease, nil, "stated-target").standing
        == .notAssessable(.noTarget))
  }

  @Test func `thresholds stand in for a target`() throws {
    let criteria = AssessmentCriteria(
      direction: .decrease, thresholds: .init(green: 5, red: 20))
    let result = Assessment(
      of: AssessedSeries([2020: 10]), by: criteria, under: try .named("stated-target"))
    #expect(result.standing.verdict == Verdict(SDSNColour.yellow))
  }

  @Test func `a position is a quarter, with the quarters of its interval`() throws {
    let peers = (1...20).map(Double.init)
    let criteria = AssessmentCriteria(direction: .decrease, peers: peers)
    func position(_ value: Double, _ interval: Interval?) throws -> Assessment {
      Assessment(
        of: AssessedSeries(points: [
          .init(period: .year(2023), value: .known(value), interval: interval)
        ]), by: criteria, under: try .named("peer-relative"))
    }
    let best = try position(2.5, nil)
    #expect(best.standing.verdict?.code == "best-quarter")
    #expect(best[.percentile] == 0.9)
    #expect(best[.peerMedian] == 10.5)
    let unsure = try position(2.5, Interval(lower: 1, upper: 12))
    #expect(unsure[.quarterLow] == 2 && unsure[.quarterHigh] == 4)
    #expect(unsure.flags.contains(.quarterUnsure))
    #expect(
      try Self.assess([2023: 1], .increase, nil, "peer-relative", peers: [1, 2]).standing
        == .notAssessable(.tooFewPeers))
  }

  @Test func `the OECD's index says what is left to the end value`() throws {
    let criteria = AssessmentCriteria(direction: .decrease, bounds: .init(worst: 30, best: 10))
    let result = Assessment(
      of: AssessedSeries([2020: 15]), by: criteria, under: try .named("oecd-local"))
    #expect(result.score?.value == 75)
    #expect(result[.distance] == 25)
    #expect(OECDDistance.distance(of: 15, to: 10, direction: .decrease, deviation: 2) == 2.5)
    #expect(OECDDistance.distance(of: 9, to: 10, direction: .decrease, deviation: 2) == 0)
  }

  @Test func `a fall below the worst bound is a fall, though its score is cut`() throws {
    let criteria = AssessmentCriteria(
      direction: .increase, bounds: .init(worst: 20, best: 100),
      thresholds: .init(green: 80, red: 40))
    let result = Assessment(
      of: AssessedSeries([2015: 15, 2022: 10]), by: criteria, under: try .named("sdsn-2023"))
    #expect(result.score?.value == 0)
    #expect(result.trend.verdict?.code == "decreasing")
    #expect(result.flags.contains(.scoreClipped))
  }
}
