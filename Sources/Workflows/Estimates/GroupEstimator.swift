import Problems
import Statistics
import Store

/// Estimates what a query wants in one group of the domain.
struct GroupEstimator {
  let query: EstimateQuery
  let columns: QueryColumns
  /// The design of the group.
  let design: SampleDesign
  /// Its replicates, where the query has them.
  let replicates: ReplicateDesign?
  /// The group: a category for each column of `by`.
  let group: [String]

  private(set) var lines: [EstimateLine] = []
  private(set) var tests: [TestLine] = []
  private(set) var warnings: [Problem] = []

  init(
    _ query: EstimateQuery, _ columns: QueryColumns, _ design: SampleDesign,
    _ replicates: ReplicateDesign?, group: [String]
  ) {
    self.query = query
    self.columns = columns
    self.design = design
    self.replicates = replicates
    self.group = group
  }

  /// Estimates what is wanted.
  mutating func run() throws(InputRefused) {
    switch query.wanted {
    case .total(let column, let property): try estimateTotal(column, property)
    case .mean(let column): try estimateMean(column)
    case .share(let column, let property): try estimateShare(column, property)
    case .shares(let column): try estimateShares(column)
    case .ratio(let above, let below): try estimateRatio(above, below)
    case .quantile(let column, let shares, let rule):
      try estimateQuantiles(column, shares, rule)
    case .crosstab(let row, let column): try estimateTable(row, column)
    case .difference(let column, let property, let between, let groups):
      try estimateDifference(column, property, between, groups)
    case .rankTest(let column, let between, let score, let ties):
      try estimateRanks(column, between, score, ties)
    case .model(let model): try estimate(model)
    case .alpha(let items): try estimateAlpha(items)
    case .kappa(let first, let second): try estimateKappa(first, second)
    case .krippendorff(let coders, let difference): try estimateCoders(coders, difference)
    }
    keepBackSmall()
  }

  /// Adds an estimate.
  mutating func add(_ line: EstimateLine) {
    var line = line
    line.groups = group
    lines.append(line)
  }

  /// Adds an estimate with Student's interval.
  mutating func add(
    _ measure: EstimateLine.Measure, _ parts: [EstimateLine.Part], _ estimate: Estimate,
    deff: Double? = nil, in domain: SampleDesign
  ) {
    add(
      EstimateLine(
        measure: measure, parts: parts, estimate: estimate.value,
        standardError: estimate.standardError, interval: estimate.interval(level: query.level),
        degreesOfFreedom: estimate.degreesOfFreedom, designEffect: deff, rows: domain.active,
        weight: domain.total))
  }

  /// Adds a test.
  mutating func add(_ test: TestLine) {
    var test = test
    test.groups = group
    tests.append(test)
  }

  mutating func warn(_ problem: Problem) { warnings.append(problem) }

  /// A refusal at the place of the estimate, with the group that it is of: the file where there are none.
  func refusal(
    _ code: String, at place: Place? = nil, _ values: [String: String] = [:]
  ) -> InputRefused {
    let names = zip(query.groups, group).map { "\($0.text) = \($1)" }
    return InputRefused([
      Problem(
        code, at: place ?? query.wantedPlace,
        values.merging(["group": names.isEmpty ? query.dataPath : names.joined(separator: ", ")]) {
          $1
        })
    ])
  }

  /// The domain of rows with numbers in some columns; never empty.
  func answered(_ numbers: [[Double]]) throws(InputRefused) -> SampleDesign {
    let domain = design.answered(numbers)
    if domain.total > 0 { return domain }
    throw refusal("query.nobody-answered")
  }

  /// How many the group has, where the query says.
  var population: Double? {
    guard !query.populations.isEmpty else { return query.population?.number }
    return query.populations.first { $0.of.text == group.first }?.number
  }

  /// Takes away what too few rows are behind: all of the group.
  private mutating func keepBackSmall() {
    let isSmall = lines.contains { line in
      let counts = line.count.map { [$0, line.rows - $0] } ?? []
      return line.rows < query.minimumBase
        || counts.contains { 0 < $0 && $0 < query.minimumCount }
    }
    guard isSmall else { return }
    lines = lines.map(\.suppressed)
    tests = []
  }
}
