public import Languages
public import Problems
import StatisticalTables
import Statistics
import Store

/// The answer to a query: the estimates and tests of one CSV file, outside any review.
public struct EstimateAnswer: Sendable {
  /// What to look at, though it could be computed.
  public let warnings: [Problem]
  let query: EstimateQuery
  let lines: [EstimateLine]
  let tests: [TestLine]

  /// How an answer is written.
  public enum Format: String, Sendable, CaseIterable {
    /// Aligned columns in the reader's language.
    case text
    /// A row for each estimate and test, with all decimals.
    case csv
    /// Everything, with all decimals.
    case json
  }

  /// Answers a query.
  ///
  /// - Parameter file: the path of the query.
  /// - Throws: ``InputRefused`` where the query, its data or what it asks for does not fit.
  public init(query file: String) throws(InputRefused) {
    let query = try EstimateQuery(file: file)
    let columns = try QueryColumns(of: query)
    let design = try QueryDesign(of: query, columns)
    var domain = design.sample
    if let condition = query.domain {
      let holds = try columns.rows(where: condition)
      domain = domain.restricted { holds[$0] }
    }
    try EstimateAnswer.check(query)
    var lines: [EstimateLine] = []
    var tests: [TestLine] = []
    var warnings = design.warnings
    for group in try EstimateAnswer.groups(of: query, columns, domain) {
      var estimator = GroupEstimator(
        query, columns, group.design,
        design.replicates?.restricted { group.design.weights[$0] != 0 }, group: group.names)
      try estimator.run()
      lines += estimator.lines
      tests += estimator.tests
      warnings += estimator.warnings
    }
    self.query = query
    self.lines = lines
    self.tests = tests
    self.warnings = warnings
  }

  /// Whether what is wanted goes with replicates.
  private static func check(_ query: EstimateQuery) throws(InputRefused) {
    guard let replicates = query.design.replicates else { return }
    switch query.wanted {
    case .total, .mean, .share, .shares, .ratio: return
    default:
      throw InputRefused([
        Problem(
          "query.replicates-of", at: replicates.place, ["estimate": query.wanted.key])
      ])
    }
  }

  /// The groups of `by` that have rows, or all rows as one.
  private static func groups(
    of query: EstimateQuery, _ columns: QueryColumns, _ domain: SampleDesign
  ) throws(InputRefused) -> [(names: [String], design: SampleDesign)] {
    guard domain.total > 0 else {
      throw InputRefused([Problem("query.empty-domain", at: query.wantedPlace)])
    }
    var names: [[String]] = [[]]
    var crossed = Factor(codes: [UInt16](repeating: 0, count: columns.rows), count: 1)
    for column in query.groups {
      let found = columns.categories(column)
      guard crossed.count * found.levels.count < QueryColumns.mostCells else {
        throw InputRefused([
          Problem(
            "query.too-many-cells", at: column.place,
            ["limit": String(QueryColumns.mostCells), "group": column.text])
        ])
      }
      names = names.flatMap { outer in found.levels.map { outer + [$0] } }
      crossed = crossed.crossed(with: found.factor)
    }
    if let one = query.groups.first {
      let levels = columns.categories(one).levels
      for count in query.populations { _ = try columns.code(of: count.of, in: levels, one) }
    }
    var isPresent = [Bool](repeating: false, count: crossed.count)
    for (row, code) in crossed.codes.enumerated()
    where code != Factor.missing && domain.weights[row] != 0 {
      isPresent[Int(code)] = true
    }
    let present = names.indices.filter { isPresent[$0] }
    guard !present.isEmpty else {
      throw InputRefused([Problem("query.empty-domain", at: query.groups[0].place)])
    }
    return present.map { (names[$0], domain.restricted(to: crossed, category: $0)) }
  }

  /// The answer as text.
  ///
  /// - Parameters:
  ///   - format: how it is written.
  ///   - language: the reader's language; only ``Format/text`` is written in it.
  /// - Returns: the whole text.
  public func text(as format: Format, in language: Language) -> String {
    switch format {
    case .text: TextAnswer(self, in: language).text
    case .csv: csv
    case .json: json.text
    }
  }
}
