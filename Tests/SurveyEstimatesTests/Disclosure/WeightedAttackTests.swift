import SurveyEstimates
import Surveys
import TestSupport
import Testing

/// What an attacker gains from weighted shares, who knows the weights and all unweighted tables.
@Suite("An attack with weighted shares")
struct WeightedAttackTests {
  /// The size classes are the response classes: the fewer of a class have answered, the more they weigh.
  static let weights = ["s0": 1.1, "s1": 1.45, "s2": 1.9, "s3": 2.6]

  /// What was found of the counts kept back, when the weighted shares of all are shown in some way.
  private func found(
    _ kind: Question.Kind, _ seed: UInt64, _ release: (Bool, [Double]) -> WeightedRelease
  ) throws -> (determined: Int, keptBack: Int) {
    let survey = DisclosureTests.survey(kind, seed: seed)
    let truth = survey.rows(of: "survey.q", try survey.tables())
    let tables = try survey.tables(Disclosure())
    let rows = survey.rows(of: "survey.q", tables)
    var attack = AttackTests.attack(survey, rows, survey.rows(of: "survey.q.mean", tables))
    let groups = WeightedAttackTests.weights.keys.sorted()
      .map { SurveyAttack.Place(attribute: "size", group: $0) }
    for option in survey.questions[0].answers.map(\.code) {
      let own = truth.filter { $0.codes["answer"] == option && $0.attribute == "size" }
      var weights: [Double] = []
      var sum = 0.0
      for row in own {
        guard let weight = WeightedAttackTests.weights[row.group ?? ""] else { continue }
        weights += Array(repeating: weight, count: row.base ?? 0)
        sum += weight * Double(row.count ?? 0)
      }
      let isAnyHidden = rows.contains { $0.codes["answer"] == option && $0.value == nil }
      let total = weights.reduce(0, +)
      let release = release(isAnyHidden, weights)
      let share = 100 * sum / total
      guard let shown = release.shown(share) else { continue }
      let half = if case .rounded(let step) = release { step / 2 } else { 1e-9 }
      attack.add(
        groups.filter { place in own.contains { $0.group == place.group } }.map {
          (SurveyAttack.Count(row: option, place: $0), WeightedAttackTests.weights[$0.group] ?? 0)
        }, low: (shown - half) * total / 100, high: (shown + half) * total / 100)
    }
    let bounds = try #require(attack.bounds())
    let told = try AttackTests.told(survey, truth)
    let kept = attack.keptBack.filter { !told.contains($0) }
    let determined = kept.filter { count in
      // No second whole number fits.
      bounds[count].map { ($0.upper + 1e-6).rounded(.down) - ($0.lower - 1e-6).rounded(.up) < 1 }
        ?? false
    }
    return (determined.count, kept.count)
  }

  private func all(
    _ release: (Bool, [Double]) -> WeightedRelease
  ) throws -> (determined: Int, keptBack: Int) {
    var all = (determined: 0, keptBack: 0)
    for kind in [Question.Kind.single, .multiple, .scale] {
      for seed in UInt64(1)...20 {
        let found = try found(kind, seed, release)
        all.determined += found.determined
        all.keptBack += found.keptBack
      }
    }
    return all
  }

  @Test func `in full precision weighted shares give much away`() throws {
    let (determined, keptBack) = try all { _, _ in .exact }
    print("with exact weighted shares \(determined) of \(keptBack) counts are found out")
    #expect(determined > keptBack / 10)
  }

  @Test func `shown as the policy says they give nothing away`() throws {
    let policy = Disclosure()
    let (determined, keptBack) = try all { isAnyHidden, weights in
      policy.weightedRelease(of: "q", isAnyHidden: isAnyHidden, weights: weights, decimals: 0)
    }
    print("with released weighted shares \(determined) of \(keptBack) counts are found out")
    #expect(determined == 0)
  }

  @Test func `the step fits the weights and the size of the group`() {
    func release(_ weights: [Double], hidden: Bool = true, decimals: Int = 0) -> WeightedRelease {
      Disclosure().weightedRelease(
        of: "q", isAnyHidden: hidden, weights: weights, decimals: decimals)
    }
    let many = Array(repeating: 1.2, count: 900) + Array(repeating: 2.0, count: 100)
    #expect(release(many) == .rounded(step: 1), "4 × 0.8 of 1280 is 0.25 per cent")
    #expect(release(many, decimals: 1) == .rounded(step: 0.5))
    #expect(release(many, hidden: false) == .exact)
    #expect(release(Array(repeating: 1.2, count: 10) + [2]) == .keptBack)
    #expect(release(Array(repeating: 1.5, count: 10)) == .rounded(step: 1), "all weigh the same")
    let open = Disclosure.open.weightedRelease(
      of: "q", isAnyHidden: true, weights: many, decimals: 0)
    #expect(open == .exact)
  }
}
