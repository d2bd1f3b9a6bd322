import Statistics

/// Ten units of unlike size, and comparison of numbers with those made with numpy and scipy.
enum SmallNumberSample {
  static let events: [Double] = [3, 12, 25, 8, 60, 5, 41, 150, 2, 33]
  static let sizes: [Double] = [120, 300, 420, 260, 900, 60, 1100, 2400, 90, 380]

  static func rates(_ kind: EventRate.Kind) -> [EventRate] {
    zip(events, sizes).compactMap { EventRate(kind, events: $0, size: $1) }
  }

  static func isClose(_ found: Double, _ wanted: Double, _ relative: Double = 1e-12) -> Bool {
    (found - wanted).magnitude <= relative * max(wanted.magnitude, 1e-3)
  }

  static func areClose(_ found: ConfidenceInterval, _ wanted: (Double, Double)) -> Bool {
    isClose(found.lower, wanted.0) && isClose(found.upper, wanted.1)
  }
}
