import Languages
import Measures
import Problems
import SurveyEstimates
import Surveys
import TestSupport
import Testing

@testable import Store

/// The plan of analysis: `survey/analysis.yaml`.
struct AnalysisPlanTests {
  private static let file = "survey/analysis.yaml"

  private func plan() throws -> AnalysisPlan {
    try SurveyFolder.use { folder in
      let (review, problems) = folder.read()
      #expect(problems.isEmpty)
      return try #require(review?.survey).plan
    }
  }

  @Test func `weights, derived questions and rankings are read as written`() throws {
    let plan = try plan()
    #expect(
      plan.weighting
        == AnalysisPlan.Weighting(
          classes: ["size"], smallest: 2, rake: ["coast"], largestRatio: 2.5))
    #expect(plan.rankings == ["barriers"])
    let planned = try #require(plan.derived.first)
    #expect(planned.id == "planned" && planned.options.map(\.code) == ["in", "out"])
    #expect(planned.options[0].condition == .isAny(question: "uses", item: nil, options: ["a"]))
    #expect(planned.options[1].condition == nil)
  }

  @Test func `stages of maturity have their criteria in order`() throws {
    let maturity = try #require(try plan().maturity)
    #expect(maturity.lowest.text(in: .en) == "Nothing")
    #expect(maturity.stages.map { $0.name.text(in: .en) } == ["First", "Second"])
    #expect(maturity.allCriteria.map(\.id) == ["begun", "used"])
  }

  @Test func `outcomes, factors and small units are read as written`() throws {
    let furthest = try #require(try plan().furthest)
    #expect(furthest.level == "municipality")
    #expect(
      furthest.outcomes == [
        FurthestPlan.Outcome(question: "planned", yes: "in"),
        FurthestPlan.Outcome(question: "stage", yes: nil),
      ])
    #expect(
      furthest.factors == [
        .logarithm(number: "population", shown: "size"), .number("staff", shown: "size"),
        .classes("coast", isChosen: true), .steps("size"),
      ])
    #expect(
      furthest.small
        == FurthestPlan.Small(
          attribute: "size", classes: ["small"],
          consent: .isAny(question: "plan", item: nil, options: ["yes"]), most: 3))
  }

  @Test func `what is left out has its usual value`() throws {
    try SurveyFolder.use { folder in
      try folder.folder.write("weights: {classes: [size]}\n", to: Self.file)
      let plan = try #require(folder.read().review?.survey).plan
      #expect(plan == AnalysisPlan(weighting: AnalysisPlan.Weighting(classes: ["size"])))
      #expect(plan.weighting?.smallest == 8 && plan.weighting?.largestRatio == 3)
      try folder.delete(Self.file)
      #expect(try #require(folder.read().review?.survey).plan == AnalysisPlan())
    }
  }

  @Test(arguments: broken)
  func `what is wrong with the plan is told with its line`(_ broken: BrokenFolder) throws {
    try broken.expectTold()
  }

  private static func replacing(
    _ code: String, line: Int, cell: String? = nil, _ text: String, with other: String
  ) -> BrokenFolder {
    BrokenFolder(code, at: "\(file):\(line)", cell: cell) {
      try $0.replace(text, with: other, in: file)
    }
  }

  static let broken = [
    BrokenFolder("survey.no-questionnaire", at: file) {
      try $0.delete("survey/questionnaire.yaml")
      try $0.delete("survey/answers.csv")
    },
    replacing(
      "review.unknown-attribute", line: 1, cell: "weights.classes", "classes: [size]",
      with: "classes: [region]"),
    replacing(
      "review.unknown-attribute", line: 1, cell: "weights.rake", "rake: [coast]",
      with: "rake: [region]"),
    replacing(
      "analysis.smallest", line: 1, cell: "weights.smallest", "smallest: 2", with: "smallest: 1"),
    replacing(
      "analysis.largest-ratio", line: 1, cell: "weights.largest-ratio", "largest-ratio: 2.5",
      with: "largest-ratio: 0.5"),
    BrokenFolder("analysis.derived-taken", at: "\(file):3", cell: "derived.0.id") {
      try $0.folder.write(
        """
        rankings: [barriers]
        derived:
          - id: stage
            title: Stage
            text: Again.
            options: [{code: in, text: In, if: {question: uses, is: [a]}}, {code: out, text: Out}]

        """, to: file)
    },
    replacing(
      "analysis.derived-order", line: 7, cell: "derived.0.options.0",
      "{code: in, text: In, if: {question: uses, is: [a]}}", with: "{code: in, text: In}"),
    replacing(
      "analysis.unknown-question", line: 7, cell: "derived.0.options.0", "question: uses",
      with: "question: used"),
    replacing(
      "analysis.unknown-option", line: 7, cell: "derived.0.options.0", "is: [a]", with: "is: [c]"),
    replacing(
      "analysis.not-a-matrix", line: 9, cell: "rankings", "[barriers]", with: "[stage]"),
    BrokenFolder("analysis.stages", at: "\(file):5", cell: "maturity.stages") {
      let stages = (1...10).map {
        "    - {name: S\($0), criteria: [{id: c\($0), text: C, if: {question: plan, answered: true}}]}"
      }
      try $0.folder.write(
        "maturity:\n  title: M\n  lowest: L\n  stages:\n" + stages.joined(separator: "\n") + "\n",
        to: file)
    },
    replacing(
      "analysis.criterion-twice", line: 17, cell: "maturity.stages.1.criteria.0", "id: used",
      with: "id: begun"),
    BrokenFolder("analysis.derived-taken", at: "\(file):2", cell: "maturity") {
      try $0.replace("id: plan\n", with: "id: maturity\n", in: "survey/questionnaire.yaml")
      try $0.replace(",plan,", with: ",maturity,", in: "survey/answers.csv")
      try $0.folder.write(
        """
        maturity:
          title: M
          lowest: L
          stages: [{name: S, criteria: [{id: c, text: C, if: {question: stage, answered: true}}]}]

        """, to: file)
    },
    replacing(
      "review.unknown-level", line: 19, cell: "furthest.level", "level: municipality",
      with: "level: county"),
    replacing(
      "analysis.unknown-option", line: 21, cell: "furthest.outcomes.0", "planned, is: in}",
      with: "planned, is: inside}"),
    replacing(
      "analysis.not-an-outcome", line: 21, cell: "furthest.outcomes.0",
      "{question: planned, is: in}", with: "{question: uses, is: a}"),
    replacing(
      "analysis.not-an-outcome", line: 22, cell: "furthest.outcomes.1", "{question: stage}",
      with: "{question: plan}"),
    replacing(
      "analysis.unknown-question", line: 22, cell: "furthest.outcomes.1", "{question: stage}",
      with: "{question: stages}"),
    replacing(
      "analysis.unknown-number", line: 24, cell: "furthest.factors.0.number",
      "number: population", with: "number: area"),
    replacing(
      "analysis.factor", line: 25, cell: "furthest.factors.1", "{number: staff, attribute: size}",
      with: "{number: staff}"),
    replacing(
      "review.unknown-attribute", line: 26, cell: "furthest.factors.2.attribute",
      "attribute: coast", with: "attribute: region"),
    replacing(
      "analysis.unknown-class", line: 28, cell: "furthest.small", "is: [small]",
      with: "is: [tiny]"),
    replacing(
      "review.unknown-attribute", line: 28, cell: "furthest.small", "small: {attribute: size",
      with: "small: {attribute: region"),
    replacing(
      "analysis.unknown-question", line: 28, cell: "furthest.small",
      "question: plan, is: [\"yes\"]}, most",
      with: "question: plans, is: [\"yes\"]}, most"),
    replacing(
      "analysis.furthest-unweighted", line: 18, cell: "furthest",
      "weights: {classes: [size], smallest: 2, rake: [coast], largest-ratio: 2.5}\n", with: ""),
    replacing("yaml.unknown-key", line: 1, cell: "weights", "smallest:", with: "fewest:"),
  ]
}
