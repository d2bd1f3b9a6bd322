import Surveys
import TestSupport
import Testing

@testable import SurveyEstimates

/// What an attacker gains from weighted shares, who knows the weights and all unweighted tables.
@Suite("An attack with weighted shares")
struct WeightedAttackTests {
  /// The size classes are the response classes: the fewer of a class have answered, the more they weigh.
  static let weights = ["s0": 1.1, "s1": 1.45, "s2": 1.9, "s3": 2.6]

  /// A survey with its unweighted tables, and how its weighted shares may be shown.
  private struct Case {
    let survey: SampleSurvey
    let truth: [PublishedRow]
    let rows: [PublishedRow]
    let means: [PublishedRow]
    let counts: AnswerCounts
    let releases: WeightedReleases

    init(_ kind: Question.Kind, _ seed: UInt64) throws {
      survey = DisclosureTests.survey(kind, seed: seed)
      truth = survey.rows(of: "survey.q", try survey.tables())
      let tables = try survey.tables(Disclosure())
      rows = survey.rows(of: "survey.q", tables)
      means = survey.rows(of: "survey.q.mean", tables)
      let tabulation = try survey.tabulation()
      let units = survey.units.filter { $0.answers != nil }
      let columns = Columns(groupings: tabulation.groupings) { _ in true }
      counts = AnswerCounts(
        question: survey.questions[0], item: nil, tabulation: tabulation, columns: columns)
      var writer = TableWriter(tabulation: tabulation, disclosure: Disclosure())
      releases = WeightedReleases(
        counts, writer.protected(counts, nil).suppression, Disclosure(),
        weights: units.map { WeightedAttackTests.weights[$0.groups["size"] ?? ""] ?? 1 },
        item: nil, tabulation: tabulation)
    }

    /// The weighted share of everybody in full precision, with the weight of all who answered.
    func share(_ option: String) -> (share: Double, whole: Double) {
      var (sum, whole) = (0.0, 0.0)
      for row in truth where row.codes["answer"] == option && row.attribute == "size" {
        guard let weight = WeightedAttackTests.weights[row.group ?? ""] else { continue }
        sum += weight * Double(row.count ?? 0)
        whole += weight * Double(row.base ?? 0)
      }
      return (100 * sum / whole, whole)
    }

    /// The counts kept back to which only one whole number fits, and how many are kept back.
    func attack(isExact: Bool) throws -> (determined: Int, keptBack: Int, shown: Int) {
      var attack = AttackTests.attack(survey, rows, means)
      var shown = 0
      let groups = Set(truth.filter { $0.attribute == "size" }.compactMap(\.place)).sorted()
      for (index, option) in survey.questions[0].answers.map(\.code).enumerated() {
        // Where the unweighted share of everybody is kept back, the weighted one is as well.
        let total = rows.first { $0.codes["answer"] == option && $0.place == nil }
        guard total?.count != nil else { continue }
        let (share, whole) = share(option)
        let release = isExact ? .exact : releases[.part(index), Columns.total]
        guard let value = release.shown(share) else { continue }
        shown += 1
        let half = if case .rounded(let step) = release { step / 2 } else { 1e-9 }
        attack.add(
          groups.map {
            (SurveyAttack.Count(row: option, place: $0), WeightedAttackTests.weights[$0.group] ?? 0)
          }, low: (value - half) * whole / 100, high: (value + half) * whole / 100)
      }
      let bounds = try #require(attack.bounds())
      let told = try AttackTests.told(survey, truth)
      let kept = attack.keptBack.filter { !told.contains($0) }
      let determined = kept.count { count in
        bounds[count].map {
          ($0.upper + 1e-6).rounded(.down) - ($0.lower - 1e-6).rounded(.up) < 1
        } ?? false
      }
      return (determined, kept.count, shown)
    }
  }

  private func all(isExact: Bool) throws -> (determined: Int, keptBack: Int, shown: Int) {
    var all = (determined: 0, keptBack: 0, shown: 0)
    for kind in [Question.Kind.single, .multiple, .scale] {
      for seed in UInt64(1)...20 {
        let found = try Case(kind, seed).attack(isExact: isExact)
        all.determined += found.determined
        all.keptBack += found.keptBack
        all.shown += found.shown
      }
    }
    print("weighted, exact \(isExact): \(all)")
    return all
  }

  @Test func `in full precision weighted shares give much away`() throws {
    let (determined, keptBack, _) = try all(isExact: true)
    #expect(determined > keptBack / 10)
  }

  @Test func `shown as the policy says they give nothing away`() throws {
    let (determined, _, shown) = try all(isExact: false)
    #expect(determined == 0)
    #expect(shown > 0, "not all are kept back")
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
