import Statistics
import TestSupport
import Testing

@Suite("Limits of small numbers")
struct EventRateTests {
  @Test("Wilson's limits of a share are those of scipy's numbers")
  func share() throws {
    let found = try #require(EventRate(.share, events: 5, size: 40)).interval()
    #expect(SmallNumberSample.areClose(found, (0.054595002509454024, 0.2611211983885109)))
    let none = try #require(EventRate(.share, events: 0, size: 20)).interval(level: 0.998)
    #expect(SmallNumberSample.areClose(none, (0, 0.32317041462405505)))
    let all = try #require(EventRate(.share, events: 20, size: 20)).interval()
    #expect(all.upper == 1)
  }

  @Test("The limits of a rate are exact below ten events and Byar's from ten")
  func rate() throws {
    let few = try #require(EventRate(.rate, events: 7, size: 100)).interval(level: 0.998)
    #expect(SmallNumberSample.areClose(few, (0.015203362603988093, 0.19626177395384232)))
    let ten = try #require(EventRate(.rate, events: 10, size: 1)).interval()
    #expect(SmallNumberSample.areClose(ten, (4.787449913967563, 18.391458605756473)))
    let many = EventRate.byarLimits(of: 222, level: 0.998)
    #expect(SmallNumberSample.areClose(many, (178.77771690260428, 272.02265081772924)))
  }

  @Test("No events still leave doubt, and an expected number need not be whole")
  func ends() {
    #expect(
      SmallNumberSample.areClose(EventRate.exactLimits(of: 0), (0, 3.6888794541139354)))
    #expect(
      SmallNumberSample.areClose(
        EventRate.exactLimits(of: 9.5), (4.4532582409939865, 17.739437952863632)))
    #expect(EventRate.byarLimits(of: 0).lower == 0)
    #expect(EventRate.byarLimits(of: 1, level: 0.998).lower == 0)
  }

  @Test("What cannot be a share or rate is none")
  func refused() {
    #expect(EventRate(.share, events: 5, size: 4) == nil)
    #expect(EventRate(.rate, events: 5, size: 4) != nil)
    #expect(EventRate(.rate, events: 5, size: 0) == nil)
    #expect(EventRate(.rate, events: -1, size: 4) == nil)
    #expect(EventRate(.rate, events: .nan, size: 4) == nil)
  }

  static let folder = "methods/dev/phe_confidence_limits"

  @Test("Public Health England's published limits", .needsReferenceData(folder))
  func published() throws {
    var largest = 0.0
    var compared = 0
    for name in ["proportion_wilson", "rate_byars_exact"] {
      // Rows without a value test what that package does with missing numbers.
      for row in try Self.rows("\(Self.folder)/\(name).csv") where row["value"] != "" {
        let kind = name.hasPrefix("proportion") ? EventRate.Kind.share : .rate
        let number = { (column: String) in try #require(Double(row[column] ?? "")) }
        let rate = try #require(
          EventRate(kind, events: number("Numerator"), size: number("Denominator")))
        let scale = try number("multiplier")
        for (level, ends) in [(0.95, "95_0cl"), (0.998, "99_8cl")] {
          let found = rate.interval(level: level)
          for (mine, column) in [(found.lower, "lower"), (found.upper, "upper")] {
            let theirs = try number(column + ends)
            largest = max(largest, (mine * scale - theirs).magnitude / theirs)
            compared += 1
          }
        }
      }
    }
    for row in try Self.rows("\(Self.folder)/byars_wilson.csv") {
      let level = row["confidence"] == "95%" ? 0.95 : 0.998
      let events = try #require(Double(row["x"] ?? ""))
      let found =
        try row["method"] == "Byars"
        ? EventRate.byarLimits(of: events, level: level)
        : #require(EventRate(.share, events: events, size: Double(row["n"] ?? "") ?? 0))
          .interval(level: level)
      for (mine, column) in [(found.lower, "lowercl"), (found.upper, "uppercl")] {
        guard let theirs = Double(row[column] ?? "") else { continue }
        largest = max(largest, (mine - theirs).magnitude / theirs)
        compared += 1
      }
    }
    #expect(compared > 100)
    #expect(largest < 1e-12, "\(compared) limits, the farthest off by \(largest)")
  }

  /// The rows of a plain CSV file, by column.
  static func rows(_ name: String) throws -> [[String: String]] {
    let text = String(decoding: try ReferenceData.bytes(name), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    return lines.dropFirst().map {
      Dictionary(zip(lines[0], $0), uniquingKeysWith: { first, _ in first })
    }
  }
}
