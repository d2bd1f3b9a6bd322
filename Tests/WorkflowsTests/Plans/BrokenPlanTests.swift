import Problems
import Testing

/// What is wrong in the folder `plans` is told with file and line.
struct BrokenPlanTests {
  @Test(arguments: cases)
  func `what is wrong with plans is told with its place`(_ broken: BrokenCase) throws {
    try broken.expectTold()
  }

  private static let judgementHead = "plan,passage,goal,kind,reader,decision,moved-to,date\n"

  /// A review with plans, broken by a change of its list.
  private static func list(
    _ name: String, _ code: String, line: Int = 2, cell: String? = nil, replacing text: String,
    with other: String
  ) -> BrokenCase {
    BrokenCase(name, code, at: "plans/plans.csv:\(line)", cell: cell) { review in
      try PlanReview.add(to: review)
      try review.replace(text, with: other, in: "plans/plans.csv")
    }
  }

  private static func judged(
    _ name: String, _ code: String, line: Int = 2, cell: String,
    _ rows: @escaping @Sendable (String) -> String
  ) -> BrokenCase {
    BrokenCase(name, code, at: "plans/judgements.csv:\(line)", cell: cell) { review in
      try PlanReview.add(to: review)
      let passage = try PlanReview.row(of: review, holding: "Barnefattigdommen")["passage"] ?? ""
      try review.write(judgementHead + rows(passage), to: "plans/judgements.csv")
    }
  }

  static let cases = [
    list(
      "a unit that is not there", "plans.unknown-unit", cell: "unit", replacing: ",F1,Samf",
      with: ",X9,Samf"),
    list(
      "a kind that is none", "plans.bad-value", cell: "kind", replacing: "societal-part",
      with: "masterplan"),
    list("a year that is none", "plans.bad-value", cell: "year", replacing: "2024", with: "24"),
    list(
      "an address that is none", "plans.bad-value", cell: "address", replacing: "https://",
      with: "ftp://"),
    list(
      "a day that is none", "plans.bad-value", cell: "read", replacing: "2026-01-01",
      with: "1.1.2026"),
    list(
      "an id with a dot", "plans.bad-value", cell: "id", replacing: "samfunnsdel,F1",
      with: "samfunns.del,F1"),
    list("no title", "plans.bad-value", cell: "title", replacing: "F1,Samfunnsdelen", with: "F1,"),
    list(
      "a reading that is not there", "plans.unknown-reading", line: 4, cell: "reading",
      replacing: "readings/sorvik.csv", with: "readings/sor.csv"),
    list(
      "a document that is not there", "plans.unknown-document", cell: "document",
      replacing: ",samfunnsdel.md,", with: ",plan.md,"),
    BrokenCase("two plans with one id", "id.duplicate", at: "plans/plans.csv:3") { review in
      try PlanReview.add(to: review)
      try review.replace("klimaplan,F1", with: "samfunnsdel,F1", in: "plans/plans.csv")
    },
    BrokenCase("a column that is missing", "plans.missing-column", at: "plans/plans.csv:1") {
      try PlanReview.add(to: $0)
      try $0.write("id,unit,title,year,kind\n", to: "plans/plans.csv")
    },
    BrokenCase(
      "a column that is unknown", "plans.unknown-column", at: "plans/plans.csv:1", cell: "colour"
    ) {
      try PlanReview.add(to: $0)
      try $0.write("id,unit,title,year,kind,reading,colour\n", to: "plans/plans.csv")
    },
    BrokenCase(
      "readings without a list", "plans.no-list", at: "plans/readings/nordvik.csv", hasCompany: true
    ) {
      try PlanReview.add(to: $0)
      try $0.delete("plans/plans.csv")
    },
    BrokenCase(
      "a reading that is no reading", "reading.missing-column", at: "plans/readings/sorvik.csv:1",
      hasCompany: true
    ) {
      try PlanReview.add(to: $0)
      try $0.write("goal,page\n11,3\n", to: "plans/readings/sorvik.csv")
    },
    BrokenCase(
      "a goal that is none", "plans.bad-value", at: "plans/readings/sorvik.csv:2", cell: "goal",
      hasCompany: true
    ) {
      try PlanReview.add(to: $0)
      let head = try $0.read("plans/readings/sorvik.csv").prefix { !$0.isNewline }
      let row = "klimaplan.md,,a1,90,18,,implied,describes,0.9,assert,nb,,ord,"
      try $0.write("\(head)\n\(row)\n", to: "plans/readings/sorvik.csv")
    },
    judged("a plan that is not there", "plans.bad-value", cell: "plan") {
      "plan,\($0),1,implied,kari,accept,,\n"
    },
    judged("a passage that is not there", "judgements.unknown-passage", cell: "passage") { _ in
      "samfunnsdel,00000000,1,implied,kari,accept,,\n"
    },
    judged("a goal that was not found there", "judgements.unknown-finding", cell: "goal") {
      "samfunnsdel,\($0),16,implied,kari,accept,,\n"
    },
    judged("a decision that is none", "plans.bad-value", cell: "decision") {
      "samfunnsdel,\($0),1,implied,kari,maybe,,\n"
    },
    judged("a move to nowhere", "plans.bad-value", cell: "moved-to") {
      "samfunnsdel,\($0),1,implied,kari,move,,\n"
    },
    judged("a move of what is accepted", "plans.bad-value", cell: "moved-to") {
      "samfunnsdel,\($0),1,implied,kari,accept,10,\n"
    },
    judged("the same twice", "judgements.duplicate", line: 3, cell: "reader") {
      "samfunnsdel,\($0),1,implied,kari,accept,,\nsamfunnsdel,\($0),1,implied,kari,reject,,\n"
    },
    BrokenCase(
      "passages without plans", "reference.no-plans", at: "report/nb/intro.md:3", hasCompany: true
    ) {
      try $0.write("Tekst.\n\n{{ list passages goal=11 }}\n", to: "report/nb/intro.md")
    },
    BrokenCase(
      "passages on no goal", "reference.no-goal", at: "report/nb/intro.md:3", hasCompany: true
    ) {
      try PlanReview.add(to: $0)
      try $0.write("Tekst.\n\n{{ list passages }}\n", to: "report/nb/intro.md")
    },
  ]
}
