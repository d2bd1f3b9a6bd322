import Languages
import Measures
import SurveyEstimates
import Surveys
import TestSupport
import Testing

@Suite("Rounded counts")
struct RoundingTests {
  /// The rows of all tables of the only question, with true counts and with rounded ones.
  struct Pair {
    let survey: SampleSurvey
    let truth: [PublishedRow]
    let rounded: [PublishedRow]

    init(_ survey: SampleSurvey, base: Int) throws {
      self.survey = survey
      let policy = Disclosure(minimumBase: 1, method: .round(base: base))
      truth = survey.rows(of: "survey.q", try survey.tables())
      rounded = survey.rows(of: "survey.q", try survey.tables(policy))
    }

    /// The counts by row in a column; a count of no base is 0.
    func column(_ attribute: String?, _ group: String?) -> [String: Int] {
      let own = rounded.filter { $0.attribute == attribute && $0.group == group }
      return Dictionary(
        own.map { (SurveyAttack.Count($0).row, $0.count ?? 0) }, uniquingKeysWith: { $1 })
    }

    func base(_ attribute: String?, _ group: String?, ofRow row: String) -> Int? {
      rounded.first {
        $0.attribute == attribute && $0.group == group && $0.codes["answer"] == row
      }?.base
    }
  }

  @Test(arguments: AttackTests.kinds, UInt64(1)...UInt64(20))
  func `rows and columns still add up in every table`(kind: Question.Kind, seed: UInt64) throws {
    let survey = DisclosureTests.survey(kind, seed: seed)
    let codes = survey.questions[0].answers.map(\.code)
    for base in [3, 5] {
      let pair = try Pair(survey, base: base)
      for row in pair.rounded {
        #expect((row.count ?? 0) % base == 0 && (row.base ?? 0) % base == 0)
      }
      let all = pair.column(nil, nil)
      for attribute in survey.attributes {
        let groups = Set(pair.rounded.filter { $0.attribute == attribute }.compactMap(\.group))
          .subtracting(["all"])
        #expect(pair.column(attribute, "all") == all, "the same totals in all tables")
        let columns = groups.map { pair.column(attribute, $0) }
        for (row, total) in all {
          #expect(columns.reduce(0) { $0 + ($1[row] ?? 0) } == total, "\(row) by \(attribute)")
        }
        for group in groups.sorted() + ["all"] {
          let column = pair.column(attribute, group)
          let answered = pair.base(attribute, group, ofRow: codes[0]) ?? 0
          let asked = pair.base(attribute, group, ofRow: "not-answered") ?? 0
          let rank = kind == .ranking ? "/first" : ""
          let outside = (column["dont-know"] ?? 0) + (column["not-answered" + rank] ?? 0)
          #expect(answered + outside == asked)
          func sum(_ rows: [String]) -> Int { rows.reduce(0) { $0 + (column[$1] ?? 0) } }
          switch kind {
          case .multiple: for code in codes { #expect(sum([code]) <= answered) }
          case .ranking:
            #expect(sum(codes.map { "\($0)/first" }) == answered)
            for code in codes { #expect(sum(["\(code)/first"]) <= sum(["\(code)/top3"])) }
          default:
            #expect(sum(codes) == answered)
            if column["top"] != nil {
              #expect(sum(codes.suffix(2)) == sum(["top"]))
              #expect(sum(Array(codes.prefix(2))) == sum(["bottom"]))
            }
          }
        }
      }
    }
  }

  @Test func `a count goes to a neighbour and nobody stays nobody`() throws {
    var (cells, far) = (0, 0)
    for kind in AttackTests.kinds {
      for seed in UInt64(1)...20 {
        for base in [3, 5] {
          let pair = try Pair(DisclosureTests.survey(kind, seed: seed), base: base)
          for (before, after) in zip(pair.truth, pair.rounded) {
            guard let true0 = before.count else { continue }
            let change = abs((after.count ?? 0) - true0)
            cells += 1
            if change >= base { far += 1 }
            #expect(change < 2 * base, "\(kind) \(seed): \(before) became \(after.count ?? 0)")
            if true0 == 0 { #expect(after.count ?? 0 == 0, "\(kind) \(seed): \(before)") }
          }
        }
      }
    }
    print("of \(cells) rounded counts \(far) are not neighbours of the true ones")
    #expect(far * 100 < cells)
  }
}
