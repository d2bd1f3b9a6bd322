import Statistics

/// The weighted shares and means of a question in every column, with their variances.
struct WeightedAnswers {
  /// An estimate of one cell.
  struct Estimate {
    /// A share from 0 to 1, or a mean.
    let value: Double
    /// The variance by the design.
    let variance: Double
    /// The degrees of freedom of the design within the cell's base.
    let degreesOfFreedom: Double
    /// Whether all answers of the base weigh the same.
    let isSelfWeighted: Bool
  }

  private var estimates: [Row: [Estimate?]] = [:]

  /// Computes all cells of a question.
  ///
  /// - Parameters:
  ///   - variables: the answers as numbers.
  ///   - design: the design of all responses.
  ///   - columns: the groups.
  init(_ variables: AnswerVariables, design: SampleDesign, columns: Columns) {
    let everybody = Array(0..<design.count)
    add(variables, design, everybody, in: Columns.total, of: columns.count)
    columns.forEachGroup { column, responses, _ in
      add(variables, design, responses, in: column, of: columns.count)
    }
  }

  subscript(row: Row, column: Int) -> Estimate? { estimates[row]?[column] }

  private mutating func add(
    _ variables: AnswerVariables, _ design: SampleDesign, _ responses: [Int], in column: Int,
    of count: Int
  ) {
    var isInGroup = [Bool](repeating: false, count: design.count)
    for response in responses { isInGroup[response] = true }
    let base = design.restricted { isInGroup[$0] && variables.answered[$0] }
    set(base, base.means(variables.columns), for: variables.rows, column, count)
    let asked = design.restricted { isInGroup[$0] && variables.asked[$0] }
    let outside = variables.outside.sorted { $0.key == .dontKnow && $1.key != .dontKnow }
    set(asked, asked.means(outside.map(\.value)), for: outside.map(\.key), column, count)
  }

  private mutating func set(
    _ base: SampleDesign, _ found: Estimates?, for rows: [Row], _ column: Int, _ count: Int
  ) {
    guard let found else { return }
    let isSelfWeighted = base.isSelfWeighted
    for (index, row) in rows.enumerated() {
      estimates[row, default: Array(repeating: nil, count: count)][column] = Estimate(
        value: found.values[index], variance: max(0, found.covariance[index, index]),
        degreesOfFreedom: found.degreesOfFreedom, isSelfWeighted: isSelfWeighted)
    }
  }
}
