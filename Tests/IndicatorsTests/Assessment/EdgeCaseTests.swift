import Foundation
import Indicators
import Measures
import Problems
import TestSupport
import Testing

@Suite("The edge cases of all methods")
struct EdgeCaseTests {
  static let file = "methods/dev/edge_cases.json"

  /// The cases of a method: what goes in, what comes out, and why.
  static func cases(_ method: String) throws -> [(input: Input, expected: Any, why: String)] {
    let all = try JSONSerialization.jsonObject(with: Data(ReferenceData.bytes(file)))
    return try #require(all as? [[String: Any]]).filter { $0["method"] as? String == method }.map {
      (
        Input(fields: $0["input"] as? [String: Any] ?? [:]), $0["expected"] ?? NSNull(),
        "\($0["why"] ?? "")"
      )
    }
  }

  struct Input {
    let fields: [String: Any]
    func number(_ name: String) -> Double? { (fields[name] as? NSNumber)?.doubleValue }
    func year(_ name: String) -> Int { (fields[name] as? NSNumber)?.intValue ?? 0 }

    /// The first and the latest value.
    var ends: AssessedSeries {
      AssessedSeries(
        points: [("b", "t0"), ("v", "t")].compactMap { value, time in
          number(value).map { .init(period: .year(year(time)), value: .known($0)) }
        })
    }

    var direction: Indicator.Direction { number("d") == -1 ? .decrease : .increase }

    var bounds: AssessmentCriteria.Bounds? {
      .init(worst: number("lower") ?? 0, best: number("upper") ?? 100)
    }

    var criteria: AssessmentCriteria {
      AssessmentCriteria(
        direction: direction,
        target: number("target").map {
          .init(.reach($0), year: number("target_year").map { Int($0) })
        },
        naturalLimit: number("limit"))
    }
  }

  static func code(_ text: String) -> String { String(text.map { $0 == "_" ? "-" : $0 }) }

  /// Compares a figure, a score and a status with three expected ones; nil is expected as `null`.
  static func compare(
    _ figure: Double?, _ score: Double?, _ status: String, _ expected: Any, _ why: String,
    _ differences: inout Differences
  ) throws {
    let expected = try #require(expected as? [Any])
    for (number, index) in [(figure, 0), (score, 1)] {
      if let wanted = (expected[index] as? NSNumber)?.doubleValue {
        differences.compare(try #require(number, "\(why)"), wanted)
      }
    }
    #expect(status == code("\(expected[2])"), "\(why)")
  }

  @Test(.needsReferenceData(file)) func `scores`() throws {
    var differences = Differences()
    for (input, expected, why) in try Self.cases("normalise") {
      let bounds = try #require(input.bounds)
      differences.compare(
        bounds.clippedScore(input.number("value") ?? 0), try #require(expected as? Double, "\(why)")
      )
    }
    #expect(differences.largest == 0)
    #expect(differences.count == 4)
  }

  @Test(.needsReferenceData(file)) func `colours`() throws {
    for (input, expected, why) in try Self.cases("colour") {
      let bounds = try #require(input.bounds)
      let criteria = AssessmentCriteria(
        direction: bounds.sign > 0 ? .increase : .decrease, bounds: bounds,
        thresholds: .init(green: input.number("green") ?? 0, red: input.number("red") ?? 0))
      let points = input.number("value").map {
        [AssessedSeries.Point(period: .year(2022), value: .known($0))]
      }
      let assessment = Assessment(
        of: AssessedSeries(points: points ?? []), by: criteria, under: try .named("sdsn-2023"))
      #expect(assessment.standing.verdict?.code ?? "grey" == expected as? String, "\(why)")
    }
  }

  @Test(.needsReferenceData(file)) func `Eurostat`() throws {
    var differences = Differences()
    for (input, expected, why) in try Self.cases("eurostat") {
      let profile = try MethodProfile.named("eurostat-2023")
        .with("years", String(input.year("t") - input.year("t0")))
      let result = Assessment(of: input.ends, by: input.criteria, under: profile)
      let way = result[.growth].map { $0 * (input.direction == .increase ? 1 : -1) }
      try Self.compare(
        input.number("target") == nil ? way : result[.ratio], result.score?.value,
        result.trend.verdict?.code ?? "not-assessable", expected, why, &differences)
    }
    print("Edge cases, Eurostat: \(differences)")
    #expect(differences.largest < 1e-15)
  }

  @Test(.needsReferenceData(file)) func `Open SDG`() throws {
    var differences = Differences()
    for (input, expected, why) in try Self.cases("statcan") {
      let result = Assessment(
        of: input.ends, by: input.criteria, under: try .named("opensdg-2.4"))
      let way = result[.growth].map { $0 * (input.direction == .increase ? 1 : -1) }
      try Self.compare(
        input.number("target") == nil ? way : result[.ratio], result.score?.value,
        result.trend.verdict?.code ?? "not-available", expected, why, &differences)
    }
    print("Edge cases, Open SDG: \(differences)")
    #expect(differences.largest < 1e-15)
  }

  @Test(.needsReferenceData(file)) func `the progress chart of the United Nations`() throws {
    for (input, expected, why) in try Self.cases("unsd2023") {
      let result = Assessment(of: input.ends, by: input.criteria, under: try .named("unsd-2023"))
      #expect(result.score?.value == (expected as? NSNumber)?.doubleValue, "\(why)")
    }
  }

  @Test(.needsReferenceData(file)) func `weather symbols`() throws {
    for (input, expected, why) in try Self.cases("dns_weather") {
      let points = (input.fields["series"] as? [[NSNumber]] ?? []).map {
        AssessedSeries.Point(period: .year($0[0].intValue), value: .known($0[1].doubleValue))
      }
      let result = Assessment(
        of: AssessedSeries(points: points), by: input.criteria, under: try .named("dns-weather"))
      let expected = try #require(expected as? String)
      let symbol =
        ["sun_cloud": "sun-and-cloud", "no_calculation": "too-short"][expected] ?? expected
      #expect((result.trend.verdict?.code ?? result.trend.reason?.rawValue) == symbol, "\(why)")
    }
  }

  @Test(.needsReferenceData(file)) func `the current status index`() throws {
    for (input, expected, why) in try Self.cases("escap_csi") {
      let target = try #require(input.number("tv"))
      let criteria = AssessmentCriteria(
        direction: input.direction,
        target: .init(
          input.fields["parity"] == nil ? .reach(target) : .parity(target...target), year: 2030))
      let result = Assessment(
        of: AssessedSeries([2015: input.number("i0") ?? 0, 2022: input.number("icv") ?? 0]),
        by: criteria, under: try .named("escap-csi"))
      #expect(result[.index] == expected as? Double, "\(why)")
    }
  }

  @Test(.needsReferenceData(file)) func `anticipated progress`() throws {
    for (input, expected, _) in try Self.cases("escap_api") {
      let (first, last) = (input.number("i0") ?? 0, input.number("pred") ?? 0)
      // Through two values the line is straight, whatever they weigh.
      let result = Assessment(
        of: AssessedSeries([2015: first, 2020: first + (last - first) / 3]),
        by: AssessmentCriteria(
          direction: .increase, target: .init(.reach(input.number("tv") ?? 0), year: 2030)),
        under: try .named("escap-csi"))
      #expect(abs(try #require(result[.gap]) - (expected as? Double ?? 0)) < 1e-9)
      #expect(result.trend.verdict?.code == "accelerate")
    }
  }

  @Test(.needsReferenceData(file)) func `arrows of the SDG Index`() throws {
    for (input, expected, why) in try Self.cases("sdsn_trend") {
      let criteria = AssessmentCriteria(
        direction: .increase, bounds: .init(worst: 0, best: 100),
        thresholds: .init(green: input.number("green_score") ?? 0, red: 0))
      let result = Assessment(
        of: AssessedSeries([
          input.year("y0"): input.number("s0") ?? 0, input.year("y1"): input.number("s1") ?? 0,
        ]), by: criteria, under: try .named("sdsn-2023"))
      let expected = try #require(expected as? String)
      let arrow =
        ["on_track": "on-track", "moderate": "moderately-improving"][expected] ?? expected
      #expect(result.trend.verdict?.code == arrow, "\(why)")
    }
  }

  @Test func `above the threshold and falling is on track until 2022`() throws {
    let criteria = AssessmentCriteria(
      direction: .increase, bounds: .init(worst: 0, best: 100), thresholds: .init(green: 80, red: 0)
    )
    let series = AssessedSeries([2015: 95, 2022: 90])
    let arrows = try ["sdsn-2022", "sdsn-2023"].map {
      Assessment(of: series, by: criteria, under: try .named($0)).trend.verdict?.code
    }
    #expect(arrows == ["on-track", "stagnating"])
  }

  @Test(.needsReferenceData(file)) func `colours of goals`() throws {
    for (input, expected, why) in try Self.cases("goal_colour") {
      let values = (input.fields["rescaled"] as? [NSNumber] ?? []).map(\.doubleValue)
      let colour = GoalColour.colour(of: values, of: input.year("n_total"))
      #expect(colour?.rawValue ?? "grey" == expected as? String, "\(why)")
    }
  }
}
