import Problems
import Statistics
import Store

extension GroupEstimator {
  mutating func estimateTable(_ row: QueryWord, _ column: QueryWord) throws(InputRefused) {
    let rows = columns.categories(row)
    let across = columns.categories(column)
    guard rows.levels.count * across.levels.count < QueryColumns.mostCells else {
      throw refusal(
        "query.too-many-cells", ["limit": String(QueryColumns.mostCells)])
    }
    let crossed = rows.factor.crossed(with: across.factor)
    let domain = design.answered(crossed)
    guard
      let table = CrossTable(rows: rows.factor, columns: across.factor, design: domain),
      let cells = domain.tally(of: crossed).proportions
    else { throw refusal("query.nobody-answered") }
    func parts(_ place: Int) -> [EstimateLine.Part] {
      [
        EstimateLine.Part(.row, rows.levels[place / across.levels.count]),
        EstimateLine.Part(.column, across.levels[place % across.levels.count]),
      ]
    }
    for place in cells.indices {
      add(
        EstimateLine(
          total: table.totals[place], parts: parts(place), count: cells[place].yes,
          level: query.level, in: domain))
    }
    for (place, cell) in cells.enumerated() { try add(.cellShare, parts(place), cell, in: domain) }
    for (index, _) in rows.levels.enumerated() {
      let inside = domain.restricted(to: rows.factor, category: index)
      for (other, share) in (inside.tally(of: across.factor).proportions ?? []).enumerated() {
        try add(.rowShare, parts(index * across.levels.count + other), share, in: inside)
      }
    }
    for (index, _) in across.levels.enumerated() {
      let inside = domain.restricted(to: across.factor, category: index)
      for (other, share) in (inside.tally(of: rows.factor).proportions ?? []).enumerated() {
        try add(.columnShare, parts(other * across.levels.count + index), share, in: inside)
      }
    }
    addTests(of: table, in: domain)
  }

  private mutating func addTests(of table: CrossTable, in domain: SampleDesign) {
    if let test = RaoScottTest(of: table) {
      add(TestLine(.raoScott, test.f, df: [test.numerator, test.denominator], p: test.pValue))
      add(
        TestLine(
          .raoScottChiSquare, test.pearson.value, df: [Double(test.pearson.degreesOfFreedom)],
          p: test.chiSquarePValue))
    }
    if let wald = table.waldTest {
      add(TestLine(.wald, wald))
      if let adjusted = wald.adjusted { add(TestLine(.adjustedWald, adjusted)) }
    }
    if let pearson = table.pearson {
      add(
        EstimateLine(
          measure: .cramersV, parts: [], estimate: pearson.cramersV, rows: domain.active,
          weight: domain.total))
    }
  }
}

extension EstimateLine {
  /// How many of the population are in a cell.
  fileprivate init(
    total: Estimate, parts: [Part], count: Int, level: Double, in domain: SampleDesign
  ) {
    self.init(
      measure: .total, parts: parts, estimate: total.value, standardError: total.standardError,
      interval: total.interval(level: level), degreesOfFreedom: total.degreesOfFreedom,
      rows: domain.active, count: count, weight: domain.total)
  }
}
