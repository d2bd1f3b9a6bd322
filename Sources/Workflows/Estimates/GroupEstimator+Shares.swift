import Problems
import Statistics
import Store

extension GroupEstimator {
  mutating func estimateShare(
    _ column: QueryWord, _ property: EstimateQuery.Property
  ) throws(InputRefused) {
    let holds = try columns.indicator(column, property)
    let domain = try answered([holds])
    var share = Proportion(of: holds, in: domain)
    if let replicates = restrictedReplicates(domain), let sample = share {
      share = replicates.means([holds]).map { sample.with($0[0]) }
    }
    guard let share else { throw refusal("query.no-estimate") }
    let deff = replicates == nil ? domain.designEffects([holds])[0] : nil
    try add(.share, parts(column, property), share, deff: deff, in: domain)
  }

  mutating func estimateShares(_ column: QueryWord) throws(InputRefused) {
    let found = columns.categories(column)
    let domain = design.answered(found.factor)
    let tally = domain.tally(of: found.factor)
    guard var shares = tally.proportions else { throw refusal("query.nobody-answered") }
    var effects = tally.designEffects
    if let replicates = restrictedReplicates(domain) {
      guard let means = replicates.means(of: found.factor) else {
        throw refusal("query.no-estimate")
      }
      shares = shares.indices.map { shares[$0].with(means[$0]) }
      effects = effects.map { _ in nil }
    }
    for (index, share) in shares.enumerated() {
      let parts = parts(column) + [EstimateLine.Part(.category, found.levels[index])]
      try add(.share, parts, share, deff: effects[index], in: domain)
    }
  }

  /// Adds a share with the interval that the query asks for.
  mutating func add(
    _ measure: EstimateLine.Measure, _ parts: [EstimateLine.Part], _ share: Proportion,
    deff: Double? = nil, in domain: SampleDesign
  ) throws(InputRefused) {
    add(
      EstimateLine(
        measure: measure, parts: parts, estimate: share.estimate.value,
        standardError: share.estimate.standardError, interval: try interval(of: share),
        degreesOfFreedom: share.estimate.degreesOfFreedom, designEffect: deff,
        rows: share.answered, count: share.yes, weight: domain.total))
  }

  private func interval(of share: Proportion) throws(InputRefused) -> ConfidenceInterval? {
    guard query.interval == .published || query.interval == .exact else {
      return share.interval(try method(of: .share), level: query.level)
    }
    let place = query.intervalPlace
    guard let population else {
      throw refusal("query.no-population-size", at: place, ["interval": query.interval.rawValue])
    }
    guard Double(share.answered) <= population else {
      throw refusal(
        "query.population-below", at: query.population?.of.place ?? place,
        ["population": Numerals.shortest(population), "answered": String(share.answered)])
    }
    if query.interval == .published {
      return share.publishedInterval(population: Int(population), level: query.level)
    }
    guard share.isSelfWeighted || share.yes == 0 || share.yes == share.answered else {
      throw refusal("query.exact-weights", at: place)
    }
    return SampleShare(
      yes: share.yes, answered: share.answered, population: Int(population)
    ).exactInterval(level: query.level)
  }

  /// The method of an interval that is told by the share and its variance.
  func method(of measure: EstimateLine.Measure) throws(InputRefused) -> Proportion.Method {
    switch query.interval {
    case .logit: .logit
    case .beta: .beta
    case .wilson: .wilson
    case .mean: .mean
    case .published, .exact:
      throw refusal(
        "query.interval-of-share", at: query.intervalPlace,
        ["interval": query.interval.rawValue, "estimate": measure.rawValue])
    }
  }
}

extension Proportion {
  /// The same counts with an estimate of another variance.
  fileprivate func with(_ estimate: Estimate) -> Proportion {
    Proportion(estimate: estimate, yes: yes, answered: answered, isSelfWeighted: false)
  }
}
