/// Rankings as choices among the items not placed yet, equal ones counted together.
struct RankedChoices {
  private let distinct: [(ranking: [Int], weight: Double)]
  private let items: Int
  /// How many rankings weigh something.
  let rankings: Int

  init(_ all: [[Int]], items: Int, weights: [Double]) {
    precondition(items > 1, "at least two items")
    precondition(weights.count == all.count, "a weight for each ranking")
    var order: [[Int]: Int] = [:]
    var distinct: [(ranking: [Int], weight: Double)] = []
    var rankings = 0
    for (ranking, weight) in zip(all, weights) where weight > 0 && !ranking.isEmpty {
      rankings += 1
      if let known = order[ranking] {
        distinct[known].weight += weight
      } else {
        precondition(
          ranking.allSatisfy { $0 >= 0 && $0 < items } && Set(ranking).count == ranking.count,
          "items below the count, none twice")
        order[ranking] = distinct.count
        distinct.append((ranking, weight))
      }
    }
    self.distinct = distinct
    self.items = items
    self.rankings = rankings
  }

  /// Calls with each choice of a ranking: the item chosen and those it was chosen from.
  ///
  /// The last item of all is no choice.
  private func forEachChoice(of ranking: [Int], _ body: (_ chosen: Int, _ from: [Int]) -> Void) {
    var left = Array(0..<items)
    for item in ranking where left.count > 1 {
      body(item, left)
      left.removeAll { $0 == item }
    }
  }

  /// The worths that are most likely.
  func worth() throws(PlackettLuce.Refused) -> [Double] {
    guard !distinct.isEmpty else { throw .nothing }
    if let separated { throw .separated(separated) }
    var chosen = [Double](repeating: 0, count: items)
    var sets: [(from: [Int], weight: Double)] = []
    for (ranking, weight) in distinct {
      forEachChoice(of: ranking) { item, from in
        chosen[item] += weight
        sets.append((from, weight))
      }
    }
    var worth = [Double](repeating: 1 / Double(items), count: items)
    for _ in 0..<100_000 {
      var exposure = [Double](repeating: 0, count: items)
      for (from, weight) in sets {
        var sum = 0.0
        for item in from { sum += worth[item] }
        let part = weight / sum
        for item in from { exposure[item] += part }
      }
      var next = zip(chosen, exposure).map(/)
      let sum = next.reduce(0, +)
      var change = 0.0
      for item in next.indices {
        next[item] /= sum
        change = max(change, (next[item] / worth[item] - 1).magnitude)
      }
      worth = next
      if change < 1e-14 { return worth }
    }
    throw .notConverged
  }

  /// The smallest set of items none of which was ever placed above one outside it; nil for none.
  private var separated: [Int]? {
    var above = [[Bool]](repeating: [Bool](repeating: false, count: items), count: items)
    for item in 0..<items { above[item][item] = true }
    for (ranking, _) in distinct {
      forEachChoice(of: ranking) { item, from in
        for other in from { above[item][other] = true }
      }
    }
    for middle in 0..<items {
      for item in 0..<items where above[item][middle] {
        for other in 0..<items where above[middle][other] { above[item][other] = true }
      }
    }
    let reached = above.map { row in (0..<items).filter { row[$0] } }
    return reached.filter { $0.count < items }.min { $0.count < $1.count }
  }

  func logLikelihood(at worth: [Double]) -> Double {
    var sum = 0.0
    for (ranking, weight) in distinct {
      forEachChoice(of: ranking) { item, from in
        sum += weight * Elementary.log(worth[item] / from.reduce(0) { $0 + worth[$1] })
      }
    }
    return sum
  }

  /// The derivative of one ranking's log-likelihood by the logarithms of the worths.
  func score(of ranking: [Int], at worth: [Double]) -> [Double] {
    var score = [Double](repeating: 0, count: items)
    forEachChoice(of: ranking) { chosen, from in
      score[chosen] += 1
      let sum = from.reduce(0) { $0 + worth[$1] }
      for item in from { score[item] -= worth[item] / sum }
    }
    return score
  }

  /// The covariance of the logarithms of the worths, those summing to 0.
  ///
  /// The information `Σ w (diag p − p p′)` is singular along equal shifts; adding the projection onto
  /// them and taking it away after inversion gives the generalised inverse on the rest.
  func inverseInformation(at worth: [Double]) throws(PlackettLuce.Refused) -> Matrix {
    var information = Matrix(rows: items, columns: items)
    for (ranking, weight) in distinct {
      forEachChoice(of: ranking) { _, from in
        let sum = from.reduce(0) { $0 + worth[$1] }
        for item in from {
          let chance = worth[item] / sum
          information[item, item] += weight * chance
          for other in from { information[item, other] -= weight * chance * worth[other] / sum }
        }
      }
    }
    let scale = information.trace / Double(items * items)
    let even = Matrix(
      rows: items, columns: items, values: [Double](repeating: 1, count: items * items))
    guard let whole = Cholesky(information + scale * even) else { throw .notConverged }
    return whole.inverse + (-1 / (scale * Double(items * items))) * even
  }
}
