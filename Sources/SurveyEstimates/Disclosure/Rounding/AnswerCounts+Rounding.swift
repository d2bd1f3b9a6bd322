import Surveys

extension AnswerCounts {
  /// The same counts rounded to multiples of a number, so that every table still adds up.
  ///
  /// The totals of everybody are rounded first and are the same in all tables; then those asked, those
  /// who answered, and their answers, each within the numbers before it. A group that stands in the
  /// tables of several attributes has the same numbers in each.
  func rounded(to base: Int, shared: SharedResponses) -> AnswerCounts {
    let rounding = LinkedRounding(
      rounding: ControlledRounding(base: base), columns: columns, shared: shared)
    var counts = self
    counts.responded = rounding.round([responded], within: nil)[0]
    counts.asked = isRouted ? rounding.round([asked], within: nil)[0] : counts.responded
    let outside = question.dontKnow == nil ? [notAnswered] : [dontKnow, notAnswered]
    let states = rounding.round([answered] + outside, within: counts.asked)
    counts.answered = states[0]
    if question.dontKnow != nil { counts.dontKnow = states[1] }
    counts.notAnswered = states[states.count - 1]
    counts.population = population.indices.map { column in
      let expected =
        isRouted
        ? AnswerCounts.population(
          eligible: eligible[column], responded: responded[column], asked: counts.asked[column])
        : population[column]
      return max(expected, counts.asked[column], numbers.isEmpty ? 0 : numbers[column].count)
    }
    switch question.kind {
    case .single, .scale, .matrix: counts.parts = roundedOptions(rounding, within: counts.answered)
    case .ranking: counts.roundRanks(of: self, rounding)
    case .multiple:
      for option in parts.indices {
        let rest = answered.indices.map { answered[$0] - parts[option][$0] }
        counts.parts[option] = rounding.round([parts[option], rest], within: counts.answered)[0]
      }
    case .number, .text, .date, .file, .place, .note: break
    }
    return counts
  }

  /// The options of one answer each; of a scale first its two ends and what lies between.
  private func roundedOptions(_ rounding: LinkedRounding, within base: [Int]) -> [[Int]] {
    guard let ends else { return rounding.round(parts, within: base) }
    let middle = parts.indices.filter { !ends.top.contains($0) && !ends.bottom.contains($0) }
    let wide = rounding.round(
      [sum(ends.top), sum(ends.bottom)] + middle.map { parts[$0] }, within: base)
    var found = parts
    for (option, row) in zip(middle, wide.dropFirst(2)) { found[option] = row }
    for (options, total) in [(ends.top, wide[0]), (ends.bottom, wide[1])] {
      let rows = rounding.round(options.map { parts[$0] }, within: total)
      for (option, row) in zip(options, rows) { found[option] = row }
    }
    return found
  }

  /// First places make up the base; then each option's second and third places and the rest.
  private mutating func roundRanks(of truth: AnswerCounts, _ rounding: LinkedRounding) {
    parts = rounding.round(truth.parts, within: answered)
    for option in parts.indices {
      let (first, ranked) = (truth.parts[option], truth.topThree[option])
      let points = truth.points[option]
      let all = first.indices
      let second = all.map { points[$0] - ranked[$0] - 2 * first[$0] }
      let third = all.map { ranked[$0] - first[$0] - second[$0] }
      let rest = all.map { truth.answered[$0] - ranked[$0] }
      let left = all.map { answered[$0] - parts[option][$0] }
      let later = all.map { second[$0] + third[$0] }
      let ranks = rounding.round([later, rest], within: left)[0]
      let places = rounding.round([second, third], within: ranks)
      topThree[option] = all.map { parts[option][$0] + ranks[$0] }
      self.points[option] = all.map {
        3 * parts[option][$0] + 2 * places[0][$0] + places[1][$0]
      }
    }
  }
}

/// Rounds rows of counts over all columns of a question: everybody first, then each attribute.
struct LinkedRounding {
  let rounding: ControlledRounding
  let columns: Columns
  let twins: [Int]
  /// Whether each attribute has every response in exactly one group.
  private let isWhole: [Bool]

  init(rounding: ControlledRounding, columns: Columns, shared: SharedResponses) {
    self.rounding = rounding
    self.columns = columns
    twins = (0..<columns.count).map { shared.twin(of: $0) }
    isWhole = columns.groupings.indices.map { grouping in
      columns.range(of: grouping).reduce(0) { $0 + shared.size($1) } == shared.size(Columns.total)
    }
  }

  /// Rounds rows.
  ///
  /// - Parameters:
  ///   - rows: the true counts of each row in each column.
  ///   - within: what the rows make together in each column, already rounded; where nil there is one
  ///     row, which makes its own total.
  /// - Returns: the rounded counts.
  func round(_ rows: [[Int]], within: [Int]?) -> [[Int]] {
    var found = rows.map { _ in [Int](repeating: 0, count: columns.count) }
    let total = Columns.total
    if let within {
      let split = rounding.split(rows.map { $0[total] }, total: within[total])
      for row in rows.indices { found[row][total] = split[row] }
    } else {
      found[0][total] = rounding.nearest(rows[0][total])
    }
    var known: Set<Int> = [total]
    for grouping in columns.groupings.indices {
      var open: [Int] = []
      var sums = found.map { $0[total] }
      if !isWhole[grouping] {
        sums = rows.indices.map { row in
          rounding.nearest(columns.range(of: grouping).reduce(0) { $0 + rows[row][$1] })
        }
      }
      for column in columns.range(of: grouping) {
        let twin = twins[column]
        guard known.contains(twin), within.map({ $0[column] == $0[twin] }) ?? true,
          rows.indices.allSatisfy({ sums[$0] >= found[$0][twin] })
        else {
          open.append(column)
          continue
        }
        for row in rows.indices {
          found[row][column] = found[row][twin]
          sums[row] -= found[row][twin]
        }
      }
      fill(&found, rows, open, sums: sums, within: within, isWhole: isWhole[grouping])
      known.formUnion(open)
    }
    return found
  }

  private func fill(
    _ found: inout [[Int]], _ rows: [[Int]], _ open: [Int], sums: [Int], within: [Int]?,
    isWhole: Bool
  ) {
    guard !open.isEmpty else { return }
    guard let within else {
      let split = rounding.split(open.map { rows[0][$0] }, total: sums[0])
      for (column, count) in zip(open, split) { found[0][column] = count }
      return
    }
    let counts = rows.map { row in open.map { row[$0] } }
    let bases = open.map { within[$0] }
    // Where a response can stand in two groups, the rows have no totals of their own.
    let isTied = isWhole && sums.reduce(0, +) == bases.reduce(0, +)
    let table =
      isTied
      ? rounding.table(counts, rows: sums, columns: bases)
      : transposed(
        open.indices.map { place in
          rounding.split(counts.map { $0[place] }, total: bases[place])
        })
    for row in rows.indices {
      for (place, column) in open.enumerated() { found[row][column] = table[row][place] }
    }
  }

  private func transposed(_ columns: [[Int]]) -> [[Int]] {
    (columns.first ?? []).indices.map { row in columns.map { $0[row] } }
  }
}
