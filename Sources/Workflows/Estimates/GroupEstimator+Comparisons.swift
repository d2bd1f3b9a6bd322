import Problems
import Statistics
import Store

extension GroupEstimator {
  mutating func estimateDifference(
    _ column: QueryWord, _ property: EstimateQuery.Property?, _ between: QueryWord,
    _ groups: [QueryWord]
  ) throws(InputRefused) {
    let numbers = try columns.values(column, property)
    let found = columns.categories(between)
    var pair = Array(found.levels.indices)
    if !groups.isEmpty {
      pair = []
      for group in groups { pair.append(try columns.code(of: group, in: found.levels, between)) }
    }
    guard pair.count == 2 else {
      throw refusal(
        "query.groups-needed", at: between.place,
        ["column": between.text, "known": found.levels.prefix(20).joined(separator: ", ")])
    }
    let two = Factor(
      codes: found.factor.codes.map { code in
        pair.firstIndex(of: Int(code)).map { UInt16($0) } ?? Factor.missing
      }, count: 2)
    let domain = try answered([numbers]).answered(two)
    guard let difference = domain.difference(in: numbers, between: two) else {
      throw refusal("query.empty-group", at: between.place, ["column": between.text])
    }
    add(
      .difference,
      parts(column, property) + [
        EstimateLine.Part(.group, found.levels[pair[1]]),
        EstimateLine.Part(.reference, found.levels[pair[0]]),
      ], difference, in: domain)
    if let test = difference.test() {
      add(TestLine(.t, test.t, df: [test.degreesOfFreedom], p: test.pValue))
    }
  }

  mutating func estimateRanks(
    _ column: QueryWord, _ between: QueryWord, _ score: EstimateQuery.RankScore,
    _ ties: EstimateQuery.RankTies
  ) throws(InputRefused) {
    let numbers = try columns.numbers(column)
    let found = columns.categories(between)
    let domain = try answered([numbers]).answered(found.factor)
    let scores: [EstimateQuery.RankScore: RankTest.Score] = [
      .wilcoxon: .wilcoxon, .vanDerWaerden: .vanDerWaerden, .median: .median,
    ]
    let test: RankTest
    do {
      test = try RankTest(
        numbers, between: found.factor, design: domain, score: scores[score] ?? .wilcoxon,
        ties: ties == .midrank ? .midrank : .orderOfRows)
    } catch {
      switch error {
      case .oneGroup:
        throw refusal("query.empty-group", at: between.place, ["column": between.text])
      case .comparison(let reason): throw refusal(of: reason)
      case .singular: throw refusal("query.no-estimate")
      }
    }
    for (index, group) in test.groups.dropFirst().enumerated() {
      add(
        .rankDifference,
        parts(column) + [
          EstimateLine.Part(.group, found.levels[group]),
          EstimateLine.Part(.reference, found.levels[test.groups[0]]),
        ], test.differences[index], in: domain)
    }
    if let t = test.t {
      add(TestLine(.rankT, t, df: [test.test.denominator], p: test.test.pValue))
    } else {
      add(TestLine(.rankWald, test.test))
    }
  }

  mutating func estimateAlpha(_ items: [QueryWord]) throws(InputRefused) {
    var numbers: [[Double]] = []
    for item in items { numbers.append(try columns.numbers(item)) }
    let domain = try answered(numbers)
    guard let alpha = domain.cronbachAlpha(numbers) else { throw refusal("query.no-estimate") }
    add(.alpha, [EstimateLine.Part(.of, names(items))], alpha[0], in: domain)
  }

  mutating func estimateKappa(_ first: QueryWord, _ second: QueryWord) throws(InputRefused) {
    let coders = shared([first, second]).factors
    guard let kappa = CohenKappa(coders[0], coders[1]) else { throw refusal("query.no-estimate") }
    add(
      EstimateLine(
        measure: .kappa, parts: [EstimateLine.Part(.of, names([first, second]))],
        estimate: kappa.kappa, standardError: kappa.standardError,
        interval: kappa.interval(level: query.level), rows: kappa.units))
  }

  mutating func estimateCoders(
    _ wanted: [QueryWord], _ difference: EstimateQuery.CodingDifference
  ) throws(InputRefused) {
    let coders = shared(wanted)
    var distance = KrippendorffAlpha.Difference.nominal
    if difference != .nominal { distance = .ordinal }
    if difference == .interval {
      var numbers = [Double](repeating: .nan, count: coders.levels.count)
      for column in wanted {
        let found = columns.categories(column)
        for (code, number) in zip(found.factor.codes, try columns.numbers(column))
        where code != Factor.missing {
          if let place = coders.levels.firstIndex(of: found.levels[Int(code)]) {
            numbers[place] = number
          }
        }
      }
      distance = .interval(numbers)
    }
    guard let alpha = KrippendorffAlpha(coders.factors, difference: distance) else {
      throw refusal("query.no-estimate")
    }
    add(
      EstimateLine(
        measure: .alpha, parts: [EstimateLine.Part(.of, names(wanted))], estimate: alpha.alpha,
        interval: alpha.interval(level: query.level), rows: alpha.units))
  }

  private func names(_ words: [QueryWord]) -> String {
    words.map(\.text).joined(separator: ", ")
  }

  /// Several columns in the same categories; rows outside the group have none.
  private func shared(_ words: [QueryWord]) -> (levels: [String], factors: [Factor]) {
    let found = words.map { columns.categories($0) }
    let all = Set(found.flatMap(\.levels))
    let numbers = all.compactMap { Double($0) }
    let levels =
      numbers.count == all.count
      ? all.sorted { (Double($0) ?? 0, $0) < (Double($1) ?? 0, $1) }
      : all.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    let places = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, UInt16($0)) })
    let factors = found.map { one in
      Factor(
        codes: one.factor.codes.enumerated().map { row, code in
          design.weights[row] == 0 || code == Factor.missing
            ? Factor.missing : places[one.levels[Int(code)]] ?? Factor.missing
        }, count: levels.count)
    }
    return (levels, factors)
  }
}
