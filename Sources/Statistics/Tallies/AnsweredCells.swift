/// The rows and columns of a table that have answers, for the tests of independence.
struct AnsweredCells {
  private let rows: [Int]
  private let columns: [Int]
  /// The place of each cell in the table, row after row.
  private let places: [Int]
  private let shares: [Double]
  private let covariance: Matrix
  private let answers: Int

  init(_ table: CrossTable) {
    let rows = (0..<table.rows).filter { row in table.answers[row].contains { $0 > 0 } }
    let columns = (0..<table.columns).filter { column in
      table.answers.contains { $0[column] > 0 }
    }
    let places = rows.flatMap { row in columns.map { row * table.columns + $0 } }
    self.rows = rows
    self.columns = columns
    self.places = places
    shares = places.map { table.shares.values[$0] }
    covariance =
      places.count == table.shares.count
      ? table.shares.covariance : table.shares.covariance.part(places)
    answers = table.answers.reduce(0) { $0 + $1.reduce(0, +) }
  }

  private var isTable: Bool { rows.count > 1 && columns.count > 1 }

  /// The sums of the cells in each row and in each column.
  private func margins(of cells: [Double]) -> (rows: [Double], columns: [Double]) {
    var sums = (
      rows: [Double](repeating: 0, count: rows.count),
      columns: [Double](repeating: 0, count: columns.count)
    )
    for (place, cell) in cells.enumerated() {
      sums.rows[place / columns.count] += cell
      sums.columns[place % columns.count] += cell
    }
    return sums
  }

  var pearson: PearsonStatistic? {
    guard isTable else { return nil }
    let margins = margins(of: shares)
    var sum = 0.0
    for (place, share) in shares.enumerated() {
      let expected = margins.rows[place / columns.count] * margins.columns[place % columns.count]
      sum += (share - expected) * (share - expected) / expected
    }
    return PearsonStatistic(
      value: Double(answers) * sum, degreesOfFreedom: (rows.count - 1) * (columns.count - 1),
      answers: answers, smallerSide: min(rows.count, columns.count))
  }

  /// The matrix whose eigenvalues are the generalised design effects: `(C′D⁻¹C/n)⁻¹ C′D⁻¹VD⁻¹C`.
  ///
  /// D holds the shares; empty cells count as 0 in its inverse. The columns of C span the tables whose
  /// rows and columns add up to 0: each is 1 in a cell and in the last of all, −1 in the last of its row
  /// and of its column.
  func designEffects(answers: Double) -> Matrix? {
    let inverse = shares.map { $0 > 0 ? 1 / $0 : 0 }
    let width = columns.count
    let corners = (0..<(rows.count - 1)).flatMap { row in
      (0..<(width - 1)).map { column in
        (
          cell: row * width + column, row: row * width + width - 1,
          column: (rows.count - 1) * width + column
        )
      }
    }
    let last = shares.count - 1
    var simple = Matrix(rows: corners.count, columns: corners.count)
    var half = Matrix(rows: corners.count, columns: shares.count)
    for (index, one) in corners.enumerated() {
      for cell in shares.indices {
        let plus =
          inverse[one.cell] * covariance[one.cell, cell] + inverse[last] * covariance[last, cell]
        let minus =
          inverse[one.row] * covariance[one.row, cell]
          + inverse[one.column] * covariance[one.column, cell]
        half[index, cell] = (plus - minus) * inverse[cell]
      }
      for (second, other) in corners.enumerated() {
        var sum = inverse[last]
        if one.row == other.row { sum += inverse[one.row] }
        if one.column == other.column { sum += inverse[one.column] }
        if index == second { sum += inverse[one.cell] }
        simple[index, second] = sum / answers
      }
    }
    var drawn = Matrix(rows: corners.count, columns: corners.count)
    for index in corners.indices {
      for (second, other) in corners.enumerated() {
        drawn[index, second] =
          half[index, other.cell] + half[index, last] - half[index, other.row]
          - half[index, other.column]
      }
    }
    return Cholesky(simple)?.solve(drawn)
  }

  /// What the totals of the cells differ from those of independent questions, `t − t_r t_c / T`, but
  /// for the first row and column, which follow from the others.
  func residuals(of totals: Estimates) -> Estimates? {
    guard isTable else { return nil }
    let cells = places.map { totals.values[$0] }
    let margins = margins(of: cells)
    let size = margins.rows.reduce(0, +)
    var coefficients: [[Double]] = []
    var values: [Double] = []
    for row in 1..<rows.count {
      for column in 1..<columns.count {
        let (above, beside) = (margins.rows[row], margins.columns[column])
        var slopes = [Double](repeating: 0, count: totals.count)
        for (index, place) in places.enumerated() {
          let (otherRow, otherColumn) = (index / columns.count, index % columns.count)
          slopes[place] = above * beside / (size * size)
          if otherRow == row { slopes[place] -= beside / size }
          if otherColumn == column { slopes[place] -= above / size }
          if otherRow == row, otherColumn == column { slopes[place] += 1 }
        }
        coefficients.append(slopes)
        values.append(cells[row * columns.count + column] - above * beside / size)
      }
    }
    return Estimates(
      values: values, covariance: totals.combined(coefficients).covariance,
      degreesOfFreedom: totals.degreesOfFreedom)
  }
}
