import Languages
import Measures
import Surveys

/// A reader who tries to work out what was kept back, from nothing but the published tables.
struct Reader {
  /// A count by answer and column, such as `yes all` or `yes size=large`.
  private(set) var unknowns: [String] = []
  private var known: [String: Int] = [:]
  private var limits: [String: Int] = [:]
  /// Sums that the tables tell: names, factors, the total, and how much less it may be.
  private var sums: [(names: [String], factors: [Int], total: Int, slack: Int)] = []
  /// Counts that a published total of nobody or everybody tells for each group.
  private(set) var told: Set<String> = []

  /// Reads all tables of one question.
  init(question: Question, tables: [String: Table], attributes: [String]) {
    let alone = tables["survey.\(question.id)"]
    for attribute in [nil] + attributes.map(Optional.some) {
      let end = attribute.map { ".by.\($0)" } ?? ""
      guard let table = attribute == nil ? alone : tables["survey.\(question.id)\(end)"] else {
        continue
      }
      read(table, attribute: attribute, question: question)
      if let means = tables["survey.\(question.id).mean\(end)"], question.kind == .scale {
        readMeans(means, attribute: attribute, question: question)
      }
    }
    unknowns.sort()
  }

  private func name(_ answer: String, _ attribute: String?, _ group: String) -> String {
    group == "all" ? "\(answer) all" : "\(answer) \(attribute ?? "")=\(group)"
  }

  private mutating func read(_ table: Table, attribute: String?, question: Question) {
    let groups = attribute.map { table.codes($0) } ?? ["all"]
    let answers = table.dimensions[0].categories.filter { $0.role != .total }.map(\.code)
    let ranks = table.codes("rank")
    var bases: [String: Int] = [:]
    var asked: [String: Int] = [:]
    for answer in answers {
      for rank in ranks.isEmpty ? [""] : ranks {
        let row = rank.isEmpty ? answer : "\(answer)/\(rank)"
        for group in groups {
          let place =
            "answer=\(answer)" + (rank.isEmpty ? "" : ",rank=\(rank)")
            + (attribute.map { ",\($0)=\(group)" } ?? "")
          guard let cell = try? table.cell(place), case .answers(let base, _) = cell.base else {
            continue
          }
          let isOutside = answer == "dont-know" || answer == "not-answered"
          if isOutside { asked[group] = base } else { bases[group] = base }
          let key = name(row, attribute, group)
          limits[key] = base
          if cell.value == .unknown(.suppressed) {
            if !unknowns.contains(key) { unknowns.append(key) }
          } else {
            known[key] = cell.count ?? 0
          }
        }
        let keys = groups.map { name(row, attribute, $0) }
        if attribute != nil {
          sums.append((keys, [1] + keys.dropFirst().map { _ in -1 }, 0, 0))
        }
        if let all = known[keys[0]], all == 0 || all == limits[keys[0]] { told.formUnion(keys) }
      }
    }
    let parts = question.answers.map(\.code)
    for group in groups {
      func column(_ answer: String) -> String { name(answer, attribute, group) }
      if question.kind == .single || question.kind == .scale {
        sums.append((parts.map(column), parts.map { _ in 1 }, bases[group] ?? 0, 0))
      }
      if question.kind == .ranking {
        sums.append(
          (parts.map { column("\($0)/first") }, parts.map { _ in 1 }, bases[group] ?? 0, 0))
      }
      if question.dontKnow != nil, question.kind != .ranking {
        sums.append(
          (
            ["dont-know", "not-answered"].map(column), [1, 1],
            (asked[group] ?? 0) - (bases[group] ?? 0), 0
          ))
      }
      if answers.contains("top") {
        sums.append(([column("top")] + parts.suffix(2).map(column), [1, -1, -1], 0, 0))
        sums.append(([column("bottom")] + parts.prefix(2).map(column), [1, -1, -1], 0, 0))
      }
    }
  }

  private mutating func readMeans(_ table: Table, attribute: String?, question: Question) {
    for group in attribute.map({ table.codes($0) }) ?? ["all"] {
      guard let cell = try? table.cell(attribute.map { "\($0)=\(group)" } ?? ""),
        let mean = cell.value.number, case .answers(let base, _) = cell.base
      else { continue }
      // A mean beside counts that are kept back is rounded to one decimal.
      let half = cell.uncertainty == .notComputed ? 0.05 : 1e-9
      let least = (Double(base) * (mean - half)).rounded(.up)
      let most = (Double(base) * (mean + half)).rounded(.down)
      sums.append(
        (
          question.answers.map { name($0.code, attribute, group) },
          question.answers.map { Int($0.value ?? 0) }, Int(most), Int(most - least)
        ))
    }
  }

  /// Whether another number than the true one fits everything that is published.
  ///
  /// The true numbers only say where to look first.
  func findsAnother(than truth: [String: Int], for wanted: String) -> Bool {
    let position = Dictionary(uniqueKeysWithValues: unknowns.enumerated().map { ($1, $0) })
    var true0 = unknowns.map { truth[$0] ?? 0 }
    var limit = unknowns.map { limits[$0] ?? 0 }
    let equations = sums.compactMap { sum -> Search.Equation? in
      var total = sum.total
      var terms: [(Int, Int)] = []
      for (name, factor) in zip(sum.names, sum.factors) {
        if let index = position[name] {
          terms.append((index, factor))
        } else {
          total -= factor * (known[name] ?? 0)
        }
      }
      if terms.isEmpty { return nil }
      if sum.slack > 0 {
        true0.append(terms.reduce(total) { $0 - $1.1 * true0[$1.0] })
        limit.append(sum.slack)
        terms.append((limit.count - 1, 1))
      }
      return Search.Equation(terms: terms, total: total)
    }
    guard let index = position[wanted] else { return false }
    for step in 1...6 {
      for value in [true0[index] + step, true0[index] - step]
      where (0...limit[index]).contains(value) {
        var search = Search(equations: equations, truth: true0)
        var low = [Int](repeating: 0, count: limit.count)
        var high = limit
        (low[index], high[index]) = (value, value)
        if search.solve(low, high) { return true }
      }
    }
    return false
  }
}

/// Looks for whole numbers that fit sums: bounds first, then by trying.
struct Search {
  struct Equation {
    let terms: [(Int, Int)]
    let total: Int
  }

  let equations: [Equation]
  let truth: [Int]
  var left = 4000

  mutating func solve(_ low: [Int], _ high: [Int]) -> Bool {
    left -= 1
    guard left > 0 else { return false }
    var (low, high) = (low, high)
    guard tighten(&low, &high) else { return false }
    let open = low.indices.filter { low[$0] < high[$0] }
    guard let next = open.min(by: { (high[$0] - low[$0], $0) < (high[$1] - low[$1], $1) }) else {
      return true
    }
    let values = (low[next]...high[next])
      .sorted { abs($0 - truth[next]) < abs($1 - truth[next]) }
    for value in values {
      var (lower, upper) = (low, high)
      (lower[next], upper[next]) = (value, value)
      if solve(lower, upper) { return true }
    }
    return false
  }

  private func tighten(_ low: inout [Int], _ high: inout [Int]) -> Bool {
    var changed = true
    while changed {
      changed = false
      for equation in equations {
        let least = equation.terms.reduce(0) { $0 + $1.1 * ($1.1 > 0 ? low[$1.0] : high[$1.0]) }
        let most = equation.terms.reduce(0) { $0 + $1.1 * ($1.1 > 0 ? high[$1.0] : low[$1.0]) }
        guard least <= equation.total, equation.total <= most else { return false }
        for (cell, factor) in equation.terms {
          let size = abs(factor)
          guard size > 0 else { continue }
          let up = (equation.total - least) / size
          let down = (most - equation.total) / size
          let (newLow, newHigh) =
            factor > 0
            ? (max(low[cell], high[cell] - down), min(high[cell], low[cell] + up))
            : (max(low[cell], high[cell] - up), min(high[cell], low[cell] + down))
          if newLow > newHigh { return false }
          if newLow > low[cell] || newHigh < high[cell] {
            (low[cell], high[cell]) = (newLow, newHigh)
            changed = true
            break
          }
        }
      }
    }
    return true
  }
}
