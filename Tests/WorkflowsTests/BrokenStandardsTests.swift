import Problems
import Testing

/// What can be wrong with what an indicator is judged by.
struct BrokenStandardsTests {
  private static let indicator = "indicators/recycling.yaml"

  /// A review whose indicator has this line at its end; it measures a share, and more is better.
  private static func broken(_ code: String, _ cell: String? = nil, _ line: String) -> BrokenCase {
    BrokenCase(line, code, at: "\(indicator):17", cell: cell) {
      try $0.append(line + "\n", to: indicator)
    }
  }

  static let cases = [
    broken("indicator.target-needs", "target", "target: {kind: reach, set-by: {level: own}}"),
    broken(
      "indicator.target-needs", "target", "target: {kind: interval, lower: 3, set-by: {level: own}}"
    ),
    broken(
      "indicator.target-not-used", "target.upper",
      "target: {kind: reach, value: 50, upper: 60, set-by: {level: own}}"),
    broken(
      "indicator.target-not-used", "target.year",
      "target: {kind: keep, value: 50, year: 2030, set-by: {level: own}}"),
    broken(
      "indicator.target-interval", "target.lower",
      "target: {kind: interval, lower: 5, upper: 4, set-by: {level: own}}"),
    broken(
      "indicator.target-value-and-change", "target.change",
      "target: {kind: reach, value: 50, change: 10, set-by: {level: own}}"),
    broken(
      "indicator.target-change-without-baseline", "target.change",
      "target: {kind: reach, change: 10, set-by: {level: own}}"),
    broken(
      "indicator.target-against-direction", "target",
      "target: {kind: reach, value: 30, baseline: {year: 2015, value: 40}, set-by: {level: own}}"),
    broken(
      "indicator.target-year", "target",
      "target: {kind: reach, value: 50, year: 2015, baseline: {year: 2015}, set-by: {level: own}}"),
    broken(
      "indicator.target-not-a-share", "target",
      "target: {kind: keep, value: 120, set-by: {level: own}}"),
    broken("indicator.bounds-equal", "bounds", "bounds: {worst: 5, best: 5}"),
    broken("indicator.bounds-against-direction", "bounds", "bounds: {worst: 70, best: 5}"),
    broken(
      "indicator.thresholds-against-direction", "thresholds", "thresholds: {green: 40, red: 60}"),
    broken("yaml.unknown-word", "target.kind", "target: {kind: soon, set-by: {level: own}}"),
    broken("yaml.missing-key", "target", "target: {kind: direction}"),
    broken(
      "yaml.unknown-word", "target.set-by.level", "target: {kind: direction, set-by: {level: me}}"),
    broken("yaml.not-an-integer", "breaks.0.from", "breaks: [{from: then}]"),
  ]

  @Test(arguments: cases)
  func `standards that contradict each other are told with their line`(
    _ broken: BrokenCase
  ) throws {
    try broken.expectTold()
  }

  @Test func `a target beyond what is possible is told`() throws {
    try BrokenCase("beyond the limit", "indicator.target-beyond-limit", at: "\(Self.indicator):18")
    {
      try $0.append(
        "natural-limit: 60\ntarget: {kind: keep, value: 80, set-by: {level: own}}\n",
        to: Self.indicator)
    }.expectTold()
  }

  @Test func `a target without a better way is told`() throws {
    try BrokenCase("neutral", "indicator.target-neutral", at: "\(Self.indicator):17") {
      try $0.replace("direction: increase", with: "direction: neutral", in: Self.indicator)
      try $0.append("target: {kind: keep, value: 80, set-by: {level: own}}\n", to: Self.indicator)
    }.expectTold()
  }

  @Test func `standards that hang together are no problem`() throws {
    let problems = try SmallReview.use { review in
      try review.append(
        """
        target: {kind: reach, change: 25, year: 2030, baseline: {year: 2015, value: 40}, set-by: \
        {level: national, text: {nb: Avfallsplanen, nn: Avfallsplanen, en: The plan}}}
        bounds: {worst: 5, best: 90}
        thresholds: {green: 65, red: 30}
        natural-limit: 100
        breaks: [{from: 2020, note: {nb: Ny definisjon, nn: Ny definisjon, en: New definition}}]

        """, to: Self.indicator)
      return review.problems().filter { $0.severity == .error }
    }
    #expect(problems.map(\.code) == [])
  }
}
