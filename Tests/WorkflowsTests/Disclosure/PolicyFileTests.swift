import Store
import SurveyEstimates
import Testing
import VoluntaryReview
import Workflows

@Suite("The policy as review.yaml says it")
struct PolicyFileTests {
  private static func policy(_ lines: String) throws -> Disclosure {
    try SmallReview.use { review in
      try review.append(lines, to: "review.yaml")
      return try ReviewFolder.read(FolderFiles(review.path)).review.disclosure
    }
  }

  @Test func `nothing said protects all questions`() throws {
    let policy = try Self.policy("")
    #expect(policy == Disclosure())
    #expect(policy.minimumBase == 5 && policy.minimumCount == 3 && policy.questions == .all)
    #expect(policy.dominance == Disclosure.Dominance(largest: 1, share: 85))
    #expect(policy.method == .suppress)
  }

  @Test func `every line is read`() throws {
    let policy = try Self.policy(
      """
      disclosure:
        minimum-base: 7
        minimum-count: 4
        dominance: {largest: 2, share: 75.5, nearness: 10}
        open: [plan]
        method: round
        rounding-base: 5

      """)
    #expect(
      policy
        == Disclosure(
          minimumBase: 7, minimumCount: 4,
          dominance: .init(largest: 2, share: 75.5, nearness: 10),
          questions: .allBut(["plan"]), method: .round(base: 5)))
    #expect(try Self.policy("disclosure: {protect: [plan]}\n").questions == .only(["plan"]))
    #expect(try Self.policy("disclosure: {protect: []}\n").questions == .only([]))
    #expect(try Self.policy("disclosure: {method: round}\n").method == .round(base: 3))
  }

  @Test(arguments: [
    ("", "Groups with fewer than 5 answers"), ("{protect: []}", "No answers are kept back"),
    ("{method: round}", "Counts are rounded to multiples of 3"),
    ("{minimum-base: 6}", "Groups with fewer than 6 answers"),
  ])
  func `the report says how answers are protected`(policy: String, words: String) throws {
    let pages = try SmallReview.use { review in
      if !policy.isEmpty { try review.append("disclosure: \(policy)\n", to: "review.yaml") }
      try review.build()
      return try review.files(of: "report")
    }
    #expect(pages.values.contains { $0.contains(words) })
  }
}
