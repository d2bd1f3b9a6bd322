import Indicators

/// A small panel with gaps whose numbers look random and are the same each time.
enum PanelSample {
  struct Generator {
    private var state: UInt64 = 20_301_231

    /// From 0 up to 1.
    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
  }

  static func measured(_ goal: Int, worst: Double, best: Double) throws
    -> IndicatorPanel.Measured?
  {
    AssessmentCriteria.Bounds(worst: worst, best: best).map {
      IndicatorPanel.Measured(
        goal: goal, bounds: $0,
        thresholds: AssessmentCriteria.Thresholds(
          green: worst + 0.9 * (best - worst), red: worst + 0.4 * (best - worst)))
    }
  }

  static func panel(units: Int = 40, years: ClosedRange<Int> = 2012...2024) throws
    -> IndicatorPanel
  {
    var random = Generator()
    let ends = [(0.0, 100.0), (60, 5), (20, 80), (1, 0), (-3, 9), (500, 100)]
    // Goal 3 has no indicator, and those of the others do not stand together.
    let goals = [1, 2, 4, 1, 2, 5, 1, 2, 4, 5, 5, 4]
    let indicators = try goals.enumerated().compactMap { position, goal in
      let (worst, best) = ends[position % ends.count]
      return try measured(goal, worst: worst, best: best)
    }
    var values: [Double] = []
    for unit in 0..<units {
      for indicator in indicators {
        let (worst, best) = (indicator.bounds.worst, indicator.bounds.best)
        let start = random.next()
        let slope = (random.next() - 0.4) * 0.08
        for year in 0..<years.count {
          let part = start + slope * Double(year) + 0.1 * (random.next() - 0.5)
          // Rounded, so that some values stay the same and some lie on a threshold.
          let value = ((worst + part * (best - worst)) * 20).rounded() / 20
          // The first unit has series of one value.
          let isUnknown = random.next() < 0.3 || unit == 0 && year != 9
          values.append(isUnknown ? .nan : value)
        }
      }
    }
    return IndicatorPanel(
      units: units, indicators: indicators, years: years, values: values)
  }
}
