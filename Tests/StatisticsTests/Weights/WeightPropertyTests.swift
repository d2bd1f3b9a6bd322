import Statistics
import Testing

@Suite("Weights that meet known totals")
struct WeightPropertyTests {
  let towns: SampleOfTowns

  init() throws { towns = try SampleOfTowns() }

  /// The largest relative difference of two lists.
  func difference(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).map { ($0 - $1).magnitude / max($1.magnitude, 1e-300) }.max() ?? .infinity
  }

  @Test("Raked weights add up to every margin")
  func margins() throws {
    let raked = try towns.design.raked(on: towns.margins)
    #expect(raked.report.converged)
    for margin in towns.margins {
      let sums = raked.design.totals(margin.totals.indices.map { margin.factor.indicator(of: $0) })
      #expect(difference(sums.values, margin.totals) < 1e-11)
    }
  }

  @Test("Raking twice changes nothing")
  func twice() throws {
    let once = try towns.design.raked(on: towns.margins).design
    let twice = try once.raked(on: towns.margins)
    #expect(twice.report.iterations == 0)
    #expect(difference(twice.design.weights, once.weights) < 1e-11)
  }

  @Test("Raking on one margin is post-stratification")
  func oneMargin() throws {
    let equal = try SampleOfTowns(equal: true)
    let post = try equal.design.postStratified(
      by: equal.region.factor, totals: equal.region.totals)
    let raked = try equal.design.raked(on: [equal.region]).design
    #expect(difference(raked.weights, post.weights) < 1e-13)
    let columns = [equal.income, equal.taxes]
    #expect(
      difference(
        raked.totals(columns).standardErrors, post.totals(columns).standardErrors) < 1e-11)
  }

  @Test("Linear calibration on the groups is post-stratification, whatever the weights")
  func groups() throws {
    let post = try towns.design.postStratified(
      by: towns.region.factor, totals: towns.region.totals)
    let linear = try towns.design.calibrated(to: [.margin(towns.region)]).design
    #expect(difference(linear.weights, post.weights) < 1e-12)
    let columns = [towns.income, towns.taxes]
    #expect(
      difference(
        linear.totals(columns).standardErrors, post.totals(columns).standardErrors) < 1e-11)
  }

  @Test("Exponential calibration to margins is raking")
  func exponential() throws {
    let raked = try towns.design.raked(on: towns.margins).design
    let calibrated = try towns.design.calibrated(
      to: towns.margins.map { .margin($0) }, distance: .raking
    ).design
    #expect(difference(calibrated.weights, raked.weights) < 1e-11)
  }

  @Test(
    "Calibrated weights meet every total and keep to their bounds",
    arguments: [
      (CalibrationDistance.linear, nil), (.raking, nil), (.linear, 0.4...2.6),
      (.raking, 0.4...2.6), (.logit(lower: 0.3, upper: 3), nil),
    ])
  func totals(distance: CalibrationDistance, bounds: ClosedRange<Double>?) throws {
    let calibrated = try towns.design.calibrated(
      to: [
        .margin(towns.region), .margin(towns.member), .column(towns.income, total: 101_000),
        .column(towns.taxes, total: 9900),
      ], distance: distance, bounds: bounds)
    let design = calibrated.design
    let sums = design.totals([
      towns.income, towns.taxes, towns.member.factor.indicator(of: 1),
      towns.region.factor.indicator(of: 3),
    ])
    #expect(difference(sums.values, [101_000, 9900, 360, 250]) < 1e-11)
    let ratios = zip(design.weights, towns.design.weights).map { $0 / $1 }
    if let bounds { #expect(ratios.allSatisfy { bounds.contains($0) }) }
    if case .logit(let lower, let upper) = distance {
      #expect(ratios.allSatisfy { (lower...upper).contains($0) })
    }
  }

  @Test("What is known by calibration has no standard error")
  func known() throws {
    let design = try towns.design.calibrated(
      to: [
        .margin(towns.region), .column(towns.income, total: 101_000),
        .column(towns.taxes, total: 9900),
      ]
    ).design
    let second = towns.region.factor.indicator(of: 2)
    let mixed = towns.income.indices.map {
      3 * towns.income[$0] - 40 * towns.taxes[$0] + 17 * second[$0] + 5
    }
    let total = design.totals([mixed])
    #expect(difference(total.values, [3 * 101_000 - 40 * 9900 + 17 * 200 + 5 * 1000]) < 1e-11)
    #expect(total.standardErrors[0] < 1e-9 * towns.design.totals([mixed]).standardErrors[0])
  }

  @Test("Post-strata have no standard error; a variable tied to them has a smaller one")
  func explained() throws {
    let post = try towns.design.postStratified(
      by: towns.region.factor, totals: towns.region.totals)
    #expect(post.totals([towns.region.factor.indicator(of: 1)]).standardErrors[0] < 1e-10)
    let tied = towns.income.indices.map {
      towns.income[$0] + 200 * Double(towns.region.factor.codes[$0])
    }
    #expect(
      post.totals([tied]).standardErrors[0]
        < 0.5 * towns.design.totals([tied]).standardErrors[0])
  }

  @Test("The order of the rows does not matter")
  func order() throws {
    var numbers = SeededNumbers(5)
    let shuffled = try SampleOfTowns(
      order: Array(0..<SampleOfTowns.rows).shuffled(using: &numbers))
    func estimates(_ towns: SampleOfTowns) throws -> [Double] {
      let raked = try towns.design.raked(on: towns.margins, cap: WeightCap(2))
      let linear = try towns.design.calibrated(
        to: [.margin(towns.size), .column(towns.taxes, total: 9900)])
      return [raked.design, linear.design].flatMap {
        let totals = $0.totals([towns.income, towns.taxes])
        return [totals.values[0]] + totals.standardErrors.prefix(1)
      }
    }
    #expect(difference(try estimates(shuffled), try estimates(towns)) < 1e-10)
  }

  @Test("Categories that neither sample nor population has change nothing")
  func empty() throws {
    func spread(_ margin: Margin, over count: Int) -> Margin {
      let step = count / margin.totals.count
      var totals = [Double](repeating: 0, count: count)
      for (category, total) in margin.totals.enumerated() { totals[category * step] = total }
      return Margin(
        Factor(codes: margin.factor.codes.map { $0 * UInt16(step) }, count: count),
        totals: totals)
    }
    let raked = try towns.design.raked(on: towns.margins).design
    let spread = try towns.design.raked(
      on: towns.margins.map { spread($0, over: 3000) }
    ).design
    #expect(spread.weights == raked.weights)
    #expect(
      spread.totals([towns.income]).standardErrors == raked.totals([towns.income]).standardErrors)
  }

  @Test("Rows outside the domain keep their weight of 0 and need no category")
  func domain() throws {
    let part = towns.design.restricted { $0 % 3 != 0 }
    var codes = towns.region.factor.codes
    for row in stride(from: 0, to: codes.count, by: 3) { codes[row] = Factor.missing }
    let region = Margin(Factor(codes: codes, count: 4), totals: towns.region.totals)
    for design in [
      try part.raked(on: [region, towns.size]).design,
      try part.postStratified(by: region.factor, totals: region.totals),
      try part.calibrated(to: [.margin(region), .margin(towns.size)]).design,
    ] {
      #expect(design.active == part.active)
      #expect(difference([design.total], [1000]) < 1e-11)
      #expect(design.totals([towns.income]).standardErrors[0].isFinite)
    }
  }
}
