import Problems
import Statistics
import Store

extension GroupEstimator {
  mutating func estimateTotal(
    _ column: QueryWord, _ property: EstimateQuery.Property?
  ) throws(InputRefused) {
    let numbers = try columns.values(column, property)
    let domain = try answered([numbers])
    let total =
      restrictedReplicates(domain)?.totals([numbers])[0] ?? domain.totals([numbers])[0]
    add(.total, parts(column, property), total, in: domain)
  }

  mutating func estimateMean(_ column: QueryWord) throws(InputRefused) {
    let numbers = try columns.numbers(column)
    let domain = try answered([numbers])
    if let replicates = restrictedReplicates(domain) {
      guard let mean = replicates.means([numbers])?[0] else {
        throw refusal("query.no-estimate")
      }
      add(.mean, parts(column), mean, in: domain)
    } else {
      guard let mean = domain.means([numbers])?[0] else { throw refusal("query.no-estimate") }
      add(.mean, parts(column), mean, deff: domain.designEffects([numbers])[0], in: domain)
    }
  }

  mutating func estimateRatio(_ above: QueryWord, _ below: QueryWord) throws(InputRefused) {
    let pair = [try columns.numbers(above), try columns.numbers(below)]
    let domain = try answered(pair)
    let ratios =
      replicates == nil
      ? domain.ratios([pair[0]], to: [pair[1]])
      : restrictedReplicates(domain)?.ratios([pair[0]], to: [pair[1]])
    guard let ratio = ratios?[0] else {
      throw refusal("query.no-ratio", at: below.place, ["column": below.text])
    }
    add(
      .ratio, [EstimateLine.Part(.of, above.text), EstimateLine.Part(.to, below.text)], ratio,
      in: domain)
  }

  mutating func estimateQuantiles(
    _ column: QueryWord, _ shares: [Double], _ reading: EstimateQuery.QuantileReading
  ) throws(InputRefused) {
    let numbers = try columns.numbers(column)
    let domain = try answered([numbers])
    let method = try method(of: .quantile)
    let found = domain.quantiles(
      shares, of: numbers, rule: QuantileRule(rawValue: reading.rawValue) ?? .smallest,
      method: method, level: query.level)
    guard let found else { throw refusal("query.no-estimate") }
    for (share, quantile) in zip(shares, found) {
      var interval: ConfidenceInterval?
      if let lower = quantile.lower, let upper = quantile.upper {
        interval = ConfidenceInterval(lower: lower, upper: upper, level: query.level)
      }
      add(
        EstimateLine(
          measure: .quantile,
          parts: parts(column) + [EstimateLine.Part(.at, Numerals.shortest(share))],
          estimate: quantile.value, standardError: quantile.standardError, interval: interval,
          degreesOfFreedom: domain.degreesOfFreedom, rows: domain.active, weight: domain.total))
    }
  }

  /// What tells an estimate of a column, or of a property of it, from others.
  func parts(
    _ column: QueryWord, _ property: EstimateQuery.Property? = nil
  ) -> [EstimateLine.Part] {
    var parts = [EstimateLine.Part(.column, column.text)]
    if let property { parts.append(EstimateLine.Part(.category, Numerals.words(of: property))) }
    return parts
  }

  /// The replicates of a domain of the group.
  func restrictedReplicates(_ domain: SampleDesign) -> ReplicateDesign? {
    replicates?.restricted { domain.weights[$0] != 0 }
  }
}

/// Numbers and properties as words of an answer.
enum Numerals {
  /// A number in its shortest form.
  static func shortest(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A property: its categories, or from which number to which.
  static func words(of property: EstimateQuery.Property) -> String {
    var words: [String] = []
    if !property.categories.isEmpty {
      words.append(property.categories.map(\.text).joined(separator: " | "))
    }
    if let least = property.least { words.append(">= " + shortest(least)) }
    if let most = property.most { words.append("<= " + shortest(most)) }
    return words.joined(separator: ", ")
  }
}
