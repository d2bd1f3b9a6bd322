import Languages
import Measures
import SurveyEstimates
import Surveys
import TestSupport
import Testing

/// What an attacker can find out with linear programming, who knows all that is published.
@Suite("An attack on what is kept back")
struct AttackTests {
  static let kinds: [Question.Kind] = [.single, .multiple, .scale, .ranking]

  /// An attack on the only question of a survey, by one who knows who has answered.
  static func attack(
    _ survey: SampleSurvey, _ shares: [PublishedRow], _ means: [PublishedRow] = []
  ) -> SurveyAttack {
    let question = survey.questions[0]
    var attack = SurveyAttack(
      SurveyAttack.Question(
        options: question.answers.map { ($0.code, $0.value) },
        isSingle: question.kind == .single || question.kind == .scale,
        hasDontKnow: question.dontKnow != nil),
      shares: shares, means: means)
    attack.add(responders: survey.responders)
    return attack
  }

  /// The counts that bases and totals of nobody and everybody tell, whatever else is kept back.
  static func told(_ survey: SampleSurvey, _ truth: [PublishedRow]) throws -> Set<
    SurveyAttack.Count
  > {
    let facts = truth.map { row in
      row.place == nil && (row.count == 0 || row.count == row.base) ? row : row.blank
    }
    let bounds = try #require(attack(survey, facts).bounds())
    return Set(bounds.filter { $0.value.upper - $0.value.lower < 1 - 1e-6 }.keys)
  }

  @Test(arguments: kinds, UInt64(1)...UInt64(25))
  func `no count that is kept back is determined`(kind: Question.Kind, seed: UInt64) throws {
    let survey = DisclosureTests.survey(kind, seed: seed)
    let truth = survey.rows(of: "survey.q", try survey.tables())
    let told = try AttackTests.told(survey, truth)
    let tables = try survey.tables(Disclosure())
    let means = kind == .ranking ? "survey.q.borda" : "survey.q.mean"
    let attack = AttackTests.attack(
      survey, survey.rows(of: "survey.q", tables), survey.rows(of: means, tables))
    let bounds = try #require(attack.bounds(), "the published numbers contradict each other")
    for row in truth {
      let count = SurveyAttack.Count(row)
      guard let (lower, upper) = bounds[count], let found = row.count, let base = row.base,
        !told.contains(count)
      else { continue }
      #expect(lower <= Double(found) + 1e-6 && Double(found) <= upper + 1e-6)
      #expect(upper - lower >= 1 - 1e-6, "\(count) is \(found)")
      // In a group that is not small, a small count might be one less, and one that is shown.
      guard row.isPrimary, base >= 5, count.row != "dont-know" else { continue }
      #expect(lower <= Double(found) - 1 + 1e-6 && upper >= 3 - 1e-6, "\(count) is \(found)")
    }
  }

  @Test func `without further counts kept back the attack succeeds`() throws {
    var (kept, found) = (0, 0)
    for kind in [Question.Kind.single, .scale, .ranking] {
      for seed in UInt64(1)...10 {
        let survey = DisclosureTests.survey(kind, seed: seed)
        let rows = survey.rows(of: "survey.q", try survey.tables())
        let attack = AttackTests.attack(survey, rows.map { $0.isPrimary ? $0.blank : $0 })
        let bounds = try #require(attack.bounds())
        kept += attack.keptBack.count
        found += attack.keptBack.count { count in
          bounds[count].map { $0.upper - $0.lower < 1 - 1e-6 } ?? false
        }
      }
    }
    print("with primary suppression alone \(found) of \(kept) counts are found out")
    #expect(found > kept / 2)
  }
}
