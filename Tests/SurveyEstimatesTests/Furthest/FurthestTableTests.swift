import Languages
import Measures
import Statistics
import SurveyEstimates
import Surveys
import TestSupport
import Testing

@Suite(
  "Who has come furthest", .needsReferenceData("survey/reference/dev/expected/municipal_cases.json")
)
struct FurthestTableTests {
  private static let plan = AnalysisPlan(
    weighting: AnalysisPlan.Weighting(classes: ["size3", "network"]),
    furthest: FurthestPlan(
      level: "municipality",
      outcomes: [
        FurthestPlan.Outcome(question: "plan", yes: "ja"),
        FurthestPlan.Outcome(question: "stage", yes: nil),
      ],
      factors: [
        .logarithm(number: "population", shown: "size3"), .classes("cen3", isChosen: false),
        .classes("merged", isChosen: false), .classes("network", isChosen: true),
      ]))

  @Test("weighted shares by size are those of R's survey, to the last figures")
  func weightedAsInR() throws {
    let tables = try MunicipalSample.survey(FurthestTableTests.plan).tables()
    let table = try tables.named("survey.plan.by.size3")
    let want = try MunicipalSample.expected("mun-rhg-xtab-plan-size")
    let shares = try #require(want["row_prop"] as? [[Double]])
    for (row, size) in ["1-small", "2-medium", "3-large"].enumerated() {
      let cell = try table.cell("answer=ja, size3=\(size)")
      let value = try #require(cell.value.number)
      #expect(abs(value / 100 - shares[row][0]) < 1e-12)
    }
    let mean = try MunicipalSample.expected("mun-rhg-mean")
    let maturity = try #require((mean["estimate"] as? [String: Double])?["maturity"])
    let error = try #require((mean["se"] as? [String: Double])?["maturity"])
    let stage = try tables.named("survey.stage.mean").cell()
    // Maturity is 20 times the stage; 242 answers in six classes leave 236 degrees of freedom.
    #expect(abs((stage.value.number ?? 0) - maturity / 20) < 1e-12)
    let interval = try #require(stage.interval)
    let t = StudentT(degreesOfFreedom: 236).quantile(0.975)
    #expect(abs((interval.upper - interval.lower) / 2 - t * error / 20) < 1e-12)
  }

  @Test(
    "the table has raw, weighted and adjusted side by side; raw and weighted are those elsewhere")
  func sideBySide() throws {
    let tables = try MunicipalSample.survey(FurthestTableTests.plan).tables()
    let table = try tables.named("furthest.plan.by.size3")
    let raw = try tables.named("survey.plan.raw.by.size3")
    let weighted = try tables.named("survey.plan.by.size3")
    for size in ["1-small", "2-medium", "3-large"] {
      #expect(
        try table.cell("estimate=raw, size3=\(size)")
          == raw.cell("answer=ja, size3=\(size)"))
      #expect(
        try table.cell("estimate=weighted, size3=\(size)")
          == weighted.cell("answer=ja, size3=\(size)"))
      #expect(try table.cell("estimate=adjusted, size3=\(size)").interval != nil)
    }
  }

  @Test("what really matters is found, with the sign it has; what does not stays unclear")
  func found() throws {
    let results = try MunicipalSample.survey(FurthestTableTests.plan).tabulation()
      .results(.open)
    let tables = Dictionary(
      uniqueKeysWithValues: results.tables.map { ($0.table.address.description, $0.table) })
    // The sample was made with a network effect of 1.1 and a merger effect of 0.35 on the logit.
    let differences = try tables.named("furthest.plan.differences")
    let network = try #require(
      try differences.cell("contrast=network, estimate=adjusted").interval)
    #expect(network.lower > 0)
    let merged = try #require(
      try differences.cell("contrast=merged, estimate=adjusted").interval)
    #expect(merged.lower < 0 && merged.upper > 0)
    let reading = try #require(results.readings.first { $0.question == "plan" })
    let sentences = reading.sentences.map { $0.text(in: .en) }
    #expect(
      sentences.contains { $0.hasPrefix("network:") && $0.contains("The difference is clear") })
    #expect(
      sentences.contains {
        $0.hasPrefix("network:") && $0.contains("cannot say that it is the cause")
      })
    #expect(sentences.contains { $0.hasPrefix("merged:") && $0.contains("cannot say whether") })
  }

  @Test("Holm's adjustment covers the factors of all outcomes")
  func holm() throws {
    let tables = try MunicipalSample.survey(FurthestTableTests.plan).tables()
    let tests = try ["plan", "stage"].map { try tables.named("furthest.\($0).tests") }
    let factors = ["size3", "cen3", "merged", "network"]
    let p = try tests.flatMap { table in
      try factors.map {
        try #require(try table.cell("factor=\($0), statistic=p").value.number)
      }
    }
    let adjusted = try tests.flatMap { table in
      try factors.map {
        try #require(try table.cell("factor=\($0), statistic=p-holm").value.number)
      }
    }
    #expect(adjusted == Holm.adjusted(p))
  }

  @Test("classes are compared only where the units of both meet")
  func overlap() throws {
    var survey = try MunicipalSample.survey(FurthestTableTests.plan)
    // No merged unit is left under 2 000 inhabitants.
    for index in survey.units.indices
    where survey.units[index].groups["merged"] == "ja"
      && (survey.units[index].numbers["population"] ?? 0) < 2000
    {
      survey.units[index].groups["merged"] = "nei"
    }
    let table = try survey.tables().named("furthest.plan.by.merged")
    let note = table.notes.map { $0.text(in: .en) }.first { $0.contains("Compared only where") }
    #expect(note != nil)
    guard case .answers(let answered, _) = try table.cell("estimate=adjusted, merged=ja").base
    else {
      Issue.record("an adjusted share rests on answers")
      return
    }
    #expect(answered < 242)
  }

  @Test("a group that is kept back is kept back adjusted too, and so is every difference with it")
  func suppression() throws {
    let survey = try MunicipalSample.survey(FurthestTableTests.plan)
    let tables = try survey.tables(Disclosure(minimumBase: 36, minimumCount: 3))
    let table = try tables.named("furthest.plan.by.size3")
    for estimate in ["raw", "weighted", "adjusted"] {
      #expect(
        try table.cell("estimate=\(estimate), size3=3-large").value == .unknown(.suppressed))
    }
    let differences = try tables.named("furthest.plan.differences")
    #expect(
      try differences.cell("contrast=size3, estimate=adjusted").value == .unknown(.suppressed))
  }

  @Test("small units are named only with their consent")
  func consent() throws {
    var plan = FurthestTableTests.plan
    func tables(_ consent: Condition?) throws -> [String: Table] {
      let furthest = try #require(FurthestTableTests.plan.furthest)
      plan = AnalysisPlan(
        weighting: plan.weighting,
        furthest: FurthestPlan(
          level: furthest.level, outcomes: furthest.outcomes, factors: furthest.factors,
          small: FurthestPlan.Small(
            attribute: "size3", classes: ["1-small"], consent: consent, most: 5)))
      return try MunicipalSample.survey(plan).tables()
    }
    #expect(try tables(nil)["furthest.stage.small"] == nil)
    let named = try tables(.isAny(question: "plan", options: ["ja"])).named("furthest.stage.small")
    #expect(named.codes("unit").count == 5)
    for unit in named.codes("unit") {
      let answer = try named.cell("unit=\(unit), estimate=answered").value.number ?? 0
      let expected = try named.cell("unit=\(unit), estimate=expected").value.number ?? 0
      #expect(answer > expected)
    }
  }

  @Test("the differences are computed again in other ways")
  func sensitivity() throws {
    let table = try MunicipalSample.survey(FurthestTableTests.plan).tables()
      .named("furthest.plan.sensitivity")
    // All answered on one day, so there is no later half.
    #expect(table.codes("variant") == ["main", "unweighted", "without-largest", "classes"])
    let main = try #require(try table.cell("contrast=network, variant=main").value.number)
    for variant in ["unweighted", "without-largest", "classes"] {
      let other = try #require(
        try table.cell("contrast=network, variant=\(variant)").value.number)
      #expect(abs(other - main) < 10)
    }
  }
}
