/// One pass over the values of a panel, unit by unit: each value is read once.
struct PanelPass {
  let goals: Int
  private let units: Int
  private let years: Int
  private let firstYear: Int
  private let rules: PanelAssessment.Rules
  /// The indicators in the order of their goals, and within a goal in their own.
  private let plan: [Step]
  private let indicators: Int
  /// How many of a goal's indicators must be known; none can where it has none.
  private let leastOfGoals: [Double]
  private let leastOfIndex: Double
  /// The position among the years from which trends are counted.
  private let trendStart: Int

  /// What is done with one indicator.
  private struct Step {
    let indicator: Int
    let goal: Int
    let worst: Double
    let span: Double
    /// Values times this are the better the higher.
    let sign: Double
    /// The least values times the sign that reach the thresholds, the tolerance counted.
    let red: Double
    let middle: Double
    let green: Double
    /// The score of the green threshold.
    let goalScore: Double
  }

  init(_ panel: IndicatorPanel, _ rules: PanelAssessment.Rules) {
    goals = panel.goals
    units = panel.units
    years = panel.years.count
    firstYear = panel.years.lowerBound
    indicators = panel.indicators.count
    self.rules = rules
    plan = panel.indicators.enumerated().map { position, indicator in
      let sign = indicator.bounds.sign
      let thresholds = indicator.thresholds
      return Step(
        indicator: position, goal: indicator.goal - 1, worst: indicator.bounds.worst,
        span: indicator.bounds.best - indicator.bounds.worst, sign: sign,
        red: Tolerance.least(reaching: sign * thresholds.red),
        middle: Tolerance.least(reaching: sign * thresholds.middle),
        green: Tolerance.least(reaching: sign * thresholds.green),
        goalScore: indicator.bounds.score(thresholds.green))
    }
    .sorted { ($0.goal, $0.indicator) < ($1.goal, $1.indicator) }
    var counts = [Double](repeating: 0, count: goals)
    for step in plan { counts[step.goal] += 1 }
    leastOfGoals = counts.map { max(1, Tolerance.least(reaching: $0 * rules.leastOfGoal)) }
    leastOfIndex = Tolerance.least(reaching: rules.leastOfIndex * Double(indicators))
    trendStart = max(0, rules.firstTrendYear - firstYear)
  }

  func run(
    _ values: UnsafeBufferPointer<Double>, scores: UnsafeMutableBufferPointer<Double>,
    colours: UnsafeMutableBufferPointer<Int8>, trends: UnsafeMutableBufferPointer<Int8>,
    goals goalScores: UnsafeMutableBufferPointer<Double>,
    index: UnsafeMutableBufferPointer<Double>
  ) {
    guard let values = values.baseAddress, let scores = scores.baseAddress,
      let colours = colours.baseAddress, let trends = trends.baseAddress,
      let goalScores = goalScores.baseAddress, let index = index.baseAddress
    else { return }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * years) { memory in
      guard let sums = memory.baseAddress else { return }
      let counts = sums + years
      let knownOf = counts + years
      for unit in 0..<units {
        let goalRows = goalScores + unit * goals * years
        (goalRows).update(repeating: .nan, count: goals * years)
        knownOf.update(repeating: 0, count: years)
        var position = 0
        while position < plan.count {
          let goal = plan[position].goal
          sums.update(repeating: 0, count: years)
          counts.update(repeating: 0, count: years)
          while position < plan.count, plan[position].goal == goal {
            let step = plan[position]
            let series = unit * indicators + step.indicator
            let row = series * years
            score(values + row, step, scores + row, colours + row, sums, counts)
            trends[series] = trend(values + row, step)
            position += 1
          }
          let least = leastOfGoals[goal]
          let goalRow = goalRows + goal * years
          for year in 0..<years {
            knownOf[year] += counts[year]
            if counts[year] >= least { goalRow[year] = sums[year] / counts[year] }
          }
        }
        for year in 0..<years {
          var sum = 0.0
          var count = 0.0
          for goal in 0..<goals {
            let score = goalRows[goal * years + year]
            if !score.isNaN {
              sum += score
              count += 1
            }
          }
          index[unit * years + year] =
            count > 0 && knownOf[year] >= leastOfIndex ? sum / count : .nan
        }
      }
    }
  }

  /// The scores and colours of one series, and what they add to the goal.
  @inline(__always)
  private func score(
    _ values: UnsafePointer<Double>, _ step: Step, _ scores: UnsafeMutablePointer<Double>,
    _ colours: UnsafeMutablePointer<Int8>, _ sums: UnsafeMutablePointer<Double>,
    _ counts: UnsafeMutablePointer<Double>
  ) {
    for year in 0..<years {
      let value = values[year]
      let plain = (value - step.worst) / step.span * 100
      let score = plain < 0 ? 0 : plain > 100 ? 100 : plain
      scores[year] = score
      let isKnown = value == value
      sums[year] += isKnown ? score : 0
      counts[year] += isKnown ? 1 : 0
      let x = value * step.sign
      let colour: Int8 =
        (isKnown ? 1 : 0) &+ (x >= step.red ? 1 : 0) &+ (x >= step.middle ? 1 : 0)
        &+ (x >= step.green ? 1 : 0)
      colours[year] = colour
    }
  }

  /// The arrow of one series.
  @inline(__always)
  private func trend(_ values: UnsafePointer<Double>, _ step: Step) -> Int8 {
    var first = trendStart
    while first < years, values[first].isNaN { first += 1 }
    var last = years - 1
    while last > first, values[last].isNaN { last -= 1 }
    guard last > first else { return -1 }
    let before = (values[first] - step.worst) / step.span * 100
    let now = (values[last] - step.worst) / step.span * 100
    let isFalling = !Tolerance.reaches(now, before)
    if Tolerance.reaches(now, step.goalScore) { return isFalling ? 1 : 3 }
    if isFalling { return 0 }
    if Tolerance.reaches(before, now) { return 1 }
    let yearsLeft = rules.goalYear - firstYear - first
    guard yearsLeft > 0 else { return -1 }
    let pace = (now - before) / Double(last - first)
    let ratio = pace / ((step.goalScore - before) / Double(yearsLeft))
    return Tolerance.reaches(ratio, 1) ? 3 : Tolerance.reaches(ratio, 0.5) ? 2 : 1
  }
}
