/// How two questions were answered together: counts, totals and shares with their standard errors.
///
/// Rows of the sample where either category is missing are outside the table.
public struct CrossTable: Hashable, Sendable {
  /// How many rows the table has.
  public let rows: Int
  /// How many columns the table has.
  public let columns: Int
  /// How many of the sample are in each cell, row after row.
  public let answers: [[Int]]
  /// How many of the population are in each cell, row after row: cell `row * columns + column`.
  public let totals: Estimates
  /// The share of the population that is in each cell, row after row; together they are 1.
  public let shares: Estimates
  /// For each row the shares of the columns within it; nil for a row without answers.
  public let rowShares: [Estimates?]
  /// For each column the shares of the rows within it; nil for a column without answers.
  public let columnShares: [Estimates?]

  /// The table of two factors.
  ///
  /// Source: C.-E. Särndal, B. Swensson and J. Wretman, Model Assisted Survey Sampling, 1992, sections
  /// 5.7 and 10.3: a row is a domain, and its shares are means of it.
  ///
  /// - Parameters:
  ///   - rows: the row of the table for each row of the sample.
  ///   - columns: the column of the table for each row of the sample.
  ///   - design: how the sample was drawn.
  /// - Returns: nil where nobody is in the table.
  public init?(rows: Factor, columns: Factor, design: SampleDesign) {
    let tally = design.tally(of: rows.crossed(with: columns))
    guard let shares = tally.shares else { return nil }
    let places = (0..<rows.count).map { row in
      (0..<columns.count).map { row * columns.count + $0 }
    }
    self.rows = rows.count
    self.columns = columns.count
    answers = places.map { row in row.map { tally.counts[$0] } }
    totals = tally.totals
    self.shares = shares
    rowShares = places.map { tally.shares(among: $0) }
    columnShares = (0..<columns.count).map { column in
      tally.shares(among: places.map { $0[column] })
    }
  }

  /// How many of the population are in each row of the table.
  public var rowTotals: Estimates {
    totals.combined(
      (0..<rows).map { row in (0..<(rows * columns)).map { $0 / columns == row ? 1 : 0 } })
  }

  /// How many of the population are in each column of the table.
  public var columnTotals: Estimates {
    totals.combined(
      (0..<columns).map { column in
        (0..<(rows * columns)).map { $0 % columns == column ? 1 : 0 }
      })
  }
}
